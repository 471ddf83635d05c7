package petitiondesk.advice.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.advice.Adoption;
import petitiondesk.advice.AdviceSummary;
import petitiondesk.advice.AnsweringAdvice;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.shared.FieldChecks;

@Component
class AnswerAdvice extends AdviceTask {

    private final AnsweringAdvice answering;

    AnswerAdvice(AdviceSummary summary, AnsweringAdvice answering) {
        super("UserTask_AnswerAdvice", summary);
        this.answering = answering;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Adoption adoption =
                values.choice("adoption", "采纳情况", Adoption.class, checks).orElse(null);
        checks.done();
        answering.answer(task.businessKey(), adoption, values.textOrNull("answer"), userId);
        return Map.of();
    }
}
