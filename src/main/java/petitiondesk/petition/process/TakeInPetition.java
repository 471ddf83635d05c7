package petitiondesk.petition.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import petitiondesk.engine.EngineAccess;
import petitiondesk.engine.FormValues;
import petitiondesk.engine.StartRules;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.ReferenceLists;
import petitiondesk.shared.Refusal;

/** The start form: somebody at the counter, on the telephone or with a letter in his hand. */
@Component
class TakeInPetition implements StartRules {

    private static final String PETITIONER = "petitioner.";

    private final Intake intake;
    private final ReferenceLists lists;
    private final Organisation organisation;
    private final ProcessEngine engine;

    TakeInPetition(Intake intake, ReferenceLists lists, Organisation organisation, @Lazy ProcessEngine engine) {
        this.intake = intake;
        this.lists = lists;
        this.organisation = organisation;
        this.engine = engine;
    }

    @Override
    public String process() {
        return PetitionVariables.PROCESS;
    }

    @Override
    public Map<String, Object> view(String userId) {
        Map<String, Object> view = new LinkedHashMap<>();
        List<ReferenceLists.Option> categories = new ArrayList<>(lists.categories());
        categories.addAll(lists.disputeTypes());
        view.put("categoryOptions", categories);
        view.put("districtOptions", lists.districts());
        view.put("villageOptions", lists.villages());
        return view;
    }

    @Override
    public String start(FormValues values, String userId) {
        Intake.checkMayTakeIn(organisation.groupsOf(userId), values.textOrNull("kind"));
        Intake.Receipt receipt = register(form(values), userId);
        return EngineAccess.unrestricted(
                engine,
                () -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(receipt.number(), PetitionVariables.PROCESS)
                        .singleResult()
                        .getId());
    }

    private Intake.Receipt register(IntakeForm form, String userId) {
        try {
            return intake.register(form, userId, null);
        } catch (Refusal refusal) {
            throw refusal.kind() == Refusal.Kind.INVALID ? inTheFormsWords(refusal) : refusal;
        }
    }

    /** Names the fields as the start form does: {@code petitionerName} for what is elsewhere {@code petitioner.name}. */
    private static Refusal inTheFormsWords(Refusal refusal) {
        return Refusal.invalid(refusal.errors().stream()
                .map(error -> error.field().startsWith(PETITIONER)
                        ? new Refusal.FieldError(
                                "petitioner"
                                        + StringUtils.capitalize(error.field().substring(PETITIONER.length())),
                                error.message())
                        : error)
                .toList());
    }

    private static IntakeForm form(FormValues values) {
        boolean nameless = values.checked("nameless");
        return new IntakeForm(
                values.textOrNull("kind"),
                values.textOrNull("channel"),
                values.textOrNull("title"),
                values.textOrNull("request"),
                values.textOrNull("facts"),
                values.textOrNull("district"),
                values.textOrNull("village"),
                values.textOrNull("category"),
                values.integer("persons", "人数").orElse(null),
                null,
                values.checked("joint"),
                nameless && values.text("petitionerName").isEmpty() ? null : petitioner(values),
                null,
                null,
                null,
                values.textOrNull("respondent"),
                nameless,
                values.checked("confidential"),
                false,
                values.checked("urgent"),
                values.textOrNull("repeatOf"),
                null,
                values.textOrNull("pendingElsewhere"),
                values.textOrNull("needs"),
                values.textOrNull("receivedAt"));
    }

    private static IntakeForm.Person petitioner(FormValues values) {
        return new IntakeForm.Person(
                values.textOrNull("petitionerName"),
                values.textOrNull("petitionerIdNumber"),
                null,
                null,
                values.textOrNull("petitionerPhone"),
                values.textOrNull("petitionerEmail"),
                values.textOrNull("petitionerAddress"),
                null);
    }
}
