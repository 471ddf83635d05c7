package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.DecidingItems;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.meeting.OverdueMeasure;
import petitiondesk.petition.LeadSummary;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class DecideOverdue extends MeetingTask {

    private final TaskSummary cases;
    private final LeadSummary lead;
    private final DecidingItems deciding;
    private final MeetingLists lists;

    DecideOverdue(
            MeetingSummary summary, TaskSummary cases, LeadSummary lead, DecidingItems deciding, MeetingLists lists) {
        super("UserTask_DecideOverdue", summary);
        this.cases = cases;
        this.lead = lead;
        this.deciding = deciding;
        this.lists = lists;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        Map<String, Object> petition = cases.of(atHand.item());
        view.put("caseText", petition.get("summary"));
        view.put("limitText", petition.get("limitText"));
        view.put("caseFile", petition.get("caseFile"));
        view.put("historyText", petition.get("historyText"));
        view.put("leadText", lead.of(atHand.item()));
        view.put("lateText", lists.lateness(atHand.businessKey(), atHand.item()));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        OverdueMeasure measure =
                values.choice("measure", "会议决定", OverdueMeasure.class, checks).orElse(null);
        checks.done();
        deciding.decide(task.businessKey(), task.item(), measure, values.textOrNull("comment"), userId);
        return Map.of();
    }
}
