package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static petitiondesk.petition.process.PetitionStory.draft;
import static petitiondesk.testing.Office.aPetition;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Intake;
import petitiondesk.petition.Reviews;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DatabasePrint;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.FormFile;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;
import petitiondesk.testing.Submissions;
import petitiondesk.testing.Submissions.Faulty;

/** The gate before every completion, whichever of the engine's services it comes through. */
@DeskTest
class CompletionIT {

    private static final Map<String, Object> ACCEPTED =
            Map.of("kind", "CLAIM", "category", "C03", "disposition", "ACCEPT", "responsibleUnit", "civil");
    private static final Map<String, Object> SERVED =
            Map.of("serviceMethod", "POST", "servedOn", "2026-08-03", "serviceResult", "SIGNED");
    private static final Map<String, Object> NOT_RESOLVED =
            Map.of("revisitResult", "NOT_RESOLVED", "satisfaction", "UNSATISFIED", "note", "没有解决。");
    private static final Map<String, Object> REVOKED =
            Map.of("reviewDecision", "REVOKE", "decidedOn", "2026-08-03", "servedOn", "2026-08-03", "comment", "重新调查。");

    /** A way to complete a task. */
    private interface Service {
        void complete(String taskId, Map<String, Object> values);
    }

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Reviews reviews;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aWrongIntakeIsRefused() {
        Map<String, Object> valid =
                new HashMap<>(Map.of("channel", "VISIT", "title", "村口道路破损", "request", "请求修复", "facts", "道路塌陷。"));
        valid.put("petitionerName", "诸葛明亮");
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("petition")
                .latestVersion()
                .singleResult()
                .getId();
        assertRefused(
                form("take-in-petition"),
                valid,
                values -> office.as("registrar", () -> engine.getFormService().submitStartForm(definition, values)));
        for (String field : List.of("petitionerPhone", "petitionerIdNumber", "petitionerEmail")) {
            Map<String, Object> wrong = new HashMap<>(valid);
            wrong.put(field, "12");
            Refusal refusal = refusalOf(
                    () -> office.as("registrar", () -> engine.getFormService().submitStartForm(definition, wrong)));
            assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly(field);
        }
        office.as("registrar", () -> engine.getFormService().submitStartForm(definition, valid));
    }

    @Test
    void aWrongRegistrationIsRefused() {
        PetitionStory claim = received();
        assertRefused(claim, "registrar", "UserTask_Register", ACCEPTED);
        assertRefusedField(claim, "registrar", "UserTask_Register", ACCEPTED, "category", "D02");
        assertRefusedField(claim, "registrar", "UserTask_Register", ACCEPTED, "responsibleUnit", "county");
        assertRefusedField(claim, "registrar", "UserTask_Register", ACCEPTED, "disposition", "DISCIPLINE");
        claim.completes("registrar", "UserTask_Register", ACCEPTED).waitsAt("UserTask_Handle");
    }

    @Test
    void aWrongDraftIsRefused() {
        PetitionStory claim = received().acceptedFor("civil");
        Map<String, Object> draft = draft("SUPPORT");
        assertRefused(claim, "unit-civil", "UserTask_Handle", draft);
        assertRefusedField(claim, "unit-civil", "UserTask_Handle", draft, "conclusion", "ADOPTED");
        assertRefusedField(claim, "unit-civil", "UserTask_Handle", draft, "agreement", "双方和解。");
        claim.completes("unit-civil", "UserTask_Handle", draft).waitsAt("UserTask_SignOpinion");
    }

    @Test
    void aWrongAgreementIsRefused() {
        PetitionStory dispute = story("DISPUTE").acceptedFor("civil");
        Map<String, Object> agreement = Map.of("outcome", "RESOLVED", "agreement", "双方和解。");
        assertRefusedField(dispute, "unit-civil", "UserTask_Handle", agreement, "agreement", " ");
        assertRefusedField(dispute, "unit-civil", "UserTask_Handle", agreement, "conclusion", "SUPPORT");
        dispute.completes("unit-civil", "UserTask_Handle", agreement).waitsAt("UserTask_Revisit");
    }

