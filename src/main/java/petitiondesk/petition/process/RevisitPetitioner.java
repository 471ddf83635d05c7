package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.RevisitResult;
import petitiondesk.petition.Revisiting;
import petitiondesk.petition.Satisfaction;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RevisitPetitioner extends PetitionTask {

    private final Revisiting revisiting;

    RevisitPetitioner(TaskSummary summary, Revisiting revisiting) {
        super("UserTask_Revisit", summary);
        this.revisiting = revisiting;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        RevisitResult result = values.choice("revisitResult", "回访结果", RevisitResult.class, checks)
                .orElse(null);
        Satisfaction satisfaction =
                values.choice("satisfaction", "满意度", Satisfaction.class, checks).orElse(null);
        Satisfaction officeSatisfaction = values.choice("officeSatisfaction", "对信访部门服务的满意度", Satisfaction.class, checks)
                .orElse(null);
        checks.done();
        Revisiting.Revisited revisited = revisiting.record(
                task.businessKey(), result, satisfaction, officeSatisfaction, values.textOrNull("note"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.REVISIT_OUTCOME.put(decisions, revisited.outcome().name());
        PetitionVariables.SECOND_LOOK.put(decisions, revisited.secondLook() != null);
        if (revisited.secondLook() != null) {
            PetitionVariables.SECOND_LOOK_AT.put(
                    decisions, PetitionVariables.date(revisited.secondLook().at()));
            PetitionVariables.REVISIT_DUE_AT.put(
                    decisions, PetitionVariables.date(revisited.secondLook().dueAt()));
        }
        return decisions;
    }
}
