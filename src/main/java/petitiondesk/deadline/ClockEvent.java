package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to the clock of one limit.
 *
 * @param kind the limit that was started, also where it goes on as another
 * @param run counts the limits of one kind in one case, from 1
 * @param onDay the legal day of {@code at}
 * @param days of the limit when started, extended or re-routed, else null
 * @param unit of {@code days} when started or re-routed; null elsewhere and in what older releases wrote
 * @param toKind as which limit it goes on when re-routed, else null
 * @param calendar version of the calendar when started, and when another one comes; null elsewhere and in what older
 *     releases wrote
 */
record ClockEvent(
        LimitKind kind,
        int run,
        Type type,
        LocalDate onDay,
        Integer days,
        LimitKind.Unit unit,
        LimitKind toKind,
        Long calendar,
        Instant at) {

    /** What happened; the names are kept in the database. */
    enum Type {
        STARTED,
        EXTENDED,
        SUSPENDED,
        RESUMED,
        ROUTE_CHANGED,
        CALENDAR,
        MET,
        ENDED,
        /** What had met it is void. */
        RUN_ON
    }
}
