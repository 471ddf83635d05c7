package petitiondesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/**
 * One hard case in a real browser: to the joint meeting, led, late, supervised, answered, verified, resolved and asked
 * after. The office works in Tasklist at its desk; leaders, the district's secretary, the handler in the field and the
 * petitioner have a phone.
 */
@DeskTest
class HardCaseJourneyIT {

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    @Autowired
    Office office;

    @Autowired
    TakingUpDecisions takingUp;

    private Staff staff;
    private MeetingRoom room;

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
        staff = new Staff(chromium, address());
        room = new MeetingRoom(staff, office);
    }

    @Test
    void aHardCaseGoesThroughTheMeetingLedLateSupervisedAnsweredVerifiedAndRevisited() {
        Petitioner petitioner = submitted();
        String number = petitioner.number();
        isTooHard(number);
        meetingLeads(number);
        handlerNotesProgress(number);
        clock.setTo("2026-08-26T08:30");
        meetingSupervises(number);
        String order = orderIsServed(number);
        Page supervised = petitionerSees(petitioner, "hard-31-follow-supervised", "包案办理中");
        assertThat(supervised.getByText("信访联席会议正在督办")).isVisible();
        leaderAnswers(order);
        officeVerifies(order, number);
        leaderConfirms(number);
        unitAnswersThePetitioner(number);
        officeAsksThePetitioner(number);
        Page followed = petitionerSees(petitioner, "hard-50-follow-answered", "已答复");
        assertThat(followed.getByText("信访联席会议正在督办")).isHidden();
        Page file = staff.phone("leader-1", "/desk/petitions/" + number);
        staff.picture(file, "hard-51-case-file-phone");
        assertThat(file.locator("main")).containsText(order);
    }

    private Petitioner submitted() {
        Page page = chromium.newPage(390, 844);
        page.navigate(address() + "/submit");
        page.locator("#petition").waitFor();
        page.locator("#title").fill("承包地界址被占，多次调解没有结果");
        page.locator("#request").fill("请求确认承包地界址，恢复原状");
        page.locator("#facts").fill("去年秋天邻户修渠时越过界桩，占用承包地约半亩。村里调解三次，对方不认。");
        page.locator("#name").fill("司徒文远");
        page.locator("#phone").fill("13900139000");
        page.locator("#district").selectOption("east");
        return Petitioner.submits(chromium, address(), page, "hard-01-submit");
    }

    private void isTooHard(String number) {
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind", "CLAIM",
                        "category", "C03",
                        "district", "east",
                        "disposition", "ACCEPT",
                        "responsibleUnit", "land"));
        Tasklist handler = staff.tasks("unit-land");
        handler.claim(number);
        handler.choose("难以化解，提交联席会议");
        handler.write("疑难情况", "两家各持一份承包合同，四至不一致，村里三次调解都没有结果。");
        staff.finish(handler, "hard-02-hard");
    }

    private void meetingLeads(String number) {
        clock.setTo("2026-08-03T15:00");
        String meeting = room.calledFor("疑难问题急需研究");
        Tasklist tasks = staff.tasks("office");
        tasks.claim(meeting);
        tasks.moment("开会日期", "2026-08-05", "09:00");
        tasks.moment("管区报告截止", "2026-08-04", "17:00");
        tasks.write("地点", "乡政府二楼会议室");
        staff.finish(tasks, "hard-04-prepare");
        office.runContinuations(meeting);

        Page district = staff.phone("district-east", "/desk/meetings");
        staff.picture(district, "hard-05-to-report-phone");
        Tasklist secretary = staff.tasksOnPhone("district-east");
        secretary.claim(meeting);
        secretary.write("说明", "排查包括村级排查、已当场化解、没有登记信访的邻里纠纷。");
        staff.finish(secretary, "hard-06-report-phone");

        clock.setTo("2026-08-05T09:05");
        tasks.claim(meeting);
        tasks.tick("确认截止");
        staff.finish(tasks, "hard-07-freeze");
        tasks.claim(meeting);
        staff.finish(tasks, "hard-08-open");
        office.runContinuations(meeting);
        Page live = staff.phone("convener", "/desk/meetings/" + meeting);
        assertThat(live.locator("#reports")).containsText("未报告");
        assertThat(live.locator("#hard")).containsText("待议定");
        staff.picture(live, "hard-09-live-phone");

        tasks.claim(number);
        tasks.choose("包案（四定四包）");
        tasks.pick("定包案领导", "贺明辉");
        tasks.pick("定办案人员", "汪海涛");
        tasks.write("定工作措施", "请第三方测绘现场勘界，组织两家与村委会协商。");
        tasks.day("定办结时限", "2026-08-20");
        tasks.pick("包稳控", "邵建平");
        staff.finish(tasks, "hard-10-decide");
        room.minutesAreSigned(meeting, "hard-11");
    }

    private void handlerNotesProgress(String number) {
        takingUp.deliver();
        Page leader = staff.phone("leader-1", "/desk/led");
        assertThat(leader.locator("main")).containsText("承包地界址被占");
        staff.picture(leader, "hard-15-led-phone");
        Page handler = staff.phone("unit-land", "/desk");
        handler.locator("nav").getByText("我的包案").click();
        Locator mine = handler.locator(".led").filter(new Locator.FilterOptions().setHasText(number));
        mine.locator("textarea").fill("已联系测绘公司，定于8月12日现场勘界。");
        mine.getByText("记录", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(handler.locator("[role=status]")).containsText("进展已记录");
        staff.picture(handler, "hard-16-progress-phone");
    }

    private void meetingSupervises(String number) {
        staff.picture(staff.phone("leader-1", "/desk/led"), "hard-20-led-late-phone");
        String meeting = room.calledFor("逾期事项需要督办");
        office.completes(
                "office",
                meeting,
                "UserTask_PrepareMeeting",
                Map.of("heldAt", "2026-08-26T10:00", "freezeAt", "2026-08-26T09:00", "place", "乡政府二楼会议室"));
        office.runContinuations(meeting);
        office.completes("office", meeting, "UserTask_FreezeAgenda", Map.of("confirmed", true));
        clock.setTo("2026-08-26T10:00");
        office.completes("office", meeting, "UserTask_OpenMeeting", Map.of());
        office.runContinuations(meeting);
        Tasklist tasks = staff.tasks("office");
        tasks.claim(number);
        tasks.choose("下发督办单");
        staff.finish(tasks, "hard-21-decide-late");
        room.minutesAreSigned(meeting, "hard-22");
    }

    private String orderIsServed(String number) {
        Page file = staff.desk("office", "/desk/petitions/" + number);
        String order = file.locator("a[href*='/desk/orders/']").first().innerText();
        Tasklist tasks = staff.tasks("office");
        tasks.claim(order);
        staff.finish(tasks, "hard-25-draft-order");
        Page convener = staff.phone("convener", "/desk/orders");
        staff.picture(convener, "hard-26-orders-phone");
        convener.getByText(order).first().click();
        assertThat(convener.locator("main")).containsText("请阅读下面的督办单");
        staff.picture(convener, "hard-27-order-to-sign-phone");
        MeetingRoom.sign(convener);
        assertThat(convener.locator(".case-marks")).containsText("待答复");
        staff.picture(convener, "hard-28-order-signed-phone");
        office.runContinuations(order);
        Page ledger = staff.desk("office", "/desk?text=" + number);
        assertThat(ledger.locator("tr").filter(new Locator.FilterOptions().setHasText(number)))
                .containsText("督办");
        staff.picture(ledger, "hard-29-ledger");
        Page paper = staff.desk("office", "/desk/orders/" + order);
        paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        staff.picture(paper, "hard-30-order-paper");
        paper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return order;
    }

    private void leaderAnswers(String order) {
        Page leader = staff.phone("leader-1", "/desk/led");
        staff.picture(leader, "hard-32-led-supervised-phone");
        leader.getByText("查看督办单").first().click();
        leader.getByText(order).first().click();
        leader.locator("#answer").fill("测绘后界桩已重立，两家签字认可。");
        leader.locator("#finishedOn").fill("2026-08-26");
        staff.picture(leader, "hard-33-answer-phone");
        leader.getByText("提交答复").click();
        assertThat(leader.locator(".case-marks")).containsText("待核实");
    }

    private void officeVerifies(String order, String number) {
        Page page = staff.desk("office", "/desk/orders/" + order);
        page.locator("#returned").check();
        page.getByText("提交核实结论").click();
        assertThat(page.locator("main [role=alert]:visible")).containsText("请写明");
        Tasklist tasks = staff.tasks("office");
        tasks.claim(order);
        tasks.choose("认可，督办办结");
        staff.finish(tasks, "hard-34-verify");
        office.runContinuations(order);
        office.runContinuations(number);
        Page closed = staff.desk("office", "/desk/orders/" + order);
        assertThat(closed.locator(".case-marks")).containsText("已办结");
        staff.picture(closed, "hard-35-order-closed");
    }

    private void leaderConfirms(String number) {
        staff.picture(staff.phone("leader-1", "/desk/led"), "hard-36-led-to-confirm-phone");
        Tasklist leader = staff.tasksOnPhone("leader-1");
        leader.claim(number);
        leader.choose("已化解");
        staff.finish(leader, "hard-37-confirm-phone");
        office.runContinuations(number);
    }

    private void unitAnswersThePetitioner(String number) {
        Tasklist handler = staff.tasks("unit-land");
        handler.claim(number);
        handler.choose("支持");
        handler.write("查明的事实和理由", "经测绘，邻户水渠越过界桩0.4亩。");
        handler.write("处理意见", "界桩按测绘成果重立，水渠改道，恢复耕种。");
        handler.write("法律依据", "《农村土地承包法》第五十六条");
        handler.write("诉求合理的解决问题到位", "界桩已重立");
        handler.write("诉求无理的思想教育到位", "不适用");
        handler.write("生活困难的帮扶救助到位", "不适用");
        handler.write("行为违法的依法处理", "不适用");
        staff.finish(handler, "hard-40-handle");
        Tasklist head = staff.tasks("head-land");
        head.claim(number);
        head.choose("同意签发");
        staff.finish(head, "hard-41-sign-opinion");
        handler.claim(number);
        handler.choose("当面送达");
        handler.day("送达日期", "2026-08-26");
        handler.choose("已签收");
        staff.finish(handler, "hard-42-serve");
    }

    private void officeAsksThePetitioner(String number) {
        Tasklist tasks = staff.tasks("office");
        tasks.claim(number);
        tasks.choose("已落实");
        tasks.choose("对承办单位办理的满意度", "满意");
        tasks.choose("对信访部门服务的满意度", "满意");
        staff.finish(tasks, "hard-43-revisit");
    }

    private Page petitionerSees(Petitioner petitioner, String picture, String text) {
        Page page = petitioner.follows();
        staff.picture(page, picture);
        assertThat(page.locator("main")).containsText(text);
        return page;
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
