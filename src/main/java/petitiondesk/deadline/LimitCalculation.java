package petitiondesk.deadline;

import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;

/**
 * Computes a limit from its clock events and the calendars that they name, and from nothing else. The last day ends at 24:00
 * in Asia/Shanghai.
 */
final class LimitCalculation {

    private LimitCalculation() {}

    /**
     * The limit that these events make.
     *
     * @param events of one run, the start first
     * @param calendars by version
     */
    static TimeLimit compute(String subject, List<ClockEvent> events, LongFunction<WorkCalendar> calendars) {
        LimitClock clock = LimitClock.of(events, calendars);
        LimitDates dates = LimitDates.of(clock);
        Instant dueAt =
                dates.dueOn().plusDays(1).atStartOfDay(ApplicationClock.ZONE).toInstant();
        return new TimeLimit(
                clock.kind(),
                subject,
                clock.startedOn(),
                dates.target(),
                dates.dueOn(),
                dueAt,
                dates.provisional(),
                new LimitExplanation(clock, dates).lines(),
                clock.suspendedOn(),
                clock.metAt(),
                clock.endedAt());
    }
}
