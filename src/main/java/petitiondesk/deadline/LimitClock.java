package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the events of one limit come to: from when, how much of what, what was taken out, under which calendar. Whatever
 * comes after it was met or ended changes nothing any more, unless what had met it turns out void.
 */
final class LimitClock {

    private final LongFunction<WorkCalendar> calendars;
    private final List<Suspension> suspensions = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final List<Rerouting> reroutings = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private LimitKind kind;
    private LimitKind.Unit unit;
    private LocalDate startedOn;
    private int days;
    private LocalDate suspendedOn;
    private WorkCalendar calendar;
    private Instant metAt;
    private Instant endedAt;

    private LimitClock(LongFunction<WorkCalendar> calendars) {
        this.calendars = calendars;
    }

    /** Days from the suspension to the resumption, both of them not counted: a hearing's days are whole days (Art 36). */
    record Suspension(LocalDate from, LocalDate to) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** @param total days of the limit, this extension included */
    record Extension(LocalDate on, int days, int total) {}

    record Rerouting(LocalDate on, LimitKind from, LimitKind to) {}

    /**
     * A later calendar gave the limit another date.
     *
     * @param year that the calendar brought; 0 where the limit had been counted without any
     */
    record Move(LocalDate on, int year, LocalDate oldDueOn, LocalDate newDueOn) {}

    /** @param events of one run, the start first */
    static LimitClock of(List<ClockEvent> events, LongFunction<WorkCalendar> calendars) {
        LimitClock clock = new LimitClock(calendars);
        for (ClockEvent event : events) {
            if (clock.isRunning() || event.type() == ClockEvent.Type.RUN_ON) {
                clock.apply(event);
            }
        }
        return clock;
    }

    private void apply(ClockEvent event) {
        switch (event.type()) {
            case STARTED -> {
                kind = event.kind();
                startedOn = event.onDay();
                days = event.days();
                unit = event.unit() == null ? kind.unit() : event.unit();
                calendar = event.calendar() == null ? null : calendars.apply(event.calendar());
            }
            case EXTENDED -> {
                days += event.days();
                extensions.add(new Extension(event.onDay(), event.days(), days));
            }
            case SUSPENDED -> suspendedOn = event.onDay();
            case RESUMED -> {
                suspensions.add(new Suspension(suspendedOn, event.onDay()));
                suspendedOn = null;
            }
            case ROUTE_CHANGED -> {
                reroutings.add(new Rerouting(event.onDay(), kind, event.toKind()));
                kind = event.toKind();
                days = event.days();
                unit = event.unit();
            }
            case CALENDAR -> change(event);
            case MET -> metAt = event.at();
            case ENDED -> endedAt = event.at();
            case RUN_ON -> metAt = null;
        }
    }

    private void change(ClockEvent event) {
        LocalDate before = LimitDates.of(this).dueOn();
        int year = calendar == null ? 0 : calendars.apply(event.calendar()).changedYear();
        calendar = calendars.apply(event.calendar());
        LocalDate after = LimitDates.of(this).dueOn();
        if (!after.equals(before)) {
            moves.add(new Move(event.onDay(), year, before, after));
        }
    }

    boolean isSuspended(LocalDate day) {
        return suspensions.stream().anyMatch(suspension -> suspension.contains(day));
    }

    boolean isRunning() {
        return metAt == null && endedAt == null;
    }

    LimitKind kind() {
        return kind;
    }

    LimitKind.Unit unit() {
        return unit;
    }

    LocalDate startedOn() {
        return startedOn;
    }

    /** All days of the limit, extensions included. */
    int days() {
        return days;
    }

    /** Those that are over, oldest first. */
    List<Suspension> suspensions() {
        return suspensions;
    }

    List<Extension> extensions() {
        return extensions;
    }

    List<Rerouting> reroutings() {
        return reroutings;
    }

    List<Move> moves() {
        return moves;
    }

    /** First day of a suspension that is not over, or null. */
    LocalDate suspendedOn() {
        return suspendedOn;
    }

    /** Empty for a limit that an older release counted, which knew weekends alone and moved no last day. */
    Optional<WorkCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    Instant metAt() {
        return metAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}
