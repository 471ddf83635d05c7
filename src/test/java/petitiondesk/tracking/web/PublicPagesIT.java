package petitiondesk.tracking.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petitiondesk.browser.Chromium;

class PublicPagesIT {

    private static final String RECEIPT = "{'number':'XF2026-000017','queryCode':'K7MQ2RXA9C'}";
    private static final String REFERENCE = """
            {'kinds':[{'code':'SUGGESTION','name':'建议意见'},{'code':'ACCUSATION','name':'检举控告'},
                      {'code':'CLAIM','name':'申诉求决'},{'code':'DISPUTE','name':'矛盾纠纷'}],
             'districts':[{'code':'east','name':'东片管区','villages':[{'code':'east-1','name':'张庄村'}]},
                          {'code':'west','name':'西片管区','villages':[]}],
             'categories':[{'code':'C01','name':'农村农业'},{'code':'C04','name':'城乡建设'}],
             'disputeTypes':[{'code':'D02','name':'邻里'}]}""";
    private static final String OVERDUE = """
            {'number':'XF2026-000017','status':'HANDLING','statusText':'办理中','unit':'民政办公室',
             'receivedAt':'2026-08-03T01:00:00Z','dueOn':'2026-10-02','overdue':true,
             'dueExplanation':['8月3日起算，当日不计入；至10月2日24时止，共60日。节假日顺延规则尚未计入。','依据：《信访工作条例》第三十四条。'],
             'events':[{'at':'2026-08-03T01:00:00Z','text':'已收到您反映的事项。'},
                       {'at':'2026-08-05T02:30:00Z','text':'已受理，由民政办公室办理。'}],
             'may':{'reviewRequest':false}}""";
    private static final String SERVED = """
            {'number':'XF2026-000017','status':'SERVED','statusText':'已答复','unit':'民政办公室',
             'receivedAt':'2026-08-03T01:00:00Z','overdue':false,'dueExplanation':[],
             'events':[{'at':'2026-08-03T01:00:00Z','text':'已收到您反映的事项。'}],'may':{'reviewRequest':true}}""";

    private static final String RULES = """
            {'accept':'application/pdf,.pdf,image/png,.png','kinds':'PDF、PNG','fileBytes':1000,'fileText':'1000 字节',
             'totalText':'100 MB','files':30}""";
    private static final String PHOTO = """
            {'id':7,'name':'塌陷.png','typeText':'PNG 图片','size':60,'sha256':'ab','addedAt':'2026-08-06T01:00:00Z',
             'byOffice':false}""";

    private static final String GENUINE = """
            {'verdict':'ISSUED','valid':true,'text':'这份文书是我们签发的。',
             'document':{'title':'信访处理意见书','number':'XF2026-000017','issuedOn':'2026-08-20','pages':3,'size':70000,
                         'code':'ABCD-EFGH-JKMN-PQRS','sha256':'f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f'},
             'signatures':[{'name':'郝庆丰','capacity':'自然资源所负责人','at':'2026-08-20T02:30:00Z','timestamped':false,
                            'holds':true,'text':'签名有效，签署以后文件没有改动过。'}]}""";
    private static final String CHANGED = """
            {'verdict':'CHANGED','valid':false,'text':'内容与签发时不一致，已经被改动，不能作为凭据。',
             'document':{'title':'信访处理意见书','number':'XF2026-000017','issuedOn':'2026-08-20','pages':3,'size':70000,
                         'code':'ABCD-EFGH-JKMN-PQRS','sha256':'ab'},'signatures':[]}""";

    private static Chromium chromium;

    private final PublicSite site = new PublicSite();
    private Page page;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void openWindow() {
        page = chromium.newPage(1280, 900);
        page.setDefaultTimeout(10_000);
        site.serve(page);
        site.answering("/reference", 200, REFERENCE);
    }

    @AfterEach
    void closeWindow() {
        page.close();
        assertThat(site.complaints()).isEmpty();
    }

    @Test
    void the_first_page_leads_to_submitting_and_following() {
        open("/");

        assertThat(page.getByText("只由纪检监察机关办理")).isVisible();
        chromium.screenshot(page, "public-home");
        page.getByText("我要提交").click();

        assertThat(page).hasURL(PublicSite.ADDRESS + "/submit");
    }

