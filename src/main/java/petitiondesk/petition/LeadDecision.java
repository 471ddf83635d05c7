package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a joint meeting decided on a hard case; for {@link Way#LEAD} the 四定 (leader, handlers, measures, date) and the
 * 四包, by user id.
 *
 * @param meetingNumber of the meeting that decided
 * @param dueOn 办结时限, at most the legal date
 * @param packHandle who undertakes 包处理
 * @param packClose who undertakes 包结案
 * @param packSupport who undertakes 包稳控: contact, help and safety
 * @param packPersuade who undertakes 包做思想工作
 */
public record LeadDecision(
        long id,
        String petitionNumber,
        String meetingNumber,
        Way decision,
        String leader,
        List<String> handlers,
        String measures,
        LocalDate dueOn,
        String packHandle,
        String packClose,
        String packSupport,
        String packPersuade,
        String comment,
        String decidedBy,
        Instant decidedAt) {

    /** The way that a case leaves the meeting. */
    public enum Way {
        LEAD("包案（四定四包）"),
        RETURN("退回承办单位办理"),
        UPWARD("上报上级协调"),
        POSTPONE("下次会议再议");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        /** As the office writes it. */
        public String title() {
            return title;
        }
    }
}
