package petitiondesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Legal and local time limits. A limit follows from its append-only clock events; nobody sets its date. Days are legal
 * days in Asia/Shanghai. Whatever moves a date publishes a {@link LimitMoved} in the same transaction.
 */
public interface TimeLimits {

    /** {@link #start(LimitKind, String, Instant, String)} with the number of days that holds everywhere. */
    TimeLimit start(LimitKind kind, String subject, Instant at);

    /**
     * Starts the clock of a limit on the day of {@code at}; a limit of the same kind that still runs is ended first.
     *
     * @param unit code of the unit, district or village whose local number of days counts; null for the general one
     */
    TimeLimit start(LimitKind kind, String subject, Instant at, String unit);

    /** The limit that would start on the day of {@code at}; nothing is written. */
    TimeLimit preview(LimitKind kind, Instant at);

    /** The limit that all this would come to; nothing is written. */
    TimeLimit whatIf(WhatIf question);

    /**
     * Starts a limit whose day somebody has set, such as a joint meeting; otherwise as {@link #start(LimitKind, String,
     * Instant)}.
     *
     * @param dueOn the last day, after the day of {@code at}
     */
    TimeLimit startUntil(LimitKind kind, String subject, Instant at, LocalDate dueOn);

    /**
     * Extends the running limit, counted from its last day before it is moved past days off.
     *
     * @throws petitiondesk.shared.Refusal naming the field, if the law knows no such extension, the limit was extended
     *     before, it is over at {@code at}, or {@code days} are not between 1 and what the law allows
     */
    TimeLimit extend(LimitKind kind, String subject, int days, Instant at);

    /**
     * Takes the days from that of {@code at} on out of the running limit, until it is resumed.
     *
     * @throws petitiondesk.shared.Refusal naming the field, if this limit is never suspended, the day is not after its start
     *     or lies in an earlier suspension, or the limit is over
     */
    TimeLimit suspend(LimitKind kind, String subject, Instant at);

    /**
     * Lets a suspended limit run again from the day after that of {@code at}.
     *
     * @throws petitiondesk.shared.Refusal naming the field, if it is not suspended or {@code at} lies before that
     */
    TimeLimit resume(LimitKind kind, String subject, Instant at);

    /**
     * Lets a limit of the simple procedure go on as the ordinary one from the same start.
     *
     * @throws petitiondesk.shared.Refusal naming the field, if {@code kind} has no ordinary one or does not run
     */
    TimeLimit changeRoute(LimitKind kind, String subject, Instant at);

    /** Notes that what the limit asks for was done; nothing happens if no such limit runs. */
    void meet(LimitKind kind, String subject, Instant at);

    /** Ends the running limit as one that does not count, because what had started it is void; nothing happens if none runs. */
    void end(LimitKind kind, String subject, Instant at);

    /**
     * Takes back that the newest limit of this kind was met, because what had met it is void: it runs on from its start, with
     * whatever had extended it. Nothing happens if it was not met.
     */
    void runOn(LimitKind kind, String subject, Instant at);

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

    /** Numbers of all cases in which a limit runs, in order. */
    List<String> runningSubjects();

    /**
     * A limit to be tried out.
     *
     * @param days null for the number that holds everywhere; where the day is set, days from the start
     * @param extension days, or 0
     * @param suspendedFrom first day taken out, or null
     * @param suspendedUntil last day taken out; null while it is not known
     */
    record WhatIf(
            LimitKind kind,
            LocalDate start,
            Integer days,
            int extension,
            LocalDate suspendedFrom,
            LocalDate suspendedUntil) {}

    /**
     * A computed limit.
     *
     * @param startedOn the day that the clock started, itself not counted
     * @param target the last day before it is moved past days off: what the office aims at
     * @param dueOn the legal due date; the day ends at 24:00
     * @param dueAt the first instant after the due date
     * @param provisional whether it rests on a year whose days off are not published yet
     * @param explanation how the date follows from the clock events, in Chinese
     * @param suspendedOn first day of a suspension that is not over, or null
     * @param metAt when it was met, or null
     * @param endedAt when it ended without being met, because its clock was started anew or what had started it is void; else null
     */
    record TimeLimit(
            LimitKind kind,
            String subject,
            LocalDate startedOn,
            LocalDate target,
            LocalDate dueOn,
            Instant dueAt,
            boolean provisional,
            List<String> explanation,
            LocalDate suspendedOn,
            Instant metAt,
            Instant endedAt) {

        /** Whether the limit is neither met nor ended. */
        public boolean isRunning() {
            return metAt == null && endedAt == null;
        }

        /**
         * Whether the due date had passed before the limit was met or ended, or has passed while it still runs. One that is
         * suspended was not late then, and does not become so before it is resumed.
         */
        public boolean isOverdue(Instant now) {
            if (isRunning()) {
                return suspendedOn == null && !now.isBefore(dueAt);
            }
            return !(metAt != null ? metAt : endedAt).isBefore(dueAt);
        }
    }
}
