package petitiondesk.petition.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.ReviewDecision;
import petitiondesk.petition.Reviews;
import petitiondesk.petition.Reviews.Outcome;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RecordReview extends PetitionTask {

    private final Reviews reviews;

    RecordReview(TaskSummary summary, Reviews reviews) {
        super("UserTask_RecordReview", summary);
        this.reviews = reviews;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("reviewStage", reviews.stage(number).title());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        ReviewDecision decision = values.choice("reviewDecision", "结论", ReviewDecision.class, checks)
                .orElse(null);
        LocalDate decidedOn = values.date("decidedOn", "作出日期").orElse(null);
        LocalDate servedOn = values.date("servedOn", "送达信访人日期").orElse(null);
        checks.done();
        Outcome outcome =
                reviews.decide(task.businessKey(), decision, decidedOn, servedOn, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.REVIEW_OUTCOME.put(decisions, outcome.name());
        if (outcome == Outcome.WINDOW_AGAIN) {
            PetitionVariables.REVIEW_UNTIL_AT.put(
                    decisions, PetitionVariables.date(reviews.windowUntil(task.businessKey())));
        }
        return decisions;
    }
}
