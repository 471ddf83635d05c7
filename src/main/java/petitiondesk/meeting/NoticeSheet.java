package petitiondesk.meeting;

import java.time.LocalDate;
import java.util.List;

/**
 * What the notice of a meeting says on paper.
 *
 * @param changed why the plan was changed, or null
 * @param setOn the date under it
 */
public record NoticeSheet(
        String issuer,
        String number,
        boolean regular,
        String reason,
        String heldAt,
        String freezeAt,
        String place,
        List<String> participants,
        String changed,
        LocalDate setOn) {}
