package petitiondesk.meeting;

import java.time.Instant;
import java.util.List;

/**
 * When and where a meeting is held, and who comes.
 *
 * @param version 1 for the first plan, one more with every change
 * @param freezeAt until when the districts report
 * @param participants user ids
 * @param reason why the plan was changed; null for the first
 */
public record MeetingPlan(
        String meetingNumber,
        int version,
        Instant heldAt,
        Instant freezeAt,
        String place,
        List<String> participants,
        String reason,
        String setBy,
        Instant setAt) {}
