package petitiondesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import petitiondesk.testing.Office;

/** A joint meeting as its office and its convener have it on their screens, from the call to the signature. */
record MeetingRoom(Staff staff, Office office) {

    /** The office calls a meeting beside the monthly ones. */
    String calledFor(String reason) {
        Page page = staff.desk("office", "/desk/meetings");
        page.getByText("召集临时会议").click();
        page.locator("#reason").fill(reason);
        staff.picture(page, "hard-03-call");
        page.getByText("召集会议", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL("**/desk/meetings/LX*");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /** The office checks the draft in Tasklist, the convener reads and signs on his phone, with the keyboard alone. */
    void minutesAreSigned(String meeting, String picture) {
        decideTheRest(meeting);
        Tasklist tasks = staff.tasks("office");
        tasks.claim(meeting);
        tasks.tick("已核对，提交签字");
        staff.finish(tasks, picture + "-draft-minutes");
        Page convener = staff.phone("convener", "/desk/meetings/" + meeting);
        staff.picture(convener, picture + "-to-sign-phone");
        sign(convener);
        assertThat(convener.locator("#signed")).containsText("程志远");
        assertThat(convener.locator("#signed")).isInViewport();
        staff.picture(convener, picture + "-signed-phone");
        office.runContinuations(meeting);
        Page paper = staff.desk("office", "/desk/meetings/" + meeting + "/print");
        assertThat(paper.locator(".minutes-title")).hasText("信访联席会议纪要");
        staff.picture(paper, picture + "-minutes-paper");
    }

    /** Other tests leave cases behind, which come before the meeting, too. */
    private void decideTheRest(String meeting) {
        for (Task task : office.tasks(meeting, "UserTask_DecideCase")) {
            decide(meeting, task, Map.of("decision", "POSTPONE", "comment", "材料不全，下次再议。"));
        }
        for (Task task : office.tasks(meeting, "UserTask_DecideOverdue")) {
            decide(meeting, task, Map.of("measure", "JUSTIFIED", "comment", "正在走法定程序。"));
        }
        office.runContinuations(meeting);
    }

    private void decide(String meeting, Task task, Map<String, Object> decision) {
        String petition = task.getName().substring(task.getName().lastIndexOf(' ') + 1);
        office.completes("office", meeting, task.getTaskDefinitionKey(), petition, decision);
    }

    /** Follows the note at the top of the page down to the password. */
    static void sign(Page page) {
        page.locator("a[href='#sign']").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("#pin")).isFocused();
        page.keyboard().type("demo");
        page.keyboard().press("Enter");
    }
}
