package petitiondesk.supervision.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.notification.SecretValues;
import petitiondesk.petition.Following;
import petitiondesk.security.Caller;
import petitiondesk.supervision.OrderStory;
import petitiondesk.testing.AtOnce;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.Office;

/** Orders as they are signed, answered and read from outside. */
@DeskTest
class OrderDoorsIT {

    private static final String WEB_APP_ROOT = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private OrderStory.Desk desk;

    @Autowired
    private Office office;

    @Autowired
    private SecretValues secrets;

    @Autowired
    private Following following;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ObjectMapper mapper;

    /** A wrong password locks for seconds, and the clock of tests stands still. */
    @AfterEach
    void unlock() {
        List.of("convener", "deputy").forEach(identity::unlockUser);
    }

    @Test
    void twoSignaturesInTheSameMomentAreOne() throws Exception {
        OrderStory order = desk.orderOnLedClaim().drafted();

        assertThat(AtOnce.twice(() -> script("convener")
                        .postJson(address(order) + "/signature", "{\"pin\":\"demo\"}")
                        .statusCode()))
                .containsExactlyInAnyOrder(200, 409);

        order.hasStatus("ANSWERING");
    }

    @Test
    void theConvenerSignsWithHisPasswordAndAWrongOneIsNamed() {
        OrderStory order = desk.orderOnLedClaim().drafted();
        Caller convener = script("convener");
        JsonNode waiting = json(convener.get(address(order)), 200);
        assertThat(waiting.path("status").asText()).isEqualTo("SIGNING");
        assertThat(waiting.path("petitionNumber").asText()).isEqualTo(order.petition());

        JsonNode wrong = json(convener.postJson(address(order) + "/signature", "{\"pin\":\"1234\"}"), 400);
        assertThat(wrong.path("errors").path(0).path("field").asText()).isEqualTo("pin");
        assertThat(wrong.toString()).doesNotContain("1234");
        identity.unlockUser("convener");
        assertThat(json(convener.postJson(address(order) + "/signature", "{}"), 400)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText())
                .isEqualTo("pin");
        order.hasStatus("SIGNING");

        assertThat(json(
                                convener.postJson(
                                        address(order) + "/signature",
                                        "{\"pin\":\"demo\",\"sha256\":\"" + "0".repeat(64) + "\"}"),
                                409)
                        .path("detail")
                        .asText())
                .contains("改动过");
        JsonNode signed = json(
                convener.postJson(
                        address(order) + "/signature",
                        "{\"pin\":\"demo\",\"sha256\":\""
                                + waiting.path("textSha256").asText() + "\"}"),
                200);
        assertThat(signed.path("status").asText()).isEqualTo("ANSWERING");
        assertThat(signed.path("signature").path("signedBy").asText()).isEqualTo("convener");
        assertThat(signed.path("signature").path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(signed.path("signature").path("intact").asBoolean()).isTrue();
        json(convener.postJson(address(order) + "/signature", "{\"pin\":\"demo\"}"), 409);
    }

    @Test
    void whoMayNotSignIsRefusedWithTheRightPassword() {
        OrderStory order = desk.orderOnLedClaim().drafted();
        for (String user : List.of("office", "leader-1", "deputy")) {
            json(script(user).postJson(address(order) + "/signature", "{\"pin\":\"demo\"}"), 403);
        }
        json(script("unit-labour").postJson(address(order) + "/signature", "{\"pin\":\"demo\"}"), 404);
        assertThat(Caller.nobody(port)
                        .postJson(address(order) + "/signature", "{\"pin\":\"demo\"}")
                        .statusCode())
                .isEqualTo(401);
        order.hasStatus("SIGNING");
    }

    @Test
    void noOtherWayCompletesTheSignatureInEitherRestRoot() {
        OrderStory order = desk.orderOnLedClaim().drafted();
        String task = office.task(order.number(), "UserTask_SignOrder").getId();
        Caller convener = script("convener");
        Caller browser = Caller.browser(port, "convener", "demo");
        browser.get("/camunda/app/tasklist/default/");
        for (String body : List.of(
                "{}",
                "{\"variables\":{}}",
                "{\"variables\":{\"approval\":{\"value\":\"SIGNED\"}}}",
                "{\"variables\":{\"approval\":{\"value\":\"APPROVE\"},\"comment\":{\"value\":\"同意\"}}}")) {
            for (String way : List.of("/complete", "/submit-form")) {
                HttpResponse<String> script = convener.postJson("/engine-rest/task/" + task + way, body);
                assertThat(script.statusCode()).as(way + body).isEqualTo(400);
                assertThat(script.body()).contains("approval");
                HttpResponse<String> page = browser.postJson(
                        WEB_APP_ROOT + "/task/" + task + way, body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
                assertThat(page.statusCode()).as(way + body).isEqualTo(400);
            }
        }
        order.hasStatus("SIGNING").waitsAt("UserTask_SignOrder");
        assertThat(convener.postJson(
                                "/engine-rest/task/" + task + "/submit-form",
                                "{\"variables\":{\"approval\":{\"value\":\"RETURN\"},\"comment\":{\"value\":\"请补充\"}}}")
                        .statusCode())
                .isEqualTo(204);
        order.hasStatus("DRAFTING");
    }

    @Test
    void theLeaderAnswersAndTheOfficeVerifiesOnTheDesk() {
        OrderStory order = desk.orderOnLedClaim().drafted();
        json(script("convener").postJson(address(order) + "/return", "{\"comment\":\"写明要求\"}"), 200);
        order.drafted();
        json(script("convener").postJson(address(order) + "/signature", "{\"pin\":\"demo\"}"), 200);
        json(script("leader-2").postJson(address(order) + "/answer", "{\"answer\":\"不是我的\"}"), 404);
        json(script("office").postJson(address(order) + "/answer", "{\"answer\":\"代为答复\"}"), 409);
        JsonNode empty = json(script("leader-1").postJson(address(order) + "/answer", "{}"), 400);
        assertThat(empty.path("errors").path(0).path("field").asText()).isEqualTo("answer");
        json(
                script("leader-1")
                        .postJson(address(order) + "/answer", "{\"answer\":\"已化解\",\"finishedOn\":\"2026-08-25\"}"),
                200);
        json(script("office").postJson(address(order) + "/verification", "{\"verdict\":\"GOOD\"}"), 400);
        JsonNode closed =
                json(script("office").postJson(address(order) + "/verification", "{\"verdict\":\"ACCEPTED\"}"), 200);
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("answers").path(0).path("finishedOn").asText()).isEqualTo("2026-08-25");
        JsonNode list = json(script("office").get("/api/supervision-orders?petition=" + order.petition()), 200);
        assertThat(list).hasSize(1);
        assertThat(list.path(0).path("number").asText()).isEqualTo(order.number());
    }

    @Test
    void thePaperIsReadAndSignedOnItsPageAndOpeningItIsAReceipt() throws Exception {
        OrderStory order = desk.orderOnLedClaim().drafted();
        Caller convener = Caller.browser(port, "convener", "demo");
        assertThat(convener.get(page(order)).body())
                .contains("督办单", order.number(), "限期化解，书面答复。", "贺明辉", "name=\"pin\"", "确认签发", "尚未签发")
                .doesNotContain("th:", "??");
        assertThat(convener.get("/desk/orders").body()).contains(order.number(), "待签发");
        assertThat(Caller.browser(port, "deputy", "demo").get(page(order)).body())
                .contains("代理期")
                .doesNotContain("name=\"pin\"");
        order.signed("convener");
        String served =
                Caller.browser(port, "leader-1", "demo").get(page(order)).body();
        assertThat(served).contains("程志远", "总召集人", "提交答复", "在工作台打开", "SHA-256");
        Caller officer = Caller.browser(port, "office", "demo");
        String given = "/desk/petitions/" + order.petition() + "/print/lead.pdf";
        looksRight("order-signed", officer, page(order) + "/order.pdf", "督办单", "贺明辉", "限期化解，书面答复。");
        looksRight("lead-issued", officer, given, "四定四包交办单", "贺明辉", "同志：");
        assertThat(officer.get(page(order)).body()).contains("登记送达", "贺明辉在工作台打开督办单");
        json(
                script("office")
                        .postJson(
                                address(order) + "/receipts",
                                "{\"recipient\":\"郝庆丰\",\"how\":\"PAPER\",\"on\":\"2026-08-25\"}"),
                201);
        assertThat(officer.get("/desk/orders?state=answering").body()).contains(order.number(), "还有7天");
        assertThat(officer.get("/desk/orders?state=late").body()).contains("没有这一类督办单");
        assertThat(Caller.browser(port, "unit-labour", "demo").get(page(order)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCaseFileTheRegisterAndThePetitionerSeeThatItIsSupervised() {
        OrderStory order = desk.orderOnLedClaim().served();
        Caller officer = Caller.browser(port, "office", "demo");
        assertThat(officer.get("/desk/petitions/" + order.petition()).body())
                .contains("联席会议", "包案（四定四包）", "正在执行", "贺明辉", "现场勘界", "督办", order.number(), "待答复")
                .doesNotContain("th:", "??");
        JsonNode file = json(script("office").get("/api/petitions/" + order.petition()), 200);
        assertThat(file.path("supervised").asBoolean()).isTrue();
        assertThat(file.path("decisions").path(0).path("lead").path("leader").asText())
                .isEqualTo("贺明辉");
        assertThat(file.path("orders").path(0).path("number").asText()).isEqualTo(order.number());
        JsonNode line = json(script("office").get("/api/petitions?text=" + order.petition()), 200)
                .path("items")
                .path(0);
        assertThat(line.path("supervised").asBoolean()).isTrue();
        assertThat(officer.get("/desk?text=" + order.petition()).body())
                .contains("<span class=\"badge late\">督办</span>");
    }

    @Test
    void thePetitionerLearnsThatHisCaseIsSupervisedAndNothingOfTheOrder() {
        OrderStory order = desk.orderOnLedClaim();
        String code = secrets.reveal(order.petition(), "queryCode");
        assertThat(following.follow(order.petition(), code).supervised()).isFalse();
        order.served();
        Following.View view = following.follow(order.petition(), code);
        assertThat(view.supervised()).isTrue();
        assertThat(view.events()).extracting(Following.Step::text).contains("信访联席会议已对事项进行督办。");
        assertThat(view.toString()).doesNotContain(order.number(), "贺明辉", "限期化解");
    }

    @Test
    void theOfficeStatesWhoDeputisesAndTakesItBack() {
        desk.morning("2032-05-10T09:00");
        Caller officer = script("office");
        json(
                script("deputy")
                        .postJson(
                                "/api/deputies",
                                "{\"userId\":\"deputy\",\"from\":\"2032-05-11\",\"to\":\"2032-05-12\",\"reason\":\"外出\"}"),
                403);
        JsonNode wrong = json(officer.postJson("/api/deputies", "{\"userId\":\"office\"}"), 400);
        assertThat(wrong.path("errors")).hasSize(4);
        JsonNode periods = json(
                officer.postJson(
                        "/api/deputies",
                        "{\"userId\":\"deputy\",\"from\":\"2032-05-11\",\"to\":\"2032-05-12\",\"reason\":\"外出学习\"}"),
                201);
        long id = periods.path(0).path("id").asLong();
        Caller browser = Caller.browser(port, "office", "demo");
        assertThat(browser.get("/desk/deputies").body()).contains("韩立群", "外出学习", "尚未开始", "撤销这段代理");
        json(officer.postJson("/api/deputies/" + id + "/revocation", "{\"reason\":\"提前返岗\"}"), 200);
        assertThat(browser.get("/desk/deputies").body()).contains("已撤销", "提前返岗");
        assertThat(Caller.browser(port, "unit-land", "demo")
                        .get("/desk/deputies")
                        .statusCode())
                .isEqualTo(403);
    }

    private Caller script(String user) {
        return Caller.script(port, user, "demo");
    }

    private static String address(OrderStory order) {
        return "/api/supervision-orders/" + order.number();
    }

    private static String page(OrderStory order) {
        return "/desk/orders/" + order.number();
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try {
            return mapper.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void looksRight(String picture, Caller reader, String paper, String... words) throws Exception {
        try (PrintedPages pages =
                PrintedPages.of(picture, reader.download(paper, null).body())) {
            assertThat(pages.words()).contains(words).doesNotContain("leader-1", "unit-land");
            assertThat(pages.document().getNumberOfPages()).isEqualTo(1);
            assertThat(pages.beyondTheMargin()).isEmpty();
            assertThat(pages.violations()).isEmpty();
        }
    }
}
