package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The due date of a running limit has moved. Published in the transaction that moved it, so that timers, task dates and
 * notices move with it or not at all.
 *
 * @param subject number of the petition, meeting or order
 * @param calendar version of the calendar under which the limit is now
 */
public record LimitMoved(
        String subject,
        LimitKind kind,
        LocalDate oldDueOn,
        LocalDate newDueOn,
        Instant oldDueAt,
        Instant newDueAt,
        Cause cause,
        long calendar) {

    /** Why; the names are kept in the database. */
    public enum Cause {
        EXTENDED,
        RESUMED,
        ROUTE_CHANGED,
        CALENDAR
    }
}
