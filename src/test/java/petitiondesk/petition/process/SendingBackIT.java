package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Corrections;
import petitiondesk.petition.Intake;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.SendingBack;
import petitiondesk.petition.UnitChanges;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The head of the unit takes back a step that was taken in error. Everything is received on 2026-08-03. */
@DeskTest
class SendingBackIT {

    private static final Map<String, Object> WHY = Map.of("reason", "金额写错了。");
    private static final Map<String, Object> HARD = Map.of("outcome", "HARD", "difficulty", "涉及三个村。");
    private static final String CALL = "steps-taken-back";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private SendingBack sendingBack;

    @Autowired
    private UnitChanges unitChanges;

    @Autowired
    private Corrections corrections;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aSignatureIsTakenBackBeforeTheServiceAndTheLimitRunsOn() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .completes(
                        "unit-land",
                        "UserTask_Handle",
                        Map.of("outcome", "EXTEND", "extensionDays", 10, "extensionReason", "需要测绘。"));
        office.completes("leader-1", claim.number(), "UserTask_ApproveExtension", Map.of("approval", "APPROVE"));
        claim.drafted("unit-land", "SUPPORT");
        assertThat(post("head-land", claim, WHY)).as("not signed yet").isEqualTo(409);
        claim.signed("head-land").waitsAt("UserTask_RecordService");
        assertThat(limits.running(claim.number())).isEmpty();
        assertThat(post("unit-land", claim, WHY)).isEqualTo(403);
        assertThat(post("office", claim, WHY)).isEqualTo(403);
        assertThat(post("head-civil", claim, WHY)).isEqualTo(404);
        assertThat(post("head-land", claim, Map.of())).isEqualTo(400);

