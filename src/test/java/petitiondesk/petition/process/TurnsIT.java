package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Hearings;
import petitiondesk.petition.Intake;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Reviews;
import petitiondesk.petition.Withdrawals;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** What can happen to a petition at any time: more is said, it is withdrawn, another unit gets it, a hearing is held. */
@DeskTest
class TurnsIT {

    private static final String HEARING = "UserTask_HoldHearing";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Reviews reviews;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private Hearings hearings;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Courses courses;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void whatThePetitionerAddsStandsInTheHistoryAndWhoeverHandlesItIsTold() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        Caller petitioner = Caller.nobody(port);
        assertThat(post(petitioner, own(claim, "supplement"), Map.of("queryCode", claim.queryCode(), "text", "又塌了一段。")))
                .isEqualTo(200);
        claim.waitsAt("UserTask_Handle");
        assertThat(claim.events()).contains("SUPPLEMENTED");
        assertThat(claim.publicTexts()).last().asString().contains("又塌了一段。");
        assertThat(claim.toldStaff("supplement-received")).containsExactly("unit-land@demo.invalid");
        assertThat(claim.letters("supplement-received"))
                .singleElement()
                .asString()
                .doesNotContain("又塌了一段。");

        assertThat(post(petitioner, own(claim, "supplement"), Map.of("queryCode", claim.queryCode(), "text", " ")))
                .isEqualTo(400);
        assertThat(post(petitioner, own(claim, "supplement"), Map.of("queryCode", "WRONG", "text", "x")))
                .isEqualTo(404);
        assertThat(post(
                        Caller.script(port, "registrar", "demo"),
                        "/api/petitions/" + claim.number() + "/supplements",
                        Map.of("text", "来电：请尽快。")))
                .isEqualTo(201);
        assertThat(post(
                        Caller.script(port, "unit-land", "demo"),
                        "/api/petitions/" + claim.number() + "/supplements",
                        Map.of("text", "x")))
                .isEqualTo(403);
        assertThat(claim.toldStaff("supplement-received")).hasSize(2);
    }

    @Test
    void aTaskThatHasEndedSinceItWasFoundIsLeftOut() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        Task found = office.task(claim.number(), "UserTask_Handle");
        assertThat(courses.openTask(found)).isPresent();
        claim.drafted("unit-land", "SUPPORT");
        // in a transaction, as the pages ask: it is still good afterwards
        Optional<PetitionProcess.OpenTask> now = transaction.execute(reading -> courses.openTask(found));
        assertThat(now).isEmpty();
    }

    @Test
    void aWithdrawnPetitionIsHandledNoMoreAndStaysInTheRegister() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .completes(
                        "unit-land",
                        "UserTask_Handle",
                        Map.of("outcome", "EXTEND", "extensionDays", 5, "extensionReason", "需要测绘。"));
        hearings.call(claim.number(), "2026-08-10T09:00", "二楼会议室", "双方说法不一。", "office");
        assertThat(post(
                        Caller.nobody(port),
                        own(claim, "withdrawal"),
                        Map.of("queryCode", claim.queryCode(), "reason", "已经修好。")))
                .isEqualTo(200);
        claim.hasStatus("WITHDRAWN").waitsAt().isOver("EndEvent_Withdrawn");
        assertThat(limits.running(claim.number())).isEmpty();
        assertThat(claim.letters("withdrawn")).hasSize(1);
        assertThat(hearings.of(claim.number()))
                .extracting(Hearings.Hearing::outcome)
                .containsExactly(Hearings.Outcome.CANCELLED);
        assertThat(claim.publicTexts()).last().asString().contains("已撤回");
        assertThat(post(Caller.nobody(port), own(claim, "withdrawal"), Map.of("queryCode", claim.queryCode())))
                .as("a second time")
                .isEqualTo(409);
    }

    @Test
    void whatWasAnsweredOrIsAnAccusationIsNotWithdrawn() throws Exception {
        PetitionStory answered = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land");
        PetitionStory accusation = received("ACCUSATION");
        for (PetitionStory story : List.of(answered, accusation)) {
            assertThat(post(Caller.nobody(port), own(story, "withdrawal"), Map.of("queryCode", story.queryCode())))
                    .isEqualTo(409);
        }
        answered.hasStatus("REVISIT");
    }

    @Test
    void aCaseThatIsWithdrawnWhileTheMeetingDecidesStaysWithdrawn() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        claim.completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "涉及三个村。"));
        withdrawals.withdraw(claim.number(), null, "registrar");
        meetings.decides(meetings.other(claim.number(), Way.RETURN, "由单位办理。"));
        claim.hasStatus("WITHDRAWN");
        assertThat(claim.events()).endsWith("WITHDRAWN", "MEETING_DECIDED");
    }

    @Test
    void theOfficeGivesACaseToAnotherUnitWithinTheSameLimit() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        Instant due = process.openTasks(claim.number()).get(0).dueAt();
        Caller desk = Caller.script(port, "office", "demo");
        String change = "/api/petitions/" + claim.number() + "/unit-changes";
        assertThat(post(desk, change, Map.of("responsibleUnit", "land", "reason", "x")))
                .isEqualTo(400);
        assertThat(post(desk, change, Map.of("responsibleUnit", "civil"))).isEqualTo(400);
        assertThat(post(
                        Caller.script(port, "unit-land", "demo"),
                        change,
                        Map.of("responsibleUnit", "civil", "reason", "x")))
                .isEqualTo(403);
        assertThat(post(desk, change, Map.of("responsibleUnit", "civil", "reason", "职责已调整。")))
                .isEqualTo(201);
        assertThat(process.openTasks(claim.number())).singleElement().satisfies(task -> {
            assertThat(task.groups()).containsExactly("unit-civil");
            assertThat(task.dueAt()).isEqualTo(due);
        });
        assertThat(claim.letters("unit-changed")).hasSize(1);
        claim.drafted("unit-civil", "SUPPORT").signed("head-civil").hasStatus("OPINION");
        assertThat(post(desk, change, Map.of("responsibleUnit", "land", "reason", "x")))
                .isEqualTo(409);
    }

    @Test
    void aHearingIsCalledHeldAndRecordedBesideTheCourse() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        Caller desk = Caller.script(port, "office", "demo");
        String call = "/api/petitions/" + claim.number() + "/hearings";
        Map<String, Object> good = Map.of("heldAt", "2026-08-10T09:00", "place", "二楼会议室", "reason", "各方说法不一。");
        assertThat(post(desk, call, Map.of("heldAt", "2026-08-01T09:00", "place", "x", "reason", "y")))
                .isEqualTo(400);
        assertThat(post(desk, call, Map.of("heldAt", "tomorrow", "place", "x", "reason", "y")))
                .isEqualTo(400);
        assertThat(post(desk, call, good)).isEqualTo(201);
        assertThat(post(desk, call, good)).as("one at a time").isEqualTo(409);
        claim.waitsAt("UserTask_Handle", HEARING);
        assertThat(claim.letters("hearing-called")).singleElement().asString().contains("二楼会议室", "2026年8月10日");
        assertThatThrownBy(() -> claim.completes(
                        "office", HEARING, Map.of("heldOn", "2026-08-10", "attended", "双方", "conclusion", "道路应修。")))
                .as("it has not been held yet")
                .hasMessageContaining("heldOn");
        claim.at("2026-08-10T15:00")
                .completes(
                        "office", HEARING, Map.of("heldOn", "2026-08-10", "attended", "双方到场。", "conclusion", "道路应修。"))
                .waitsAt("UserTask_Handle");
        assertThat(claim.publicTexts()).last().asString().contains("已举行听证");

        assertThat(post(desk, call, Map.of("heldAt", "2026-08-20T09:00", "place", "x", "reason", "y")))
                .isEqualTo(201);
        assertThat(post(desk, "/api/petitions/" + claim.number() + "/hearing-cancellation", Map.of("reason", "双方已和解。")))
                .isEqualTo(200);
        claim.waitsAt("UserTask_Handle");
        assertThat(claim.letters("hearing-cancelled")).hasSize(1);
    }

    @Test
    void theDaysOfAHearingInAFinalReviewAreNotCounted() {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "DECLINE")
                .signed("head-land")
                .servedToday("unit-land");
        reviews.request(claim.number(), LocalDate.parse("2026-08-03"), "不同意。", "registrar");
        claim.reviewed("UPHOLD");
        claim.at("2026-08-04T09:00");
        reviews.request(claim.number(), LocalDate.parse("2026-08-04"), "仍不同意。", "registrar");
        assertThat(limits.newest(LimitKind.DECIDE_FINAL_REVIEW, claim.number())
                        .orElseThrow()
                        .dueOn())
                .isEqualTo("2026-09-03");
        hearings.call(claim.number(), "2026-08-10T09:00", "县政务中心", "事实有争议。", "office");
        claim.at("2026-08-12T17:00")
                .completes(
                        "office",
                        HEARING,
                        Map.of(
                                "heldOn", "2026-08-10",
                                "endedOn", "2026-08-11",
                                "attended", "双方到场。",
                                "conclusion", "维持。"));
        assertThat(limits.newest(LimitKind.DECIDE_FINAL_REVIEW, claim.number())
                        .orElseThrow()
                        .target())
                .isEqualTo("2026-09-05");
        assertThat(process.openTasks(claim.number()).stream()
                        .filter(task -> task.element().equals("UserTask_RecordReview"))
                        .map(PetitionProcess.OpenTask::dueAt))
                .containsExactly(Instant.parse("2026-09-07T15:59:59Z"));
    }

    @Test
    void aTransferredPetitionIsWithdrawnBeforeAnybodyTookItOver() {
        PetitionStory claim = received("CLAIM")
                .completes(
                        "registrar",
                        "UserTask_Register",
                        registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
        withdrawals.withdraw(claim.number(), null, "registrar");
        claim.hasStatus("WITHDRAWN").isOver("EndEvent_Withdrawn");
    }

    private static int post(Caller caller, String path, Map<String, Object> body) throws IOException {
        return caller.postJson(path, new ObjectMapper().writeValueAsString(body))
                .statusCode();
    }

    private static String own(PetitionStory story, String call) {
        return "/api/public/petitions/" + story.number() + "/" + call;
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
