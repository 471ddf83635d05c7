package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to the clock of one limit.
 *
 * @param run counts the limits of one kind in one case, from 1
 * @param onDay the legal day of {@code at}
 * @param days of the limit when started or extended, else null; in the unit of {@code kind}
 */
record ClockEvent(LimitKind kind, int run, Type type, LocalDate onDay, Integer days, Instant at) {

    /** What happened; the names are kept in the database. */
    enum Type {
        STARTED,
        EXTENDED,
        SUSPENDED,
        RESUMED,
        MET,
        ENDED
    }
}