        assertThat(post("head-land", claim, WHY)).isEqualTo(201);
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(limits.running(claim.number())).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(LimitKind.HANDLE);
            assertThat(limit.startedOn()).isEqualTo("2026-08-03");
            assertThat(limit.dueOn()).as("with its extension").isEqualTo("2026-10-12");
        });
        assertThat(office.sees("unit-land", claim.number(), "UserTask_Handle"))
                .containsEntry("opinion", "十日内修复。")
                .hasEntrySatisfying(
                        "returnText", text -> assertThat((String) text).contains("金额写错了"));
        assertThat(claim.events()).endsWith("SIGNED", "TAKEN_BACK");
        assertThat(claim.publicTexts()).last().asString().contains("期限不变").doesNotContain("金额");
        claim.drafted("unit-land", "SUPPORT").signed("head-land").servedToday("unit-land");
        assertThat(post("head-land", claim, WHY)).as("served").isEqualTo(409);
        assertThat(limits.newest(LimitKind.HANDLE, claim.number()).orElseThrow().metAt())
                .isNotNull();
    }

    @Test
    void anAgreementIsTakenBackBeforeTheRevisit() throws Exception {
        PetitionStory main = received("DISPUTE").acceptedFor("civil");
        PetitionStory merged = received("DISPUTE")
                .completes(
                        "registrar",
                        "UserTask_Register",
                        registration("DISPUTE", "MERGE", Map.of("mergeInto", main.number())))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
        main.agreed("unit-civil").hasStatus("REVISIT");
        assertThat(post("head-civil", main, WHY)).isEqualTo(201);
        main.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(limits.running(main.number())).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(LimitKind.MEDIATE);
            assertThat(limit.startedOn()).isEqualTo("2026-08-03");
        });
        assertThat(office.sees("unit-civil", main.number(), "UserTask_Handle"))
                .containsEntry("agreement", "双方各让一尺，月底前拆除围墙。");
        assertThat(main.letters("agreement-taken-back")).hasSize(1);
        assertThat(merged.letters("answer-taken-back")).hasSize(1);

        main.agreed("unit-civil").hasStatus("REVISIT").unreachable("office");
        assertThat(main.letters("agreement-reached")).as("told anew").hasSize(2);
        assertThat(merged.letters("answered-with")).hasSize(2);
        assertThat(post("head-civil", main, WHY)).as("the revisit has begun").isEqualTo(409);
        main.hasStatus("REVISIT").waitsAt("UserTask_Revisit");
    }

    @Test
    void aCaseIsTakenBackFromTheMeetingUntilItsAgendaIsClosed() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        claim.completes("unit-land", "UserTask_Handle", HARD).hasStatus("HARD");
        assertThat(post("head-land", claim, WHY)).isEqualTo(201);
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(process.openTasks(claim.number()).get(0).dueAt()).isEqualTo("2026-10-08T15:59:59Z");

        claim.completes("unit-land", "UserTask_Handle", HARD);
        onTheAgenda(claim.number());
        assertThat(post("head-land", claim, WHY)).isEqualTo(409);
        meetings.decides(meetings.other(claim.number(), Way.RETURN, "由单位办理。"));
        claim.hasStatus("HANDLING");
        assertThat(post("head-land", claim, WHY)).as("nothing to take back").isEqualTo(409);
        meetings.hearsOf(claim.number(), "east");
        assertThat(post("head-land", claim, WHY)).as("the 管区 has named it").isEqualTo(409);
        claim.hasStatus("HARD");
    }

    @Test
    void ofTwoWhoActAtOnceOneWinsAndTheOtherIsToldWhy() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land");
        CountDownLatch start = new CountDownLatch(1);
        Callable<Integer> takesBack = () -> {
            start.await();
            return post("head-land", claim, WHY);
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = List.of(two.submit(takesBack), two.submit(takesBack));
            start.countDown();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
        } finally {
            two.shutdown();
        }
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(claim.events()).containsOnlyOnce("TAKEN_BACK");
    }

    @Test
    void aCourseOfAnOlderDiagramSaysThatItKnowsNoSuchStep() throws Exception {
        PetitionStory signed = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land");
        PetitionStory handled = received("CLAIM").acceptedFor("land");
        forgets(signed, "petition.sentBack");
        forgets(handled, "petition.unitChanged");
        forgets(handled, "petition.corrected");
        assertThat(post("head-land", signed, WHY)).isEqualTo(409);
        assertThatThrownBy(() -> sendingBack.sendBack(signed.number(), "写错了。", "head-land"))
                .hasMessageContaining("系统升级之前的流程");
        signed.hasStatus("OPINION").waitsAt("UserTask_RecordService");
        assertThatThrownBy(() -> unitChanges.change(handled.number(), "civil", "职责已调整。", "office"))
                .hasMessageContaining("系统升级之前的流程");
        handled.hasStatus("HANDLING");

        corrections.correct(handled.number(), "应由民政办办理。", "office");
        handled.hasStatus("RECEIVED").waitsAt("UserTask_Register");
        assertThat(handled.toldStaff("task-gone")).hasSize(1);
    }

    /** As if the diagram that it was started with had no such message. */
    private void forgets(PetitionStory story, String message) {
        jdbc.sql("delete from act_ru_event_subscr where event_name_ = :message and proc_inst_id_ = :instance")
                .param("message", message)
                .param("instance", story.instance().getId())
                .update();
    }

    private void onTheAgenda(String number) {
        jdbc.sql("""
                insert into joint_meeting (number, month, sequence, status, called_by, reason, called_at)
                values ('LX2026-08-77', date '2026-08-01', 77, 'FROZEN', 'office', '测试', :at)""").param("at", Timestamp.from(clock.instant())).update();
        jdbc.sql("""
                insert into meeting_item (meeting_number, petition_number, list, position, title, source, difficulty,
                                          postponed, orders, drawn_at)
                values ('LX2026-08-77', :number, 'HARD', 1, '村口道路破损', 'HANDLER', '涉及三个村。', 0, 0, :at)""")
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private int post(String user, PetitionStory story, Map<String, Object> body) throws IOException {
        return Caller.script(port, user, "demo")
                .postJson("/api/petitions/" + story.number() + "/" + CALL, new ObjectMapper().writeValueAsString(body))
                .statusCode();
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
