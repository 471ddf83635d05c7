package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Following;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A date in a year that is not published yet is marked as such wherever somebody reads it; 2027 is such a year. */
@DeskTest
class ProvisionalDatesIT {

    private static final String MARKED = "2027年1月21日（" + PetitionTexts.PROVISIONAL + "）";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Following following;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void november() {
        clock.setTo("2026-11-22T09:00");
    }

    @Test
    void petitionerAndStaffReadThatTheDateMayMove() {
        PetitionStory claim = accepted();

        assertThat(claim.letters("accepted")).singleElement().asString().contains("办理期限至" + MARKED + "。");
        assertThat(claim.letters("task-assigned"))
                .anySatisfy(letter -> assertThat(letter).contains("期限：" + MARKED));
        assertThat(claim.publicTexts()).anySatisfy(text -> assertThat(text).contains(MARKED));
        assertThat(following.follow(claim.number(), claim.queryCode()))
                .returns(true, Following.View::provisional)
                .satisfies(view -> assertThat(view.dueExplanation()).anyMatch(line -> line.contains("2027年放假安排尚未公布")));
        assertThat(caseFile(claim)).contains("badge soon\">暂定", "期限" + PetitionTexts.PROVISIONAL);
        assertThat(office.sees("unit-land", claim.number(), "UserTask_Handle").get("limitText"))
                .asString()
                .contains(MARKED);
        assertThat(Caller.browser(port, "unit-land", "demo")
                        .get("/desk/petitions/" + claim.number() + "/print/acceptance")
                        .body())
                .contains("办理期限至" + MARKED);
    }

    @Test
    void anExtensionIntoSuchAYearIsToldWithTheMarkToo() {
        clock.setTo("2026-11-01T09:00");
        PetitionStory claim = accepted();
        assertThat(claim.letters("accepted")).singleElement().asString().doesNotContain(PetitionTexts.PROVISIONAL);
        claim.completes(
                        "unit-land",
                        "UserTask_Handle",
                        Map.of("outcome", "EXTEND", "extensionDays", 21, "extensionReason", "需要委托测绘。"))
                .completes("leader-1", "UserTask_ApproveExtension", Map.of("approval", "APPROVE"));

        assertThat(claim.letters("extended")).singleElement().asString().contains("延长21日，至" + MARKED + "。");
        assertThat(claim.publicTexts()).anySatisfy(text -> assertThat(text).contains("延长21日", MARKED));
    }

    @Test
    void whereTheLastDayMovedPastDaysOffStaffReadTheTargetToo() {
        clock.setTo("2026-08-03T09:00");
        PetitionStory claim = accepted();

        assertThat(caseFile(claim)).contains("内部目标 10-02，遇休息日顺延至 10-08").doesNotContain("暂定");
        assertThat(office.sees("unit-land", claim.number(), "UserTask_Handle").get("limitText"))
                .asString()
                .contains("2026年10月8日前（内部目标2026年10月2日，遇休息日顺延；");
        assertThat(following.follow(claim.number(), claim.queryCode())).returns(false, Following.View::provisional);
    }

    private PetitionStory accepted() {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition("CLAIM"))
                .acceptedFor("land");
    }

    private String caseFile(PetitionStory claim) {
        return Caller.browser(port, "unit-land", "demo")
                .get("/desk/petitions/" + claim.number())
                .body();
    }
}
