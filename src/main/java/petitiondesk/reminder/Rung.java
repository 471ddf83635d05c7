package petitiondesk.reminder;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.platform.ApplicationClock;

/**
 * A step of one limit's ladder.
 *
 * @param on the day on which it becomes true, at its first moment
 */
record Rung(Step step, LocalDate on) {

    Instant at() {
        return on.atStartOfDay(ApplicationClock.ZONE).toInstant();
    }
}
