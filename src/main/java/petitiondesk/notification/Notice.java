package petitiondesk.notification;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice as the desk shows it: names and addresses of petitioners masked, secrets never.
 *
 * @param subject number of the petition, meeting or order
 * @param recipient masked for petitioners
 * @param email masked; null where there is none
 * @param body with secrets masked
 * @param attempts since it was written or last put back into the outbox
 * @param nextAttemptAt null unless it waits
 * @param failure null unless it has failed; also of those that failed before causes were kept
 * @param told null unless somebody told the recipient
 */
public record Notice(
        long id,
        NoticeTemplate template,
        String subject,
        String recipient,
        String email,
        String dutyGroup,
        boolean restricted,
        String subjectLine,
        String body,
        State state,
        int attempts,
        Instant nextAttemptAt,
        String lastError,
        Failure failure,
        String messageId,
        Instant createdAt,
        Instant sentAt,
        Told told) {

    /** Where a notice stands. */
    public enum State {
        WAITING("待发送"),
        SENT("已发送"),
        FAILED("发送失败"),
        DUTY("待人工告知"),
        TOLD("已人工告知");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Why a mail was given up. */
    public enum Failure {
        ADDRESS("邮箱有误或拒收"),
        REFUSED("邮件被拒收"),
        PATIENCE("多次没有送出");

        private final String title;

        Failure(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        static Failure of(DeliveryFailure.Cause cause) {
            return switch (cause) {
                case ADDRESS -> ADDRESS;
                case CONTENT -> REFUSED;
                case LATER, BROKEN, SERVER -> PATIENCE;
            };
        }
    }

    /** How a person passed a notice on. */
    public enum How {
        PAPER("书面送达"),
        PHONE("电话告知"),
        IN_PERSON("当面告知");

        private final String title;

        How(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * The record of a notice that a person passed on.
     *
     * @param by user id
     */
    public record Told(String by, How how, LocalDate on, String note) {}

    /**
     * One line of the delivery log.
     *
     * @param by user id; null for the sender
     */
    public record Delivery(String event, String by, String detail, Instant at) {}
}
