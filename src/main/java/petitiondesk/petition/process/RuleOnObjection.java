package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Dispositions;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.petition.Ruling;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RuleOnObjection extends PetitionTask {

    private final Dispositions dispositions;
    private final ReferenceLists lists;

    RuleOnObjection(TaskSummary summary, Dispositions dispositions, ReferenceLists lists) {
        super("UserTask_RuleOnObjection", summary);
        this.dispositions = dispositions;
        this.lists = lists;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("proposalText", dispositions.proposalText(number));
        view.put("objectionText", dispositions.objectionText(number));
        view.put("unitOptions", lists.responsibles());
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Ruling ruling = values.choice("ruling", "裁定", Ruling.class, checks).orElse(null);
        Ruling.Authority authority = values.choice("authority", "由谁指定", Ruling.Authority.class, checks)
                .orElse(Ruling.Authority.OFFICE);
        checks.done();
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.RULING.put(decisions, ruling.name());
        dispositions
                .rule(
                        task.businessKey(),
                        ruling,
                        authority,
                        values.textOrNull("responsibleUnit"),
                        values.textOrNull("comment"),
                        userId)
                .ifPresent(taken -> PetitionVariables.putRoute(decisions, taken.kind(), taken.route()));
        return decisions;
    }
}
