package petitiondesk.meeting.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.MeetingPlan;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.PlanForm;
import petitiondesk.meeting.PlanningMeetings;

@Component
class PrepareMeeting extends MeetingTask {

    private final PlanningMeetings planning;
    private final MeetingLists lists;

    PrepareMeeting(MeetingSummary summary, PlanningMeetings planning, MeetingLists lists) {
        super("UserTask_PrepareMeeting", summary);
        this.planning = planning;
        this.lists = lists;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        view.put("lastText", lists.lastDecisions(atHand.businessKey()));
        view.put("participantOptions", lists.invitees());
        view.put("participants", lists.usualParticipants());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        PlanForm form = new PlanForm(
                values.textOrNull("heldAt"),
                values.textOrNull("freezeAt"),
                values.textOrNull("place"),
                values.list("participants").isEmpty() ? null : values.list("participants"),
                null);
        MeetingPlan plan = planning.prepare(task.businessKey(), form, userId);
        Map<String, Object> decisions = new HashMap<>();
        MeetingVariables.FREEZE_AT.put(decisions, MeetingVariables.date(plan.freezeAt()));
        MeetingVariables.HELD_AT.put(decisions, MeetingVariables.date(plan.heldAt()));
        return decisions;
    }
}
