package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Hearings;
import petitiondesk.petition.Intake;
import petitiondesk.petition.UnitChanges;
import petitiondesk.petition.Withdrawals;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The petitioner asks that somebody keep out of his case, or for a hearing; the office decides beside the course. */
@DeskTest
class RequestIT {

    private static final String DECIDE = "UserTask_DecideRequest";
    private static final String HANDLE = "UserTask_Handle";
    private static final String WORDS = "他是村主任的堂弟。";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Hearings hearings;

    @Autowired
    private UnitChanges unitChanges;

    @Autowired
    private Withdrawals withdrawals;

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
    void whoeverIsRecusedIsOutAndAnotherOfTheUnitTakesOver() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("civil");
        office.takes("unit-civil", claim.number(), HANDLE);
        assertThat(ask(claim, "recusal-request", Map.of("reason", " "))).isEqualTo(400);
        assertThat(ask(claim, "recusal-request", Map.of("queryCode", "WRONG", "reason", "x")))
                .isEqualTo(404);
        assertThat(ask(claim, "recusal-request", Map.of("person", "经办人", "reason", WORDS)))
                .isEqualTo(200);
        assertThat(ask(claim, "recusal-request", Map.of("reason", WORDS)))
                .as("one at a time")
                .isEqualTo(409);
        assertThat(may(claim, "recusalRequest")).isFalse();
        claim.waitsAt(HANDLE, DECIDE);
        assertThat(office.task(claim.number(), DECIDE).getDueDate().toInstant())
                .isEqualTo(Instant.parse("2026-08-06T15:59:59Z"));
        assertThat(office.task(claim.number(), DECIDE).getName()).contains("回避");
        assertThat(office.sees("office", claim.number(), DECIDE).get("requestText"))
                .asString()
                .contains("经办人", WORDS.substring(0, 5));

        assertThatThrownBy(() -> claim.completes("office", DECIDE, Map.of("decision", "GRANT")))
                .hasMessageContaining("recused");
        assertThatThrownBy(() -> claim.completes("office", DECIDE, granted("unit-land")))
                .hasMessageContaining("recused");
        claim.completes("office", DECIDE, granted("unit-civil")).waitsAt(HANDLE);

