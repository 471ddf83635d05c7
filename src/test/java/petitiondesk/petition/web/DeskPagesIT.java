package petitiondesk.petition.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static petitiondesk.testing.Office.aPetition;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import petitiondesk.document.rendering.PrintedPages;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
class DeskPagesIT {

    @Autowired
    Office office;

    @Autowired
    Intake intake;

    @Autowired
    Organisation organisation;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    private MockMvc desk;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        desk = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void theRegisterShowsWhatIsAskedFor() {
        String claim = receives("滤甲 渠道淤堵", "CLAIM", "LETTER", "west");
        String dispute = receives("滤甲 排水沟走向", "DISPUTE", "VISIT", "east");
        assertThat(register("registrar", "text=滤甲")).contains(claim, dispute).contains("共2件");
        assertThat(register("registrar", "text=滤甲&kind=DISPUTE"))
                .contains(dispute)
                .doesNotContain(claim);
        assertThat(register("registrar", "text=滤甲&channel=LETTER"))
                .contains(claim)
                .doesNotContain(dispute);
        assertThat(register("registrar", "text=滤甲&district=east"))
                .contains(dispute)
                .doesNotContain(claim);
        assertThat(register("registrar", "text=" + claim)).contains(claim).doesNotContain(dispute);
        assertThat(register("registrar", "text=滤甲&receivedTo=2026-08-02")).contains("没有符合条件的事项", "清除筛选");
        assertThat(register("registrar", "text=滤甲&receivedFrom=2026-08-03&receivedTo=2026-08-03"))
                .contains(claim, dispute);
        assertThat(register("registrar", "text=滤甲&open=false")).contains("没有符合条件的事项");
        assertThat(register("registrar", "text=滤甲&status=RECEIVED&unit=&kind=")).contains("共2件");
    }

    @Test
    void whatIsLateAndWhatIsDueSoonCanBePickedOut() {
        String old = receives("滤乙 先收到的", "CLAIM", "VISIT", "east");
        clock.setTo("2026-08-15T09:00");
        String young = receives("滤乙 后收到的", "CLAIM", "VISIT", "east");
        assertThat(register("registrar", "text=滤乙&due=week")).contains(old).doesNotContain(young);
        assertThat(register("registrar", "text=滤乙&due=overdue")).contains("没有符合条件的事项");
        clock.setTo("2026-08-20T09:00");
        assertThat(register("registrar", "text=滤乙&due=overdue"))
                .contains(old, "badge late", "已逾期")
                .doesNotContain(young);
        assertThat(register("registrar", "text=滤乙&sort=due")).containsSubsequence(old, young);
        assertThat(register("registrar", "text=滤乙&sort=received")).containsSubsequence(young, old);
    }

    @Test
    void aLongRegisterIsTurnedPageByPage() {
        for (int i = 1; i <= 21; i++) {
            receives("滤丙 第" + i + "件", "CLAIM", "VISIT", "south");
        }
        assertThat(register("registrar", "text=滤丙"))
                .contains("共21件，第1 / 2页", "page=2")
                .doesNotContain("上一页");
        assertThat(register("registrar", "text=滤丙&page=2"))
                .contains("第2 / 2页", "滤丙 第1件", "上一页")
                .doesNotContain("下一页");
    }

    @Test
    void aFilterThatIsNoneIsNamed() {
        MockHttpServletResponse answer = asks("registrar", get("/desk?kind=NONSENSE"));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(text(answer)).contains("类别不在可选范围内");
        assertThat(asks("registrar", get("/desk?due=someday")).getStatus()).isEqualTo(400);
        assertThat(asks("registrar", get("/desk?page=0")).getStatus()).isEqualTo(400);
        assertThat(asks("registrar", get("/desk?receivedFrom=gestern")).getStatus())
                .isEqualTo(400);
    }

    @Test
    void eachSeesHisOwn() {
        String civil = receives("滤丁 民政", "CLAIM", "VISIT", "east");
        accept(civil, "east", "civil");
        String land = receives("滤丁 土地", "CLAIM", "VISIT", "west");
        accept(land, "west", "land");
        String accusation = receives("滤丁 检举", "ACCUSATION", "VISIT", "east");

        assertThat(register("unit-civil", "text=滤丁")).contains(civil).doesNotContain(land, accusation);
        assertThat(register("district-east", "text=滤丁")).contains(civil).doesNotContain(land, accusation);
        assertThat(register("registrar", "text=滤丁")).contains(civil, land).doesNotContain(accusation);
        assertThat(register("discipline", "text=滤丁")).contains(accusation).doesNotContain(civil, land);
        assertThat(register("auditor", "")).contains("您的账号不接触信访事项").doesNotContain(civil);
        assertThat(register("admin", "")).contains("您的账号不接触信访事项").doesNotContain(civil);
    }