    @Test
    void aWrongSignatureIsRefused() {
        PetitionStory claim = drafted();
        Map<String, Object> returned = Map.of("approval", "RETURN", "comment", "请补充。");
        assertRefused(claim, "head-civil", "UserTask_SignOpinion", returned);
        claim.completes("head-civil", "UserTask_SignOpinion", returned).waitsAt("UserTask_Handle");
    }

    @Test
    void aWrongProofOfServiceIsRefused() {
        PetitionStory claim = drafted().signed("head-civil");
        assertRefused(claim, "unit-civil", "UserTask_RecordService", SERVED);
        assertRefusedField(claim, "unit-civil", "UserTask_RecordService", SERVED, "servedOn", "2026-08-02");
        assertRefusedField(claim, "unit-civil", "UserTask_RecordService", SERVED, "servedOn", "2026-08-04");
        claim.completes("unit-civil", "UserTask_RecordService", SERVED).waitsAt("UserTask_Revisit");
    }

    @Test
    void aWrongRevisitIsRefused() {
        PetitionStory claim = served();
        assertRefused(claim, "office", "UserTask_Revisit", NOT_RESOLVED);
        assertRefusedField(claim, "office", "UserTask_Revisit", NOT_RESOLVED, "revisitResult", "UNREACHABLE");
        claim.completes("office", "UserTask_Revisit", NOT_RESOLVED).waitsAt("UserTask_Handle");
    }

    @Test
    void aWrongReviewOutcomeIsRefused() {
        PetitionStory claim = underReview();
        assertRefused(claim, "office", "UserTask_RecordReview", REVOKED);
        assertRefusedField(claim, "office", "UserTask_RecordReview", REVOKED, "decidedOn", "2026-08-02");
        assertRefusedField(claim, "office", "UserTask_RecordReview", REVOKED, "decidedOn", "2026-08-04");
        assertRefusedField(claim, "office", "UserTask_RecordReview", REVOKED, "servedOn", "2026-08-02");
        claim.completes("office", "UserTask_RecordReview", REVOKED).waitsAt("UserTask_Handle");
    }

    @Test
    void whatAFormShowsIsThere() {
        PetitionStory claim = received();
        assertShown(claim, "registrar", "UserTask_Register");
        assertThat(office.sees("registrar", claim.number(), "UserTask_Register"))
                .as("the decision table's suggestion")
                .containsEntry("responsibleUnit", "land");
        assertShown(claim.acceptedFor("civil"), "unit-civil", "UserTask_Handle");
        assertShown(claim.drafted("unit-civil", "SUPPORT"), "head-civil", "UserTask_SignOpinion");
        assertShown(claim.signed("head-civil"), "unit-civil", "UserTask_RecordService");
        assertShown(claim.servedToday("unit-civil"), "office", "UserTask_Revisit");
        asksForReview(claim);
        assertShown(claim, "office", "UserTask_RecordReview");
    }

    @Test
    void aTaskThatSomebodyHasClaimedIsCompletedByNobodyElse() {
        PetitionStory claim = received().acceptedFor("civil");
        String task = office.task(claim.number(), "UserTask_Handle").getId();
        office.as("unit-civil", () -> engine.getTaskService().claim(task, "unit-civil"));
        assertThat(refusal("unit-civil-2", claim, "UserTask_Handle", draft("SUPPORT"))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        claim.drafted("unit-civil", "SUPPORT").waitsAt("UserTask_SignOpinion");
    }

    @Test
    void aTaskOfAnotherUnitDoesNotExist() {
        PetitionStory claim = received().acceptedFor("civil");
        for (String user : List.of("unit-land", "head-civil", "registrar", "office", "admin", "auditor")) {
            assertThat(refusal(user, claim, "UserTask_Handle", draft("SUPPORT")).kind())
                    .as(user)
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }
        claim.waitsAt("UserTask_Handle");
    }

    @Test
    void whoDraftedAnOpinionDoesNotSignIt() {
        PetitionStory claim = drafted();
        Refusal refusal = refusal(
                "unit-civil",
                List.of("unit-civil-heads"),
                claim,
                "UserTask_SignOpinion",
                Map.of("approval", "APPROVE"));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refusal).hasMessageContaining("拟稿人");
        claim.waitsAt("UserTask_SignOpinion");
    }