        assertThat(office.task(claim.number(), HANDLE).getAssignee()).isNull();
        assertThat(claim.toldStaff("task-released")).containsExactly("unit-civil-2@demo.invalid");
        assertThat(claim.letters("recusal-granted")).hasSize(1);
        assertThat(claim.publicTexts()).last().asString().contains("同意您的回避申请");
        assertThatThrownBy(() -> office.takes("unit-civil", claim.number(), HANDLE))
                .hasMessageContaining("回避");
        claim.drafted("unit-civil-2", "SUPPORT").hasStatus("OPINION");
    }

    @Test
    void whyHeAsksIsNotReadByWhomHeSpeaksOf() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        ask(claim, "recusal-request", Map.of("person", "经办人", "reason", WORDS));
        for (String user : List.of("unit-land", "head-land")) {
            assertThat(Caller.browser(port, user, "demo")
                            .get("/desk/petitions/" + claim.number())
                            .body())
                    .contains("信访人网上申请回避")
                    .doesNotContain(WORDS);
            assertThat(Caller.script(port, user, "demo")
                            .get("/api/petitions/" + claim.number() + "/requests")
                            .body())
                    .doesNotContain(WORDS);
        }
        assertThat(Caller.browser(port, "office", "demo")
                        .get("/desk/petitions/" + claim.number())
                        .body())
                .containsOnlyOnce(WORDS);
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(claim.instance().getId())
                        .list())
                .extracting(HistoricVariableInstance::getValue)
                .doesNotContain(WORDS, "经办人");
    }

    @Test
    void aUnitInWhichNobodyIsLeftHasToBeChangedFirst() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        ask(claim, "recusal-request", Map.of("reason", WORDS));
        assertThatThrownBy(() -> claim.completes("office", DECIDE, granted("unit-land")))
                .hasMessageContaining("改变承办单位");
        assertThat(claim.events()).doesNotContain("RECUSED");
        unitChanges.change(claim.number(), "civil", "原承办人须回避。", "office");
        claim.completes("office", DECIDE, granted("unit-land")).waitsAt(HANDLE);
        assertThat(claim.events()).endsWith("RECUSED", "REQUEST_DECIDED");
    }

    @Test
    void aLeaderKeepsOutOnlyOnceTheMeetingHasNamedAnother() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        claim.completes("unit-land", HANDLE, Map.of("outcome", "HARD", "difficulty", "涉及三个村。"));
        meetings.decides(meetings.lead(claim.number(), "2026-09-01"));
        ask(claim, "recusal-request", Map.of("reason", WORDS));
        assertThatThrownBy(() -> claim.completes("office", DECIDE, granted("leader-1")))
                .hasMessageContaining("提请会议变更");
        claim.completes("office", DECIDE, granted("unit-land")).waitsAt(HANDLE);
        assertThatThrownBy(() -> office.takes("unit-land", claim.number(), HANDLE))
                .isInstanceOf(RuntimeException.class);
        office.takes("unit-civil", claim.number(), HANDLE);
    }

    @Test
    void aHearingIsSetWithTheDecisionAndARefusalSaysWhy() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        ask(claim, "hearing-request", Map.of("reason", "各方说法不一。"));
        assertThatThrownBy(() -> claim.completes("office", DECIDE, Map.of("decision", "DENY")))
                .hasMessageContaining("comment");
        claim.completes("office", DECIDE, Map.of("decision", "DENY", "comment", "事实清楚，不需要听证。"))
                .waitsAt(HANDLE);
        assertThat(claim.letters("request-denied")).singleElement().asString().contains("事实清楚");
        assertThat(claim.publicTexts()).last().asString().contains("事实清楚");

        assertThat(ask(claim, "hearing-request", Map.of("reason", "又有新的说法。")))
                .as("with new reasons")
                .isEqualTo(200);
        assertThatThrownBy(() -> claim.completes(
                        "office", DECIDE, Map.of("decision", "GRANT", "heldAt", "2026-08-01T09:00", "place", "二楼会议室")))
                .hasMessageContaining("heldAt");
        claim.completes("office", DECIDE, Map.of("decision", "GRANT", "heldAt", "2026-08-10T09:00", "place", "二楼会议室"))
                .waitsAt(HANDLE, "UserTask_HoldHearing");
        assertThat(claim.letters("hearing-called")).singleElement().asString().contains("二楼会议室");
        assertThat(may(claim, "hearingRequest")).as("one is to come").isFalse();
    }

    @Test
    void bothMayWaitBesideEachOtherAndEndWithAWithdrawal() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        ask(claim, "recusal-request", Map.of("reason", WORDS));
        ask(claim, "hearing-request", Map.of("reason", "各方说法不一。"));
        claim.waitsAt(HANDLE, DECIDE, DECIDE);
        office.completes("office", claim.number(), DECIDE, "HEARING", Map.of("decision", "DENY", "comment", "不需要。"));
        assertThat(claim.letters("request-denied")).singleElement().asString().contains("听证");
        assertThat(may(claim, "recusalRequest")).isFalse();
        withdrawals.withdraw(claim.number(), null, "registrar");
        claim.isOver("EndEvent_Withdrawn");
        assertThat(outcomes(claim)).containsExactly("RECUSAL LAPSED", "HEARING DENY");
    }

    @Test
    void whatWaitsBesideTheCourseEndsWithTheMatter() throws Exception {
        PetitionStory suggestion = received("SUGGESTION").acceptedFor("land");
        ask(suggestion, "recusal-request", Map.of("reason", WORDS));
        hearings.call(suggestion.number(), "2026-08-20T09:00", "二楼会议室", "征求意见。", "office");
        suggestion.drafted("unit-land", "ADOPTED").signed("head-land").servedToday("unit-land");
        suggestion.hasStatus("CLOSED");
        assertThatThrownBy(() -> suggestion.completes("office", DECIDE, granted("unit-land")))
                .hasMessageContaining("已经结束");
        office.runContinuations(suggestion.number());
        suggestion.hasStatus("ARCHIVED").waitsAt().isOver("EndEvent_Archived");
        assertThat(outcomes(suggestion)).containsExactly("RECUSAL LAPSED");
        assertThat(hearings.of(suggestion.number()))
                .extracting(Hearings.Hearing::outcome)
                .containsExactly(Hearings.Outcome.CANCELLED);
        assertThat(suggestion.letters("hearing-cancelled")).hasSize(1);
        assertThat(ask(suggestion, "recusal-request", Map.of("reason", WORDS))).isEqualTo(409);
    }

    @Test
    void whoIsNamedDoesNotDecideOnHimself() throws Exception {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land");
        String name = jdbc.sql("select first_ from act_id_user where id_ = 'office'")
                .query(String.class)
                .single();
        ask(claim, "recusal-request", Map.of("person", name, "reason", WORDS));
        assertThatThrownBy(() -> claim.completes("office", DECIDE, Map.of("decision", "DENY", "comment", "不成立。")))
                .hasMessageContaining("针对本人");
        claim.completes("office-2", DECIDE, granted("office")).confirmed("office-2");
    }

    @Test
    void theCounterWritesItDownAndAnAccusationIsForDisciplineInspectionInPerson() throws Exception {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        String path = "/api/petitions/" + claim.number() + "/recusal-requests";
        Map<String, Object> body = Map.of("person", "经办人", "reason", WORDS);
        assertThat(post(Caller.script(port, "unit-land", "demo"), path, body).statusCode())
                .isEqualTo(403);
        assertThat(post(Caller.script(port, "registrar", "demo"), path, body).statusCode())
                .isEqualTo(201);
        assertThat(post(
                                Caller.script(port, "registrar", "demo"),
                                "/api/petitions/" + claim.number() + "/hearing-requests",
                                Map.of("reason", "各方说法不一。"))
                        .statusCode())
                .isEqualTo(201);
        claim.waitsAt(HANDLE, DECIDE, DECIDE);

        PetitionStory accusation = received("ACCUSATION");
        assertThat(may(accusation, "recusalRequest") || may(accusation, "hearingRequest"))
                .isFalse();
        HttpResponse<String> answer = post(
                Caller.nobody(port),
                "/api/public/petitions/" + accusation.number() + "/recusal-request",
                Map.of("queryCode", accusation.queryCode(), "reason", WORDS));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("当面");
    }

    private static Map<String, Object> granted(String userId) {
        return Map.of("decision", "GRANT", "recused", userId, "comment", "经核实，属实。");
    }

    private List<String> outcomes(PetitionStory story) {
        return jdbc.sql("""
                select r.kind || ' ' || d.decision from petitioner_request r
                join petitioner_request_decision d on d.request_id = r.id
                where r.petition_number = :number order by r.id""").param("number", story.number()).query(String.class).list();
    }

    private boolean may(PetitionStory story, String what) throws IOException {
        JsonNode view = JSON.readTree(post(
                        Caller.nobody(port),
                        "/api/public/petitions/" + story.number() + "/follow",
                        Map.of("queryCode", story.queryCode()))
                .body());
        return view.path("may").path(what).asBoolean();
    }

    private int ask(PetitionStory story, String call, Map<String, Object> said) throws IOException {
        Map<String, Object> body = new TreeMap<>(said);
        body.putIfAbsent("queryCode", story.queryCode());
        return post(Caller.nobody(port), "/api/public/petitions/" + story.number() + "/" + call, body)
                .statusCode();
    }

    private static HttpResponse<String> post(Caller caller, String path, Map<String, Object> body) throws IOException {
        return caller.postJson(path, JSON.writeValueAsString(body));
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }
}
