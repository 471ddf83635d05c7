package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.petition.Corrections;
import petitiondesk.petition.Following;
import petitiondesk.petition.Hearings;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A wrong disposition is taken back on the day on which it took effect. Everything is received on 2026-08-03, a Monday. */
@DeskTest
class CorrectionIT {

    private static final Map<String, Object> WHY = Map.of("reason", "道路不归国土所管。");
    private static final String CALL = "disposition-corrections";

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
    private Corrections corrections;

    @Autowired
    private Following following;

    @Autowired
    private Hearings hearings;

    @Autowired
    private PetitionProcess process;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void anAcceptanceIsCorrectedTheSameDayAndRegisteredAnewWithinTheFirstFifteenDays() throws Exception {
        PetitionStory claim = received("CLAIM").at("2026-08-06T09:00").acceptedFor("land");
        assertThat(post("registrar", claim, WHY)).isEqualTo(403);
        assertThat(post("unit-land", claim, WHY)).isEqualTo(403);
        assertThat(post("unit-labour", claim, WHY)).isEqualTo(404);
        assertThat(post("office", claim, Map.of("reason", " "))).isEqualTo(400);
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle");

        assertThat(post("office", claim, WHY)).isEqualTo(201);
        claim.hasStatus("RECEIVED").waitsAt("UserTask_Register").isOver("EndEvent_Corrected");
        assertThat(limits.running(claim.number())).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(LimitKind.REGISTER);
            assertThat(limit.startedOn()).isEqualTo("2026-08-03");
            assertThat(limit.dueOn()).isEqualTo("2026-08-18");
        });
        assertThat(limits.of(claim.number()))
                .filteredOn(limit -> limit.kind() == LimitKind.HANDLE)
                .singleElement()
                .satisfies(limit -> assertThat(limit.endedAt()).isNotNull());
        assertThat(process.openTasks(claim.number())).singleElement().satisfies(task -> {
            assertThat(task.groups()).containsExactly("registrars");
            assertThat(task.dueAt()).isEqualTo("2026-08-18T15:59:59Z");
        });
        assertThat(process.position(claim.number()).active()).contains("UserTask_Register");
        assertThat(claim.letters("disposition-corrected"))
                .singleElement()
                .asString()
                .contains("作废", "受理", "2026年8月18日");
        assertThat(claim.toldStaff("task-gone")).containsExactly("unit-land@demo.invalid");
        assertThat(claim.events()).containsSubsequence("ACCEPTED", "DISPOSITION_CORRECTED");
        Following.View seen = following.follow(claim.number(), claim.queryCode());
        assertThat(seen.statusText()).isEqualTo("待登记");
        assertThat(seen.unit()).isNull();
        assertThat(seen.events())
                .last()
                .extracting(Following.Step::text)
                .asString()
                .contains("作废");
        assertThat(office.sees("registrar", claim.number(), "UserTask_Register").get("returnText"))
                .asString()
                .contains("道路不归国土所管");
        assertThat(post("unit-land", claim, WHY)).as("out of its sight").isEqualTo(404);

        claim.acceptedFor("civil").hasStatus("HANDLING");
        assertThat(claim.letters("accepted")).as("told anew").hasSize(2);
        assertThat(limits.running(claim.number())).extracting(TimeLimit::kind).containsExactly(LimitKind.HANDLE);
        assertThat(jdbc.sql("select count(*) from registration where petition_number = :number")
                        .param("number", claim.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aTransferIsCorrectedWhileTheUnitIsAskedAndWhileItsObjectionIsRuledOn() throws Exception {
        PetitionStory asked = transferred();
        assertThat(post("office", asked, WHY)).isEqualTo(201);
        asked.hasStatus("RECEIVED").waitsAt("UserTask_Register");
        assertThat(limits.running(asked.number())).extracting(TimeLimit::kind).containsExactly(LimitKind.REGISTER);

        PetitionStory objected = transferred()
                .completes(
                        "unit-land",
                        "UserTask_ReceiveAssignment",
                        Map.of("receipt", "OBJECT", "objectionReason", "道路由城建办管护。"))
                .waitsAt("UserTask_RuleOnObjection");
        assertThat(post("office", objected, WHY)).isEqualTo(201);
        objected.hasStatus("RECEIVED")
                .waitsAt("UserTask_Register")
                .completes(
                        "registrar",
                        "UserTask_Register",
                        registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"))
                .completes(
                        "unit-land",
                        "UserTask_ReceiveAssignment",
                        Map.of("receipt", "OBJECT", "objectionReason", "仍由城建办管护。"));
        assertThat(office.sees("office", objected.number(), "UserTask_RuleOnObjection")
                        .get("objectionText"))
                .asString()
                .as("what was objected on the void route does not count")
                .doesNotContain("道路由城建办管护。");
    }

    @Test
    void aMergerIsTakenApartAgain() throws Exception {
        PetitionStory main = received("CLAIM").acceptedFor("land");
        PetitionStory other = received("CLAIM").acceptedFor("land");
        PetitionStory merged = confirmed("MERGE", Map.of("mergeInto", main.number()));
        assertThat(post("office", main, WHY))
                .as("another one waits for its answer")
                .isEqualTo(409);
        assertThat(post("office", merged, WHY)).isEqualTo(201);
        merged.hasStatus("RECEIVED").waitsAt("UserTask_Register");
        assertThat(jdbc.sql("select decision from petition_link where repeat_number = :number order by id")
                        .param("number", merged.number())
                        .query(String.class)
                        .list())
                .containsExactly("CONFIRMED", "REMOVED");
        assertThat(main.events())
                .as("its own route is as it was")
                .endsWith("MERGED", "MERGED")
                .doesNotContain("DISPOSITION_CORRECTED");

        merged.completes(
                        "registrar",
                        "UserTask_Register",
                        registration("CLAIM", "MERGE", Map.of("mergeInto", other.number())))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
        assertThat(merged.letters("merged")).hasSize(2);
        main.drafted("unit-land", "EXPLAIN").signed("head-land").servedToday("unit-land");
        assertThat(merged.letters("answered-with"))
                .as("it is not merged there any more")
                .isEmpty();
        other.drafted("unit-land", "EXPLAIN").signed("head-land").servedToday("unit-land");
        assertThat(merged.letters("answered-with")).hasSize(1);
    }

    @Test
    void whatWasGuidedOrRefusedIsCorrectedToo() throws Exception {
        for (PetitionStory ended : List.of(
                confirmed("GUIDE", Map.of("channelRoute", 2)),
                confirmed("REFUSE_PENDING", Map.of("dueOn", "2026-09-01", "channelBody", "县自然资源局")))) {
            assertThat(post("office", ended, WHY)).isEqualTo(201);
            ended.hasStatus("RECEIVED").waitsAt("UserTask_Register");
            assertThat(ended.toldStaff("task-gone")).isEmpty();
            ended.acceptedFor("land").hasStatus("HANDLING");
        }
    }

    @Test
    void onTheNextDayItIsRefusedWithWhatCanBeDoneInstead() throws Exception {
        PetitionStory accepted = received("CLAIM").acceptedFor("land");
        PetitionStory sent = transferred();
        accepted.at("2026-08-04T00:00");
        assertThatThrownBy(() -> corrections.correct(accepted.number(), "x", "office"))
                .hasMessageContaining("2026年8月3日")
                .hasMessageContaining("改变承办单位");
        assertThatThrownBy(() -> corrections.correct(sent.number(), "x", "office"))
                .hasMessageContaining("提出异议");
        assertThat(post("office", accepted, WHY)).isEqualTo(409);
        accepted.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(accepted.events()).doesNotContain("DISPOSITION_CORRECTED");
    }

    @Test
    void whatSomebodyHasWorkedOnIsNotCorrectedAnyMore() throws Exception {
        PetitionStory heard = received("CLAIM").acceptedFor("land");
        hearings.call(heard.number(), "2026-08-10T09:00", "二楼会议室", "说法不一。", "office");
        PetitionStory extended = received("CLAIM")
                .acceptedFor("land")
                .completes(
                        "unit-land",
                        "UserTask_Handle",
                        Map.of("outcome", "EXTEND", "extensionDays", 5, "extensionReason", "需要测绘。"));
        PetitionStory returned = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .completes("head-land", "UserTask_SignOpinion", Map.of("approval", "RETURN", "comment", "补充照片。"));
        for (PetitionStory story : List.of(heard, extended, returned)) {
            assertThat(post("office", story, WHY)).isEqualTo(409);
            story.hasStatus("HANDLING");
        }
        for (PetitionStory story :
                List.of(received("CLAIM"), received("CLAIM").acceptedFor("land").drafted("unit-land", "SUPPORT"))) {
            assertThat(post("office", story, WHY)).isEqualTo(409);
        }
        assertThat(post("office", received("ACCUSATION"), WHY)).isEqualTo(404);
    }

    private PetitionStory transferred() {
        return received("CLAIM")
                .completes(
                        "registrar",
                        "UserTask_Register",
                        registration("CLAIM", "TRANSFER", Map.of("responsibleUnit", "land")))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
    }

    private PetitionStory confirmed(String disposition, Map<String, Object> more) {
        return received("CLAIM")
                .completes("registrar", "UserTask_Register", registration("CLAIM", disposition, more))
                .completes("office", "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
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