    @Test
    void whoHandledSignedOrServedDoesNotRevisit() {
        PetitionStory claim =
                drafted().signed("head-civil").servedToday("unit-civil-2").waitsAt("UserTask_Revisit");
        for (String user : List.of("unit-civil", "unit-civil-2", "head-civil")) {
            Refusal refusal = refusal(user, List.of("joint-meeting-office"), claim, "UserTask_Revisit", NOT_RESOLVED);
            assertThat(refusal.kind()).as(user).isEqualTo(Refusal.Kind.FORBIDDEN);
        }
        claim.waitsAt("UserTask_Revisit");
    }

    @RepeatedTest(3)
    void twoWhoCompleteOneTaskAtTheSameTimeHaveOneEffect() throws Exception {
        PetitionStory claim = received().acceptedFor("civil");
        String task = office.task(claim.number(), "UserTask_Handle").getId();
        List<Refusal> refusals = atOnce(
                () -> refusalOf(() -> submit("unit-civil", task, draft("SUPPORT"))),
                () -> refusalOf(() -> submit("unit-civil-2", task, draft("EXPLAIN"))));
        assertThat(refusals).hasSize(1).allSatisfy(CompletionIT::tellsThatSomebodyWasFaster);
        claim.waitsAt("UserTask_SignOpinion").hasStatus("OPINION");
        assertThat(claim.events()).containsOnlyOnce("DRAFTED");
    }

    @RepeatedTest(3)
    void aLastTaskSubmittedTwiceAtTheSameTimeEndsTheCaseOnce() throws Exception {
        PetitionStory accusation = story(null);
        String task = office.task(accusation.number(), "UserTask_Register").getId();
        Map<String, Object> handedOver = Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE");
        Callable<Refusal> submission = () -> refusalOf(() -> submit("registrar", task, handedOver));
        assertThat(atOnce(submission, submission)).hasSize(1).allSatisfy(CompletionIT::tellsThatSomebodyWasFaster);
        accusation.hasStatus("DISCIPLINE");
        assertThat(accusation.events()).containsOnlyOnce("HANDED_TO_DISCIPLINE");
    }

    @RepeatedTest(5)
    void aRevisitAndAReviewThatBothReopenTheCaseReopenItOnce() throws Exception {
        PetitionStory claim = underReview();
        String revisit = office.task(claim.number(), "UserTask_Revisit").getId();
        String review = office.task(claim.number(), "UserTask_RecordReview").getId();
        List<Refusal> refusals = atOnce(
                () -> refusalOf(() -> submit("office", revisit, NOT_RESOLVED)),
                () -> refusalOf(() -> submit("office-2", review, REVOKED)));
        assertThat(refusals).hasSize(1).allSatisfy(CompletionIT::tellsThatSomebodyWasFaster);
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(claim.events()).containsOnlyOnce("REOPENED");
    }

    private static void tellsThatSomebodyWasFaster(Refusal refusal) {
        assertThat(refusal.kind()).isIn(Refusal.Kind.CONFLICT, Refusal.Kind.NOT_FOUND);
    }

    private PetitionStory story(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }

    private PetitionStory received() {
        return story("CLAIM");
    }

    private PetitionStory drafted() {
        return received().acceptedFor("civil").drafted("unit-civil", "SUPPORT");
    }

    private PetitionStory served() {
        return drafted().signed("head-civil").servedToday("unit-civil");
    }

    private PetitionStory underReview() {
        PetitionStory claim = served();
        asksForReview(claim);
        return claim.waitsAt("UserTask_Revisit", "UserTask_RecordReview");
    }

    private void asksForReview(PetitionStory claim) {
        reviews.request(claim.number(), LocalDate.parse("2026-08-03"), "不同意。", "registrar");
    }

    private void submit(String user, String task, Map<String, Object> values) {
        office.as(user, () -> engine.getFormService().submitTaskForm(task, new HashMap<>(values)));
    }

