package petitiondesk.supervision.process;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.meeting.Ground;
import petitiondesk.shared.FieldChecks;
import petitiondesk.supervision.Drafting;
import petitiondesk.supervision.OrderSummary;

@Component
class DraftOrder extends OrderTask {

    private final Drafting drafting;

    DraftOrder(OrderSummary summary, Drafting drafting) {
        super("UserTask_DraftOrder", summary);
        this.drafting = drafting;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        Drafting.Written suggested = drafting.suggestion(number);
        view.put("ground", suggested.ground().name());
        view.put("why", suggested.why());
        view.put("demand", suggested.demand());
        view.put("answerBy", suggested.answerBy().toString());
        view.put("copiesTo", suggested.copiesTo());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Ground ground = values.choice("ground", "督办情形", Ground.class, checks).orElse(null);
        LocalDate answerBy = values.date("answerBy", "答复期限").orElse(null);
        checks.done();
        drafting.draft(
                task.businessKey(),
                new Drafting.Written(
                        ground,
                        values.textOrNull("why"),
                        values.textOrNull("demand"),
                        answerBy,
                        values.textOrNull("copiesTo")),
                userId);
        return Map.of();
    }
}