    @Test
    void the_picture_on_a_document_leads_to_what_it_is() {
        site.answering("/verification", 200, GENUINE);
        page.setViewportSize(390, 844);
        open("/verify/ABCD-EFGH-JKMN-PQRS");

        assertThat(page.locator("#verdict")).hasText("✓ 是我们签发的");
        assertThat(page.locator("#verdict")).isFocused();
        assertThat(page.locator("#document")).containsText("XF2026-000017");
        assertThat(page.locator("#signatures")).containsText("签署以后文件没有改动过");
        assertThat(site.sent().get(0).body().get("code").asText()).isEqualTo("ABCD-EFGH-JKMN-PQRS");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing hangs over the edge of a phone")
                .isTrue();
        chromium.screenshot(page, "public-verify-phone");
    }

    @Test
    void a_changed_file_is_told_in_red_and_reached_by_keyboard() {
        site.answering("/verification", 200, CHANGED).answering("/verification", 429, "{'detail':'操作过于频繁，请过几分钟再试。'}");
        open("/verify");
        page.locator("#by-code button").click();
        assertThat(page.locator("#by-code .problems li")).hasText("请填写核验码");
        page.locator("#file")
                .setInputFiles(
                        new FilePayload("意见书.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
        page.locator("#file").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("#verdict")).hasText("✗ 已被改动");
        assertThat(page.locator("#finding")).hasClass(java.util.regex.Pattern.compile("bad"));
        chromium.screenshot(page, "public-verify-changed");
        page.locator("#by-file button").click();
        assertThat(page.locator("#by-file .problems")).containsText("操作过于频繁");
        assertThat(page.locator("#finding")).isHidden();
    }

    @Test
    void a_petition_is_sent_and_its_number_shown() {
        site.answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        page.getByLabel("类别").selectOption("CLAIM");
        page.getByLabel("内容分类").selectOption("C04");
        page.getByLabel("事情发生在哪个管区").selectOption("east");
        chromium.screenshot(page, "public-submit");
        submit();

        assertThat(page.locator("#number")).hasText("XF2026-000017");
        assertThat(page.locator("#query-code")).hasText("K7MQ2RXA9C");
        chromium.screenshot(page, "public-submitted");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.getByText("查询地址：")).isVisible();
        assertThat(page.locator("#copy")).isHidden();
        chromium.screenshot(page, "public-submitted-printed");
        PublicSite.Sent sent = site.sent().get(0);
        assertThat(sent.key()).matches("[0-9a-f]{32}");
        assertThat(sent.body().toString()).isEqualTo("""
                        {"kind":"CLAIM","title":"南街路灯不亮","request":"修好路灯","facts":"八月起不亮，老人夜里摔倒。",\
                        "category":"C04","district":"east","nameless":false,"petitioner":{"name":"张三","phone":"13812341234"},\
                        "confidential":false,"consentToPublish":false,"urgent":false}""");
    }

    @Test
    void whoever_stays_nameless_sends_no_name() {
        site.answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        page.getByLabel("不留姓名").check();

        assertThat(page.locator("#name")).isHidden();
        submit();

        assertThat(page.locator("#number")).isVisible();
        assertThat(site.sent().get(0).body().has("petitioner")).isFalse();
        assertThat(site.sent().get(0).body().get("nameless").asBoolean()).isTrue();
    }

    @Test
    void an_accusation_is_told_where_it_goes() {
        open("/submit");
        assertThat(page.locator("#accusation-note")).isHidden();

        page.getByLabel("类别").selectOption("ACCUSATION");

        assertThat(page.locator("#accusation-note")).isVisible();
    }

    @Test
    void what_is_missing_is_named_before_anything_is_sent() {
        open("/submit");
        submit();

        assertThat(page.locator(".problems li")).hasText(new String[] {"请填写标题", "请填写诉求", "请填写事实和理由", "请填写姓名"});
        assertThat(page.locator("#title-problem")).hasText("请填写标题");
        chromium.screenshot(page, "public-submit-missing");
        page.locator(".problems a").first().click();
        assertThat(page.locator("#title")).isFocused();
        assertThat(site.sent()).isEmpty();
    }

