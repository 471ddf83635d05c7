package petitiondesk.petition.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.TaskAtHand;
import petitiondesk.petition.Accused;
import petitiondesk.petition.Disposition;
import petitiondesk.petition.DispositionTexts;
import petitiondesk.petition.Kind;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.petition.Registering;
import petitiondesk.petition.RegistrationDefaults;
import petitiondesk.petition.RepeatQuestion;
import petitiondesk.petition.Route;
import petitiondesk.petition.TaskSummary;
import petitiondesk.shared.FieldChecks;

@Component
class RegisterPetition extends PetitionTask {

    private final Registering registering;
    private final RegistrationDefaults defaults;
    private final RepeatQuestion repeats;
    private final ReferenceLists lists;
    private final DispositionTexts texts;
    private final Accused accused;

    RegisterPetition(
            TaskSummary summary,
            Registering registering,
            RegistrationDefaults defaults,
            RepeatQuestion repeats,
            ReferenceLists lists,
            DispositionTexts texts,
            Accused accused) {
        super("UserTask_Register", summary);
        this.repeats = repeats;
        this.registering = registering;
        this.defaults = defaults;
        this.lists = lists;
        this.texts = texts;
        this.accused = accused;
    }

    @Override
    void addTo(Map<String, Object> view, String number, String userId) {
        view.putAll(defaults.of(number));
        view.putAll(repeats.ask(number, userId));
        List<ReferenceLists.Option> categories = new ArrayList<>(lists.categories());
        categories.addAll(lists.disputeTypes());
        view.put("categoryOptions", categories);
        view.put("districtOptions", lists.districts());
        view.put("unitOptions", lists.responsibles());
        view.put("accusedOptions", accused.options());
        view.put("returnText", texts.sentBack(number));
    }

    @Override
    public Map<String, Object> accept(TaskAtHand task, FormValues values, String userId) {
        FieldChecks checks = new FieldChecks();
        Kind kind = values.choice("kind", "类别", Kind.class, checks).orElse(null);
        Disposition disposition =
                values.choice("disposition", "办理方式", Disposition.class, checks).orElse(null);
        checks.done();
        // first of all: once it is handed to discipline inspection, the registrar sees it no more
        repeats.answer(task.businessKey(), values.textOrNull("repeatOf"), userId);
        accused.check(values.list("accused"));
        if (disposition == Disposition.DISCIPLINE) {
            // before anybody of discipline inspection hears of it
            accused.record(task.businessKey(), values.list("accused"), userId);
        }
        Route route = registering.decide(
                task.businessKey(),
                new Registering.Decision(
                        kind,
                        values.textOrNull("category"),
                        values.textOrNull("district"),
                        disposition,
                        values.textOrNull("dispositionReason"),
                        values.textOrNull("responsibleUnit"),
                        values.textOrNull("mergeInto"),
                        values.integer("channelRoute", "法定途径").orElse(null),
                        values.textOrNull("channelBody"),
                        values.date("dueOn", "日期").orElse(null)),
                userId);
        Map<String, Object> decisions = new HashMap<>();
        PetitionVariables.DISPOSITION.put(decisions, route.disposition().name());
        if (route.isTakenUp()) {
            PetitionVariables.putRoute(decisions, kind, route);
        }
        return decisions;
    }
}
