package petitiondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A joint meeting.
 *
 * @param month its first day
 * @param sequence 1 for the regular meeting of the month, more for extraordinary ones
 * @param calledBy user id, or null for a regular meeting, which begins by itself
 * @param reason why an extraordinary meeting is called; else null
 */
public record JointMeeting(
        String number,
        LocalDate month,
        int sequence,
        MeetingStatus status,
        String calledBy,
        String reason,
        Instant calledAt) {

    /** Whether it is the month's own. */
    public boolean regular() {
        return sequence == 1;
    }

    /** Such as {@code LX2026-08}, and {@code LX2026-08-2} for the first extraordinary one. */
    static String number(LocalDate month, int sequence) {
        String regular = "LX%d-%02d".formatted(month.getYear(), month.getMonthValue());
        return sequence == 1 ? regular : regular + "-" + sequence;
    }
}
