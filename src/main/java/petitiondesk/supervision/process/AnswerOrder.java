package petitiondesk.supervision.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.supervision.Answering;
import petitiondesk.supervision.OrderSummary;

@Component
class AnswerOrder extends OrderTask {

    private final Answering answering;

    AnswerOrder(OrderSummary summary, Answering answering) {
        super("UserTask_AnswerOrder", summary);
        this.answering = answering;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        answering.answer(
                task.businessKey(),
                values.textOrNull("answer"),
                values.date("finishedOn", "化解日期").orElse(null),
                userId);
        return Map.of();
    }
}
