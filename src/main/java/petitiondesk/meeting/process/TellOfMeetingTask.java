package petitiondesk.meeting.process;

import java.util.Set;
import org.springframework.stereotype.Component;
import petitiondesk.engine.TaskOffers;
import petitiondesk.meeting.MeetingNotices;
import petitiondesk.meeting.MeetingSummary;

/** Writes to those to whom a task of a meeting has come. */
@Component
class TellOfMeetingTask implements TaskOffers {

    /** The office does these while the meeting sits; a mail for each case would only be in the way. */
    private static final Set<String> IN_SESSION =
            Set.of("UserTask_DecideCase", "UserTask_DecideOverdue", "UserTask_FreezeAgenda");

    private final MeetingNotices notices;
    private final MeetingSummary summary;

    TellOfMeetingTask(MeetingNotices notices, MeetingSummary summary) {
        this.notices = notices;
        this.summary = summary;
    }

    @Override
    public String process() {
        return MeetingVariables.PROCESS;
    }

    /** A 管区 by its name; a petition by its number. */
    @Override
    public String itemName(String task, String item) {
        return task.equals("UserTask_ReportDistrict") ? summary.districtName(item) : item;
    }

    @Override
    public void offered(Offer offer) {
        if (!IN_SESSION.contains(offer.task())) {
            notices.taskOffered(offer.businessKey(), offer.taskId(), offer.taskName(), offer.group(), offer.dueAt());
        }
    }
}
