package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Approval;
import petitiondesk.petition.Signing;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class SignOpinion extends PetitionTask {

    private final Signing signing;

    SignOpinion(TaskSummary summary, Signing signing) {
        super("UserTask_SignOpinion", summary);
        this.signing = signing;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("signPage", "[阅读全文并用电子签名签发](/desk/petitions/" + number + "/opinion)");
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Approval approval =
                values.choice("approval", "审签意见", Approval.class, checks).orElse(null);
        checks.done();
        signing.decide(task.businessKey(), approval, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.APPROVAL.put(decisions, approval.name());
        return decisions;
    }
}
