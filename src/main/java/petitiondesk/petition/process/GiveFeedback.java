package petitiondesk.petition.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.AccusationFiles;
import petitiondesk.petition.Accusations;
import petitiondesk.petition.FeedbackMethod;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class GiveFeedback extends AccusationTask {

    private final Accusations accusations;
    private final AccusationFiles files;

    GiveFeedback(TaskSummary summary, Accusations accusations, AccusationFiles files) {
        super("UserTask_GiveFeedback", summary);
        this.accusations = accusations;
        this.files = files;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("laneText", files.laneText(number));
        view.put("contactText", files.contactText(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        FeedbackMethod method = values.choice("feedbackMethod", "反馈方式", FeedbackMethod.class, checks)
                .orElse(null);
        checks.done();
        accusations.fedBack(
                task.businessKey(),
                method,
                values.date("toldOn", "反馈日期").orElse(null),
                values.textOrNull("told"),
                userId);
        return Map.of();
    }
}