    @Test
    void aCaseOfOthersLooksLikeNone() {
        String civil = receives("村道照明", "CLAIM", "VISIT", "east");
        accept(civil, "east", "civil");
        String accusation = receives("检举一则", "ACCUSATION", "VISIT", "east");

        MockHttpServletResponse absent = asks("unit-land", get("/desk/petitions/XF2026-999999"));
        for (String number : List.of(civil, accusation)) {
            for (String path : List.of("", "/print/receipt", "/print/opinion")) {
                MockHttpServletResponse hidden = asks("unit-land", get("/desk/petitions/" + number + path));
                assertThat(hidden.getStatus()).isEqualTo(404);
                assertThat(text(hidden)).isEqualTo(text(absent));
            }
        }
        assertThat(asks("registrar", get("/desk/petitions/" + accusation)).getStatus())
                .isEqualTo(404);
        assertThat(page("discipline", "/desk/petitions/" + accusation)).contains("检举一则", "限纪检监察查阅");
        assertThat(page("unit-civil", "/desk/petitions/" + civil))
                .contains("村道照明", "去办理")
                .doesNotContain(" · " + civil);
    }

    @Test
    void theCaseFileMasksPeopleUntilSomebodySaysWhy() throws Exception {
        String number = receives("路灯不亮", "CLAIM", "VISIT", "east");
        assertThat(page("registrar", "/desk/petitions/" + number))
                .contains("诸葛**")
                .doesNotContain("诸葛明亮", "13800138000");
        long party = jdbc.sql("select min(id) from party where petition_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
        String body = "{\"partyId\":%d,\"purpose\":\"%s\"}";
        assertThat(asks("registrar", reveal("registrar", number, body.formatted(party, "看看")))
                        .getStatus())
                .isEqualTo(400);
        MockHttpServletResponse revealed =
                asks("registrar", reveal("registrar", number, body.formatted(party, "电话联系核实情况")));
        assertThat(revealed.getStatus()).isEqualTo(200);
        assertThat(text(revealed)).contains("诸葛明亮", "13800138000");
        assertThat(page("registrar", "/desk/petitions/" + number))
                .contains("信访人的完整信息，用途：电话联系核实情况")
                .doesNotContain("看看");
        assertThat(asks("unit-land", reveal("unit-land", number, body.formatted(party, "电话联系核实情况")))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void wordsOfAPetitionerStayWords() {
        String attempt = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> [[${7*7}]]";
        String number = intake.register(named(attempt, "CLAIM", "VISIT", "east", attempt), "registrar", null)
                .number();
        for (String page : List.of(
                register("registrar", "text=" + number),
                page("registrar", "/desk/petitions/" + number),
                page("registrar", "/desk/petitions/" + number + "/print/receipt"))) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "[[${7*7}]]")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void documentsArePrintedOnceTheyExist() {
        String number = receives("滤戊 塌陷的路", "CLAIM", "VISIT", "east");
        String printed = "/desk/petitions/" + number + "/print/";
        assertThat(page("registrar", printed + "receipt"))
                .contains("登记回执", number, "诸葛明亮", "查询码", "盖章处")
                .containsPattern("[2-9A-HJ-NP-Z]{10}</td>");
        assertThat(asks("registrar", get(printed + "acceptance")).getStatus()).isEqualTo(409);
        assertThat(text(asks("registrar", get(printed + "opinion")))).contains("处理意见还没有签发");
        assertThat(asks("registrar", get(printed + "nonsense")).getStatus()).isEqualTo(404);
        assertThat(page("registrar", "/desk/petitions/" + number))
                .contains("print/receipt")
                .doesNotContain("print/opinion");

        accept(number, "east", "land");
        assertThat(page("unit-land", printed + "acceptance")).contains("受理告知书", "自然资源所负责办理", "2026年10月");
        assertThat(asks("unit-land", get(printed + "receipt")).getStatus()).isEqualTo(403);
        office.completes("unit-land", number, "UserTask_Handle", supported());
        assertThat(asks("unit-land", get(printed + "opinion")).getStatus()).isEqualTo(409);
        office.completes("head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        assertThat(page("unit-land", printed + "opinion"))
                .contains("信访处理意见书", "投诉请求", "请求修复村口道路", "事实和理由", "经查，道路确有塌陷。")
                .contains("处理意见", "十日内修复。", "法律依据", "《公路法》第三十五条")
                .contains("三十日内", "青禾镇人民政府", "自然资源所", "2026年8月3日", "盖章处");
        assertThat(page("head-land", printed + "service")).contains("送达回证", "信访处理意见书", "受送达人", "诸葛明亮");
        assertThat(asks("unit-land", get(printed + "index")).getStatus()).isEqualTo(409);
        assertThat(asks("convener", get(printed + "opinion")).getStatus()).isEqualTo(403);

        assertThat(page("office", "/desk/petitions/" + number))
                .contains("打印登记回执", "打印受理告知书", "打印信访处理意见书", "打印送达回证", "第1稿", "支持", "郝庆丰");
        assertThat(jdbc.sql("select count(*) from case_event where petition_number = :number and kind = 'PRINTED'")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void aDocumentIsAFileForTheSamePeople() throws Exception {
        String number = receives("滤己 塌陷的桥", "CLAIM", "VISIT", "east");
        String printed = "/desk/petitions/" + number + "/print/";
        MockHttpServletResponse file = asks("registrar", get(printed + "receipt.pdf"));
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        assertThat(file.getHeader("Content-Disposition")).startsWith("inline").contains(number);
        try (PrintedPages pages = PrintedPages.of("served-receipt", file.getContentAsByteArray())) {
            assertThat(pages.words()).contains("登记回执", number, "诸葛明亮", "查询码", "盖章处");
        }
        assertThat(asks("registrar", get(printed + "acceptance.pdf")).getStatus())
                .isEqualTo(409);
        assertThat(asks("registrar", get(printed + "nonsense.pdf")).getStatus()).isEqualTo(404);
        assertThat(asks("unit-land", get(printed + "receipt.pdf")).getStatus()).isEqualTo(404);
        accept(number, "east", "land");
        assertThat(asks("unit-land", get(printed + "receipt.pdf")).getStatus()).isEqualTo(403);
        assertThat(asks("unit-land", get(printed + "acceptance.pdf")).getStatus())
                .isEqualTo(200);
        assertThat(page("office", "/desk/petitions/" + number))
                .contains("下载PDF：登记回执", "打开、打印受理告知书", "print/receipt.pdf");
    }

    @Test
    void anArchivedCaseHasItsIndex() {
        String number = receives("公交加一班", "SUGGESTION", "ONLINE", "north");
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind",
                        "SUGGESTION",
                        "category",
                        "C07",
                        "district",
                        "north",
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        "civil"));
        office.completes(
                "unit-civil",
                number,
                "UserTask_Handle",
                Map.of("outcome", "RESOLVED", "conclusion", "ADOPTED", "opinion", "下月起增开早班车。"));
        office.completes("head-civil", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        office.completes(
                "unit-civil",
                number,
                "UserTask_RecordService",
                Map.of("serviceMethod", "IN_PERSON", "servedOn", "2026-08-03", "serviceResult", "SIGNED"));
        office.runJob(number, "ServiceTask_Archive");
        assertThat(page("registrar", "/desk/petitions/" + number + "/print/index"))
                .contains("案卷目录", "登记表", "建议意见答复书", "送达回证");
        assertThat(page("registrar", "/desk/petitions/" + number + "/print/opinion"))
                .contains("建议意见答复书", "采纳", "下月起增开早班车。")
                .doesNotContain("请求复查");
        assertThat(page("registrar", "/desk/petitions/" + number)).contains("已归档", "案卷目录", "办理流程已经结束");
    }

    private String receives(String title, String kind, String channel, String district) {
        return intake.register(named(title, kind, channel, district, "去年雨季以来村口道路塌陷。"), "registrar", null)
                .number();
    }

    private static IntakeForm named(String title, String kind, String channel, String district, String facts) {
        IntakeForm form = aPetition(kind);
        return new IntakeForm(
                kind,
                channel,
                title,
                form.request(),
                facts,
                district,
                null,
                form.category(),
                1,
                null,
                false,
                form.petitioner(),
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private void accept(String number, String district, String unit) {
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind",
                        "CLAIM",
                        "category",
                        "C03",
                        "district",
                        district,
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        unit));
    }

    private static Map<String, Object> supported() {
        return Map.of(
                "outcome", "RESOLVED",
                "conclusion", "SUPPORT",
                "findings", "经查，道路确有塌陷。",
                "opinion", "十日内修复。",
                "legalBasis", "《公路法》第三十五条",
                "closingSolved", "已安排修复",
                "closingExplained", "不适用",
                "closingHelped", "不适用",
                "closingLawful", "不适用");
    }

    private String register(String userId, String query) {
        return page(userId, query.isEmpty() ? "/desk" : "/desk?" + query);
    }

    private String page(String userId, String path) {
        MockHttpServletResponse answer = asks(userId, get(path));
        assertThat(answer.getStatus()).as("%s for %s", path, userId).isEqualTo(200);
        return text(answer);
    }

    private static MockHttpServletRequestBuilder reveal(String userId, String number, String body) {
        return post("/api/petitions/{number}/reveals", number)
                // a program's request, with a password and without a token
                .with(httpBasic(userId, "demo"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockHttpServletResponse asks(String userId, MockHttpServletRequestBuilder request) {
        try {
            return desk.perform(request.accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                            .with(signedInAs(userId)))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(request + " failed", e);
        }
    }

    private RequestPostProcessor signedInAs(String userId) {
        List<SimpleGrantedAuthority> groups = organisation.groupsOf(userId).stream()
                .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                .toList();
        return user(userId).authorities(groups);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
