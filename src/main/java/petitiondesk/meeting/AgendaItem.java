package petitiondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;
import petitiondesk.deadline.LimitKind;
import petitiondesk.petition.HardCases;

/**
 * A case on the agenda, as it was when the list was drawn.
 *
 * @param responsible code of the unit, district or village that handles
 * @param source who named a hard case; null for a late one
 * @param difficulty why it is hard; null for a late one
 * @param postponed how often a meeting has put it off
 * @param lateLimit the limit that had passed; null for a hard one, and for one that is on the list on another ground alone
 * @param dueOn its last day
 * @param leader user id of who leads a late case, or null
 * @param proposal id of the office's proposal by which it is on the list of the late ones; else null
 * @param ground of that proposal
 * @param groundReason what the office said
 * @param orders supervision orders on a late case before this meeting
 */
public record AgendaItem(
        String meetingNumber,
        String petitionNumber,
        Part list,
        int position,
        String title,
        String district,
        String responsible,
        HardCases.Source source,
        String difficulty,
        int postponed,
        LimitKind lateLimit,
        LocalDate dueOn,
        String leader,
        Long proposal,
        Ground ground,
        String groundReason,
        int orders,
        Instant drawnAt) {

    /** The two parts of the agenda. */
    public enum Part {
        /** 疑难问题: drawn when the reports are closed. */
        HARD,
        /** 逾期事项: drawn when the meeting opens. */
        OVERDUE
    }
}
