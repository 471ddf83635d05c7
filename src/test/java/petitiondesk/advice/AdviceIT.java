package petitiondesk.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.advice.IssuingAdvice.NewAdvice;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.CaseAdvice;
import petitiondesk.petition.CaseHistory;
import petitiondesk.security.Caller;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.ChangedCalendar;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.FlowCoverage;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdviceIT {

    private static final String ANSWER = "UserTask_AnswerAdvice";
    private static final String ASSESS = "UserTask_AssessAdviceAnswer";
    private static final String FOUND = "三个村的村道没有养护责任单位，村民反复反映。";

    private final List<String> issued = new ArrayList<>();
    private int told;

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private IssuingAdvice issuing;

    @Autowired
    private AdviceFiles files;

    @Autowired
    private CaseAdvice onCases;

    @Autowired
    private CaseHistory history;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private FlowCoverage coverage;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aMorningInAugust() {
        told++;
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void theUnitSaysWhatItAdoptsAndTheOfficeAccepts() {
        String petition = office.receivesClaimForLand();
        String number = issue(petition);
        assertThat(number).matches("JY2026-\\d{4}");
        assertThat(told(number, "advice-served")).containsExactly("head-land@demo.invalid");
        assertThat(told(number, "task-assigned")).isEmpty();
        assertThat(limits.running(number))
                .singleElement()
                .returns(LimitKind.ADVICE, TimeLimits.TimeLimit::kind)
                .returns(LocalDate.of(2026, 9, 2), TimeLimits.TimeLimit::dueOn);
        assertThat(onCases.on(petition, office.user("office")))
                .singleElement()
                .returns("待反馈", CaseAdvice.Line::statusText);
        assertThat(history.of(petition))
                .anySatisfy(entry -> assertThat(entry)
                        .returns("据本事项等提出改进建议" + number + "。", CaseHistory.Entry::text)
                        .returns(null, CaseHistory.Entry::publicText));

        clock.setTo("2026-08-20T10:00");
        assertThat(office.sees("head-land", number, ANSWER).get("summary").toString())
                .contains(FOUND, "道路养护责任");
        office.completes("head-land", number, ANSWER, Map.of("adoption", "PARTLY", "answer", "两个村已经落实，一个村年底前落实。"));
        assertThat(limits.running(number)).isEmpty();
        assertThat(told(number, "task-assigned")).containsExactly("office-2@demo.invalid", "office@demo.invalid");
        assertThat(office.sees("office", number, ASSESS).get("answerText").toString())
                .contains("部分采纳", "年底前");
        office.completes("office", number, ASSESS, Map.of("assessment", "ACCEPTED"));
        AdviceFiles.File file = files.open(number, office.user("office"));
        assertThat(file.line())
                .returns(AdviceStatus.CLOSED, AdviceFiles.Line::status)
                .returns("部分采纳", AdviceFiles.Line::adoptionText);
        assertThat(file.events()).extracting(AdviceFiles.Step::kind).containsExactly("发出", "反馈", "核实", "办结");
        assertThat(AdviceFiles.count(List.of(file.line()))).isEqualTo(new AdviceFiles.Count(1, 1, 1));
        assertThat(file.mayWithdraw()).isFalse();
    }

    @Test
    void anAnswerThatSaysNothingIsGivenAgainWithinTenDaysAndOneThatIsLateIsReminded() {
        String number = issue();
        clock.setTo("2026-09-03T00:00");
        office.runJob(number, "TimerEvent_AdviceOverdue");
        assertThat(told(number, "overdue")).containsExactly("head-land@demo.invalid");
        assertThat(files.open(number, office.user("head-land")).line().overdue())
                .isTrue();

        office.completes("head-land", number, ANSWER, Map.of("adoption", "ADOPTED", "answer", "照办。"));
        assertRefused("comment", () -> office.completes("office", number, ASSESS, Map.of("assessment", "RETURNED")));
        office.completes("office", number, ASSESS, Map.of("assessment", "RETURNED", "comment", "没有措施，也没有时间。"));
        assertThat(limits.running(number))
                .singleElement()
                .returns(LimitKind.ADVICE_AGAIN, TimeLimits.TimeLimit::kind)
                .returns(LocalDate.of(2026, 9, 14), TimeLimits.TimeLimit::dueOn);
        assertThat(told(number, "task-assigned")).contains("head-land@demo.invalid");
        office.completes("head-land", number, ANSWER, Map.of("adoption", "NOT_ADOPTED", "answer", "村道归村里养护，见县里的文件。"));
        office.completes("office-2", number, ASSESS, Map.of("assessment", "ACCEPTED", "comment", "理由成立。"));
        assertThat(files.open(number, office.user("convener")).answers())
                .extracting(AdviceFiles.Answered::adoptionText, AdviceFiles.Answered::assessmentText)
                .containsExactly(tuple("采纳", "退回重新反馈"), tuple("未采纳", "认可"));
    }

    @Test
    void theOfficeTakesBackWhatItShouldNotHaveIssued() {
        String number = issue();
        assertRefused("reason", () -> issuing.withdraw(number, " ", office.user("office")));
        assertThatThrownBy(() -> issuing.withdraw(number, "不是我的", office.user("head-land")))
                .hasMessageContaining("联席会议办公室");
        issuing.withdraw(number, "发错了单位。", office.user("office"));
        assertThat(openTasks(number)).isEmpty();
        assertThat(limits.running(number)).isEmpty();
        assertThat(told(number, "advice-withdrawn")).containsExactly("head-land@demo.invalid");
        assertThat(files.open(number, office.user("head-land")))
                .returns("发错了单位。", AdviceFiles.File::endedFor)
                .returns(false, AdviceFiles.File::mayAnswer);
        assertThatThrownBy(() -> issuing.withdraw(number, "再撤一次", office.user("office")))
                .hasMessageContaining("已撤回");
    }

    @Test
    void whatIsMissingOrUnknownIsNamedAndNothingIsWritten() {
        long before = count();
        assertRefused("kind", () -> issuing.issue(advice("ADVISE", "land"), office.user("office")));
        assertRefused("unit", () -> issuing.issue(advice("IMPROVE", "nowhere"), office.user("office")));
        assertRefused(
                "findings",
                () -> issuing.issue(
                        new NewAdvice("IMPROVE", "land", "事由", " ", "建议", List.of()), office.user("office")));
        assertRefused(
                "petitions", () -> issuing.issue(advice("IMPROVE", "land", "XF2026-999999"), office.user("office")));
        assertThatThrownBy(() -> issuing.issue(advice("IMPROVE", "land"), office.user("registrar")))
                .hasMessageContaining("联席会议办公室");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void anAccusationCannotBeNamedInIt() {
        String accusation = office.receives(Office.aPetition("ACCUSATION"));
        assertRefused("petitions", () -> issuing.issue(advice("IMPROVE", "land", accusation), office.user("office")));
    }

    @Test
    void onlyThoseReadItWhoIssueItPresideOrAnswerIt() {
        String number = issue();
        for (String user : List.of("office", "office-2", "convener", "deputy", "head-land")) {
            assertThat(files.list(null, office.user(user)))
                    .as(user)
                    .extracting(AdviceFiles.Line::number)
                    .contains(number);
        }
        for (String user :
                List.of("registrar", "unit-land", "head-civil", "leader-1", "discipline", "auditor", "admin")) {
            assertThat(files.list(null, office.user(user))).as(user).isEmpty();
            Caller caller = Caller.script(port, user, "demo");
            assertThat(caller.get("/api/advice/" + number).statusCode())
                    .as(user)
                    .isIn(403, 404);
            assertThat(caller.get("/api/advice/" + number).body()).as(user).doesNotContain(FOUND, "land");
        }
        assertThatThrownBy(() -> office.completes("unit-land", number, ANSWER, Map.of("adoption", "ADOPTED")))
                .hasMessageContaining("不归您办理");
    }

    @Test
    void allOfItWorksOverHttpAndOnThePages() {
        String petition = office.receivesClaimForLand();
        Caller pages = Caller.browser(port, "office", "demo");
        Caller desk = Caller.script(port, "office", "demo");
        assertThat(pages.get("/desk/advice/new?petition=" + petition).body()).contains("提出改进建议", petition);
        var answer = desk.postJson("/api/advice", """
                {"kind": "POLICY", "unit": "land", "subject": "补偿标准多年未调整", "findings": "标准还是2015年的。",
                 "recommendation": "请报县里调整。", "petitions": "%s"}""".formatted(petition));
        assertThat(answer.statusCode()).isEqualTo(201);
        String number = answer.body().replaceAll(".*(JY\\d{4}-\\d{4}).*", "$1");
        issued.add(number);
        assertThat(pages.get("/desk/advice").body()).contains(number, "补偿标准多年未调整");
        assertThat(pages.get("/desk/petitions/" + petition).body()).contains(number);
        Caller head = Caller.script(port, "head-land", "demo");
        assertThat(Caller.browser(port, "head-land", "demo")
                        .get("/desk/advice/" + number)
                        .body())
                .contains("完善政策建议书", "反馈采纳情况");
        assertThat(head.postJson("/api/advice/" + number + "/answer", "{\"adoption\": \"SOME\", \"answer\": \"好\"}")
                        .body())
                .contains("adoption");
        assertThat(head.postJson(
                                "/api/advice/" + number + "/answer",
                                "{\"adoption\": \"ADOPTED\", \"answer\": \"已报县里。\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(head.postJson(
                                "/api/advice/" + number + "/answer", "{\"adoption\": \"ADOPTED\", \"answer\": \"再报。\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(desk.postJson("/api/advice/" + number + "/assessment", "{\"assessment\": \"ACCEPTED\"}")
                        .body())
                .contains("已办结");
        assertThat(desk.postJson("/api/advice/" + number + "/withdrawal", "{\"reason\": \"试试\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void itsLastDayFollowsTheCalendarWithTaskAndTimer() {
        clock.setTo("2026-09-01T09:00");
        String number = issue();
        assertThat(limits.running(number).get(0).dueOn()).isEqualTo("2026-10-08");
        try (ChangedCalendar longer = ChangedCalendar.with(port, "国庆节", "2026-10-09")) {
            assertThat(longer).isNotNull();
            LocalDate moved = limits.running(number).get(0).dueOn();
            assertThat(moved).isAfter("2026-10-08");
            assertThat(engine.getManagementService()
                            .createJobQuery()
                            .processInstanceId(office.instance(number))
                            .singleResult()
                            .getDuedate()
                            .toInstant())
                    .isEqualTo(limits.running(number).get(0).dueAt());
            assertThat(told(number, "limit-moved")).containsExactly("head-land@demo.invalid");
        }
    }

    @Test
    void theEngineKnowsNothingOfWhatWasWritten() {
        String number = issue();
        office.completes("head-land", number, ANSWER, Map.of("adoption", "ADOPTED", "answer", "责任书附后，张三丰负责。"));
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(office.instance(number))
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder("answeringGroup", "adviceDueAt");
    }

    @Test
    void nothingThatWasWrittenCanBeChanged() {
        String number = issue();
        for (String change : List.of(
                "update advice set findings = 'x' where number = '" + number + "'",
                "delete from advice where number = '" + number + "'",
                "delete from advice_course where number = '" + number + "'",
                "delete from advice_event where advice_number = '" + number + "'")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(DataAccessException.class);
        }
    }

    @AfterAll
    void theyPassEveryNodeAndEveryFlowOfTheDiagram() {
        long tests = Arrays.stream(AdviceIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (told == tests) {
            coverage.assertComplete("improvement-advice", issued);
        }
    }

    private String issue(String... petitions) {
        String number = issuing.issue(advice("IMPROVE", "land", petitions), office.user("office"));
        issued.add(number);
        return number;
    }

    private static NewAdvice advice(String kind, String unit, String... petitions) {
        return new NewAdvice(kind, unit, "道路养护责任不清", FOUND, "请明确道路养护责任单位，并公示。", List.of(petitions));
    }

    private static void assertRefused(String field, Runnable action) {
        assertThatThrownBy(action::run).satisfies(refused -> {
            Throwable cause = refused instanceof Refusal ? refused : refused.getCause();
            if (cause instanceof Refusal refusal) {
                assertThat(refusal.errors())
                        .extracting(Refusal.FieldError::field)
                        .contains(field);
            } else {
                assertThat(refused).hasMessageContaining(field);
            }
        });
    }

    private List<Task> openTasks(String number) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    private List<String> told(String number, String template) {
        return jdbc.sql("select email from notice where subject = :number and template = :template order by email")
                .param("number", number)
                .param("template", template)
                .query(String.class)
                .list();
    }

    private long count() {
        return jdbc.sql("select count(*) from advice").query(Long.class).single();
    }
}
