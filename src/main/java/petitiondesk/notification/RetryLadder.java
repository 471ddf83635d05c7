package petitiondesk.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a mail rests after each failed attempt: soon at first, then every six hours for three days in all. */
final class RetryLadder {

    private static final List<Duration> FIRST_RESTS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));
    /** The rest after each later attempt. */
    static final Duration LONGEST = Duration.ofHours(6);

    private static final Duration PATIENCE = Duration.ofDays(3);

    private RetryLadder() {}

    /**
     * The rest after this many failed attempts, empty when patience is at its end. Counts the rests, not the calendar: days
     * on which the desk itself stood still are no attempts.
     */
    static Optional<Duration> restAfter(int failedAttempts) {
        Duration rested = Duration.ZERO;
        Duration rest = Duration.ZERO;
        for (int i = 0; i < failedAttempts; i++) {
            rest = i < FIRST_RESTS.size() ? FIRST_RESTS.get(i) : LONGEST;
            rested = rested.plus(rest);
        }
        return rested.compareTo(PATIENCE) > 0 ? Optional.empty() : Optional.of(rest);
    }
}
