package petitiondesk.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tasklist as one signed-in person uses it. */
final class Tasklist {

    private static final int PAGES = 10;
    private static final int TRIES = 4;
    private static final int PATIENCE_MILLIS = 6_000;

    private final Page page;
    private final String address;

    private Tasklist(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /** Opens Tasklist, is asked to sign in, and signs in with the demo password. */
    static Tasklist signIn(Page page, String address, String userId) {
        page.navigate(address + "/camunda/app/tasklist/");
        page.locator("input[name=username]").fill(userId);
        page.locator("input[name=password]").fill("demo");
        page.locator("form button[type=submit]").click();
        page.locator(".task-filters").first().waitFor();
        return new Tasklist(page, address);
    }

    Page page() {
        return page;
    }

    /** Takes the waiting task of the petition and waits for its form. */
    void claim(String number) {
        page.navigate(address + "/camunda/app/tasklist/default/");
        Locator waiting = page.locator(".tasks-list > li.task").filter(new Locator.FilterOptions().setHasText(number));
        openFilterUntilSeen("待签收", waiting);
        // what fills a form comes after the form, over whatever has been written into it by then
        page.waitForResponse(response -> response.url().contains("/form-variables"), waiting::click);
        page.locator("[cam-tasklist-task-meta] .claim").click();
        page.locator("[cam-tasklist-task-meta] .unclaim").waitFor();
        page.locator(".fjs-form textarea:visible, .fjs-form input:visible")
                .first()
                .waitFor();
    }

    /** Tasklist opens its first filter once it has loaded, over whatever was chosen before: then it is chosen again. */
    private void openFilterUntilSeen(String filter, Locator task) {
        for (int tries = 0; tries < TRIES; tries++) {
            page.locator(".task-filters").getByText(filter).click();
            if (isOnAPage(task)) {
                return;
            }
            // the explanation of the filter under the pointer covers its neighbour
            page.mouse().move(0, 0);
            page.locator(".task-filters").getByText("我的任务").click();
        }
        throw new AssertionError("not in " + filter + ": " + task);
    }

    /** Newer tasks of other tests may fill the first pages. */
    private boolean isOnAPage(Locator task) {
        Locator next = page.locator(".pagination-next:not(.disabled) a");
        for (int turned = 0; turned < PAGES; turned++) {
            try {
                task.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
                return true;
            } catch (TimeoutError notHere) {
                if (next.count() == 0) {
                    return false;
                }
                next.first().click();
            }
        }
        return false;
    }

    void choose(String label) {
        page.locator(".fjs-form")
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    /** The same where several questions offer the same answers. */
    void choose(String question, String label) {
        field(".fjs-form-field-radio", question)
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    void tick(String label) {
        page.locator(".fjs-form").getByLabel(label).check();
    }

    void write(String label, String text) {
        page.locator(".fjs-form").getByLabel(label).fill(text);
    }

    void pick(String label, String option) {
        Locator field = field(".fjs-form-field-select, .fjs-form-field-taglist", label);
        field.locator("input").first().fill(option);
        field.locator(".fjs-dropdownlist-item").getByText(option).first().click();
    }

    /** A day as the form shows it, such as {@code 2026-08-03}. */
    void day(String label, String day) {
        // before its calendar is there, the field forgets what is written into it
        enter(field(".fjs-form-field-datetime", label).locator("input.flatpickr-input"), day);
    }

    /** A day and a time of day, such as {@code 09:00}, of one field. */
    void moment(String label, String day, String time) {
        day(label, day);
        enter(field(".fjs-form-field-datetime", label).locator("input[id$=-time]"), time);
    }

    private Locator field(String kind, String label) {
        return page.locator(kind).filter(new Locator.FilterOptions().setHasText(label));
    }

    private static void enter(Locator input, String text) {
        input.fill(text);
        input.press("Enter");
    }

    /** Submits the form and waits until the task has gone; fails with what was answered and said if it stays. */
    void submit() {
        List<Integer> answers = new ArrayList<>();
        Consumer<Response> noted = response -> {
            if (response.url().endsWith("/submit-form")) {
                answers.add(response.status());
            }
        };
        page.onResponse(noted);
        try {
            page.locator(".form-actions .btn-primary").click();
            page.locator(".fjs-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        } catch (TimeoutError stayed) {
            throw new AssertionError("the form stayed, answered " + answers + ", says " + said(), stayed);
        } finally {
            page.offResponse(noted);
        }
    }

    private List<String> said() {
        return page.locator(".fjs-form-field-error, [notifications-panel] .message")
                .allInnerTexts();
    }
}
