package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Dispositions;
import petitiondesk.petition.TaskSummary;
import petitiondesk.petition.UnitReply;
import petitiondesk.shared.FieldChecks;

@Component
class ReceiveAssignment extends PetitionTask {

    private final Dispositions dispositions;

    ReceiveAssignment(TaskSummary summary, Dispositions dispositions) {
        super("UserTask_ReceiveAssignment", summary);
        this.dispositions = dispositions;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("proposalText", dispositions.proposalText(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        UnitReply reply =
                values.choice("receipt", "是否接收", UnitReply.class, checks).orElse(null);
        checks.done();
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.RECEIPT.put(decisions, reply.name());
        dispositions
                .receive(task.businessKey(), reply, values.textOrNull("objectionReason"), userId)
                .ifPresent(taken -> PetitionVariables.putRoute(decisions, taken.kind(), taken.route()));
        return decisions;
    }
}
