package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.OpeningMeetings;

@Component
class OpenMeeting extends MeetingTask {

    private final OpeningMeetings opening;
    private final MeetingLists lists;

    OpenMeeting(MeetingSummary summary, OpeningMeetings opening, MeetingLists lists) {
        super("UserTask_OpenMeeting", summary);
        this.opening = opening;
        this.lists = lists;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        view.put("personOptions", lists.participants(atHand.businessKey()));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        opening.open(task.businessKey(), values.list("present"), values.list("absent"), userId);
        return Map.of();
    }
}
