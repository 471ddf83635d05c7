package petitiondesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.organisation.FirstPasswords;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.testing.DeskTest;

/** A new colleague's first day and a leaver's last. */
@DeskTest
class OwnPasswordIT {

    private static final String GIVEN = "given-by-file";
    private static final String OWN = "Eigen-Wort-2026";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private OrganisationChanges changes;

    @Autowired
    private FirstPasswords firstPasswords;

    @BeforeEach
    void somebodyIsNew() {
        changes.savePerson(
                PersonEntry.of("newcomer", "新来", null).withRoles(Role.REGISTRAR).withInitialPassword(GIVEN));
        firstPasswords.note(List.of("newcomer"), FirstPasswords.Kind.GIVEN);
    }

    @AfterEach
    void andLeaves() {
        changes.leave("newcomer");
    }

    @Test
    void whoHasAGivenPasswordIsLedToChooseHisOwnAndThenWorks() {
        Caller browser = Caller.browser(port, "newcomer", GIVEN);
        for (String page : List.of("/desk", "/desk/outbox", "/camunda/app/tasklist/default/")) {
            assertThat(open(browser, page).headers().firstValue("Location"))
                    .as(page)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/password"));
        }
        assertThat(open(browser, "/desk/password").body()).contains("初始密码");

        assertThat(change(browser, GIVEN, OWN, OWN + "x")).contains("两次输入的新密码不一样");
        assertThat(change(browser, GIVEN, GIVEN, GIVEN)).contains("不能与原密码相同");
        assertThat(change(browser, GIVEN, "newcomer", "newcomer"))
                .contains("新密码至少10个字符", "不能包含用户名", "至少有1个大写字母", "至少有1个数字");
        assertThat(change(browser, GIVEN, "Aa1!" + "长".repeat(16), "Aa1!" + "长".repeat(16)))
                .contains("48个字节");
        assertThat(change(browser, GIVEN, OWN, OWN)).contains("密码已修改");

        assertThat(open(browser, "/desk").statusCode()).isEqualTo(200);
        assertThat(Caller.script(port, "newcomer", OWN)
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(200);
        // last, because a wrong password locks the account for a moment
        assertThat(Caller.script(port, "newcomer", GIVEN)
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoHasLeftLosesEverySessionAtOnce() {
        firstPasswords.chosen("newcomer");
        Caller browser = Caller.browser(port, "newcomer", GIVEN);
        Caller script = Caller.script(port, "newcomer", GIVEN);
        assertThat(open(browser, "/desk").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(200);
        assertThat(script.get("/api/petitions").statusCode()).isEqualTo(200);

        changes.leave("newcomer");

        assertThat(script.get("/api/petitions").statusCode()).isEqualTo(401);
        assertThat(browser.get("/camunda/api/engine/engine/default/task/count").statusCode())
                .isEqualTo(401);
        assertThat(open(browser, "/desk").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/login"));
    }

    private static HttpResponse<String> open(Caller browser, String page) {
        return browser.send("GET", page, null, null, "Accept", "text/html");
    }

    /** The page after the attempt. */
    private static String change(Caller browser, String present, String wanted, String again) {
        String page = open(browser, "/desk/password").body();
        // the frame's sign-out form has a token, too; either is good
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        browser.postForm(
                "/desk/password", "present", present, "wanted", wanted, "again", again, "_csrf", token.group(1));
        return open(browser, "/desk/password").body();
    }
}
