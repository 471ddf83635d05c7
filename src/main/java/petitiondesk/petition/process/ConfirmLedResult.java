package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.LeadResult;
import petitiondesk.petition.LeadSummary;
import petitiondesk.petition.Leading;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class ConfirmLedResult extends PetitionTask {

    private final Leading leading;
    private final LeadSummary lead;

    ConfirmLedResult(TaskSummary summary, Leading leading, LeadSummary lead) {
        super("UserTask_ConfirmLedResult", summary);
        this.leading = leading;
        this.lead = lead;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("leadText", lead.of(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        LeadResult result =
                values.choice("ledResult", "包案结果", LeadResult.class, checks).orElse(null);
        checks.done();
        Leading.Confirmed confirmed = leading.confirm(task.businessKey(), result, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.LED_RESULT.put(decisions, confirmed.confirmation().name());
        if (confirmed.handled() != null) {
            HandlePetition.put(decisions, confirmed.handled());
        }
        return decisions;
    }
}
