package petitiondesk.meeting.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.Minutes;
import petitiondesk.shared.Refusal;

/** The form only sends the minutes back. They are signed on the desk's page, which completes the task with nothing. */
@Component
class SignMinutes extends MeetingTask {

    private static final String RETURN = "RETURN";
    private static final String SIGNED = "SIGNED";

    private final Minutes minutes;
    private final MeetingSummary summary;

    SignMinutes(MeetingSummary summary, Minutes minutes) {
        super("UserTask_SignMinutes", summary);
        this.minutes = minutes;
        this.summary = summary;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        view.put("signText", summary.signingPage(atHand.businessKey()));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        Map<String, Object> decisions = new HashMap<>();
        if (values.textOrNull("approval") == null && minutes.isSigned(task.businessKey())) {
            MeetingVariables.APPROVAL.put(decisions, SIGNED);
            return decisions;
        }
        if (!RETURN.equals(values.textOrNull("approval"))) {
            throw Refusal.invalid("approval", "会议纪要只能在会议页面用本人密码签字；这里只办理退回");
        }
        minutes.sendBack(task.businessKey(), values.textOrNull("comment"), userId);
        MeetingVariables.APPROVAL.put(decisions, RETURN);
        return decisions;
    }
}
