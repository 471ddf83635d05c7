package petitiondesk.meeting.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.DecidingItems;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.MeetingSummary;
import petitiondesk.petition.LeadChanges;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class DecideCase extends MeetingTask {

    private final TaskSummary cases;
    private final DecidingItems deciding;
    private final MeetingLists lists;
    private final LeadChanges changes;

    DecideCase(
            MeetingSummary summary,
            TaskSummary cases,
            DecidingItems deciding,
            MeetingLists lists,
            LeadChanges changes) {
        super("UserTask_DecideCase", summary);
        this.cases = cases;
        this.deciding = deciding;
        this.lists = lists;
        this.changes = changes;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand) {
        Map<String, Object> petition = cases.of(atHand.item());
        view.put("caseText", petition.get("summary"));
        view.put("limitText", petition.get("limitText"));
        view.put("caseFile", petition.get("caseFile"));
        view.put("historyText", petition.get("historyText"));
        view.put("difficultyText", lists.difficulty(atHand.businessKey(), atHand.item()));
        view.put("leaderOptions", lists.leaders());
        view.put("handlerOptions", lists.handlers());
        view.put("packOptions", lists.staff());
        changes.inForce(atHand.item()).ifPresent(lead -> startFrom(lead, view));
    }

    /** A change starts from what is in force, so that only what changes has to be filled in. */
    private static void startFrom(LeadDecision lead, Map<String, Object> view) {
        view.put("leader", lead.leader());
        view.put("handlers", lead.handlers());
        view.put("measures", lead.measures());
        view.put("dueOn", lead.dueOn().toString());
        view.put("packHandle", lead.packHandle());
        view.put("packClose", lead.packClose());
        view.put("packSupport", lead.packSupport());
        view.put("packPersuade", lead.packPersuade());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        LeadDecision.Way way = values.choice("decision", "会议决定", LeadDecision.Way.class, checks)
                .orElse(null);
        checks.done();
        boolean led = way == LeadDecision.Way.LEAD;
        // whoever leads undertakes what nobody else does
        String undertakes = led ? values.textOrNull("leader") : null;
        deciding.decide(new LeadDecision(
                0,
                task.item(),
                task.businessKey(),
                way,
                values.textOrNull("leader"),
                values.list("handlers"),
                values.textOrNull("measures"),
                values.date("dueOn", "办结时限").orElse(null),
                led ? values.text("packHandle").orElse(undertakes) : null,
                led ? values.text("packClose").orElse(undertakes) : null,
                led ? values.text("packSupport").orElse(undertakes) : null,
                led ? values.text("packPersuade").orElse(undertakes) : null,
                values.textOrNull("comment"),
                userId,
                deciding.now()));
        return Map.of();
    }
}
