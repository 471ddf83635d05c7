package petitiondesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.testing.DeskTest;

/** Signing out in Tasklist, in a real browser. */
@DeskTest
class SignOutIT {

    /** Not the apps' own form, whose address ends alike. */
    private static final Pattern SIGN_IN_PAGE = Pattern.compile("http://[^/]+/login");

    @LocalServerPort
    int port;

    @Test
    void whoSignsOutOfTasklistComesToTheOneSignInPage() {
        try (Chromium chromium = new Chromium()) {
            String address = "http://localhost:" + port;
            Page page = Tasklist.signIn(chromium.newPage(1360, 900), address, "registrar")
                    .page();
            page.locator(".account .dropdown-toggle").click();
            page.locator("li.logout a").click();
            assertThat(page).hasURL(SIGN_IN_PAGE);
            page.navigate(address + "/camunda/app/tasklist/default/");
            assertThat(page).hasURL(SIGN_IN_PAGE);
        }
    }
}
