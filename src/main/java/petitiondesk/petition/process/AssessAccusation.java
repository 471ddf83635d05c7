package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.AccusationAssessment;
import petitiondesk.petition.Accusations;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class AssessAccusation extends AccusationTask {

    private final Accusations accusations;

    AssessAccusation(TaskSummary summary, Accusations accusations) {
        super("UserTask_AssessAccusation", summary);
        this.accusations = accusations;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        AccusationAssessment assessment = values.choice("assessment", "研判结论", AccusationAssessment.class, checks)
                .orElse(null);
        checks.done();
        Instant dueAt = accusations.assess(
                task.businessKey(), assessment, values.textOrNull("organ"), values.textOrNull("reasons"), userId);
        Map<String, Object> decisions = new HashMap<>();
        AccusationVariables.ASSESSMENT.put(decisions, assessment.name());
        if (assessment == AccusationAssessment.TAKE_UP) {
            AccusationVariables.INVESTIGATE_DUE_AT.put(decisions, Date.from(dueAt));
        } else {
            AccusationVariables.FEEDBACK_DUE_AT.put(decisions, Date.from(dueAt));
        }
        return decisions;
    }
}
