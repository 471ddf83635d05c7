package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Legal and local time limits. A limit follows from its append-only clock events; nobody sets its date. Days are legal
 * days in Asia/Shanghai.
 */
public interface TimeLimits {

    /** Starts the clock of a limit on the day of {@code at}; a limit of the same kind that still runs is ended first. */
    TimeLimit start(LimitKind kind, String subject, Instant at);

    /** The limit that would start on the day of {@code at}; nothing is written. */
    TimeLimit preview(LimitKind kind, Instant at);

    /**
     * Starts a limit whose day somebody has set, such as a joint meeting; otherwise as {@link #start(LimitKind, String,
     * Instant)}.
     *
     * @param dueOn the last day, after the day of {@code at}
     */
    TimeLimit startUntil(LimitKind kind, String subject, Instant at, LocalDate dueOn);

    /** Notes that what the limit asks for was done; nothing happens if no such limit runs. */
    void meet(LimitKind kind, String subject, Instant at);

    /** The newest limit of this kind, running or met. */
    Optional<TimeLimit> newest(LimitKind kind, String subject);

    /** All limits that a case ever had, oldest first. */
    List<TimeLimit> of(String subject);

    /** The same for many cases at once; a case that never had one is not in the map. */
    Map<String, List<TimeLimit>> of(Collection<String> subjects);

    /** Limits that still run, those due first in front. */
    List<TimeLimit> running(String subject);

    /** The same for many cases at once; a case without a running limit is not in the map. */
    Map<String, List<TimeLimit>> running(Collection<String> subjects);

    /**
     * A computed limit.
     *
     * @param startedOn the day that the clock started, itself not counted
     * @param dueOn the legal due date; the day ends at 24:00
     * @param dueAt the first instant after the due date
     * @param explanation how the date follows from the clock events, in Chinese
     * @param metAt when it was met, or null
     * @param endedAt when it ended without being met, because its clock was started anew; else null
     */
    record TimeLimit(
            LimitKind kind,
            String subject,
            LocalDate startedOn,
            LocalDate dueOn,
            Instant dueAt,
            List<String> explanation,
            Instant metAt,
            Instant endedAt) {

        /** Whether the limit is neither met nor ended. */
        public boolean isRunning() {
            return metAt == null && endedAt == null;
        }

        /** Whether the due date had passed before the limit was met or ended, or has passed while it still runs. */
        public boolean isOverdue(Instant now) {
            Instant until = isRunning() ? now : metAt != null ? metAt : endedAt;
            return !until.isBefore(dueAt);
        }
    }
}
