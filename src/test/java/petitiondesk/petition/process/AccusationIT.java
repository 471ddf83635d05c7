package petitiondesk.petition.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.petition.AccusationProcess;
import petitiondesk.petition.Following;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Supplements;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;
import petitiondesk.testing.PassedFlows;

/** Discipline inspection's own lane. Everything is received and handed over on 2026-08-03, a Monday. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccusationIT {

    private static final String ASSESS = "UserTask_AssessAccusation";
    private static final String INVESTIGATE = "UserTask_InvestigateAccusation";
    private static final String FEEDBACK = "UserTask_GiveFeedback";
    private static final Map<String, Object> TAKE_UP = Map.of("assessment", "TAKE_UP");
    private static final Map<String, Object> VERIFIED = Map.of("outcome", "VERIFIED", "findings", "查实收受烟酒，已给予党内警告。");

    private final List<PetitionStory> stories = new ArrayList<>();
    private int told;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Following following;

    @Autowired
    private Supplements supplements;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private AccusationProcess lane;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PassedFlows passedFlows;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void monday() {
        clock.setTo("2026-08-03T09:00");
        told++;
    }

    @Test
    void anAccusationIsTakenUpInvestigatedAndItsResultToldWithoutAWordOfItsContents() {
        PetitionStory accusation = handedOver().waitsAt(ASSESS);
        assertThat(dueOn(accusation, LimitKind.ASSESS_ACCUSATION)).isEqualTo("2026-08-24");
        assertThat(office.task(accusation.number(), ASSESS).getDueDate())
                .isEqualTo(Instant.parse("2026-08-24T15:59:59Z"));
        accusation
                .completes("discipline", ASSESS, TAKE_UP)
                .hasStatus("DISCIPLINE")
                .waitsAt(INVESTIGATE);
        assertThat(dueOn(accusation, LimitKind.INVESTIGATE_ACCUSATION)).isEqualTo("2026-11-02");
        accusation.completes("discipline", INVESTIGATE, VERIFIED).waitsAt(FEEDBACK);
        assertThat(dueOn(accusation, LimitKind.ANSWER_ACCUSATION)).isEqualTo("2026-08-24");
        accusation
                .completes("discipline", FEEDBACK, feedback("IN_PERSON", "2026-08-03"))
                .hasStatus("CLOSED");

        assertThat(limits.running(accusation.number())).isEmpty();
        assertThat(accusation.toldPetitioner())
                .containsExactly("receipt", "handed-to-discipline", "accusation-assessed", "accusation-closed");
        assertThat(accusation.letters("accusation-assessed"))
                .singleElement()
                .asString()
                .contains("当面或者电话告知您");
        Following.View view = following.follow(accusation.number(), accusation.queryCode());
        assertThat(view.events())
                .extracting(Following.Step::text)
                .containsExactly("已收到您反映的事项。", "您反映的事项已移送有权处理的机关，内容依法保密。", "已由纪检监察机关接收。", "已告知受理情况。", "已反馈。");
        assertThat(view.statusText()).isEqualTo("已办结");
        assertThat(view.unit()).isEqualTo("纪检监察机关");
        assertThat(view.may())
                .allSatisfy((what, may) -> assertThat(may).as(what).isFalse());
        assertEngineKnowsNothing(accusation);
    }

    @Test
    void whatIsPassedOnOrNotTakenUpIsOnlyFedBack() {
        PetitionStory passedOn = handedOver();
        refused(passedOn, ASSESS, Map.of("assessment", "PASS_ON", "reasons", "干部管理权限在县。"), "organ");
        passedOn.completes(
                        "discipline", ASSESS, Map.of("assessment", "PASS_ON", "organ", "县纪委监委", "reasons", "干部管理权限在县。"))
                .waitsAt(FEEDBACK)
                .completes("discipline", FEEDBACK, feedback("PHONE", "2026-08-03"))
                .hasStatus("CLOSED");
        PetitionStory notTakenUp = handedOver();
        refused(notTakenUp, ASSESS, Map.of("assessment", "NOT_TAKEN_UP"), "reasons");
        notTakenUp
                .completes("discipline", ASSESS, Map.of("assessment", "NOT_TAKEN_UP", "reasons", "无具体线索。"))
                .waitsAt(FEEDBACK);
        assertThat(dueOn(notTakenUp, LimitKind.ANSWER_ACCUSATION)).isEqualTo("2026-08-24");
        notTakenUp.completes("discipline", FEEDBACK, feedback("LETTER", "2026-08-03"));
    }

    @Test
    void toWhomNobodyCanTurnIsRecordedAsNotPossible() {
        IntakeForm form = new IntakeForm(
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
                null,
                true,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null);
        PetitionStory nameless = registered(PetitionStory.of(desk(), form))
                .completes("discipline", ASSESS, Map.of("assessment", "NOT_TAKEN_UP", "reasons", "无具体线索。"));
        refused(nameless, FEEDBACK, feedback("PHONE", "2026-08-03"), "feedbackMethod");
        nameless.completes("discipline", FEEDBACK, feedback("NOT_POSSIBLE", null))
                .hasStatus("CLOSED");
        assertThat(nameless.publicTexts()).doesNotContain("已反馈。");
        assertThat(nameless.letters("accusation-closed")).isEmpty();
    }

    @Test
    void feedbackNeedsItsDayAndItsWords() {
        PetitionStory accusation =
                handedOver().completes("discipline", ASSESS, Map.of("assessment", "NOT_TAKEN_UP", "reasons", "无具体线索。"));
        refused(accusation, FEEDBACK, Map.of("feedbackMethod", "PHONE", "told", "已告知。"), "toldOn");
        refused(accusation, FEEDBACK, feedback("PHONE", "2026-08-04"), "toldOn");
        refused(accusation, FEEDBACK, feedback("PHONE", "2026-08-02"), "toldOn");
        refused(accusation, FEEDBACK, Map.of("feedbackMethod", "PHONE", "toldOn", "2026-08-03"), "told");
        accusation.waitsAt(FEEDBACK);
    }

    @Test
    void whoeverIsLateIsRemindedAmongDisciplineInspectionAlone() {
        PetitionStory accusation = handedOver()
                .at("2026-08-25T00:01")
                .runs("TimerEvent_AssessmentOverdue")
                .completes("discipline", ASSESS, TAKE_UP)
                .at("2026-11-24T00:01")
                .runs("TimerEvent_InvestigationOverdue")
                .completes("discipline", INVESTIGATE, VERIFIED)
                .at("2026-12-16T00:01")
                .runs("TimerEvent_FeedbackOverdue")
                .waitsAt(FEEDBACK);
        assertThat(accusation.toldStaff("overdue")).hasSize(3).containsOnly("discipline@demo.invalid");
        assertThat(accusation.toldStaff("overdue-escalated")).isEmpty();
        assertThat(accusation.letters("overdue"))
                .allSatisfy(mail -> assertThat(mail).doesNotContain("检举", "控告", "村口", "纪检"));
        assertThat(jdbc.sql("select count(*) from notice where subject = :number and not restricted")
                        .param("number", accusation.number())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(following.follow(accusation.number(), accusation.queryCode()).overdue())
                .isTrue();
    }

    @Test
    void taskAndTimerFollowALimitThatMoves() {
        PetitionStory accusation = handedOver();
        Instant from = limits.newest(LimitKind.ASSESS_ACCUSATION, accusation.number())
                .orElseThrow()
                .dueAt();
        Instant to = from.plus(Duration.ofDays(2));
        assertThat(lane.limitMoved(accusation.number(), LimitKind.ASSESS_ACCUSATION, from, to))
                .extracting(PetitionProcess.OpenTask::element)
                .containsExactly(ASSESS);
        assertThat(office.task(accusation.number(), ASSESS).getDueDate()).isEqualTo(to.minusSeconds(1));
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(lane(accusation).getId())
                        .timers()
                        .singleResult()
                        .getDuedate())
                .isEqualTo(to);
    }

    @Test
    void aStepIsDoneOnce() {
        PetitionStory accusation = handedOver();
        String stale = office.task(accusation.number(), ASSESS).getId();
        accusation.completes("discipline", ASSESS, TAKE_UP);
        assertThatThrownBy(() -> office.as(
                        "discipline",
                        () -> engine.getFormService().submitTaskForm(stale, Map.of("assessment", "TAKE_UP"))))
                .hasMessageContaining("任务不存在、已办结");
        assertThat(accusation.events()).containsOnlyOnce("ASSESSED");
        refused(accusation, INVESTIGATE, Map.of("outcome", "GUILTY", "findings", "—"), "outcome");
        refused(accusation, INVESTIGATE, Map.of("outcome", "VERIFIED"), "findings");
    }

    @Test
    void whatThePetitionerAddsReachesTheLaneUntilItIsClosed() {
        PetitionStory accusation = handedOver().completes("discipline", ASSESS, TAKE_UP);
        supplements.add(accusation.number(), "还有一张收条。", null);
        assertThat(accusation.toldStaff("supplement-received")).containsExactly("discipline@demo.invalid");
        accusation
                .completes("discipline", INVESTIGATE, VERIFIED)
                .completes("discipline", FEEDBACK, feedback("PHONE", "2026-08-03"));
        assertThatThrownBy(() -> supplements.add(accusation.number(), "再补充。", null))
                .hasMessageContaining("请重新提出");
        assertThat(process.position(accusation.number()).passed()).contains("EndEvent_HandedToDiscipline");
    }

    @AfterAll
    void theStoriesPassEveryNodeAndEveryFlowOfTheDiagram() {
        long tests = Arrays.stream(AccusationIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (told < tests) {
            return; // one story alone does not go everywhere
        }
        var model = engine.getRepositoryService()
                .getBpmnModelInstance(lane(stories.get(0)).getProcessDefinitionId());
        Set<String> nodes = stories.stream()
                .flatMap(story -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(lane(story).getId())
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId)
                .collect(toCollection(TreeSet::new));
        Set<String> flows = stories.stream()
                .flatMap(story -> passedFlows.of("accusation", story.number()).stream())
                .collect(toCollection(TreeSet::new));
        assertThat(nodes).as("nodes").isEqualTo(ids(model.getModelElementsByType(FlowNode.class)));
        assertThat(flows).as("flows").isEqualTo(ids(model.getModelElementsByType(SequenceFlow.class)));
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(toCollection(TreeSet::new));
    }

    private HistoricProcessInstance lane(PetitionStory story) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("accusation")
                .processInstanceBusinessKey(story.number())
                .singleResult();
    }

    private void assertEngineKnowsNothing(PetitionStory accusation) {
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(lane(accusation).getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder("assessDueAt", "assessment", "investigateDueAt", "feedbackDueAt");
    }

    private void refused(PetitionStory story, String task, Map<String, Object> values, String field) {
        assertThatThrownBy(() -> office.completes("discipline", story.number(), task, values))
                .hasMessageContaining(field);
    }

    private String dueOn(PetitionStory story, LimitKind kind) {
        return limits.newest(kind, story.number())
                .map(TimeLimit::dueOn)
                .orElseThrow()
                .toString();
    }

    private static Map<String, Object> feedback(String method, String toldOn) {
        return toldOn == null
                ? Map.of("feedbackMethod", method, "told", "匿名反映，无法联系。")
                : Map.of("feedbackMethod", method, "toldOn", toldOn, "told", "所反映的问题已依规处理。");
    }

    private PetitionStory handedOver() {
        return registered(PetitionStory.of(desk(), aPetition("ACCUSATION")));
    }

    private PetitionStory registered(PetitionStory story) {
        stories.add(story);
        return story.completes(
                "discipline", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
    }

    private PetitionStory.Desk desk() {
        return new PetitionStory.Desk(office, intake, engine, jdbc, clock);
    }
}