    @Test
    void what_the_office_refuses_is_shown_at_its_field_and_sent_again_under_the_same_key() {
        site.answering(
                        "/petitions",
                        400,
                        "{'detail':'x','errors':[{'field':'petitioner.phone','message':'电话号码不正确'},{'field':'persons','message':'人数不正确'}]}")
                .answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        submit();

        assertThat(page.locator("#phone-problem")).hasText("电话号码不正确");
        assertThat(page.getByLabel("电话")).hasAttribute("aria-describedby", "phone-problem");
        assertThat(page.locator(".problems")).containsText("人数不正确");
        page.getByLabel("电话").fill("13812341235");
        submit();

        assertThat(page.locator("#number")).isVisible();
        assertThat(site.sent())
                .extracting(PublicSite.Sent::key)
                .containsOnly(site.sent().get(0).key());
    }

    @Test
    void a_draft_outlives_a_reload_but_not_the_sending() {
        site.answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        page.getByLabel("事情发生在哪个管区").selectOption("east");
        page.getByLabel("居民身份证号码").fill("11010519491231002X");
        page.reload();

        assertThat(page.getByLabel("标题")).hasValue("南街路灯不亮");
        assertThat(page.getByLabel("事情发生在哪个管区")).hasValue("east");
        assertThat(page.getByLabel("居民身份证号码")).hasValue("");
        submit();
        assertThat(page.locator("#number")).isVisible();
        open("/submit");

        assertThat(page.getByLabel("标题")).hasValue("");
        assertThat(page.evaluate("sessionStorage.getItem('petition-key')")).isNull();
    }

    @Test
    void a_sending_without_an_answer_is_repeated_under_the_same_key() {
        site.answering("/petitions", 0, "").answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        submit();
        assertThat(page.locator(".problems")).containsText("网络不通");
        submit();

        assertThat(page.locator("#number")).isVisible();
        assertThat(site.sent()).hasSize(2);
        assertThat(site.sent().get(1)).isEqualTo(site.sent().get(0));
    }

    @Test
    void a_sending_that_had_arrived_before_a_change_gives_its_receipt() {
        site.answering("/petitions", 0, "")
                .answering("/petitions", 409, "{'detail':'x'}")
                .answering("/petitions", 201, RECEIPT);
        open("/submit");
        fillIn();
        submit();
        assertThat(page.locator(".problems")).containsText("网络不通");
        page.getByLabel("标题").fill("北街路灯不亮");
        submit();

        assertThat(page.locator("#done-note")).containsText("上一次提交时内容已经收到");
        assertThat(site.sent())
                .extracting(sent -> sent.body().get("title").asText())
                .containsExactly("南街路灯不亮", "北街路灯不亮", "南街路灯不亮");
    }

    @Test
    void lateness_is_shown_as_it_is() {
        site.answering("/petitions/XF2026-000017/follow", 200, OVERDUE);
        follow();

        assertThat(page.locator("#late")).containsText("已经超过期限：本阶段应在2026年10月2日24时前办结");
        assertThat(page.locator("#unit")).hasText("民政办公室");
        assertThat(page.locator("#received")).hasText("2026年8月3日 09:00");
        assertThat(page.locator("#events li")).hasCount(2);
        assertThat(page.getByText("申请复查")).hasCount(0);
        page.getByText("这个日期是怎么算出来的").click();
        assertThat(page.locator("#explanation")).containsText("共60日");
        chromium.screenshot(page, "public-follow-overdue");
        assertThat(site.sent().get(0).body().toString()).isEqualTo("{\"queryCode\":\"K7MQ2RXA9C\"}");
    }

