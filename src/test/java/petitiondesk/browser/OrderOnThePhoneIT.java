package petitiondesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.supervision.OrderStory;
import petitiondesk.testing.DeskTest;

/** A supervision order as leaders meet it on their phones, and the office at its desk. */
@DeskTest
class OrderOnThePhoneIT {

    private static final int PHONE = 390;
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    OrderStory.Desk desk;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @Test
    void theConvenerSignsTheLeaderAnswersAndTheOfficeVerifies() {
        OrderStory order = desk.orderOnLedClaim().drafted();
        Page convener = signedIn("convener", PHONE, "/desk/orders");
        picture(convener, "order-1-list-phone");
        convener.getByText(order.number()).first().click();
        assertThat(convener.locator("main")).containsText("限期化解，书面答复。");
        picture(convener, "order-2-to-sign-phone");
        fits(convener);
        convener.getByText("签发", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        convener.locator("#pin").fill("demo");
        convener.locator("#pin").press("Enter");
        assertThat(convener.locator("main")).containsText("程志远");
        assertThat(convener.locator(".case-marks")).containsText("待答复");
        picture(convener, "order-3-signed-phone");

        Page leader = signedIn("leader-1", PHONE, "/desk/orders/" + order.number());
        leader.locator("#answer").fill("界桩已立，双方签字认可。");
        leader.locator("#finishedOn").fill("2026-08-25");
        picture(leader, "order-4-to-answer-phone");
        fits(leader);
        leader.getByText("提交答复").click();
        assertThat(leader.locator(".case-marks")).containsText("待核实");

        Page officer = signedIn("office", 1360, "/desk/orders/" + order.number());
        picture(officer, "order-5-to-verify");
        officer.locator("#returned").check();
        officer.getByText("提交核实结论").click();
        assertThat(officer.locator("main [role=alert]:visible")).containsText("请写明");
        officer.locator("#accepted").check();
        officer.getByText("提交核实结论").click();
        assertThat(officer.locator(".case-marks")).containsText("已办结");
        picture(officer, "order-6-closed");
        officer.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        picture(officer, "order-7-print");
        order.hasStatus("CLOSED");

        Page file = signedIn("leader-1", PHONE, "/desk/petitions/" + order.petition());
        picture(file, "order-8-case-file-phone");
        fits(file);
        Page list = signedIn("office", 1360, "/desk/orders?state=all");
        picture(list, "order-9-list");
        Page deputies = signedIn("office", PHONE, "/desk/deputies");
        picture(deputies, "order-10-deputies-phone");
        fits(deputies);
    }

    private Page signedIn(String user, int width, String path) {
        Page page = chromium.newPage(width, width == PHONE ? 844 : 1000);
        page.navigate("http://localhost:" + port + path);
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill("demo");
        page.locator("form button[type=submit]").click();
        page.locator("main h1, main h2").first().waitFor();
        return page;
    }

    /** Nothing sticks out sideways. */
    private static void fits(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
    }

    private static void picture(Page page, String name) {
        chromium.screenshot(page, name);
    }
}
