package petitiondesk.advice;

import java.time.Instant;

/** What is appended to an advice in its course. */
final class AdviceParts {

    private AdviceParts() {}

    /** An answer with what the office said to it; the last four are null until then. */
    record Answer(
            int round,
            Adoption adoption,
            String answer,
            String answeredBy,
            Instant answeredAt,
            Assessment assessment,
            String comment,
            String assessedBy,
            Instant assessedAt) {}

    /** How it ended: with an accepted answer, or taken back for a reason. */
    record Ending(AdviceStatus status, String reason, String endedBy, Instant endedAt) {}

    /**
     * A line of its history.
     *
     * @param actor user id, or null for the desk itself
     */
    record Event(Instant at, String actor, String kind, String text) {}
}
