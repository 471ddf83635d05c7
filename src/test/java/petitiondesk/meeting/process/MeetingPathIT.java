package petitiondesk.meeting.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.meeting.process.MeetingStory.lead;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.meeting.CallingMeetings;
import petitiondesk.meeting.MeetingLists;
import petitiondesk.meeting.Minutes;
import petitiondesk.meeting.OrderedByMeeting;
import petitiondesk.meeting.PlanForm;
import petitiondesk.meeting.PlanningMeetings;
import petitiondesk.meeting.ReportForm;
import petitiondesk.meeting.ReportingDistricts;
import petitiondesk.organisation.Deputies;
import petitiondesk.petition.Recusals;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.supervision.SigningOrders;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;
import petitiondesk.testing.PassedFlows;

@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingPathIT {

    private static final String WHY = "两户对四至各执一词，多次调解未果。";

    private final List<MeetingStory> stories = new ArrayList<>();
    private int told;

    @Autowired
    private Office office;

    @Autowired
    private CallingMeetings calling;

    @Autowired
    private PlanningMeetings planning;

    @Autowired
    private ReportingDistricts reporting;

    @Autowired
    private Minutes minutes;

    @Autowired
    private MeetingLists lists;

    @Autowired
    private Deputies deputies;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private Recusals recusals;

    @Autowired
    private OrderedByMeeting orders;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private SigningOrders signing;

    @Autowired
    private PassedFlows passedFlows;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        takingUp.deliver();
        ProcessEngineTests.init(engine);
        told++;
    }

    @Test
    void aMonthlyMeetingGoesFromItsDayToSignedMinutes() {
        String led = hardClaim();
        clock.setTo("2026-09-19T09:00");
        assertThat(calling.callDue()).isEmpty();
        // the 20th is a Sunday that is worked before the holidays
        clock.setTo("2026-09-20T08:00");
        MeetingStory meeting = story(calling.callDue().orElseThrow());
        assertThat(meeting.number()).isEqualTo("LX2026-09");
        assertThat(calling.callDue()).as("once a month").isEmpty();
        meeting.hasStatus("PREPARING")
                .waitsAt("UserTask_PrepareMeeting")
                .prepared()
                .hasStatus("REPORTING");
        assertThat(office.task(meeting.number(), "UserTask_ReportDistrict", "east")
                        .getName())
                .isEqualTo("报告管区情况 · LX2026-09 · 东片管区");
        meeting.reportedNothing("east").at("2026-09-27T17:01").runs("TimerEvent_FreezeDue");
        assertThat(meeting.told("meeting-report-missing"))
                .containsExactly(
                        "district-north@demo.invalid", "district-south@demo.invalid", "district-west@demo.invalid");
        assertThat(meeting.told("meeting-freeze-due")).containsExactly("office-2@demo.invalid", "office@demo.invalid");
        meeting.reportedNothing("north").frozen().hasStatus("FROZEN").waitsAt("UserTask_OpenMeeting");
        office.runContinuations(meeting.number());
        meeting.at("2026-09-28T09:00").opened("leader-2").hasStatus("OPEN");
        assertThat(meeting.items("UserTask_DecideCase")).contains(led);
        meeting.decided(led, lead("2026-10-02"))
                .decidedTheRest()
                .hasStatus("MINUTES")
                .drafted()
                .returned("convener", "第四部分请写明听证时间。")
                .waitsAt("UserTask_DraftMinutes")
                .drafted();
        assertThat(meeting.minutes())
                .contains("编号：LX2026-09", "缺席1人：秦玉兰。", "东片管区：零报告", "截止时未报告的管区：", "南片管区", "西片管区")
                .contains(led, "包案领导贺明辉", "包稳控邵建平", "办结时限2026年10月2日", "下次例会的准备工作于2026年10月20日开始");
        meeting.signed("convener").hasStatus("SIGNED");
        assertThat(meeting.instance().getState()).isEqualTo("COMPLETED");
        assertThat(meeting.told("meeting-minutes")).contains("district-west@demo.invalid", "leader-2@demo.invalid");
        takingUp.deliver();
        assertThat(statusOf(led)).isEqualTo("LED");
    }

    @Test
    void aMeetingThatWasMissedByDowntimeIsCaughtUp() {
        clock.setTo("2026-11-27T09:00");
        MeetingStory meeting = story(calling.callDue().orElseThrow());
        assertThat(meeting.number()).isEqualTo("LX2026-11");
        clock.setTo("2027-02-28T09:00");
        assertThat(calling.callDue()).contains("LX2027-02");
    }

    @Test
    void aMonthInWhichTheDeskStoodStillIsRecordedToldAndMentionedOnce() {
        clock.setTo("2027-03-22T09:00");
        assertThat(calling.callDue()).contains("LX2027-03");
        clock.setTo("2027-06-05T09:00");
        assertThat(calling.callDue()).as("its day is still to come").isEmpty();
        assertThat(calling.callDue()).isEmpty();
        assertThat(jdbc.sql(
                                "select email from notice where template = 'meeting-missed' and subject = 'LX2027-04' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("convener@demo.invalid", "office-2@demo.invalid", "office@demo.invalid");
        assertThat(jdbc.sql("select count(*) from joint_meeting where number in ('LX2027-04', 'LX2027-05')")
                        .query(Integer.class)
                        .single())
                .as("none is invented for the past")
                .isZero();
        clock.setTo("2027-06-21T09:00");
        MeetingStory june = story(calling.callDue().orElseThrow());
        assertThat(lists.lastDecisions(june.number())).contains("2027年4月的月度例会", "2027年5月的月度例会");
        june.convened().decidedTheRest().drafted();
        assertThat(june.minutes()).contains("2027年4月的月度例会因系统停止运行没有召开，不补开", "2027年5月的月度例会");
        MeetingStory next = extraordinary().convened().decidedTheRest().drafted();
        assertThat(next.minutes()).doesNotContain("没有召开");
    }

    @Test
    void aReportAfterTheFreezeComesTooLateAndTheMissingOneIsNamed() {
        MeetingStory meeting = extraordinary().prepared().frozen();
        assertThat(meeting.items("UserTask_ReportDistrict")).isEmpty();
        assertThatThrownBy(() -> reporting.report(
                        meeting.number(), "east", new ReportForm(0, 0, 0, null, null, "补报"), "district-east"))
                .hasMessageContaining("报告已经截止");
        assertThat(meeting.value(
                        "select array_to_string(missing, ',') from meeting_freeze where meeting_number = :number"))
                .isEqualTo("east,north,south,west");
    }

    @Test
    void aReportIsHeldAgainstTheRegister() {
        MeetingStory meeting = extraordinary().prepared();
        office.receives(aPetition("DISPUTE"));
        assertThatThrownBy(() -> meeting.reported("east", Map.of())).hasMessageContaining("与台账不一致");
        assertThatThrownBy(() -> meeting.reported("east", Map.of("resolved", 90_000, "remarks", "多报")))
                .hasMessageContaining("不能超过");
        assertThatThrownBy(() -> meeting.reported("east", Map.of("screened", 3, "remarks", "x", "byType", "邻里 2 0 0")))
                .hasMessageContaining("合计2件");
        assertThatThrownBy(() -> meeting.reported("east", Map.of("remarks", "x", "byType", "邻里多件")))
                .hasMessageContaining("第1行");
        meeting.reported(
                "east", Map.of("screened", 3, "open", 1, "remarks", "排查另含邻里纠纷。", "byType", "邻里 2 0 1\n债务 1 0 0"));
        assertThat(jdbc.sql("select count(*) from meeting_report_type where meeting_number = :n")
                        .param("n", meeting.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsInTheRegisterMayBeResolvedAfterAZeroReport() {
        handled();
        extraordinary().prepared().reportedNothing("east").frozen();
        extraordinary().prepared().reported("east", Map.of("resolved", 1, "remarks", "已化解一件，待登记。"));
    }

    @Test
    void theFormIsPrefilledFromTheRegister() {
        MeetingStory meeting = extraordinary().prepared();
        Task task = office.task(meeting.number(), "UserTask_ReportDistrict", "east");
        office.as(
                "district-east",
                () -> assertThat(engine.getFormService().getTaskFormVariables(task.getId()))
                        .containsKeys("screened", "resolved", "open", "byType")
                        .containsEntry("districtName", "东片管区"));
    }

    @Test
    void hardCasesOfAReportAreTakenAllOrNone() {
        String own = handled();
        String foreign = office.receives(aPetition("CLAIM"));
        MeetingStory meeting = extraordinary().prepared();
        assertThatThrownBy(() -> meeting.reported(
                        "east", Map.of("remarks", "见列表。", "hardCases", own + " " + WHY + "\n" + foreign + " 未登记")))
                .hasMessageContaining("第2行")
                .hasMessageContaining(foreign);
        assertThat(statusOf(own)).isEqualTo("HANDLING");
        meeting.reported("east", Map.of("remarks", "见列表。", "hardCases", own + "：" + WHY));
        assertThat(statusOf(own)).isEqualTo("HARD");
        meeting.frozen();
        assertThat(agenda(meeting, "HARD")).contains(own);
    }

    @Test
    void aCaseThatIsNamedAfterTheFreezeWaitsForTheNextMeeting() {
        MeetingStory meeting = extraordinary().prepared().frozen();
        String late = hardClaim();
        meeting.opened();
        assertThat(agenda(meeting, "HARD")).doesNotContain(late);
        meeting.decidedTheRest();
        takingUp.deliver();
        assertThat(agenda(extraordinary().prepared().frozen(), "HARD")).contains(late);
    }

    @Test
    void oneCaseIsNotDecidedByTwoMeetingsAtATime() {
        String hard = hardClaim();
        MeetingStory first = extraordinary().prepared().frozen();
        MeetingStory second = extraordinary().prepared().frozen();
        assertThat(agenda(first, "HARD")).contains(hard);
        assertThat(agenda(second, "HARD")).doesNotContain(hard);
        first.opened().decidedTheRest();
    }

    @Test
    void whatBecomesLateBetweenFreezeAndOpeningIsOnTheList() {
        String led = hardClaim();
        MeetingStory first = extraordinary().convened();
        first.decided(led, lead("2026-08-20")).decidedTheRest();
        takingUp.deliver();
        MeetingStory second = extraordinary()
                .at("2026-08-18T09:00")
                .prepared()
                .at("2026-08-20T18:00")
                .frozen();
        assertThat(agenda(second, "OVERDUE")).isEmpty();
        second.at("2026-08-21T00:00").opened();
        assertThat(agenda(second, "OVERDUE")).contains(led);
        assertThatThrownBy(() -> second.treatedLate(led, "TALK", null)).hasMessageContaining("说明");
        assertThatThrownBy(() -> second.treatedLate(led, "SECOND_ORDER", "x")).hasMessageContaining("还没有下发过");
        second.treatedLate(led, "ORDER", null).decidedTheRest();
        assertThat(orders.ordersOf(led)).isOne();
        second.drafted();
        assertThat(second.minutes()).contains("议定下发督办单1件", "落实包案的期限2026年8月20日已过");
        MeetingStory third = extraordinary().convened();
        assertThatThrownBy(() -> third.treatedLate(led, "ORDER", null)).hasMessageContaining("已有督办单");
        assertThatThrownBy(() -> third.treatedLate(led, "SECOND_ORDER", "仍未办结。"))
                .hasMessageContaining("待拟写");
        String order = jdbc.sql("select number from supervision_order where petition_number = :led")
                .param("led", led)
                .query(String.class)
                .single();
        office.completes("office", order, "UserTask_DraftOrder", Map.of("answerBy", "2026-08-31"));
        office.signs("convener", key -> signing.sign(order, null, key));
        assertThatThrownBy(() -> third.treatedLate(led, "SECOND_ORDER", "仍未办结。"))
                .hasMessageContaining("待答复");
        third.at("2026-09-01T00:00").treatedLate(led, "SECOND_ORDER", "仍未办结。").decidedTheRest();
        assertThat(orders.ordersOf(led)).isEqualTo(2);
    }

    @Test
    void nobodyLeadsACaseInWhichHeIsConcerned() {
        String hard = hardClaim();
        recusals.record(hard, "leader-1", "与申诉人是亲属", "office");
        MeetingStory meeting = extraordinary().convened();
        assertThatThrownBy(() -> meeting.decided(hard, lead("2026-09-15"))).hasMessageContaining("回避");
        Map<String, Object> other = lead("2026-09-15");
        other.put("leader", "leader-2");
        meeting.decided(hard, other);
        assertThat(meeting.items("UserTask_DecideCase")).doesNotContain(hard);
        meeting.decidedTheRest();
    }

    @Test
    void fourFixedThingsAreAllNeeded() {
        String hard = hardClaim();
        MeetingStory meeting = extraordinary().convened();
        assertThatThrownBy(() -> meeting.decided(hard, Map.of("decision", "LEAD")))
                .hasMessageContaining("leader")
                .hasMessageContaining("handlers")
                .hasMessageContaining("measures")
                .hasMessageContaining("dueOn");
        assertThatThrownBy(() -> meeting.decided(hard, Map.of("decision", "RETURN")))
                .hasMessageContaining("comment");
        meeting.decidedTheRest();
    }

    @Test
    void everyParticipantIsEitherPresentOrAbsentAndSomebodyTakesTheChair() {
        MeetingStory meeting = extraordinary().prepared().frozen();
        assertThatThrownBy(() -> meeting.completes(
                        "office",
                        "UserTask_OpenMeeting",
                        Map.of("present", List.of("convener"), "absent", List.of("office"))))
                .hasMessageContaining("没有登记到会或缺席");
        assertThatThrownBy(() -> meeting.opened("convener", "deputy")).hasMessageContaining("会议不能召开");
        assertThatThrownBy(() -> meeting.opened("registrar")).hasMessageContaining("不在参会名单中");
        meeting.opened("convener").hasStatus("OPEN");
    }

    @Test
    void theDeputySignsWhenTheConvenerIsAbsentAndTheMinutesSaySo() {
        MeetingStory meeting =
                extraordinary().convened("convener").decidedTheRest().drafted();
        meeting.signed("deputy").hasStatus("SIGNED");
        assertThat(meeting.value(
                        "select capacity_reason from meeting_minutes_signature where meeting_number = :number"))
                .isEqualTo("总召集人缺席本次会议");
    }

    @Test
    void theDeputySignsInHisPeriodAndNotBesideAConvenerWhoCame() {
        // a time of its own: periods that other tests have stated do not reach it
        clock.setTo("2029-05-07T09:00");
        MeetingStory meeting = extraordinary().convened().decidedTheRest().drafted();
        assertThatThrownBy(() -> meeting.signed("deputy")).hasMessageContaining("由总召集人签字");
        assertThatThrownBy(() -> meeting.signed("office")).hasMessageContaining("由总召集人签字");
        long period = deputies.record("deputy", clock.today(), clock.today().plusDays(3), "外出学习", "office");
        meeting.signed("deputy").hasStatus("SIGNED");
        deputies.revoke(period, "提前返回", "office");
        assertThat(meeting.value(
                        "select capacity_reason from meeting_minutes_signature where meeting_number = :number"))
                .contains("外出学习");
    }

    @Test
    void theMinutesAreSignedOnTheDeskAlone() {
        MeetingStory meeting = extraordinary().convened().decidedTheRest().drafted();
        for (Map<String, Object> values : List.<Map<String, Object>>of(
                Map.of(), Map.of("approval", "APPROVE"), Map.of("approval", "SIGNED"), Map.of("approval", "RETURN"))) {
            assertThatThrownBy(() -> meeting.completes("convener", "UserTask_SignMinutes", values))
                    .as("%s", values)
                    .isNotNull();
        }
        meeting.hasStatus("MINUTES").waitsAt("UserTask_SignMinutes");
        office.as("convener", () -> minutes.returnFromDesk(meeting.number(), "请补充。", "convener"));
        meeting.waitsAt("UserTask_DraftMinutes");
        office.signs(
                "convener",
                key -> assertThatThrownBy(() -> minutes.sign(meeting.number(), null, key))
                        .hasMessageContaining("没有待签字"));
        meeting.drafted();
        office.signs(
                "convener",
                key -> assertThatThrownBy(() -> minutes.sign(meeting.number(), "0".repeat(64), key))
                        .hasMessageContaining("重新阅读"));
    }

    @Test
    void signedMinutesAreNeverChanged() {
        MeetingStory meeting =
                extraordinary().convened().decidedTheRest().drafted().signed("convener");
        for (String change : List.of(
                "update meeting_minutes set text = 'x'",
                "delete from meeting_minutes_signature",
                "update meeting_overdue_decision set comment = 'x'",
                "update meeting_plan set place = 'x'",
                "update joint_meeting set status = 'MINUTES'",
                "delete from joint_meeting")) {
            String where = change.contains("joint_meeting") ? " where number = :n" : " where meeting_number = :n";
            if (!change.contains("overdue") || !agenda(meeting, "OVERDUE").isEmpty()) {
                assertThatThrownBy(() -> jdbc.sql(change + where)
                                .param("n", meeting.number())
                                .update())
                        .as(change)
                        .isNotNull();
            }
        }
        assertThatThrownBy(() -> planning.change(
                        meeting.number(),
                        new PlanForm("2026-12-01T09:00", "2026-11-30T09:00", "x", List.of(), "x"),
                        "office"))
                .hasMessageContaining("不能变更");
    }

    @Test
    void aChangedPlanMovesTimersAndTasksAndUpdatesCalendars() {
        MeetingStory meeting = extraordinary().prepared();
        planning.change(
                meeting.number(),
                new PlanForm(
                        "2026-08-20 14:30",
                        "2026-08-19T12:00",
                        "三楼会议室",
                        List.of("convener", "office", "unit-labour"),
                        "会议室另有安排"),
                "office");
        assertThat(dueDates(meeting, "UserTask_ReportDistrict")).hasSize(4).containsOnly(at("2026-08-19T12:00"));
        assertThat(dueDates(meeting, "UserTask_FreezeAgenda")).containsOnly(at("2026-08-19T12:00"));
        assertThat(timersOf(meeting))
                .singleElement()
                .returns(at("2026-08-19T12:00"), timer -> timer.getDuedate().toInstant());
        assertThat(meeting.told("meeting-changed")).containsExactly("convener@demo.invalid", "office@demo.invalid");
        assertThat(meeting.told("meeting-not-needed")).contains("leader-1@demo.invalid");
        assertThat(jdbc.sql("""
                        select calendar from notice where subject = :n and template = 'meeting-changed' limit 1""")
                        .param("n", meeting.number())
                        .query(String.class)
                        .single())
                .contains("SEQUENCE:1", "METHOD:REQUEST", "DTSTART:20260820T063000Z", "LOCATION:三楼会议室");
        assertThat(jdbc.sql("""
                        select calendar from notice where subject = :n and template = 'meeting-not-needed' limit 1""")
                        .param("n", meeting.number())
                        .query(String.class)
                        .single())
                .contains("METHOD:CANCEL", "STATUS:CANCELLED");
        meeting.frozen();
        planning.change(
                meeting.number(), new PlanForm("2026-08-21T09:00", "2026-01-01T12:00", "三楼会议室", null, "改期"), "office");
        assertThat(dueDates(meeting, "UserTask_OpenMeeting")).containsExactly(at("2026-08-21T09:00"));
    }

    @Test
    void aFreezeThatIsPutOffAfterItsReminderIsRemindedOfAgain() {
        MeetingStory meeting = extraordinary().prepared().at("2026-08-09T17:00").runs("TimerEvent_FreezeDue");
        assertThat(meeting.told("meeting-freeze-due")).hasSize(2);
        planning.change(
                meeting.number(),
                new PlanForm("2026-08-10T09:00", "2026-08-09T17:00", "三楼会议室", null, "会议室另有安排"),
                "office");
        assertThat(timersOf(meeting)).as("the same time is not announced twice").isEmpty();
        planning.change(
                meeting.number(), new PlanForm("2026-08-13T09:00", "2026-08-12T12:00", "三楼会议室", null, "改期"), "office");
        assertThat(timersOf(meeting))
                .singleElement()
                .returns(at("2026-08-12T12:00"), timer -> timer.getDuedate().toInstant());
        meeting.at("2026-08-12T12:00").runs("TimerEvent_FreezeDue");
        assertThat(meeting.told("meeting-freeze-due"))
                .containsExactly(
                        "office-2@demo.invalid", "office-2@demo.invalid", "office@demo.invalid", "office@demo.invalid");
        assertThat(meeting.told("meeting-report-missing")).hasSize(8);
        meeting.frozen().waitsAt("UserTask_OpenMeeting");
    }

    private List<Job> timersOf(MeetingStory meeting) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(meeting.instance().getId())
                .timers()
                .list();
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        MeetingStory meeting = extraordinary();
        for (Map<String, Object> plan : List.<Map<String, Object>>of(
                Map.of("heldAt", "2026-08-01T09:00", "freezeAt", "2026-07-31T09:00", "place", "x"),
                Map.of("heldAt", "2026-08-20T09:00", "freezeAt", "2026-08-21T09:00", "place", "x"),
                Map.of("heldAt", "2026-02-30T09:00", "freezeAt", "明天", "place", "x"),
                Map.of("heldAt", "2026-08-20T09:00", "freezeAt", "2026-08-19T09:00", "place", " "),
                Map.of(
                        "heldAt",
                        "2026-08-20T09:00",
                        "freezeAt",
                        "2026-08-19T09:00",
                        "place",
                        "x",
                        "participants",
                        List.of("nobody")))) {
            assertThatThrownBy(() -> meeting.completes("office", "UserTask_PrepareMeeting", plan))
                    .as("%s", plan)
                    .isNotNull();
        }
        meeting.hasStatus("PREPARING");
        assertThatThrownBy(() -> calling.callExtraordinary("理由", "registrar")).hasMessageContaining("联席会议办公室");
    }

    @Test
    void tenPeopleWhoActInTheSameSecondAllSucceed() throws Exception {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cases.add(hardClaim());
        }
        MeetingStory meeting = extraordinary().prepared();
        List<Callable<Void>> reports = new ArrayList<>();
        for (String district : List.of("east", "west", "south", "north")) {
            reports.add(() -> {
                meeting.reportedNothing(district);
                return null;
            });
        }
        assertAllSucceed(reports);
        office.runContinuations(meeting.number());
        meeting.frozen().opened();
        List<Callable<Void>> decisions = new ArrayList<>();
        for (String hard : cases) {
            decisions.add(() -> {
                office.completes("office", meeting.number(), "UserTask_DecideCase", hard, lead("2026-09-15"));
                return null;
            });
        }
        assertAllSucceed(decisions);
        meeting.decidedTheRest().hasStatus("MINUTES");
        takingUp.deliver();
        assertThat(cases).allSatisfy(hard -> assertThat(statusOf(hard)).isEqualTo("LED"));
    }

    @Test
    void theEngineLearnsNumbersAndDatesOnly() {
        String hard = hardClaim();
        MeetingStory meeting = extraordinary().convened().decided(hard, lead("2026-09-15"));
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(meeting.instance().getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .isSubsetOf(
                        "prepareDueAt",
                        "freezeAt",
                        "heldAt",
                        "approval",
                        "item",
                        "nrOfInstances",
                        "nrOfCompletedInstances",
                        "nrOfActiveInstances",
                        "loopCounter");
        meeting.decidedTheRest();
    }

    @Test
    void theNextMeetingChecksWhatTheLastOneDecided() {
        clock.setTo("2026-12-07T09:00");
        String hard = hardClaim();
        extraordinary().convened().decided(hard, lead("2026-12-10")).decidedTheRest();
        takingUp.deliver();
        MeetingStory next = extraordinary();
        assertThat(lists.lastDecisions(next.number())).contains(hard, "包案（四定四包）");
        next.prepared()
                .frozen()
                .at("2026-12-14T09:00")
                .opened()
                .decidedTheRest()
                .drafted();
        assertThat(next.minutes())
                .containsPattern(hard + "（村口道路破损）：LX2026-12-\\d+议定包案（四定四包），办结时限2026年12月10日。现状：包案办理中，已逾期。");
    }

    @AfterAll
    void theStoriesPassEveryNodeAndEveryFlowOfTheDiagram() {
        long tests = Arrays.stream(MeetingPathIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (told < tests) {
            return; // one story alone does not go everywhere
        }
        BpmnModelInstance model = engine.getRepositoryService()
                .getBpmnModelInstance(stories.get(0).instance().getProcessDefinitionId());
        assertThat(passedNodes()).as("nodes").containsAll(ids(model.getModelElementsByType(FlowNode.class)));
        assertThat(takenFlows()).as("flows").isEqualTo(ids(model.getModelElementsByType(SequenceFlow.class)));
    }

    private static void assertAllSucceed(List<Callable<Void>> actions) throws Exception {
        CyclicBarrier together = new CyclicBarrier(actions.size());
        ExecutorService people = Executors.newFixedThreadPool(actions.size());
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (Callable<Void> action : actions) {
                done.add(people.submit(() -> {
                    together.await();
                    return action.call();
                }));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        } finally {
            people.shutdown();
        }
    }

    private MeetingStory story(String number) {
        MeetingStory story = MeetingStory.of(new MeetingStory.Desk(office, minutes, engine, jdbc, clock), number);
        stories.add(story);
        return story;
    }

    private MeetingStory extraordinary() {
        return story(calling.callExtraordinary("集中研究积案", "office").number());
    }

    private String handled() {
        String number = office.receivesClaimForLand();
        return number;
    }

    private String hardClaim() {
        String number = handled();
        office.completes("unit-land", number, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", WHY));
        return number;
    }

    private String statusOf(String petition) {
        return jdbc.sql("select status from petition_course where number = :n")
                .param("n", petition)
                .query(String.class)
                .single();
    }

    private List<String> agenda(MeetingStory meeting, String list) {
        return jdbc.sql("select petition_number from meeting_item where meeting_number = :n and list = :list")
                .param("n", meeting.number())
                .param("list", list)
                .query(String.class)
                .list();
    }

    private List<Instant> dueDates(MeetingStory meeting, String task) {
        return office.tasks(meeting.number(), task).stream()
                .map(Task::getDueDate)
                .map(Date::toInstant)
                .toList();
    }

    private static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(ApplicationClock.ZONE).toInstant();
    }

    private Set<String> passedNodes() {
        Set<String> passed = new TreeSet<>();
        for (MeetingStory story : stories) {
            engine
                    .getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(story.instance().getId())
                    .finished()
                    .list()
                    .stream()
                    .map(HistoricActivityInstance::getActivityId)
                    .forEach(passed::add);
        }
        return passed;
    }

    private Set<String> takenFlows() {
        return stories.stream()
                .flatMap(story -> passedFlows.of(story.number()).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(toCollection(TreeSet::new));
    }
}
