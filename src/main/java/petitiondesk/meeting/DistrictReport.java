package petitiondesk.meeting;

import java.time.Instant;
import java.util.List;

/**
 * The monthly report of a 管区, with what the register said when it was filed.
 *
 * @param stillOpen 在办
 * @param remarks why it differs from the register, and whatever else; or null
 * @param since from when on the register was counted
 * @param received taken in since then
 * @param closed ended since then
 * @param inHand open when the report was filed
 */
public record DistrictReport(
        String meetingNumber,
        String district,
        int screened,
        int resolved,
        int stillOpen,
        String remarks,
        Instant since,
        int received,
        int closed,
        int inHand,
        String reportedBy,
        Instant reportedAt,
        List<OfType> types,
        List<NamedCase> hardCases) {

    /** The figures of one type of matter. */
    public record OfType(String type, int screened, int resolved, int stillOpen) {}

    /** A case that the district names for the meeting. */
    public record NamedCase(String petitionNumber, String reason) {}

    /** 零报告: nothing was found, which is a report. */
    public boolean zero() {
        return screened == 0 && resolved == 0 && stillOpen == 0 && hardCases.isEmpty();
    }
}