    private void assertShown(PetitionStory story, String user, String task) {
        assertThat(office.sees(user, story.number(), task).keySet())
                .as("what %s shows", task)
                .containsAll(formOf(story, task).shown());
    }

    /** Every fault of every field is refused with the field's name, by both services, and nothing is written. */
    private void assertRefused(PetitionStory story, String user, String task, Map<String, Object> valid) {
        String id = office.task(story.number(), task).getId();
        for (Service service : services()) {
            assertRefused(formOf(story, task), valid, values -> office.as(user, () -> service.complete(id, values)));
        }
        story.waitsAtLeastAt(task);
    }

    private List<Service> services() {
        return List.of(
                (task, values) -> engine.getFormService().submitTaskForm(task, values),
                (task, values) -> engine.getFormService().submitTaskFormWithVariablesInReturn(task, values, true),
                (task, values) -> engine.getTaskService().complete(task, values),
                (task, values) -> engine.getTaskService().completeWithVariablesInReturn(task, values, true));
    }

    private void assertRefused(FormFile form, Map<String, Object> valid, Consumer<Map<String, Object>> submission) {
        Map<String, String> before = DatabasePrint.of(jdbc);
        SoftAssertions softly = new SoftAssertions();
        for (Faulty faulty : Submissions.faulty(form, valid)) {
            Throwable thrown = catchThrowable(() -> submission.accept(faulty.values()));
            softly.assertThat(thrown)
                    .as(faulty.toString())
                    .isNotNull()
                    .extracting(Throwable::getCause)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> softly.assertThat(refusal.errors())
                                    .as("%s: %s", faulty, refusal.getMessage())
                                    .extracting(Refusal.FieldError::field)
                                    .contains(faulty.field()));
        }
        softly.assertThat(DatabasePrint.of(jdbc)).isEqualTo(before);
        softly.assertAll();
    }

    private void assertRefusedField(
            PetitionStory story, String user, String task, Map<String, Object> valid, String field, String value) {
        Map<String, Object> values = new HashMap<>(valid);
        values.put(field, value);
        Map<String, String> before = DatabasePrint.of(jdbc);
        Refusal refusal = refusal(user, story, task, values);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.errors()).as(refusal.getMessage()).isNotEmpty();
        assertThat(DatabasePrint.of(jdbc)).isEqualTo(before);
    }

    private Refusal refusal(String user, PetitionStory story, String task, Map<String, Object> values) {
        String id = office.task(story.number(), task).getId();
        return refusalOf(() -> submit(user, id, values));
    }

    /** The refusal to somebody who has these groups for once. */
    private Refusal refusal(
            String user, List<String> groups, PetitionStory story, String task, Map<String, Object> values) {
        String id = office.task(story.number(), task).getId();
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            return refusalOf(() -> engine.getFormService().submitTaskForm(id, new HashMap<>(values)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** The refusal, or null if there was none; anything else that is thrown is a failure. */
    private static Refusal refusalOf(Runnable submission) {
        Throwable thrown = catchThrowable(submission::run);
        if (thrown != null && !(thrown.getCause() instanceof Refusal)) {
            throw new AssertionError("neither accepted nor refused", thrown);
        }
        return thrown == null ? null : (Refusal) thrown.getCause();
    }

    /** What was refused when both were tried at the same time. */
    private static List<Refusal> atOnce(Callable<Refusal> one, Callable<Refusal> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Refusal>> answers = new ArrayList<>();
            for (Callable<Refusal> submission : List.of(one, other)) {
                answers.add(people.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return submission.call();
                }));
            }
            List<Refusal> refusals = new ArrayList<>();
            for (Future<Refusal> answer : answers) {
                Refusal refusal = answer.get(30, TimeUnit.SECONDS);
                if (refusal != null) {
                    refusals.add(refusal);
                }
            }
            return refusals;
        } finally {
            people.shutdownNow();
        }
    }

    private FormFile formOf(PetitionStory story, String task) {
        return form(engine.getFormService()
                .getTaskFormData(office.task(story.number(), task).getId())
                .getCamundaFormRef()
                .getKey());
    }

    private static FormFile form(String name) {
        return FormFile.read(Path.of("forms", name + ".form"));
    }
}
