package petitiondesk.job;

import java.time.Instant;
import java.util.Objects;
import petitiondesk.platform.JobResult;

/**
 * One run of a job.
 *
 * @param broken whether it ended by an exception; the remark says which
 * @param by user id of the administrator who started it; null for a run of its own
 */
public record JobRun(
        Instant startedAt,
        Instant finishedAt,
        int found,
        int done,
        int failed,
        String remark,
        boolean broken,
        String by) {

    static JobRun of(Instant startedAt, Instant finishedAt, JobResult result, String by) {
        return new JobRun(
                startedAt, finishedAt, result.found(), result.done(), result.failed(), result.remark(), false, by);
    }

    static JobRun broken(Instant startedAt, Instant finishedAt, String reason, String by) {
        return new JobRun(startedAt, finishedAt, 0, 0, 1, reason, true, by);
    }

    public boolean inTrouble() {
        return broken || failed > 0;
    }

    /** Nothing to do, nothing to say. */
    boolean quiet() {
        return found == 0 && !inTrouble() && remark == null && by == null;
    }

    /** Whether it moved nothing, as the other did not: the same trouble again is no news. */
    boolean repeats(JobRun other) {
        return other != null
                && by == null
                && done == 0
                && other.done == 0
                && found == other.found
                && failed == other.failed
                && broken == other.broken
                && Objects.equals(remark, other.remark);
    }
}
