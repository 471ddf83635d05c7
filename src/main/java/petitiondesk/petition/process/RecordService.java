package petitiondesk.petition.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Kind;
import petitiondesk.petition.ServiceMethod;
import petitiondesk.petition.ServiceResult;
import petitiondesk.petition.Serving;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RecordService extends PetitionTask {

    private final Serving serving;

    RecordService(TaskSummary summary, Serving serving) {
        super("UserTask_RecordService", summary);
        this.serving = serving;
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        ServiceMethod method = values.choice("serviceMethod", "送达方式", ServiceMethod.class, checks)
                .orElse(null);
        ServiceResult result = values.choice("serviceResult", "签收情况", ServiceResult.class, checks)
                .orElse(null);
        LocalDate servedOn = values.date("servedOn", "送达日期").orElse(null);
        checks.done();
        Serving.Served served = serving.record(task.businessKey(), method, servedOn, result, userId);
        Map<String, Object> decisions = new HashMap<>();
        if (served.kind() == Kind.CLAIM) {
            PetitionVariables.REVIEW_UNTIL_AT.put(decisions, PetitionVariables.date(served.reviewUntilAt()));
            PetitionVariables.REVISIT_DUE_AT.put(decisions, PetitionVariables.date(served.revisitDueAt()));
        }
        return decisions;
    }
}
