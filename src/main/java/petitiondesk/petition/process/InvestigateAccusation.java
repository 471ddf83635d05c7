package petitiondesk.petition.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.AccusationFiles;
import petitiondesk.petition.AccusationOutcome;
import petitiondesk.petition.Accusations;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class InvestigateAccusation extends AccusationTask {

    private final Accusations accusations;
    private final AccusationFiles files;

    InvestigateAccusation(TaskSummary summary, Accusations accusations, AccusationFiles files) {
        super("UserTask_InvestigateAccusation", summary);
        this.accusations = accusations;
        this.files = files;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("laneText", files.laneText(number));
    }

    /** What came of it stays in the tables: the engine learns that the step is done, and until when the next one is due. */
    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        AccusationOutcome outcome = values.choice("outcome", "核查结论", AccusationOutcome.class, checks)
                .orElse(null);
        checks.done();
        Instant dueAt = accusations.investigated(task.businessKey(), outcome, values.textOrNull("findings"), userId);
        Map<String, Object> decisions = new HashMap<>();
        AccusationVariables.FEEDBACK_DUE_AT.put(decisions, Date.from(dueAt));
        return decisions;
    }
}
