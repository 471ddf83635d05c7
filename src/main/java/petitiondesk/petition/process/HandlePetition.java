package petitiondesk.petition.process;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.Handling;
import petitiondesk.petition.Handling.Result;
import petitiondesk.petition.HandlingDefaults;
import petitiondesk.petition.HandlingOutcome;
import petitiondesk.petition.LeadSummary;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class HandlePetition extends PetitionTask {

    private final Handling handling;
    private final HandlingDefaults defaults;
    private final LeadSummary lead;

    HandlePetition(TaskSummary summary, Handling handling, HandlingDefaults defaults, LeadSummary lead) {
        super("UserTask_Handle", summary);
        this.handling = handling;
        this.defaults = defaults;
        this.lead = lead;
    }

    @Override
    void addTo(Map<String, Object> view, String number) {
        view.putAll(defaults.of(number));
        view.put("leadText", lead.of(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        HandlingOutcome outcome =
                values.choice("outcome", "办理结果", HandlingOutcome.class, checks).orElse(null);
        Conclusion conclusion =
                values.choice("conclusion", "处理结论", Conclusion.class, checks).orElse(null);
        checks.done();
        Map<String, Object> decisions = new HashMap<>();
        put(
                decisions,
                switch (outcome) {
                    case RESOLVED -> resolve(task, values, conclusion, userId);
                    case HARD -> handling.giveToMeeting(task.businessKey(), values.textOrNull("difficulty"), userId);
                    case HAND_UP -> handling.handUp(task.businessKey(), values.textOrNull("difficulty"), userId);
                    case EXTEND ->
                        handling.askForDays(
                                task.businessKey(),
                                values.integer("extensionDays", "延长天数").orElse(null),
                                values.textOrNull("extensionReason"),
                                userId);
                });
        return decisions;
    }

    private Handling.Handled resolve(TaskAtHand task, FormValues values, Conclusion conclusion, String userId) {
        return handling.resolve(
                task.businessKey(),
                new Handling.Draft(
                        conclusion,
                        values.textOrNull("findings"),
                        values.textOrNull("opinion"),
                        values.textOrNull("legalBasis"),
                        values.textOrNull("agreement"),
                        values.textOrNull("closingSolved"),
                        values.textOrNull("closingExplained"),
                        values.textOrNull("closingHelped"),
                        values.textOrNull("closingLawful")),
                userId);
    }

    /** What the course goes on with, whether the handlers or the lead leader had the last word. */
    static void put(Map<String, Object> decisions, Handling.Handled handled) {
        PetitionVariables.HANDLING_RESULT.put(decisions, handled.result().name());
        if (handled.result() == Result.AGREEMENT) {
            PetitionVariables.REVISIT_DUE_AT.put(decisions, PetitionVariables.date(handled.revisitDueAt()));
        }
        if (handled.result() == Result.HANDED_UP) {
            PetitionVariables.HANDLING_GROUP.put(decisions, handled.to().group());
            PetitionVariables.SIGNING_GROUP.put(decisions, handled.to().headsGroup());
        }
    }
}
