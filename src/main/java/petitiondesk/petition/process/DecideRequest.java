package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.DecidingRequests;
import petitiondesk.petition.RequestKind;
import petitiondesk.petition.RequestViews;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class DecideRequest extends PetitionTask {

    private final DecidingRequests deciding;
    private final RequestViews requests;

    DecideRequest(TaskSummary summary, DecidingRequests deciding, RequestViews requests) {
        super("UserTask_DecideRequest", summary);
        this.deciding = deciding;
        this.requests = requests;
    }

    @Override
    void addTo(Map<String, Object> view, TaskAtHand atHand, String userId) {
        view.put("requestKind", atHand.item());
        view.put("requestText", requests.text(atHand.businessKey(), kind(atHand)));
        List<Map<String, String>> people = requests.mayBeRecused(atHand.businessKey()).entrySet().stream()
                .map(person -> Map.of("label", person.getValue(), "value", person.getKey()))
                .toList();
        view.put("recusedOptions", people);
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        DecidingRequests.Decision decision = values.choice("decision", "决定", DecidingRequests.Decision.class, checks)
                .orElse(null);
        checks.done();
        deciding.decide(
                task.businessKey(),
                kind(task),
                new DecidingRequests.Answer(
                        decision,
                        values.textOrNull("recused"),
                        values.textOrNull("heldAt"),
                        values.textOrNull("place"),
                        values.textOrNull("comment")),
                userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.REQUEST_KIND.put(decisions, task.item());
        PetitionVariables.REQUEST_DECISION.put(decisions, decision.name());
        return decisions;
    }

    private static RequestKind kind(TaskAtHand task) {
        return RequestKind.valueOf(task.item());
    }
}
