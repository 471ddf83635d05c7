package petitiondesk.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.meeting.OrderedByMeeting;
import petitiondesk.meeting.OverdueMeasure;
import petitiondesk.organisation.Deputies;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.Leading;
import petitiondesk.petition.Recusals;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.FlowCoverage;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionOrderIT {

    private static final String ANSWER_OVERDUE = "TimerEvent_AnswerOverdue";

    private final List<OrderStory> stories = new ArrayList<>();
    private int told;

    @Autowired
    private OrderStory.Desk desk;

    @Autowired
    private Office office;

    @Autowired
    private OrderedByMeeting ordered;

    @Autowired
    private OrderFiles files;

    @Autowired
    private OrderActions actions;

    @Autowired
    private ServingOrders serving;

    @Autowired
    private VerifyingAnswers verifying;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Recusals recusals;

    @Autowired
    private Leading leading;

    @Autowired
    private Deputies deputies;

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
    void noDeputyIsStated() {
        told++;
        deputies.all().stream()
                .filter(period -> period.revokedAt() == null)
                .forEach(period -> deputies.revoke(period.id(), "测试开始前清理", "office"));
    }

    @Test
    void anOrderIsDraftedSignedServedAnsweredAndVerified() {
        OrderStory order = onLedClaim().hasStatus("DRAFTING").waitsAt("UserTask_DraftOrder");
        assertThat(order.number()).matches("DB2026-\\d{4}");
        assertThat(order.told("task-assigned")).containsExactly("office-2@demo.invalid", "office@demo.invalid");
        assertThat(office.sees("office", order.number(), "UserTask_DraftOrder"))
                .containsEntry("ground", "LATE")
                .containsEntry("answerBy", "2026-09-01")
                .hasEntrySatisfying("why", why -> assertThat((String) why).contains("落实包案", "5天"))
                .hasEntrySatisfying(
                        "demand", demand -> assertThat((String) demand).contains("贺明辉"));

        order.drafted().hasStatus("SIGNING").waitsAt("UserTask_SignOrder");
        assertThat(order.told("task-assigned"))
                .contains("convener@demo.invalid")
                .doesNotContain("deputy@demo.invalid");
        assertThat(caseFile(order).supervised()).isFalse();

        order.signed("convener").hasStatus("ANSWERING").waitsAt("UserTask_AnswerOrder");
        OrderFiles.File signed = files.open(order.number(), as("convener"));
        assertThat(signed.signature())
                .returns("程志远", OrderFiles.Signed::signedByName)
                .returns(Capacity.CONVENER, OrderFiles.Signed::capacity)
                .returns(null, OrderFiles.Signed::capacityReason)
                .returns(true, OrderFiles.Signed::intact);
        assertThat(signed.line().answerBy()).isEqualTo("2026-09-01");
        assertThat(order.told("order-served")).containsExactly("leader-1@demo.invalid");
        assertThat(order.told("order-copied")).containsExactly("head-land@demo.invalid");
        assertThat(limits.running(order.number()))
                .singleElement()
                .returns(LimitKind.SUPERVISION_ANSWER, TimeLimits.TimeLimit::kind)
                .returns(LocalDate.of(2026, 9, 1), TimeLimits.TimeLimit::dueOn);
        assertThat(caseFile(order).supervised()).isTrue();
        assertThat(caseFile(order).orders())
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo(order.number()));

        order.answered("leader-1", "2026-08-25").hasStatus("VERIFYING").waitsAt("UserTask_VerifyAnswer");
        assertThat(limits.running(order.number())).isEmpty();
        order.accepted().hasStatus("CLOSED").waitsAt();
        assertThat(files.open(order.number(), as("office")).effect()).contains("已请包案领导确认");
        assertThat(office.task(order.petition(), "UserTask_ConfirmLedResult")).isNotNull();
        assertThat(caseFile(order).supervised()).isFalse();
        assertThat(order.events()).containsExactly("会议决定", "拟写", "签发", "下达", "答复", "核实", "办结");
    }

    @Test
    void aCaseThatNobodyLeadsIsAnsweredByTheHeadsOfItsUnit() {
        OrderStory order = desk.orderOnOrdinaryClaim();
        stories.add(order);
        order.served();
        assertThat(order.told("order-served")).containsExactly("head-land@demo.invalid");
        assertThat(order.told("order-copied")).isEmpty();
        assertThatThrownBy(() -> order.answered("leader-1", null)).hasMessageContaining("不归您办理");
        order.answered("head-land", "2026-10-12").accepted().hasStatus("CLOSED");
        assertThat(files.open(order.number(), as("head-land")).effect()).contains("没有包案");
    }

    @Test
    void anAnswerThatIsReturnedIsGivenAgainWithinANewLimit() {
        OrderStory order = onLedClaim().served().answered("leader-1", null).at("2026-08-28T09:00");
        assertThatThrownBy(() -> order.completes("office", "UserTask_VerifyAnswer", Map.of("verdict", "RETURNED")))
                .hasMessageContaining("comment");
        order.returned().hasStatus("ANSWERING").waitsAt("UserTask_AnswerOrder");
        assertThat(limits.running(order.number()))
                .singleElement()
                .returns(LocalDate.of(2026, 9, 4), TimeLimits.TimeLimit::dueOn);
        assertThat(order.told("task-assigned")).contains("leader-1@demo.invalid");
        order.answered("leader-1", null).accepted().hasStatus("CLOSED").petitionHasStatus("LED");
        assertThat(files.open(order.number(), as("office")).effect()).contains("尚未化解", "下次联席会议");
        assertThat(files.open(order.number(), as("office")).answers()).hasSize(2);
    }

    @Test
    void anOverdueAnswerIsRemindedOnceAndStillAsked() {
        OrderStory order = onLedClaim().served().at("2026-09-02T00:00").runs(ANSWER_OVERDUE);
        order.waitsAt("UserTask_AnswerOrder");
        assertThat(order.told("overdue")).containsExactly("leader-1@demo.invalid");
        assertThat(order.events()).endsWith("答复逾期");
        assertThat(files.list(null, as("leader-1")))
                .filteredOn(line -> line.number().equals(order.number()))
                .singleElement()
                .returns(true, OrderFiles.Line::overdue)
                .returns(8L, OrderFiles.Line::ageDays);
        order.answered("leader-1", null).returned().at("2026-09-10T00:00").runs(ANSWER_OVERDUE);
        assertThat(order.told("overdue")).hasSize(2);
    }

    @Test
    void aDraftThatTheConvenerReturnsIsWrittenAgainAndSignedAsItIsThen() {
        OrderStory order = onLedClaim().drafted();
        String first = files.open(order.number(), as("convener")).textSha256();
        assertThatThrownBy(() -> order.completes("convener", "UserTask_SignOrder", Map.of("approval", "RETURN")))
                .hasMessageContaining("comment");
        order.completes("convener", "UserTask_SignOrder", Map.of("approval", "RETURN", "comment", "写明化解的具体要求。"))
                .hasStatus("DRAFTING")
                .waitsAt("UserTask_DraftOrder");
        assertThat(office.sees("office", order.number(), "UserTask_DraftOrder"))
                .containsEntry("demand", "限期化解，书面答复。")
                .hasEntrySatisfying(
                        "historyText", text -> assertThat((String) text).contains("具体要求"));
        order.completes("office", "UserTask_DraftOrder", Map.of("demand", "九月一日前立界桩。", "ground", "EVASION"))
                .hasStatus("SIGNING");
        OrderFiles.File again = files.open(order.number(), as("convener"));
        assertThat(again.textSha256()).isNotEqualTo(first);
        assertThat(again.words())
                .returns(2, OrderFiles.Words::draft)
                .returns("办理推诿、敷衍、拖延", OrderFiles.Words::groundText);
        order.signed("convener").hasStatus("ANSWERING");
        assertThat(order.value("select signed_text from supervision_order_signature where order_number = :number"))
                .contains("九月一日前立界桩。", "签发人：程志远", "签发身份：总召集人");
    }

    @Test
    void nobodyCompletesTheSignatureExceptBySigning() {
        OrderStory order = onLedClaim().drafted();
        for (Map<String, Object> values : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("comment", "同意"),
                Map.<String, Object>of("approval", "SIGNED"),
                Map.<String, Object>of("approval", "APPROVE"))) {
            assertThatThrownBy(() -> order.completes("convener", "UserTask_SignOrder", values))
                    .as(values.toString())
                    .hasMessageContaining("approval");
        }
        assertThatThrownBy(() -> order.signed("office")).hasMessageContaining("由总召集人签发");
        assertThatThrownBy(() -> order.signed("leader-1")).hasMessageContaining("由总召集人签发");
        order.hasStatus("SIGNING").waitsAt("UserTask_SignOrder");
        assertThat(order.told("order-served")).isEmpty();
        order.signed("convener");
        assertThatThrownBy(() -> order.signed("convener")).hasMessageContaining("不需要签发");
    }

    @Test
    void aConvenerWithAPartInTheCaseLeavesTheSignatureToTheDeputyAndTheOrderSaysSo() {
        String petition = desk.ledClaim();
        recusals.record(petition, "convener", "与信访人是亲属", "office");
        OrderStory order = desk.orderOn(petition);
        stories.add(order);
        order.drafted();
        assertThat(order.told("task-assigned")).contains("deputy@demo.invalid").doesNotContain("convener@demo.invalid");
        assertThat(actions.of(order.number(), as("convener")).signRefusal()).contains("应当回避", "副召集人");
        assertThatThrownBy(() -> order.signed("convener")).hasMessageContaining("应当回避");
        assertThat(actions.of(order.number(), as("deputy")).signAs()).contains("副召集人", "程志远", "回避");
        order.signed("deputy").hasStatus("ANSWERING");
        assertThat(files.open(order.number(), as("office")).signature())
                .returns(Capacity.DEPUTY, OrderFiles.Signed::capacity)
                .satisfies(signed -> assertThat(signed.capacityReason()).contains("总召集人程志远", "回避"));
    }

    @Test
    void theDeputyOfAnAbsentConvenerSignsInHisStatedPeriodAndNotOutsideIt() {
        OrderStory order = onLedClaim().drafted();
        assertThat(actions.of(order.number(), as("deputy")).signRefusal()).contains("代理期");
        assertThatThrownBy(() -> order.signed("deputy")).hasMessageContaining("不在载明的代理期内");
        assertThatThrownBy(() -> order.completes(
                        "deputy", "UserTask_SignOrder", Map.of("approval", "RETURN", "comment", "不清楚。")))
                .hasMessageContaining("代理期");
        deputies.record("deputy", LocalDate.of(2026, 8, 26), LocalDate.of(2026, 8, 28), "总召集人外出学习", "office");
        assertThatThrownBy(() -> order.signed("deputy")).hasMessageContaining("不在载明的代理期内");
        order.at("2026-08-26T08:00").signed("deputy").hasStatus("ANSWERING");
        assertThat(files.open(order.number(), as("office")).signature().capacityReason())
                .isEqualTo("代理期2026年8月26日至2026年8月28日，总召集人外出学习");
        assertThat(order.value("select signed_text from supervision_order_signature where order_number = :number"))
                .contains("签发身份：副召集人（代理期");
    }

    @Test
    void aDeputyWithAPartInTheCaseDoesNotSignEither() {
        String petition = desk.ledClaim();
        recusals.record(petition, "convener", "与信访人是亲属", "office");
        recusals.record(petition, "deputy", "曾为信访人代理", "office");
        OrderStory order = desk.orderOn(petition).drafted();
        assertThatThrownBy(() -> order.signed("deputy")).hasMessageContaining("应当回避");
        order.hasStatus("SIGNING");
    }

    @Test
    void anOrderWhoseAnswerDayHasComeIsNotSigned() {
        OrderStory order = onLedClaim().drafted().at("2026-09-01T09:00");
        assertThatThrownBy(() -> order.signed("convener")).hasMessageContaining("答复期限已到");
        order.completes("convener", "UserTask_SignOrder", Map.of("approval", "RETURN", "comment", "改定期限。"))
                .drafted()
                .signed("convener")
                .hasStatus("ANSWERING");
    }

    @Test
    void aTaskThatSomebodyElseHasTakenDoesNotHinderTheConvener() {
        OrderStory order = onLedClaim().drafted();
        String task = office.task(order.number(), "UserTask_SignOrder").getId();
        office.as("deputy", () -> engine.getTaskService().claim(task, "deputy"));
        order.signed("convener").hasStatus("ANSWERING");
    }

    @Test
    void aCaseResolvedMeanwhileEndsTheOrderByVerificationAndNotSilently() {
        OrderStory order = onLedClaim().served();
        assertThat(leading.reportResolved(order.petition())).isEqualTo(Leading.Reported.TO_LEADER);
        assertThat(leading.reportResolved(order.petition())).isEqualTo(Leading.Reported.WITH_LEADER);
        office.completes("leader-1", order.petition(), "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"));
        office.completes("unit-land", order.petition(), "UserTask_Handle", OrderStory.opinion());
        order.petitionHasStatus("OPINION").hasStatus("ANSWERING").waitsAt("UserTask_AnswerOrder");
        order.answered("leader-1", "2026-08-25").accepted().hasStatus("CLOSED").petitionHasStatus("OPINION");
        assertThat(files.open(order.number(), as("office")).effect()).contains("此前已经确认化解");
    }

    @Test
    void theNextMeetingOrdersASecondTimeAndThePaperNamesTheFirst() {
        OrderStory first = onLedClaim();
        assertThat(ordered.againstSecondOrder(first.petition()))
                .hasValueSatisfying(why -> assertThat(why).contains(first.number(), "待拟写"));
        first.served();
        assertThat(ordered.againstSecondOrder(first.petition()))
                .hasValueSatisfying(why -> assertThat(why).contains("待答复"));
        first.at("2026-09-25T09:00");
        assertThat(ordered.hasOpenOrder(first.petition())).isTrue();
        assertThat(ordered.againstSecondOrder(first.petition()))
                .as("late with its answer")
                .isEmpty();
        OrderStory second = desk.ordered(first.petition(), OverdueMeasure.SECOND_ORDER, "leader-1");
        stories.add(second);
        assertThat(ordered.ordersOf(first.petition())).isEqualTo(2);
        second.served();
        assertThat(files.open(second.number(), as("convener")).earlier()).containsExactly(first.number());
        assertThat(actions.of(second.number(), as("leader-1")))
                .returns(false, OrderActions.Actions::answer)
                .returns(first.number(), OrderActions.Actions::answerFirst);
        assertThatThrownBy(() -> second.answered("leader-1", null)).hasMessageContaining("请先答复" + first.number());
        first.answered("leader-1", null);
        assertThat(actions.of(second.number(), as("leader-1"))).returns(true, OrderActions.Actions::answer);
        first.accepted();
        second.answered("leader-1", null).accepted();
        assertThat(ordered.hasOpenOrder(first.petition())).isFalse();
        assertThat(caseFile(first).orders()).hasSize(2);
    }

    @Test
    void aMeetingOrdersOnceForEachCaseAndOnlyWhatIsAnOrder() {
        String petition = desk.ledClaim();
        clock.setTo("2026-08-25T10:00");
        var request = desk.request("TEST-TWICE", petition, OverdueMeasure.ORDER, "leader-1");
        ordered.order(request);
        ordered.order(request);
        assertThat(ordered.ordersOf(petition)).isOne();
        assertThatThrownBy(() -> ordered.order(desk.request("TEST-TALK", petition, OverdueMeasure.TALK, "leader-1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noOrderBeginsWithoutAMeeting() {
        for (String user : List.of("office", "convener", "admin")) {
            office.as(
                    user,
                    () -> assertThatThrownBy(() -> engine.getRuntimeService()
                                    .startProcessInstanceByKey("supervision-order", "DB2026-9999"))
                            .as(user)
                            .isInstanceOf(RuntimeException.class));
        }
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("DB2026-9999")
                        .count())
                .isZero();
    }

    @Test
    void numbersOfAYearHaveNoGap() {
        onLedClaim();
        onLedClaim();
        assertThat(jdbc.sql("""
                select count(*) from supervision_order
                group by year having count(*) <> max(running) or min(running) <> 1""").query(Long.class).list()).isEmpty();
    }

    @Test
    void whatIsSignedCannotBeChanged() {
        OrderStory order = onLedClaim().served();
        for (String change : List.of(
                "update supervision_order set supervised_name = '他人' where number = :number",
                "update supervision_order_draft set demand = '无' where order_number = :number",
                "update supervision_order_signature set signed_by = 'office' where order_number = :number",
                "delete from supervision_order_signature where order_number = :number",
                "delete from supervision_order_course where number = :number")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() ->
                            jdbc.sql(change).param("number", order.number()).update());
        }
    }

    @Test
    void whoHadTheOrderBeforeHimIsKept() {
        OrderStory order = onLedClaim().served();
        serving.opened(order.number(), "office");
        serving.opened(order.number(), "leader-1");
        serving.opened(order.number(), "leader-1");
        assertThatThrownBy(
                        () -> serving.received(order.number(), " ", "OPENED", LocalDate.of(2026, 8, 1), null, "office"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .containsExactlyInAnyOrder("recipient", "how", "on"));
        assertThatThrownBy(() ->
                        serving.received(order.number(), "贺明辉", "PAPER", LocalDate.of(2026, 8, 25), null, "leader-1"))
                .hasMessageContaining("由联席会议办公室登记");
        serving.received(order.number(), "郝庆丰", "PAPER", LocalDate.of(2026, 8, 25), "抄送件", "office");
        assertThat(files.open(order.number(), as("office")).receipts())
                .extracting(OrderFiles.Received::recipient, OrderFiles.Received::howText)
                .containsExactly(tuple("贺明辉", "在工作台打开"), tuple("郝庆丰", "书面送达"));
    }

    @Test
    void anImpossibleDateIsRefusedAndNamesItsField() {
        OrderStory order = onLedClaim();
        assertThatThrownBy(() -> order.completes("office", "UserTask_DraftOrder", Map.of("answerBy", "2026-08-25")))
                .hasMessageContaining("answerBy");
        assertThatThrownBy(() -> order.completes("office", "UserTask_DraftOrder", Map.of("answerBy", "2027-08-25")))
                .hasMessageContaining("answerBy");
        order.served();
        assertThatThrownBy(() -> order.answered("leader-1", "2026-08-26")).hasMessageContaining("finishedOn");
        assertThatThrownBy(() -> order.answered("leader-1", "2026-08-01")).hasMessageContaining("finishedOn");
        assertThatThrownBy(() -> verifying.verify(order.number(), Verdict.ACCEPTED, null, "office"))
                .isInstanceOf(IllegalStateException.class);
        order.waitsAt("UserTask_AnswerOrder");
    }

    @Test
    void ordersAreShownToThoseWhoMaySeeTheCaseAndToThoseWhoAnswer() {
        OrderStory order = onLedClaim();
        for (String user :
                List.of("office", "convener", "deputy", "leader-1", "unit-land", "head-land", "district-east")) {
            assertThat(files.open(order.number(), as(user)).line().number())
                    .as(user)
                    .isEqualTo(order.number());
        }
        for (String user : List.of("leader-2", "unit-labour", "district-west", "auditor", "admin", "discipline")) {
            assertThatThrownBy(() -> files.open(order.number(), as(user)))
                    .as(user)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
            assertThat(files.list(null, as(user)))
                    .as(user)
                    .noneMatch(line -> line.number().equals(order.number()));
        }
        assertThat(files.list(order.petition(), as("office"))).hasSize(1);
    }

    @Test
    void nothingThatIsWrittenReachesTheEngine() {
        OrderStory order = onLedClaim().served().answered("leader-1", null).returned();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(office.instance(order.number()))
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder("approval", "answerDueAt", "verdict");
    }

    @AfterAll
    void theStoriesPassEveryNodeAndEveryFlowOfTheDiagram() {
        long tests = Arrays.stream(SupervisionOrderIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (told < tests) {
            return; // one story alone does not go everywhere
        }
        coverage.assertComplete(
                "supervision-order", stories.stream().map(OrderStory::number).toList());
    }

    private OrderStory onLedClaim() {
        OrderStory story = desk.orderOnLedClaim();
        stories.add(story);
        return story;
    }

    private CaseFiles.CaseFile caseFile(OrderStory order) {
        return caseFiles.open(order.petition(), as("office"));
    }

    private CurrentUser as(String user) {
        return office.user(user);
    }
}
