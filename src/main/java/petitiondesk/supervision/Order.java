package petitiondesk.supervision;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.meeting.Ground;
import petitiondesk.meeting.OverdueMeasure;

/**
 * A supervision order as the meeting began it, with where it stands.
 *
 * @param supervisedUser user id of the lead leader, or null where the heads of the unit are supervised
 * @param supervisedGroup group of the heads of the unit that handles
 * @param unitName the unit that handles, as it was called on that day
 * @param assignedMeeting number of the meeting that gave the case to its leader, or null where nobody leads it
 * @param ground of Art 40, as the meeting had it before it
 * @param limitTitle what was not kept; null where nothing was late
 * @param reason what the meeting said, or null
 * @param draft number of the newest draft; 0 before there is one
 */
record Order(
        String number,
        String petitionNumber,
        String meetingNumber,
        OverdueMeasure measure,
        String supervisedUser,
        String supervisedName,
        String supervisedGroup,
        String unitName,
        String assignedMeeting,
        LocalDate assignedOn,
        Ground ground,
        String limitTitle,
        LocalDate originalDueOn,
        String reason,
        String decidedBy,
        Instant decidedAt,
        OrderStatus status,
        int draft) {

    /** Name of the leader, or of the unit whose heads answer. */
    String addressee() {
        return supervisedName != null ? supervisedName : unitName + "负责人";
    }
}
