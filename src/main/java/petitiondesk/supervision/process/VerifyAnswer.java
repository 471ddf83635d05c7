package petitiondesk.supervision.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.shared.FieldChecks;
import petitiondesk.supervision.OrderSummary;
import petitiondesk.supervision.Verdict;
import petitiondesk.supervision.VerifyingAnswers;

@Component
class VerifyAnswer extends OrderTask {

    private final VerifyingAnswers verifying;

    VerifyAnswer(OrderSummary summary, VerifyingAnswers verifying) {
        super("UserTask_VerifyAnswer", summary);
        this.verifying = verifying;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Verdict verdict =
                values.choice("verdict", "核实结论", Verdict.class, checks).orElse(null);
        checks.done();
        Instant answerDueAt = verifying.verify(task.businessKey(), verdict, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        SupervisionVariables.VERDICT.put(decisions, verdict.name());
        if (answerDueAt != null) {
            SupervisionVariables.ANSWER_DUE_AT.put(decisions, SupervisionVariables.date(answerDueAt));
        }
        return decisions;
    }
}
