package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.DispositionTexts;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.petition.Ruling;
import petitiondesk.petition.TakingOver;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RuleOnObjection extends PetitionTask {

    private final TakingOver takingOver;
    private final DispositionTexts texts;
    private final ReferenceLists lists;

    RuleOnObjection(TaskSummary summary, TakingOver takingOver, DispositionTexts texts, ReferenceLists lists) {
        super("UserTask_RuleOnObjection", summary);
        this.takingOver = takingOver;
        this.texts = texts;
        this.lists = lists;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("proposalText", texts.proposal(number));
        view.put("objectionText", texts.objections(number));
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
        takingOver
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
