package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.ExtensionViews;
import petitiondesk.petition.Extensions;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class ApproveExtension extends PetitionTask {

    private final Extensions extensions;
    private final ExtensionViews views;

    ApproveExtension(TaskSummary summary, Extensions extensions, ExtensionViews views) {
        super("UserTask_ApproveExtension", summary);
        this.extensions = extensions;
        this.views = views;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("extensionText", views.text(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Extensions.Decision decision = values.choice("approval", "审批意见", Extensions.Decision.class, checks)
                .orElse(null);
        checks.done();
        extensions.decide(task.businessKey(), decision, values.textOrNull("comment"), userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.EXTENSION_APPROVAL.put(decisions, decision.name());
        return decisions;
    }
}
