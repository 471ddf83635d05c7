package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LadderPropertiesTest {

    private static final LocalDate EPOCH = LocalDate.parse("2026-01-01");

    /** A limit with its rules, and days off besides the weekends. */
    record Given(LocalDate startedOn, int length, LadderRules rules, Set<Integer> daysOff) {

        LocalDate dueOn() {
            return startedOn.plusDays(length);
        }

        boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !daysOff.contains((int) ChronoUnit.DAYS.between(EPOCH, day));
        }

        Ladder ladder() {
            return new Ladder(startedOn, dueOn(), rules, this::isWorkingDay);
        }
    }

    @Provide
    Arbitrary<Given> given() {
        Arbitrary<LadderRules> rules = Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(5, 20),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(10, 30))
                .as((share, least, most, repeat, head, office) ->
                        new LadderRules(share, least, most, repeat, head, office, office));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400).map(EPOCH::plusDays),
                        Arbitraries.integers().between(1, 120),
                        rules,
                        Arbitraries.integers().between(0, 600).set().ofMaxSize(40))
                .as(Given::new);
    }

    @Property
    void steps_come_in_order_and_each_once(@ForAll("given") Given given) {
        List<Rung> rungs = given.ladder().until(given.dueOn().plusDays(90));
        assertThat(rungs).isSortedAccordingTo(Comparator.comparing(Rung::on));
        assertThat(new HashSet<>(rungs)).hasSameSizeAs(rungs);
    }

    @Property
    void a_later_look_adds_steps_and_takes_none_away(
            @ForAll("given") Given given, @ForAll("days") int first, @ForAll("days") int second) {
        LocalDate earlier = given.startedOn().plusDays(Math.min(first, second));
        LocalDate later = given.startedOn().plusDays(Math.max(first, second));
        List<Rung> before = given.ladder().until(earlier);
        assertThat(given.ladder().until(later).subList(0, before.size())).isEqualTo(before);
    }

    @Property
    void looking_day_by_day_finds_what_one_look_finds(@ForAll("given") Given given, @ForAll("days") int days) {
        Set<Rung> daily = new HashSet<>();
        for (int i = 0; i <= days; i++) {
            daily.addAll(given.ladder().until(given.startedOn().plusDays(i)));
        }
        assertThat(given.ladder().until(given.startedOn().plusDays(days))).containsExactlyInAnyOrderElementsOf(daily);
    }

    @Property
    void warnings_are_for_working_days_within_the_limit_and_late_is_late(@ForAll("given") Given given) {
        for (Rung rung : given.ladder().until(given.dueOn().plusDays(60))) {
            if (EnumSet.of(Step.SOON, Step.TODAY).contains(rung.step())) {
                assertThat(given.isWorkingDay(rung.on())).isTrue();
                assertThat(rung.on()).isAfter(given.startedOn()).isBeforeOrEqualTo(given.dueOn());
            } else {
                assertThat(rung.on()).isAfter(given.dueOn());
            }
        }
    }

    @Property
    void the_next_step_is_the_first_of_those_to_come(@ForAll("given") Given given, @ForAll("days") int days) {
        LocalDate today = given.startedOn().plusDays(days);
        List<Rung> toCome = given.ladder().until(today.plusDays(200)).stream()
                .filter(rung -> rung.on().isAfter(today))
                .toList();
        assertThat(given.ladder().after(today)).isEqualTo(toCome.stream().findFirst());
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 180);
    }
}
