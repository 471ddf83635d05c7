package petitiondesk.advice.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.advice.AdviceSummary;
import petitiondesk.advice.AnsweringAdvice;
import petitiondesk.advice.Assessment;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.shared.FieldChecks;

@Component
class AssessAdvice extends AdviceTask {

    private final AnsweringAdvice answering;

    AssessAdvice(AdviceSummary summary, AnsweringAdvice answering) {
        super("UserTask_AssessAdviceAnswer", summary);
        this.answering = answering;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Assessment assessment =
                values.choice("assessment", "核实结论", Assessment.class, checks).orElse(null);
        checks.done();
        Instant answerDueAt = answering.assess(task.businessKey(), assessment, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        AdviceVariables.ASSESSMENT.put(decisions, assessment.name());
        if (answerDueAt != null) {
            AdviceVariables.ADVICE_DUE_AT.put(decisions, AdviceVariables.date(answerDueAt));
        }
        return decisions;
    }
}
