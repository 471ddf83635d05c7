package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Confirmation;
import petitiondesk.petition.DispositionTexts;
import petitiondesk.petition.Dispositions;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class ConfirmDisposition extends PetitionTask {

    private final Dispositions dispositions;
    private final DispositionTexts texts;

    ConfirmDisposition(TaskSummary summary, Dispositions dispositions, DispositionTexts texts) {
        super("UserTask_ConfirmDisposition", summary);
        this.dispositions = dispositions;
        this.texts = texts;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("proposalText", texts.proposal(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Confirmation approval =
                values.choice("approval", "意见", Confirmation.class, checks).orElse(null);
        checks.done();
        dispositions.confirm(task.businessKey(), approval, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.DISPOSITION_APPROVAL.put(decisions, approval.name());
        return decisions;
    }
}
