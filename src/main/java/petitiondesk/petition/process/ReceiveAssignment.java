package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.DispositionTexts;
import petitiondesk.petition.TakingOver;
import petitiondesk.petition.TaskSummary;
import petitiondesk.petition.UnitReply;
import petitiondesk.shared.FieldChecks;

@Component
class ReceiveAssignment extends PetitionTask {

    private final TakingOver takingOver;
    private final DispositionTexts texts;

    ReceiveAssignment(TaskSummary summary, TakingOver takingOver, DispositionTexts texts) {
        super("UserTask_ReceiveAssignment", summary);
        this.takingOver = takingOver;
        this.texts = texts;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("proposalText", texts.proposal(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        UnitReply reply =
                values.choice("receipt", "是否接收", UnitReply.class, checks).orElse(null);
        checks.done();
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.RECEIPT.put(decisions, reply.name());
        takingOver
                .receive(task.businessKey(), reply, values.textOrNull("objectionReason"), userId)
                .ifPresent(taken -> PetitionVariables.putRoute(decisions, taken.kind(), taken.route()));
        return decisions;
    }
}
