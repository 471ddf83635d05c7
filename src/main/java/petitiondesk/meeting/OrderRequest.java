package petitiondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A supervision order that a meeting has decided on.
 *
 * @param meetingNumber the meeting that decided
 * @param measure {@link OverdueMeasure#ORDER} or {@link OverdueMeasure#SECOND_ORDER}
 * @param supervisedUser user id of the lead leader, or null where nobody leads the case
 * @param supervisedGroup group of the heads of the unit that handles; there beside a leader too
 * @param ground of Art 40
 * @param limitTitle what was not kept, such as 包案办结时限; null where the ground is another than lateness
 * @param originalDueOn its last day, or null
 * @param decidedBy user id of who recorded the decision
 * @param reason what the meeting said, or null
 */
public record OrderRequest(
        String meetingNumber,
        String petitionNumber,
        OverdueMeasure measure,
        String supervisedUser,
        String supervisedGroup,
        Ground ground,
        String limitTitle,
        LocalDate originalDueOn,
        String decidedBy,
        Instant decidedAt,
        String reason) {}