    @Test
    void a_review_can_be_asked_for_while_the_window_is_open() {
        site.answering("/petitions/XF2026-000017/follow", 200, SERVED)
                .answering(
                        "/petitions/XF2026-000017/review-request",
                        400,
                        "{'detail':'x','errors':[{'field':'reasons','message':'理由太短'}]}")
                .answering("/petitions/XF2026-000017/review-request", 200, OVERDUE);
        follow();

        page.getByLabel("理由").fill("不");
        page.getByText("提交申请").click();
        assertThat(page.locator("#reviewRequest-problem")).hasText("理由太短");
        chromium.screenshot(page, "public-follow-review");
        page.getByLabel("理由").fill("答复与事实不符");
        page.getByText("提交申请").click();

        assertThat(page.getByText("申请已经收到。")).isVisible();
        assertThat(page.getByLabel("理由")).hasCount(0);
        assertThat(site.sent().get(2).body().toString())
                .isEqualTo("{\"queryCode\":\"K7MQ2RXA9C\",\"reasons\":\"答复与事实不符\"}");
    }

    @Test
    void what_he_may_do_is_folded_and_works_by_keyboard() {
        String open = OVERDUE.replace(
                "'may':{'reviewRequest':false}",
                "'evaluation':{'office':'MOSTLY','until':'2026-09-02'},'may':{'supplement':true,'evaluation':true,"
                        + "'recusalRequest':true,'hearingRequest':true,'withdrawal':true}");
        site.answering("/petitions/XF2026-000017/follow", 200, open)
                .answering("/petitions/XF2026-000017/evaluation", 200, open)
                .answering("/petitions/XF2026-000017/recusal-request", 200, open)
                .answering("/petitions/XF2026-000017/withdrawal", 200, OVERDUE);
        follow();
        assertThat(page.locator("#actions details[open]")).hasCount(0);

        fold("评价");
        assertThat(page.getByText("2026年9月2日前（含当日）可以评价")).isVisible();
        assertThat(page.locator("#evaluation-office")).hasValue("MOSTLY");
        page.locator("#evaluation-unit").selectOption("UNSATISFIED");
        page.getByText("提交评价").click();
        assertThat(page.getByText("谢谢，评价已经收到。")).isFocused();

        fold("申请工作人员回避");
        page.locator("#recusalRequest-person").fill("李某");
        page.locator("#recusalRequest").fill("他是村主任的堂弟。");
        chromium.screenshot(page, "public-follow-recusal");
        page.locator("#actions details[open] button").click();
        assertThat(page.getByText("申请已经收到，决定以后会告知您。")).isVisible();

        fold("撤回");
        page.locator("#actions details[open] button").click();
        assertThat(page.locator("#withdrawal-sure-problem")).hasText("请勾选“我确认撤回”");
        page.locator("#withdrawal-sure").check();
        page.locator("#actions details[open] button").click();
        assertThat(page.getByText("已经撤回。")).isVisible();
        assertThat(site.sent())
                .extracting(sent -> sent.body().toString())
                .endsWith(
                        "{\"queryCode\":\"K7MQ2RXA9C\",\"office\":\"MOSTLY\",\"unit\":\"UNSATISFIED\"}",
                        "{\"queryCode\":\"K7MQ2RXA9C\",\"person\":\"李某\",\"reason\":\"他是村主任的堂弟。\"}",
                        "{\"queryCode\":\"K7MQ2RXA9C\"}");
    }

    private void fold(String title) {
        page.locator("#actions summary")
                .filter(new Locator.FilterOptions().setHasText(title))
                .focus();
        page.keyboard().press("Enter");
    }

    @Test
    void each_file_is_told_its_fate_and_one_that_is_refused_holds_up_no_other() {
        String open = OVERDUE.replace("'may'", "'attachments':[],'attachmentRules':" + RULES + ",'may'");
        site.answering("/petitions/XF2026-000017/follow", 200, open)
                .answering(
                        "/petitions/XF2026-000017/follow",
                        200,
                        open.replace("'attachments':[]", "'attachments':[" + PHOTO + "]"))
                .answering(
                        "/petitions/XF2026-000017/attachments",
                        400,
                        "{'detail':'x','errors':[{'field':'file','message':'“借条.pdf”是程序文件，不能上传'}]}")
                .answering("/petitions/XF2026-000017/attachments", 201, PHOTO);
        follow();
        page.getByText("补充照片、文件").click();
        page.locator("[data-choose]").first().setInputFiles(new FilePayload[] {
            new FilePayload("借条.pdf", "application/pdf", "x".getBytes(StandardCharsets.UTF_8)),
            new FilePayload("录像.mp4", "video/mp4", new byte[1001]),
            new FilePayload("塌陷.png", "image/png", "y".getBytes(StandardCharsets.UTF_8))
        });
        assertThat(page.getByText("“录像.mp4”超过 1000 字节，没有上传")).isVisible();
        page.getByText("上传 2 个文件").click();

        assertThat(page.getByText("“借条.pdf”是程序文件，不能上传")).isVisible();
        assertThat(page.getByText("1 个已上传，1 个没有上传，原因见各文件下方。")).isVisible();
        assertThat(page.locator("#attachment-items button")).hasText("塌陷.png");
        chromium.screenshot(page, "public-follow-attachments");
        assertThat(site.sent().stream().filter(sent -> sent.address().endsWith("/attachments")))
                .hasSize(2);
        page.locator("#leave").click();
        assertThat(page.locator("#attachment-items li")).hasCount(0);
        assertThat(page.locator("[data-list] li")).hasCount(0);
    }

