package petitiondesk.reminder;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.deadline.LimitKind;

/**
 * A line of the ledger: what was announced to whom.
 *
 * @param startedOn with {@code kind}, the run of the limit
 * @param dueOn the last day that was announced
 * @param becameOn the day on which the step became true
 * @param recipient user id; empty where there was nobody to be told
 * @param digestOn the working morning that it belongs to, or null
 * @param link path on this desk
 */
public record Alert(
        long id,
        String subject,
        LimitKind kind,
        LocalDate startedOn,
        LocalDate dueOn,
        Step step,
        LocalDate becameOn,
        String recipient,
        Way way,
        LocalDate digestOn,
        String link,
        Instant writtenAt) {

    /** Where its case is read, as a path on this desk. */
    public String page() {
        return link.startsWith("/camunda/") || way == Way.LIST ? "/desk/petitions/" + subject : link;
    }

    /** How the recipient hears of it. */
    public enum Way {
        MAIL("即时邮件"),
        DIGEST("每日汇总"),
        LIST("逾期周报"),
        DESK("无邮箱，见待办任务"),
        NOBODY("无人可提醒");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
