package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.Minutes;

@Component
class DraftMinutes extends MeetingTask {

    private final Minutes minutes;
    private final MeetingSummary summary;

    DraftMinutes(MeetingSummary summary, Minutes minutes) {
        super("UserTask_DraftMinutes", summary);
        this.minutes = minutes;
        this.summary = summary;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        view.put("returnText", summary.returned(atHand.businessKey()));
        view.put("minutesText", MeetingSummary.paragraphs(minutes.preview(atHand.businessKey())));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        minutes.draft(task.businessKey(), values.checked("confirmed"), userId);
        return Map.of();
    }
}
