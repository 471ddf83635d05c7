package petitiondesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** One petition from the public page to the archive, each step by the person whose step it is, in a real browser. */
@DeskTest
class PetitionJourneyIT {

    private static final int WIDE = 1360;
    private static final Set<String> IN_README = Set.of("1-register", "2-handle", "6-follow-answered", "8-case-file");
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Tasklist> people = new HashMap<>();

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aPetitionGoesFromThePublicPageToTheArchiveThroughTasklist() {
        Petitioner petitioner = submitted();
        String number = petitioner.number();

        Tasklist registrar = as("registrar");
        registrar.claim(number);
        registrar.choose("申诉求决");
        registrar.pick("内容分类", "民政与应急");
        registrar.pick("承办单位", "民政");
        registrar.choose("受理");
        finish(registrar, "1-register");

        Tasklist handler = as("unit-civil");
        handler.claim(number);
        handler.choose("支持");
        handler.write("查明的事实和理由", "经入户核查，信访人符合临时救助条件，去年未申请。");
        handler.write("处理意见", "给予临时救助，并纳入低收入家庭监测。");
        handler.write("法律依据", "《社会救助暂行办法》第四十七条");
        handler.write("诉求合理的解决问题到位", "已发放临时救助");
        handler.write("诉求无理的思想教育到位", "不适用");
        handler.write("生活困难的帮扶救助到位", "纳入监测，每季度走访");
        handler.write("行为违法的依法处理", "不适用");
        finish(handler, "2-handle");

        Tasklist head = as("head-civil");
        head.claim(number);
        head.choose("同意签发");
        finish(head, "3-sign");

        handler.claim(number);
        handler.choose("当面送达");
        handler.day("送达日期", "2026-08-03");
        handler.choose("已签收");
        finish(handler, "4-serve");

        Tasklist staff = as("office");
        staff.claim(number);
        staff.choose("已落实");
        staff.choose("对承办单位办理的满意度", "满意");
        staff.choose("对信访部门服务的满意度", "满意");
        finish(staff, "5-revisit");

        Page answered = petitioner.follows();
        picture(answered, "6-follow-answered");
        assertThat(answered.locator("main")).containsText("已答复");
        clock.advance(Duration.ofDays(31));
        office.runJob(number, "TimerEvent_ReviewWindowOver");
        office.runJob(number, "ServiceTask_Archive");
        Page archived = petitioner.follows();
        picture(archived, "7-follow-archived");
        assertThat(archived.locator("main")).containsText("已归档");

        Page caseFile = staff.page();
        caseFile.navigate("http://localhost:" + port + "/desk/petitions/" + number);
        assertThat(caseFile.locator("main")).containsText("已归档");
        caseFile.locator(".djs-container").waitFor();
        picture(caseFile, "8-case-file");
        assertThat(noticesOf(number)).contains("receipt", "accepted", "opinion-served", "closed", "task-assigned");
    }

    private Petitioner submitted() {
        Page page = chromium.newPage(WIDE, 900);
        page.navigate("http://localhost:" + port + "/submit");
        page.locator("#petition").waitFor();
        page.locator("#title").fill("困难家庭申请临时救助");
        page.locator("#request").fill("请求核实家庭情况并给予临时救助");
        page.locator("#facts").fill("父亲去年患病，家中两个孩子上学，今年收成不好，生活困难。");
        page.locator("#name").fill("欧阳建国");
        page.locator("#phone").fill("13800138000");
        page.locator("#email").fill("ouyang@demo.invalid");
        page.locator("#district").selectOption("east");
        return Petitioner.submits(chromium, "http://localhost:" + port, page, "0-submit");
    }

    private Tasklist as(String userId) {
        return people.computeIfAbsent(
                userId, id -> Tasklist.signIn(chromium.newPage(WIDE, 1000), "http://localhost:" + port, id));
    }

    private static void finish(Tasklist person, String picture) {
        picture(person.page(), picture);
        person.submit();
    }

    /** Every step is kept under target/; with {@code -Dpictures=write} README's few are taken anew. */
    private static void picture(Page page, String name) {
        Path taken = chromium.screenshot(page, name);
        if ("write".equals(System.getProperty("pictures")) && IN_README.contains(name)) {
            try {
                Files.copy(
                        taken,
                        Path.of("src", "docs", "images", name.substring(2) + ".png"),
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<String> noticesOf(String number) {
        return jdbc.sql("select distinct template from notice where subject = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
