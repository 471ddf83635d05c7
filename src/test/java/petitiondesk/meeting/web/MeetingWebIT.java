package petitiondesk.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.security.Caller;
import petitiondesk.testing.AtOnce;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Meetings as the desk's pages and scripts meet them, over HTTP. */
@DeskTest
class MeetingWebIT {

    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private CallingMeetings calling;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper mapper;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        takingUp.deliver();
    }

    @Test
    void aMeetingIsReadByThoseWhoComeAndByNobodyElse() throws Exception {
        String number = called();
        for (String user : List.of("office", "convener", "deputy", "leader-1", "district-east", "head-land")) {
            assertThat(script(user).get("/api/meetings/" + number).statusCode())
                    .as(user)
                    .isEqualTo(200);
        }
        for (String user : List.of("registrar", "unit-land", "mediator-east", "discipline", "auditor", "admin")) {
            assertThat(script(user).get("/api/meetings/" + number).statusCode())
                    .as(user)
                    .isEqualTo(404);
            assertThat(script(user).get("/api/meetings").statusCode()).as(user).isEqualTo(404);
        }
        assertThat(script("office").get("/api/meetings/LX1999-01").statusCode()).isEqualTo(404);
        assertThat(Caller.nobody(port).get("/api/meetings").statusCode()).isEqualTo(401);
    }

    @Test
    void thePagesShowEveryStepOfAMeeting() throws Exception {
        Caller convener = Caller.browser(port, "convener", "demo");
        String hard = hardClaim();
        String number = called();
        assertThat(page(convener, "/desk/meetings")).contains(number, "待准备");
        assertThat(page(convener, "/desk/meetings/" + number)).contains("时间、地点和参会人员待联席会议办公室确定");
        prepare(number);
        assertThat(page(Caller.browser(port, "district-east", "demo"), "/desk/meetings"))
                .contains("东片管区", "本月报告", "去报告");
        assertThat(page(convener, "/desk/meetings/" + number)).contains("还没有报告", "待报告");
        office.completes("office", number, "UserTask_FreezeAgenda", Map.of("confirmed", true));
        assertThat(page(convener, "/desk/meetings/" + number)).contains("未报告", hard, "待议定");
        office.completes("office", number, "UserTask_OpenMeeting", Map.of("absent", List.of("leader-2")));
        assertThat(page(Caller.browser(port, "office", "demo"), "/desk/meetings/" + number))
                .contains("去议定", "缺席（1人）", "秦玉兰");
        decideAll(number);
        assertThat(page(convener, "/desk/meetings/" + number)).contains("联席会议办公室核对后提交签字", "信访联席会议纪要");
        office.completes("office", number, "UserTask_DraftMinutes", Map.of("confirmed", true));
        assertThat(page(convener, "/desk/meetings/" + number)).contains("name=\"pin\"", "签发会议纪要", "SHA-256");
        looksRight("meeting-notice-issued", convener, "/desk/meetings/" + number + "/notice.pdf", "关于召开信访联席会议的通知");
        looksRight("minutes-draft", convener, "/desk/meetings/" + number + "/minutes.pdf", "信访联席会议纪要", hard);
        assertThat(page(Caller.browser(port, "leader-1", "demo"), "/desk/meetings/" + number))
                .doesNotContain("name=\"pin\"");
        assertThat(page(convener, "/desk/meetings/" + number + "/print")).contains("尚未签发");
        assertThat(page(convener, "/desk/led")).contains("现在没有由您包案");
    }

    @Test
    void whatIsLateIsSeenBeforeTheMeetingByThoseWhoPrepareAndChairIt() {
        String late = office.receivesClaimForLand();
        String number = called();
        String heading = "下次会议的逾期事项";
        assertThat(page(Caller.browser(port, "office", "demo"), "/desk/meetings"))
                .contains(heading)
                .doesNotContain(late);
        clock.setTo("2026-10-11T09:00");
        for (String user : List.of("office", "convener", "deputy")) {
            assertThat(page(Caller.browser(port, user, "demo"), "/desk/meetings"))
                    .as(user)
                    .contains(heading, late, "已逾期3天", "作出处理意见，2026年10月8日到期");
        }
        assertThat(page(Caller.browser(port, "office", "demo"), "/desk/meetings/" + number))
                .contains("现在已逾期的事项");
        assertThat(page(Caller.browser(port, "leader-1", "demo"), "/desk/meetings"))
                .doesNotContain(heading, late);
    }

    @Test
    void minutesAreSignedWithTheSignersOwnPassword() throws Exception {
        String number = called();
        prepare(number);
        office.completes("office", number, "UserTask_FreezeAgenda", Map.of("confirmed", true));
        office.completes("office", number, "UserTask_OpenMeeting", Map.of("absent", List.of("leader-2")));
        decideAll(number);
        String address = "/api/meetings/" + number + "/minutes/signature";
        assertThat(script("convener").postJson(address, "{\"pin\":\"demo\"}").statusCode())
                .as("nothing is drafted")
                .isEqualTo(409);
        office.completes("office", number, "UserTask_DraftMinutes", Map.of("confirmed", true));
        HttpResponse<String> wrong = script("convener").postJson(address, "{\"pin\":\"wrong\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"pin\"", "密码不正确");
        assertThat(script("office").postJson(address, "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(403);
        assertThat(script("registrar").postJson(address, "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(404);
        // a wrong password locks its user for some seconds
        clock.advance(Duration.ofMinutes(5));
        List<HttpResponse<String>> inOneMoment =
                AtOnce.twice(() -> script("convener").postJson(address, "{\"pin\":\"demo\"}"));
        assertThat(inOneMoment).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        HttpResponse<String> signed = inOneMoment.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(json(signed).path("signature").path("signerName").asText()).isEqualTo("程志远");
        assertThat(script("convener").postJson(address, "{\"pin\":\"demo\"}").statusCode())
                .isEqualTo(409);
        JsonNode meeting = json(script("office").get("/api/meetings/" + number));
        assertThat(meeting.path("status").asText()).isEqualTo("SIGNED");
        assertThat(meeting.path("minutes").path("sha256").asText())
                .isEqualTo(
                        meeting.path("minutes").path("signature").path("sha256").asText());
        assertThat(page(Caller.browser(port, "office", "demo"), "/desk/meetings/" + number))
                .contains("已签发的纪要不再改动");
    }

    @Test
    void theOfficeCallsAMeetingAndChangesItsPlanOverJson() throws Exception {
        assertThat(script("convener")
                        .postJson("/api/meetings", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(script("office")
                        .postJson("/api/meetings", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> called = script("office").postJson("/api/meetings", "{\"reason\":\"汛期矛盾集中\"}");
        assertThat(called.statusCode()).isEqualTo(201);
        String number = json(called).path("number").asText();
        prepare(number);
        String plan =
                "{\"heldAt\":\"2026-08-21T09:00\",\"freezeAt\":\"2026-08-20T17:00\",\"place\":\"三楼\",\"reason\":\"%s\"}";
        assertThat(script("office")
                        .postJson("/api/meetings/" + number + "/plan", plan.formatted(" "))
                        .body())
                .contains("变更说明");
        HttpResponse<String> changed =
                script("office").postJson("/api/meetings/" + number + "/plan", plan.formatted("改期"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).path("plan").path("version").asInt()).isEqualTo(2);
        assertThat(script("convener")
                        .postJson("/api/meetings/" + number + "/plan", plan.formatted("改期"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void participantsAreChangedOnThePageAndToldWithTheirCalendars() throws Exception {
        String number = called();
        prepare(number);
        Caller reader = Caller.browser(port, "office", "demo");
        assertThat(page(reader, "/desk/meetings/" + number))
                .containsPattern("value=\"leader-2\" checked[^>]*>\\s*<span>秦玉兰")
                .containsPattern("value=\"unit-labour\">\\s*<span>");
        assertThat(page(Caller.browser(port, "convener", "demo"), "/desk/meetings/" + number))
                .doesNotContain("name=\"participants\"");
        String plan = "{\"heldAt\":\"2026-08-10T09:00\",\"freezeAt\":\"2026-08-09T17:00\",\"place\":\"二楼会议室\","
                + "\"participants\":%s,\"reason\":\"调整参会人员\"}";
        String address = "/api/meetings/" + number + "/plan";
        HttpResponse<String> nobody = script("office").postJson(address, plan.formatted("[]"));
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("\"participants\"", "请至少选择一位参会人员");
        HttpResponse<String> changed = script("office")
                .postJson(address, plan.formatted("[\"convener\",\"office\",\"unit-labour\",\"unit-labour\"]"));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).path("plan").path("participants").findValuesAsText("userId"))
                .containsExactly("convener", "office", "unit-labour");
        assertThat(calendar(number, "leader-2"))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", "UID:meeting-" + number);
        assertThat(calendar(number, "unit-labour")).contains("METHOD:REQUEST", "SEQUENCE:1", "UID:meeting-" + number);
        assertThat(calendar(number, "convener")).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(page(reader, "/desk/meetings/" + number)).contains("调整参会人员");
    }

    private String calendar(String number, String userId) {
        return jdbc.sql("select calendar from notice where subject = :n and email = :to order by id desc limit 1")
                .param("n", number)
                .param("to", userId + "@demo.invalid")
                .query(String.class)
                .single();
    }

    @Test
    void theOfficeCallsAMeetingInTasklist() throws Exception {
        JsonNode definition = json(script("office").get("/engine-rest/process-definition/key/joint-meeting"));
        String start =
                "/engine-rest/process-definition/" + definition.path("id").asText() + "/submit-form";
        String body = "{\"variables\":{\"reason\":{\"value\":\"集中研究积案\"}}}";
        HttpResponse<String> answer = script("office").postJson(start, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("businessKey").asText()).startsWith("LX2026-08-");
        assertThat(script("unit-land").postJson(start, body).statusCode()).isEqualTo(403);
    }

    @Test
    void leadersSeeTheirCasesAndHandlersNoteProgress() {
        String hard = hardClaim();
        String number = called();
        prepare(number);
        office.completes("office", number, "UserTask_FreezeAgenda", Map.of("confirmed", true));
        office.completes("office", number, "UserTask_OpenMeeting", Map.of("absent", List.of("leader-2")));
        office.completes(
                "office",
                number,
                "UserTask_DecideCase",
                hard,
                Map.of(
                        "decision", "LEAD",
                        "leader", "leader-2",
                        "handlers", "unit-land",
                        "measures", "现场勘界。",
                        "dueOn", "2026-08-20"));
        takingUp.deliver();
        assertThat(page(Caller.browser(port, "leader-2", "demo"), "/desk/led"))
                .contains(hard, "包案领导", "还有", "包稳控", "现场勘界");
        Caller handler = Caller.browser(port, "unit-land", "demo");
        assertThat(page(handler, "/desk/led")).contains(hard, "办案人员", "记录进展");
        Matcher token = CSRF_FIELD.matcher(page(handler, "/desk/led"));
        assertThat(token.find()).isTrue();
        HttpResponse<String> noted =
                handler.postForm("/desk/led/" + hard + "/progress", "text", "已调取档案。", "_csrf", token.group(1));
        assertThat(noted.statusCode()).isEqualTo(302);
        assertThat(page(handler, "/desk/led")).contains("已调取档案。");
        decideAll(number);
    }

    private String called() {
        return calling.callExtraordinary("集中研究积案", "office").number();
    }

    private void prepare(String number) {
        office.completes(
                "office",
                number,
                "UserTask_PrepareMeeting",
                Map.of("heldAt", "2026-08-10T09:00", "freezeAt", "2026-08-09T17:00", "place", "二楼会议室"));
    }

    private void decideAll(String number) {
        office.items(number, "UserTask_DecideCase")
                .forEach(item -> office.completes(
                        "office",
                        number,
                        "UserTask_DecideCase",
                        item,
                        Map.of("decision", "POSTPONE", "comment", "下次再议。")));
        office.items(number, "UserTask_DecideOverdue")
                .forEach(item -> office.completes(
                        "office",
                        number,
                        "UserTask_DecideOverdue",
                        item,
                        Map.of("measure", "JUSTIFIED", "comment", "正在走法定程序。")));
        office.runContinuations(number);
    }

    private String hardClaim() {
        String number = office.receivesClaimForLand();
        office.completes("unit-land", number, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "两户各执一词。"));
        return number;
    }

    private Caller script(String user) {
        return Caller.script(port, user, "demo");
    }

    private static String page(Caller reader, String path) {
        HttpResponse<String> answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        return mapper.readTree(answer.body());
    }

    private static void looksRight(String picture, Caller reader, String paper, String... words) throws Exception {
        try (PrintedPages pages =
                PrintedPages.of(picture, reader.download(paper, null).body())) {
            assertThat(pages.words()).contains(words).doesNotContain("leader-1", "unit-land");
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }
}
