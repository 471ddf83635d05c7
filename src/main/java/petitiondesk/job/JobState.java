package petitiondesk.job;

import java.time.Duration;
import java.time.Instant;

/**
 * How a job stands.
 *
 * @param reason why it was switched off; null while it is on
 * @param changedBy user id of whoever switched it last; null if nobody ever did
 * @param lastRun null before the first
 * @param runningSince null unless this node runs it at this moment
 * @param nextAt about when it runs next; null while it is off
 * @param trouble why it needs a look, as a Chinese sentence; null if it does not
 */
public record JobState(
        String id,
        String title,
        String description,
        Duration interval,
        boolean on,
        String reason,
        String changedBy,
        Instant changedAt,
        JobRun lastRun,
        Instant runningSince,
        Instant nextAt,
        String trouble) {}
