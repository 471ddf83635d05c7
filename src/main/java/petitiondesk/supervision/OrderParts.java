package petitiondesk.supervision;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.meeting.Ground;

/** What is written beside an order in its course; each is appended and never changed. */
final class OrderParts {

    private OrderParts() {}

    /** What the office wrote. */
    record Draft(
            int draft,
            Ground ground,
            String why,
            String demand,
            LocalDate answerBy,
            String copiesTo,
            String draftedBy,
            Instant draftedAt) {}

    /**
     * The signature.
     *
     * @param capacityReason why a deputy signed; null for a convener
     * @param signedText all that the signature covers
     * @param sha256 of that text in UTF-8, in hexadecimal
     */
    record Signature(
            int draft,
            String signedBy,
            Instant signedAt,
            Capacity capacity,
            String capacityReason,
            Long deputyPeriodId,
            String signedText,
            String sha256) {}

    /** Who had the order before him, and how the desk knows. */
    record Receipt(
            String recipient, How how, LocalDate receivedOn, String note, String recordedBy, Instant recordedAt) {}

    /** How an order came to somebody. */
    enum How {
        OPENED("在工作台打开"),
        PAPER("书面送达"),
        PHONE("电话告知"),
        IN_PERSON("当面送达");

        private final String title;

        How(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** An answer, and what the office said to it; the latter null until then. */
    record Answer(
            int round,
            String answer,
            LocalDate finishedOn,
            String answeredBy,
            Instant answeredAt,
            Verdict verdict,
            String comment,
            String verifiedBy,
            Instant verifiedAt) {}

    /** How the order ended. */
    record Closing(String effect, Instant closedAt) {}

    /** A line of its history. */
    record Event(Instant at, String actor, String kind, String text) {}
}
