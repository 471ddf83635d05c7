package petitiondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything about one meeting, for page and JSON; null where it has not come to that yet.
 *
 * @param frozenAt when the reports were closed
 * @param preview the minutes as they would be drafted now; null once a draft is there
 */
public record MeetingFile(
        String number,
        boolean regular,
        String reason,
        String calledBy,
        Instant calledAt,
        MeetingStatus status,
        String statusText,
        Plan plan,
        List<Plan> earlierPlans,
        List<Report> reports,
        Instant frozenAt,
        List<Person> present,
        List<Person> absent,
        List<HardItem> hardCases,
        List<LateItem> lateCases,
        MinutesView minutes,
        String preview,
        May may) {

    /** Somebody by name. */
    public record Person(String userId, String name) {}

    /** When and where, see {@link MeetingPlan}. */
    public record Plan(
            int version,
            Instant heldAt,
            Instant freezeAt,
            String place,
            List<Person> participants,
            String reason,
            String setBy,
            Instant setAt) {}

    /** Where a district stands with its report. */
    public enum ReportState {
        REPORTED("已报告"),
        ZERO("零报告"),
        WAITING("待报告"),
        MISSING("未报告");

        private final String title;

        ReportState(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * A district with its report.
     *
     * @param report null unless it has reported
     * @param taskId the task by which the reader reports; null where he has none
     */
    public record Report(
            String district,
            String name,
            ReportState state,
            String stateText,
            String reportedBy,
            DistrictReport report,
            String taskId) {}

    /**
     * A hard case of the agenda.
     *
     * @param decision null until the meeting has decided
     * @param statusNow where the case stands at this moment; null until the meeting has decided
     * @param trouble why the decision has not reached the case; null where it has, or none was made
     * @param taskId the task by which the reader takes the decision down; else null
     */
    public record HardItem(
            int position,
            String petitionNumber,
            String title,
            String district,
            String responsible,
            String source,
            String difficulty,
            int postponed,
            Decision decision,
            String statusNow,
            String trouble,
            String taskId) {}

    /** What was decided on a hard case, people by name. */
    public record Decision(
            String decision,
            String decisionText,
            String leader,
            String leaderName,
            List<String> handlers,
            List<String> handlerNames,
            String measures,
            LocalDate dueOn,
            String packHandle,
            String packClose,
            String packSupport,
            String packPersuade,
            String comment,
            Instant decidedAt) {}

    /**
     * A case of the agenda that is late, or proposed by the office on another ground.
     *
     * @param limit the limit that has passed, or null
     * @param groundText the ground on which the office proposed it, or null
     * @param orders supervision orders on it before this meeting
     * @param measure null until the meeting has decided
     */
    public record LateItem(
            int position,
            String petitionNumber,
            String title,
            String district,
            String responsible,
            String limit,
            LocalDate dueOn,
            String leaderName,
            String groundText,
            String groundReason,
            int orders,
            OverdueMeasure measure,
            String measureText,
            String comment,
            Instant decidedAt,
            String taskId) {}

    /**
     * The minutes.
     *
     * @param sha256 of the text over UTF-8
     * @param toBeSigned whether the draft is before the convener now
     */
    public record MinutesView(
            int version,
            String text,
            String sha256,
            String draftedBy,
            Instant draftedAt,
            boolean toBeSigned,
            List<ReturnView> returns,
            SignatureView signature) {}

    /** A draft that was sent back. */
    public record ReturnView(int version, String comment, String by, Instant at) {}

    /** The signature; {@code capacityReason} is null for a convener. */
    public record SignatureView(
            String signerName, String capacity, String capacityReason, String sha256, Instant signedAt) {}

    /**
     * What the reader may do here.
     *
     * @param signAs the capacity in which he may sign now, in words; else null
     * @param tasks his open tasks that are about no single case or district
     */
    public record May(boolean change, String signAs, List<MeetingProcess.OpenTask> tasks) {}
}
