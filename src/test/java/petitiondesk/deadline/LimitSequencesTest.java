package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import petitiondesk.deadline.ClockEvent.Type;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** Whatever happens to a clock, the limit is what a finger on the wall calendar comes to. */
class LimitSequencesTest {

    private static final int CALENDARS = 6;
    private static final int YEARS = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    /** Three years each, with holidays and make-up days thrown as no State Council would. */
    private static final List<Map<LocalDate, CalendarYear.Type>> WALLS = walls();

    private static final Map<Long, WorkCalendar> CALENDAR = calendars();

    /** @param gap days since the one before */
    record Step(Type type, int gap, int days, int pick) {}

    record Story(LimitKind kind, int startsAfter, int days, int calendar, List<Step> steps) {}

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void any_sequence_of_events_comes_to_what_is_counted_day_by_day(@ForAll("stories") Story story) {
        LimitRun run = started(story);
        LocalDate day = run.limit().startedOn();
        for (Step step : story.steps()) {
            day = day.plusDays(step.gap());
            ClockEvent event = event(run, step, day);
            if (event == null) {
                continue;
            }
            LimitRun next = run.and(event);
            TimeLimit limit = next.limit();
            ReferenceCount.Answer counted = new ReferenceCount(WALLS).count(next.events());
            assertThat(limit.target()).isEqualTo(counted.target());
            assertThat(limit.dueOn()).isEqualTo(counted.dueOn());
            check(run, next, event);
            run = next;
        }
    }

    private static void check(LimitRun before, LimitRun after, ClockEvent event) {
        TimeLimit old = before.limit();
        TimeLimit limit = after.limit();
        assertThat(limit.dueOn()).isAfterOrEqualTo(limit.target()).isAfter(limit.startedOn());
        if (event.type() == Type.RUN_ON) {
            assertThat(limit.isRunning()).isTrue();
            assertThat(limit.dueOn()).as("from the same start").isEqualTo(old.dueOn());
        } else if (!before.isOpen()) {
            assertThat(limit).isEqualTo(old);
        } else if (event.type() == Type.EXTENDED) {
            assertThat(limit.target()).as("extended").isAfter(old.target());
            assertThat(limit.dueOn()).as("extended").isAfterOrEqualTo(old.dueOn());
        } else if (event.type() == Type.RESUMED) {
            assertThat(counted(after, limit)).as("days given back").isEqualTo(counted(before, old));
            assertThat(limit.dueOn()).as("resumed").isAfterOrEqualTo(old.dueOn());
        }
    }

    /** Days of the limit that were not taken out. */
    private static long counted(LimitRun run, TimeLimit limit) {
        LimitClock clock = run.clock();
        return limit.startedOn()
                .plusDays(1)
                .datesUntil(limit.target().plusDays(1))
                .filter(day -> !clock.isSuspended(day))
                .filter(day -> clock.unit() != LimitKind.Unit.WORKING_DAYS
                        || clock.calendar().orElseThrow().isWorkingDay(day))
                .count();
    }

    private static LimitRun started(Story story) {
        LocalDate day = FIRST_DAY.plusDays(story.startsAfter());
        return new LimitRun(
                "",
                story.kind(),
                1,
                List.of(LimitRun.started(story.kind(), 1, story.days(), story.calendar(), at(day))),
                CALENDAR::get);
    }

    /** The event, or null where it could not happen. */
    private static ClockEvent event(LimitRun run, Step step, LocalDate day) {
        LimitClock clock = run.clock();
        boolean suspended = clock.suspendedOn() != null;
        boolean set = clock.unit() == LimitKind.Unit.SET_DAY;
        return switch (step.type()) {
            case STARTED -> null;
            case EXTENDED -> suspended ? null : run.event(Type.EXTENDED, step.days(), at(day));
            case SUSPENDED -> {
                boolean apart = clock.suspensions().stream().allMatch(earlier -> day.isAfter(earlier.to()));
                boolean within = day.isAfter(clock.startedOn())
                        && !day.isAfter(run.limit().dueOn());
                yield !suspended && !set && apart && within ? run.event(Type.SUSPENDED, at(day)) : null;
            }
            case RESUMED -> suspended ? run.event(Type.RESUMED, at(day)) : null;
            case ROUTE_CHANGED -> {
                LimitKind to = LimitKind.values()[step.pick() % LimitKind.values().length];
                yield suspended || set || to.unit() == LimitKind.Unit.SET_DAY
                        ? null
                        : run.routeChanged(to, step.days(), at(day));
            }
            case CALENDAR -> run.calendar(1 + step.pick() % CALENDARS, at(day));
            case MET -> step.pick() % 4 == 0 ? run.event(Type.MET, at(day)) : null;
            case RUN_ON -> run.clock().metAt() != null ? run.event(Type.RUN_ON, at(day)) : null;
            case ENDED -> step.pick() % 4 == 0 ? run.event(Type.ENDED, at(day)) : null;
        };
    }

    private static Instant at(LocalDate day) {
        return ClockStory.at(day.toString());
    }

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Step> steps = Combinators.combine(
                        Arbitraries.of(Type.values()),
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.of(LimitKind.values()),
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(1, CALENDARS),
                        steps.list().ofMaxSize(12))
                .as(Story::new);
    }

    private static List<Map<LocalDate, CalendarYear.Type>> walls() {
        List<Map<LocalDate, CalendarYear.Type>> walls = new ArrayList<>();
        for (int seed = 0; seed < CALENDARS; seed++) {
            Random dice = new Random(seed);
            Map<LocalDate, CalendarYear.Type> wall = new HashMap<>();
            for (int thrown = 0; thrown < 60 * YEARS; thrown++) {
                LocalDate day = FIRST_DAY.plusDays(dice.nextInt(365 * YEARS));
                boolean off = dice.nextInt(3) > 0;
                for (int length = off ? dice.nextInt(9) : 0; length >= 0; length--) {
                    wall.put(day.plusDays(length), off ? CalendarYear.Type.OFF : CalendarYear.Type.WORK);
                }
            }
            walls.add(Map.copyOf(wall));
        }
        return walls;
    }

    private static Map<Long, WorkCalendar> calendars() {
        Map<Long, WorkCalendar> calendars = new HashMap<>();
        for (int seed = 0; seed < CALENDARS; seed++) {
            WorkCalendar calendar = WorkCalendar.unpublished();
            for (int year = FIRST_DAY.getYear(); year < FIRST_DAY.getYear() + 2 * YEARS; year++) {
                int of = year;
                Map<LocalDate, CalendarYear.Day> days = WALLS.get(seed).entrySet().stream()
                        .filter(day -> day.getKey().getYear() == of)
                        .collect(Collectors.toMap(Map.Entry::getKey, day -> new CalendarYear.Day(day.getValue(), "")));
                calendar = calendar.with(seed + 1L, new CalendarYear(year, "", days));
            }
            calendars.put(seed + 1L, calendar);
        }
        return calendars;
    }
}
