package petitiondesk.petition.process;

import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.CaseTurns;
import petitiondesk.petition.Hearings;
import petitiondesk.petition.TaskSummary;

@Component
class HoldHearing extends PetitionTask {

    private final Hearings hearings;
    private final CaseTurns turns;

    HoldHearing(TaskSummary summary, Hearings hearings, CaseTurns turns) {
        super("UserTask_HoldHearing", summary);
        this.hearings = hearings;
        this.turns = turns;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.put("hearingText", turns.hearingText(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        hearings.record(
                task.businessKey(),
                values.date("heldOn", "举行日期").orElse(null),
                values.date("endedOn", "结束日期").orElse(null),
                values.textOrNull("attended"),
                values.textOrNull("conclusion"),
                userId);
        return Map.of();
    }
}
