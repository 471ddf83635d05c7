package petitiondesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** The people of the desk at their browsers: each stays signed in on his phone, at his desk and in Tasklist. */
final class Staff {

    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    private final Chromium chromium;
    private final String address;
    private final Map<String, Tasklist> tasklists = new HashMap<>();
    private final Map<String, Page> pages = new HashMap<>();

    Staff(Chromium chromium, String address) {
        this.chromium = chromium;
        this.address = address;
    }

    Tasklist tasks(String userId) {
        return tasklists.computeIfAbsent(
                userId + "-desk", place -> Tasklist.signIn(chromium.newPage(WIDE, 900), address, userId));
    }

    Tasklist tasksOnPhone(String userId) {
        return tasklists.computeIfAbsent(
                userId + "-phone", place -> Tasklist.signIn(chromium.newPage(PHONE, 844), address, userId));
    }

    Page desk(String userId, String path) {
        return opened(userId + "-desk", WIDE, userId, path);
    }

    Page phone(String userId, String path) {
        return opened(userId + "-phone", PHONE, userId, path);
    }

    /** Keeps a picture; nothing may stick out sideways on any page. */
    void picture(Page page, String name) {
        chromium.screenshot(page, name);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("what sticks out of %s", name)
                .isLessThanOrEqualTo(0);
    }

    void finish(Tasklist tasks, String name) {
        picture(tasks.page(), name);
        tasks.submit();
    }

    private Page opened(String place, int width, String userId, String path) {
        Page page = pages.get(place);
        if (page == null) {
            page = chromium.newPage(width, width == PHONE ? 844 : 900);
            pages.put(place, page);
            page.navigate(address + path);
            page.locator("input[name=username]").fill(userId);
            page.locator("input[name=password]").fill("demo");
            page.locator("form button[type=submit]").click();
        } else {
            page.navigate(address + path);
        }
        page.locator("main h1, main h2, main.sheet").first().waitFor();
        return page;
    }
}