    @Test
    void a_file_that_did_not_get_through_is_sent_again() {
        site.answering("/petitions", 201, RECEIPT)
                .answering("/petitions/XF2026-000017/attachments", 0, "")
                .answering("/petitions/XF2026-000017/attachments", 201, PHOTO);
        site.answering("/reference", 200, REFERENCE.replaceFirst("\\{", "{'attachments':" + RULES + ","));
        open("/submit");
        page.reload();
        fillIn();
        submit();
        page.locator("[data-choose]")
                .first()
                .setInputFiles(new FilePayload("塌陷.png", "image/png", "y".getBytes(StandardCharsets.UTF_8)));
        page.getByText("上传 1 个文件").click();
        assertThat(page.getByText("可以再点“上传”重试")).isVisible();
        page.getByText("上传 1 个文件").click();
        assertThat(page.getByText("1 个文件已上传。")).isVisible();
        chromium.screenshot(page, "public-submitted-attachments");
    }

    @Test
    void a_wrong_code_shows_nothing() {
        site.answering("/petitions/XF2026-000017/follow", 404, "{'detail':'编号或查询码不正确，请核对登记回执。','errors':[]}");
        follow();

        assertThat(page.locator(".problems")).containsText("编号或查询码不正确");
        assertThat(page.locator("#matter")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/submit", "/follow"})
    void pages_fit_a_telephone(String address) {
        page.setViewportSize(360, 740);
        open(address);
        page.waitForLoadState();

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        chromium.screenshot(page, "public-telephone" + address.replace('/', '-'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/submit", "/follow"})
    void without_scripts_nothing_can_be_typed_and_the_page_says_why(String address) {
        try (var plain =
                page.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page bare = plain.newPage();
            site.serve(bare);
            bare.navigate(PublicSite.ADDRESS + address);

            assertThat(bare.locator("#no-script")).isVisible();
            assertThat(bare.locator("form")).isHidden();
        }
    }

    @Test
    void the_form_is_filled_in_without_a_mouse() {
        site.answering("/petitions", 201, RECEIPT);
        open("/submit");
        page.keyboard().press("Tab");
        assertThat(page.getByText("跳到正文")).isFocused();
        page.locator("#title").focus();
        for (String text : List.of("南街路灯不亮", "修好路灯", "八月起不亮")) {
            page.keyboard().type(text);
            page.keyboard().press("Tab");
        }
        page.locator("#name").focus();
        page.keyboard().type("张三");
        page.keyboard().press("Enter");

        assertThat(page.locator("#done-title")).isFocused();
    }

    private void open(String address) {
        page.navigate(PublicSite.ADDRESS + address);
    }

    private void fillIn() {
        page.getByLabel("标题").fill("南街路灯不亮");
        page.getByLabel("诉求").fill("修好路灯");
        page.getByLabel("事实和理由").fill("八月起不亮，老人夜里摔倒。");
        page.locator("#name").fill("张三");
        page.getByLabel("电话").fill("13812341234");
    }

    private void submit() {
        page.locator("#petition [type=submit]").click();
    }

    private void follow() {
        open("/follow#XF2026-000017");
        page.getByLabel("查询码").fill("K7MQ2RXA9C");
        page.locator("#follow [type=submit]").click();
    }
}
