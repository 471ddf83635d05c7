package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.notification.NewNotice;
import petitiondesk.notification.Notices;
import petitiondesk.organisation.OrganisationChanges;
import petitiondesk.organisation.OrganisationEntries.PersonEntry;
import petitiondesk.organisation.Role;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.security.Caller;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** An accusation leaves no trace before anybody but discipline inspection, and none before the accused who belongs to it. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccusationSecrecyIT {

    private static final String ASSESS = "UserTask_AssessAccusation";
    private static final String INVESTIGATE = "UserTask_InvestigateAccusation";
    private static final String SECOND = "inspector-zhou";

    /** What answers with a list, a count or a page to somebody of the staff or to the administrator. */
    private static final List<String> LISTS = List.of(
            "/api/petitions?size=100",
            "/api/petitions?status=DISCIPLINE",
            "/api/petitions?text=%E5%89%96%E7%93%9C",
            "/api/notices?size=100",
            "/api/files/intake",
            "/api/calendars",
            "/api/limits",
            "/api/jobs",
            "/api/meetings",
            "/api/supervision-orders",
            "/desk",
            "/desk/intake-files",
            "/desk/led",
            "/desk/limits",
            "/desk/outbox",
            "/desk/duties",
            "/desk/reminders",
            "/desk/categories",
            "/desk/jobs",
            "/desk/organisation",
            "/desk/meetings",
            "/desk/orders",
            "/desk/calendar",
            "/engine-rest/task",
            "/engine-rest/process-definition",
            "/engine-rest/process-definition/statistics?incidents=true&failedJobs=true",
            "/engine-rest/process-instance",
            "/engine-rest/history/process-instance",
            "/engine-rest/history/activity-instance",
            "/engine-rest/history/task",
            "/engine-rest/history/variable-instance",
            "/engine-rest/history/detail",
            "/engine-rest/history/identity-link-log",
            "/engine-rest/variable-instance",
            "/engine-rest/execution",
            "/engine-rest/incident",
            "/engine-rest/history/incident",
            "/engine-rest/job",
            "/engine-rest/job-definition",
            "/engine-rest/external-task",
            "/engine-rest/event-subscription",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
            "/camunda/api/cockpit/plugin/base/default/process-instance",
            "/camunda/api/cockpit/plugin/base/default/incident");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private OrganisationChanges organisation;

    @Autowired
    private Notices notices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private PetitionStory accusation;

    @BeforeAll
    void anotherInspector() {
        organisation.savePerson(PersonEntry.of(SECOND, "周慎言", SECOND + "@demo.invalid")
                .withRoles(Role.DISCIPLINE)
                .withMemberOf("labour")
                .withInitialPassword("demo"));
    }

    @AfterAll
    void whoLeavesAgain() {
        organisation.leave(SECOND);
    }

    @BeforeEach
    void anAccusation() {
        clock.setTo("2026-08-03T09:00");
        accusation = registered(aPetition("ACCUSATION"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registrar",
                "office",
                "convener",
                "deputy",
                "leader-1",
                "district-east",
                "mediator-east",
                "unit-land",
                "head-land",
                "review-county",
                "auditor",
                "admin"
            })
    void nobodyElseFindsATraceOfIt(String user) {
        accusation.at("2026-08-25T00:01").runs("TimerEvent_AssessmentOverdue");
        Caller caller = Caller.script(port, user, "demo");
        Caller browser = Caller.browser(port, user, "demo");
        String number = accusation.number();
        for (String list : LISTS) {
            assertThat((list.startsWith("/desk") ? browser : caller).get(list).body())
                    .as(user + " " + list)
                    .doesNotContain(number);
        }
        String definitions = caller.get("/engine-rest/process-definition").body();
        assertThat(definitions).as(user).doesNotContain("\"key\":\"accusation\"");
        assertThat(caller.get("/engine-rest/process-definition/statistics").body())
                .as(user + " counts")
                .doesNotContain("accusation");
        for (String one : List.of(
                "/api/petitions/" + number,
                "/api/petitions/" + number + "/position",
                "/desk/petitions/" + number,
                "/desk/petitions/" + number + "/print/receipt",
                "/engine-rest/task/" + office.task(number, ASSESS).getId(),
                "/engine-rest/task/" + office.task(number, ASSESS).getId() + "/form-variables",
                "/engine-rest/process-instance/" + lane(number))) {
            HttpResponse<String> answer = (one.startsWith("/desk") ? browser : caller).get(one);
            assertThat(answer.statusCode()).as(user + " " + one).isBetween(400, 499);
            assertThat(answer.body()).as(user + " " + one).doesNotContain("村口", "研判");
        }
        assertThat(caller.postJson("/api/petitions/" + number + "/accused", "{\"accused\":\"person:office\"}")
                        .statusCode())
                .as(user)
                .isEqualTo(404);
    }

    @Test
    void theAccusedInspectorIsShutOutOfEverythingFromTheMomentItIsRecorded() {
        String number = accusation.number();
        office.takes(SECOND, number, ASSESS);
        String task = office.task(number, ASSESS).getId();
        Caller first = Caller.script(port, "discipline", "demo");
        assertThat(first.postJson("/api/petitions/" + number + "/accused", accused("person:" + SECOND))
                        .statusCode())
                .isEqualTo(201);

        assertShutOut(number, task);
        assertThat(office.task(number, ASSESS).getAssignee())
                .as("taken from him")
                .isNull();
        accusation.at("2026-08-25T00:01").runs("TimerEvent_AssessmentOverdue");
        accusation.completes("discipline", ASSESS, Map.of("assessment", "TAKE_UP"));
        assertThat(accusation.toldStaff("overdue")).containsExactly("discipline@demo.invalid");
        assertShutOut(number, office.task(number, INVESTIGATE).getId());
        assertThat(newNotices(number)).as("nothing was written to him since").isZero();
        assertThat(Caller.browser(port, "discipline", "demo")
                        .get("/desk/petitions/" + number)
                        .body())
                .contains("周慎言", "研判：受理");
    }

    @Test
    void aColleaguesMorningMailIsNotReadByWhoIsShutOutOfOneOfItsCases() {
        String digest = "TX-" + accusation.number();
        transaction.executeWithoutResult(status -> notices.send(new NewNotice(
                digest,
                "reminder-digest",
                digest,
                "严正清",
                "discipline@demo.invalid",
                null,
                true,
                Map.of("day", LocalDate.parse("2026-08-03"), "count", 1, "lines", "1. " + accusation.number()))));
        Caller first = Caller.script(port, "discipline", "demo");
        first.postJson("/api/petitions/" + accusation.number() + "/accused", accused("person:" + SECOND));
        assertThat(first.get("/api/notices?subject=" + digest).body()).contains(digest);
        assertThat(Caller.script(port, SECOND, "demo")
                        .get("/api/notices?subject=" + digest)
                        .body())
                .doesNotContain(digest);
    }

    @Test
    void whoeverBelongsToTheAccusedUnitIsShutOutToo() {
        String number = accusation.number();
        Caller first = Caller.script(port, "discipline", "demo");
        assertThat(first.postJson("/api/petitions/" + number + "/accused", accused("unit:labour"))
                        .statusCode())
                .isEqualTo(201);
        assertShutOut(number, office.task(number, ASSESS).getId());
        assertThat(first.postJson("/api/petitions/" + number + "/accused", accused("unit:nowhere"))
                        .body())
                .contains("accused", "不在组织机构中");
    }

    @Test
    void anInspectorWhoKeepsOutSeesItNoMore() {
        String number = accusation.number();
        Caller second = Caller.script(port, SECOND, "demo");
        assertThat(second.postJson("/api/petitions/" + number + "/recusals", "{\"reason\":\"与被反映人是亲属\"}")
                        .statusCode())
                .isEqualTo(201);
        assertShutOut(number, office.task(number, ASSESS).getId());
        HttpResponse<String> last = Caller.script(port, "discipline", "demo")
                .postJson("/api/petitions/" + number + "/recusals", "{\"reason\":\"与被反映人是同学\"}");
        assertThat(last.statusCode()).isEqualTo(400);
        assertThat(last.body()).contains("上级纪检监察机关");
        assertThat(office.task(number, ASSESS)).isNotNull();
    }

    @Test
    void whoIsNamedInThePetitionItselfNeverHearsOfIt() {
        PetitionStory named = PetitionStory.of(desk(), accusing("纪检干部周慎言"));
        String register = office.task(named.number(), "UserTask_Register").getId();
        assertThat(named.toldStaff("task-assigned")).containsExactly("discipline@demo.invalid");
        assertShutOut(named.number(), register);
        named.completes("discipline", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
        assertShutOut(named.number(), office.task(named.number(), ASSESS).getId());
    }

    @Test
    void nobodyIsRecordedWhereNobodyWouldBeLeft() {
        String number = accusation.number();
        Caller first = Caller.script(port, "discipline", "demo");
        first.postJson("/api/petitions/" + number + "/accused", accused("person:" + SECOND));
        HttpResponse<String> answer =
                first.postJson("/api/petitions/" + number + "/accused", accused("person:discipline"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("书面报送上级纪检监察机关");
        assertThat(jdbc.sql("select user_id from accused where petition_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(SECOND);
        assertThatThrownBy(() -> PetitionStory.of(desk(), accusing("严正清、周慎言"))).hasMessageContaining("上级纪检监察机关");
    }

    @Test
    void whoJoinsLaterMayWorkOnItAndWhoGoesToTheAccusedUnitMayNotAnyMore() {
        String number = accusation.number();
        Caller first = Caller.script(port, "discipline", "demo");
        first.postJson("/api/petitions/" + number + "/accused", accused("unit:labour"));
        PersonEntry third = PersonEntry.of("inspector-wu", "吴守正", "inspector-wu@demo.invalid");
        organisation.savePerson(third.withRoles(Role.DISCIPLINE).withInitialPassword("demo"));
        try {
            String task = office.task(number, ASSESS).getId();
            assertThat(Caller.script(port, "inspector-wu", "demo")
                            .get("/engine-rest/task/" + task)
                            .statusCode())
                    .isEqualTo(200);
            organisation.savePerson(third.withRoles(Role.DISCIPLINE).withMemberOf("labour"));
            assertThat(Caller.script(port, "inspector-wu", "demo")
                            .get("/engine-rest/task/" + task)
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            organisation.leave("inspector-wu");
        }
    }

    @Test
    void theCounterNamesTheAccusedWhenItHandsOver() {
        PetitionStory found = PetitionStory.of(desk(), aPetition(null));
        Map<String, Object> handsOver =
                Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE", "accused", List.of("person:" + SECOND));
        found.completes("registrar", "UserTask_Register", handsOver);
        assertThat(jdbc.sql(
                                "select email from notice where subject = ? and template = 'task-assigned' and email like 'i%'")
                        .param(found.number())
                        .query(String.class)
                        .list())
                .isEmpty();
        assertShutOut(found.number(), office.task(found.number(), ASSESS).getId());
    }

    private void assertShutOut(String number, String task) {
        Caller caller = Caller.script(port, SECOND, "demo");
        Caller browser = Caller.browser(port, SECOND, "demo");
        for (String list : LISTS) {
            assertThat((list.startsWith("/desk") ? browser : caller).get(list).body())
                    .as(list)
                    .doesNotContain(number);
        }
        assertThat(caller.get("/api/petitions/" + number).statusCode()).isEqualTo(404);
        assertThat(browser.get("/desk/petitions/" + number).statusCode()).isEqualTo(404);
        assertThat(caller.get("/engine-rest/task/" + task).statusCode()).isEqualTo(404);
        for (String step : List.of("/claim", "/complete", "/submit-form")) {
            assertThat(caller.postJson(
                                    "/engine-rest/task/" + task + step,
                                    step.equals("/claim") ? "{\"userId\":\"" + SECOND + "\"}" : "{\"variables\":{}}")
                            .statusCode())
                    .as(step)
                    .isBetween(400, 499);
        }
        assertThat(caller.postFile("/api/petitions/" + number + "/attachments", "a.png", new byte[] {1})
                        .statusCode())
                .isEqualTo(404);
    }

    private long newNotices(String number) {
        return jdbc.sql("select count(*) from notice where subject = ? and email = ? and template <> 'task-assigned'")
                        .param(number)
                        .param(SECOND + "@demo.invalid")
                        .query(Long.class)
                        .single()
                + jdbc.sql("select count(*) from notice where subject = ? and email = ? and body like '%核查%'")
                        .param(number)
                        .param(SECOND + "@demo.invalid")
                        .query(Long.class)
                        .single();
    }

    private static String accused(String who) {
        return "{\"accused\":\"" + who + "\"}";
    }

    private String lane(String number) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number, "accusation")
                .singleResult()
                .getId();
    }

    private PetitionStory registered(IntakeForm form) {
        return PetitionStory.of(desk(), form)
                .completes(
                        "discipline", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
    }

    private static IntakeForm accusing(String respondent) {
        return new IntakeForm(
                "ACCUSATION",
                null,
                "收受财物",
                "请求查处",
                "逢节收礼。",
                "east",
                "east-1",
                null,
                1,
                null,
                false,
                null,
                null,
                null,
                null,
                respondent,
                true,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
    }

    private PetitionStory.Desk desk() {
        return new PetitionStory.Desk(office, intake, engine, jdbc, clock);
    }
}
