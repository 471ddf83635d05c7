package petitiondesk.petition.process;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static petitiondesk.petition.process.PetitionStory.registration;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.Corrections;
import petitiondesk.petition.Following;
import petitiondesk.petition.Hearings;
import petitiondesk.petition.Intake;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.PetitionerRequests;
import petitiondesk.petition.Reopenings;
import petitiondesk.petition.RequestKind;
import petitiondesk.petition.Reviews;
import petitiondesk.petition.SendingBack;
import petitiondesk.petition.Supplements;
import petitiondesk.petition.UnitChanges;
import petitiondesk.petition.Withdrawals;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;
import petitiondesk.testing.PassedFlows;

@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PetitionPathIT {

    private static final String CONFIRM = "UserTask_ConfirmLedResult";
    private static final String DISPOSITION = "UserTask_ConfirmDisposition";
    private static final String RECEIVE = "UserTask_ReceiveAssignment";

    private final List<PetitionStory> stories = new ArrayList<>();
    private int told;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Supplements supplements;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private UnitChanges unitChanges;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Reopenings reopenings;

    @Autowired
    private SendingBack sendingBack;

    @Autowired
    private Hearings hearings;

    @Autowired
    private PetitionerRequests requests;

    @Autowired
    private Following following;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Organisation organisation;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PassedFlows passedFlows;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        ProcessEngineTests.init(engine);
        told++;
    }

    @Test
    void aClaimGoesFromTheCounterToTheArchive() {
        PetitionStory claim = claimServed("land", "unit-land", "SUPPORT")
                .hasStatus("REVISIT")
                .confirmed("office")
                .hasStatus("SERVED")
                .at("2026-09-03T00:01")
                .runs("TimerEvent_ReviewWindowOver")
                .hasStatus("CLOSED")
                .runs("ServiceTask_Archive")
                .hasStatus("ARCHIVED");
        assertThat(claim.instance())
                .hasPassedInOrder(
                        "UserTask_Register",
                        "UserTask_Handle",
                        "UserTask_SignOpinion",
                        "UserTask_RecordService",
                        "UserTask_Revisit",
                        "TimerEvent_ReviewWindowOver",
                        "EndEvent_Archived")
                .isEnded();
        assertThat(claim.toldPetitioner()).containsExactly("receipt", "accepted", "opinion-served", "closed");
        assertThat(caseFiles.open(claim.number(), as("office")).fileIndex())
                .extracting(entry -> entry.title())
                .containsExactlyInAnyOrder("登记表", "受理告知书", "信访处理意见书", "送达回证", "回访记录");
    }

    @Test
    void aSuggestionEndsWithItsAnswerServed() {
        PetitionStory suggestion = received("SUGGESTION")
                .acceptedFor("civil")
                .drafted("unit-civil", "ADOPTED")
                .signed("head-civil")
                .servedToday("unit-civil")
                .hasStatus("CLOSED")
                .runs("ServiceTask_Archive")
                .hasStatus("ARCHIVED");
        assertThat(suggestion.instance())
                .hasPassedInOrder("UserTask_SignOpinion", "UserTask_RecordService", "EndEvent_Archived")
                .hasNotPassed("SubProcess_FollowUp", "UserTask_Revisit")
                .isEnded();
        assertThat(suggestion.toldPetitioner()).containsExactly("receipt", "accepted", "answer-served", "closed");
    }

    @Test
    void anAgreementIsRevisitedAndNeedsNeitherSignatureNorReviewWindow() {
        PetitionStory dispute = received("DISPUTE")
                .acceptedFor("east")
                .agreed("district-east")
                .hasStatus("REVISIT")
                .waitsAt("UserTask_Revisit")
                .confirmed("office")
                .hasStatus("CLOSED")
                .runs("ServiceTask_Archive");
        assertThat(dispute.instance())
                .hasPassedInOrder("UserTask_Handle", "UserTask_Revisit", "EndEvent_Archived")
                .hasNotPassed("UserTask_SignOpinion", "UserTask_RecordService", "TimerEvent_ReviewWindowOver")
                .isEnded();
        assertThat(dispute.toldPetitioner()).containsExactly("receipt", "accepted", "agreement-reached", "closed");
    }

    @Test
    void aBrokenAgreementIsMediatedAgainBySomebodyElse() {
        PetitionStory dispute = received("DISPUTE")
                .acceptedFor("civil")
                .agreed("unit-civil")
                .notResolved("office")
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
        assertThatThrownBy(() -> dispute.agreed("unit-civil")).hasMessageContaining("应当更换承办人");
        dispute.hasStatus("HANDLING")
                .agreed("unit-civil-2")
                .confirmed("office-2")
                .hasStatus("CLOSED")
                .runs("ServiceTask_Archive");
        assertThat(dispute.instance())
                .hasPassedInOrder("UserTask_Revisit", "ErrorEvent_Reopen", "UserTask_Revisit", "EndEvent_Archived")
                .isEnded();
        assertThat(dispute.toldPetitioner())
                .containsExactly("receipt", "accepted", "agreement-reached", "reopened", "agreement-reached", "closed");
    }

    @Test
    void aDraftThatTheHeadReturnsIsSignedAfterItsRevision() {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "EXPLAIN")
                .hasStatus("OPINION")
                .completes("head-land", "UserTask_SignOpinion", Map.of("approval", "RETURN", "comment", "请补充现场照片。"))
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
        assertThat(office.sees("unit-land", claim.number(), "UserTask_Handle"))
                .containsEntry("opinion", "十日内修复。")
                .hasEntrySatisfying(
                        "returnText", text -> assertThat((String) text).contains("请补充现场照片"));
        claim.drafted("unit-land", "SUPPORT").signed("head-land").waitsAt("UserTask_RecordService");
        assertThat(claim.instance())
                .hasPassedInOrder("UserTask_Handle", "UserTask_SignOpinion", "UserTask_Handle", "UserTask_SignOpinion")
                .hasNotPassed("UserTask_RecordService");
        assertThat(claim.events()).containsSubsequence("DRAFTED", "RETURNED", "DRAFTED", "SIGNED");
        assertThat(claim.publicTexts()).noneMatch(text -> text.contains("现场照片"));
    }

    @Test
    void anOpinionThatThePetitionerRefusesToSignForCountsAsServed() {
        PetitionStory claim = received("CLAIM")
                .acceptedFor("land")
                .drafted("unit-land", "DECLINE")
                .signed("head-land")
                .completes(
                        "unit-land",
                        "UserTask_RecordService",
                        Map.of("serviceMethod", "POST", "servedOn", "2026-08-03", "serviceResult", "REFUSED"))
                .hasStatus("REVISIT")
                .waitsAt("UserTask_Revisit");
        assertThat(reviews.openWindow(claim.number()).orElseThrow().limit().dueOn())
                .isEqualTo("2026-09-02");
        assertThat(claim.toldPetitioner()).endsWith("opinion-served");
    }

    @Test
    void aBrokenPromiseGoesToAnotherHandlerOfTheUnit() {
        PetitionStory claim = claimServed("civil", "unit-civil", "SUPPORT")
                .notResolved("office")
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
        assertThatThrownBy(() -> claim.drafted("unit-civil", "SUPPORT")).hasMessageContaining("应当更换承办人");
        claim.drafted("unit-civil-2", "SUPPORT")
                .signed("head-civil")
                .servedToday("unit-civil-2")
                .hasStatus("REVISIT");
        assertThat(claim.instance())
                .hasPassedInOrder("UserTask_Revisit", "ErrorEvent_Reopen", "UserTask_Handle", "UserTask_SignOpinion");
        assertThat(claim.events()).containsSubsequence("REVISITED", "REOPENED", "DRAFTED", "SIGNED", "SERVED");
        assertThat(claim.toldPetitioner())
                .containsExactly("receipt", "accepted", "opinion-served", "reopened", "opinion-served");
        assertThat(reviews.openWindow(claim.number())).isPresent();
    }

    @Test
    void aUnitWithOneHandlerKeepsHimAndSaysSo() {
        PetitionStory claim = claimServed("land", "unit-land", "SUPPORT")
                .notResolved("office")
                .drafted("unit-land", "SUPPORT")
                .hasStatus("OPINION");
        assertThat(caseFiles.open(claim.number(), as("office")).events())
                .extracting(event -> event.text())
                .contains("承办单位没有其他承办人，仍由原承办人办理。");
    }

    @Test
    void aReopenedMatterHasFifteenDaysOfItsOwn() {
        PetitionStory claim = claimServed("land", "unit-land", "SUPPORT").notResolved("office");
        assertThat(office.task(claim.number(), "UserTask_Handle").getDueDate())
                .isEqualTo(Date.from(clockAt("2026-08-18T23:59:59")));
    }

    @Test
    void whoDisagreesWithAnExplanationIsShownTheWayToAReview() {
        PetitionStory claim = claimServed("land", "unit-land", "EXPLAIN")
                .notResolved("office")
                .hasStatus("SERVED");
        assertThat(claim.instance()).hasNotPassed("ErrorEvent_Reopen", "ServiceTask_Reopen");
        assertThat(claim.publicTexts()).last().asString().contains("申请复查");
        assertThat(reviews.openWindow(claim.number())).isPresent();
    }

    @Test
    void whoCannotBeReachedThreeTimesIsToldInWriting() {
        PetitionStory claim = claimServed("land", "unit-land", "SUPPORT")
                .unreachable("office")
                .waitsAt("UserTask_Revisit")
                .unreachable("office-2")
                .waitsAt("UserTask_Revisit")
                .hasStatus("REVISIT");
        assertThat(claim.toldPetitioner()).doesNotContain("revisit-unreachable");
        claim.unreachable("office").waitsAt().hasStatus("SERVED");
        assertThat(claim.toldPetitioner()).endsWith("opinion-served", "revisit-unreachable");
        assertThat(claim.events()).containsSubsequence("UNREACHABLE", "UNREACHABLE", "UNREACHABLE", "REVISITED");
    }

    @Test
    void anOpinionUpheldTwiceIsFinal() {
        PetitionStory claim =
                claimServed("land", "unit-land", "DECLINE").confirmed("office").at("2026-08-10T10:00");
        asksForReview(claim, "2026-08-10");
        claim.hasStatus("REVIEW")
                .waitsAt("UserTask_RecordReview")
                .at("2026-08-21T10:00")
                .reviewed("UPHOLD");
        claim.hasStatus("SERVED").waitsAt().at("2026-08-25T10:00");
        asksForReview(claim, "2026-08-25");
        claim.hasStatus("REVIEW").at("2026-09-10T10:00").reviewed("UPHOLD").hasStatus("CLOSED");
        claim.runs("ServiceTask_Archive");
        assertThat(claim.instance())
                .hasPassedInOrder(
                        "MessageEvent_ReviewRequested",
                        "UserTask_RecordReview",
                        "MessageEvent_ReviewRequested",
                        "UserTask_RecordReview",
                        "EndEvent_Archived")
                .hasNotPassed("TimerEvent_ReviewWindowOver")
                .isEnded();
        assertThatThrownBy(() -> asksForReview(claim, "2026-09-10")).isInstanceOf(Refusal.class);
        assertThat(claim.toldPetitioner()).endsWith("review-recorded", "review-recorded", "closed");
        assertThat(claim.letters("review-recorded"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("复查请求", "青禾镇人民政府依法复查")
                                .doesNotContain("复核"),
                        second -> assertThat(second)
                                .contains("复核请求", "平泽县人民政府依法复核")
                                .doesNotContain("复查"));
    }

    @Test
    void anUpheldOpinionStandsWhenNoFinalReviewIsAskedFor() {
        PetitionStory claim =
                claimServed("land", "unit-land", "DECLINE").confirmed("office").at("2026-08-10T10:00");
        asksForReview(claim, "2026-08-10");
        claim.at("2026-08-21T10:00").reviewed("UPHOLD").at("2026-09-22T00:01");
        claim.runs("TimerEvent_ReviewWindowOver").hasStatus("CLOSED");
        assertThat(claim.instance()).hasPassed("UserTask_RecordReview", "ServiceTask_NoteWindowOver");
    }

    @Test
    void anOpinionThatIsRevokedIsHandledAgain() {
        PetitionStory claim = claimServed("civil", "unit-civil", "DECLINE")
                .confirmed("office")
                .at("2026-08-10T10:00");
        asksForReview(claim, "2026-08-10");
        claim.at("2026-08-21T10:00").reviewed("REVOKE").hasStatus("HANDLING").waitsAt("UserTask_Handle");
        assertThat(claim.instance())
                .hasPassedInOrder("UserTask_RecordReview", "ErrorEvent_Reopen")
                .hasPassed("EndEvent_OpinionRevoked");
        assertThat(claim.toldPetitioner()).endsWith("review-recorded", "reopened");
    }

    @Test
    void aReviewThatModifiesTheOpinionEndsAnOpenRevisitToo() {
        PetitionStory claim = claimServed("land", "unit-land", "EXPLAIN").at("2026-08-10T10:00");
        asksForReview(claim, "2026-08-10");
        claim.waitsAt("UserTask_Revisit", "UserTask_RecordReview")
                .reviewed("MODIFY")
                .hasStatus("HANDLING")
                .waitsAt("UserTask_Handle");
    }

    @Test
    void aReviewThatIsDecidedBeforeTheRevisitLeavesTheRevisitOpen() {
        PetitionStory claim = claimServed("land", "unit-land", "EXPLAIN").at("2026-08-10T10:00");
        asksForReview(claim, "2026-08-10");
        claim.reviewed("UPHOLD")
                .hasStatus("REVISIT")
                .waitsAt("UserTask_Revisit")
                .confirmed("office")
                .hasStatus("SERVED");
    }

    @Test
    void aWindowThatEndsBeforeTheRevisitLeavesTheCaseOpen() {
        PetitionStory claim = claimServed("land", "unit-land", "SUPPORT")
                .at("2026-09-03T00:01")
                .runs("TimerEvent_ReviewWindowOver")
                .hasStatus("REVISIT")
                .waitsAt("UserTask_Revisit")
                .confirmed("office")
                .hasStatus("CLOSED");
        assertThat(claim.instance()).hasPassedInOrder("TimerEvent_ReviewWindowOver", "UserTask_Revisit");
        assertThatThrownBy(() -> asksForReview(claim, "2026-09-03")).isInstanceOf(Refusal.class);
    }

    @Test
    void whoLetsARegistrationLieIsRemindedAndThePetitionerSeesIt() {
        PetitionStory claim = received("CLAIM")
                .at("2026-08-19T00:00")
                .runs("TimerEvent_RegisterOverdue")
                .waitsAt("UserTask_Register");
        assertThat(claim.events()).containsExactly("RECEIVED", "OVERDUE");
        assertThat(claim.toldStaff("overdue")).containsExactly("registrar@demo.invalid");
        assertThat(following.follow(claim.number(), claim.queryCode()).overdue())
                .isTrue();
        claim.acceptedFor("land").waitsAt("UserTask_Handle");
        assertThat(following.follow(claim.number(), claim.queryCode()).overdue())
                .isFalse();
    }

    @Test
    void aUnitThatLetsAClaimLieIsRemindedAndThePetitionerSeesIt() {
        PetitionStory claim = received("CLAIM").acceptedFor("civil");
        claim.at("2026-10-09T00:00").runs("TimerEvent_HandleOverdue").waitsAt("UserTask_Handle");
        assertThat(claim.events()).endsWith("ACCEPTED", "OVERDUE");
        assertThat(claim.toldStaff("overdue")).containsExactly("unit-civil-2@demo.invalid", "unit-civil@demo.invalid");
        Following.View seen = following.follow(claim.number(), claim.queryCode());
        assertThat(seen.overdue()).isTrue();
        assertThat(seen.events())
                .last()
                .extracting(Following.Step::text)
                .asString()
                .contains("已超过期限");
    }

    @Test
    void anAccusationDeclaredAsSuchIsRegisteredByDisciplineInspectionAlone() {
        PetitionStory accusation = received("ACCUSATION").waitsAt("UserTask_Register");
        assertThat(tasksOf(accusation, "registrar")).isZero();
        assertThat(tasksOf(accusation, "office")).isZero();
        assertThat(tasksOf(accusation, "discipline")).isOne();
        assertHiddenFromOthers(accusation);
        assertThat(accusation.toldStaff("task-assigned")).containsExactly("discipline@demo.invalid");
        accusation
                .completes("discipline", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"))
                .hasStatus("DISCIPLINE");
        assertThat(accusation.instance())
                .hasPassed("EndEvent_HandedToDiscipline")
                .isEnded();
        assertKindUnknownToTheEngine(accusation);
    }

    @Test
    void anAccusationFoundAtTheCounterIsOutOfSightOnceItIsHandedOver() {
        PetitionStory accusation = received(null).waitsAt("UserTask_Register");
        assertThat(caseFiles.open(accusation.number(), as("registrar")).number())
                .isEqualTo(accusation.number());
        accusation
                .completes("registrar", "UserTask_Register", Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"))
                .hasStatus("DISCIPLINE");
        assertThat(accusation.instance())
                .hasPassed("ServiceTask_SendHandOverNotice", "EndEvent_HandedToDiscipline")
                .hasNotPassed("ServiceTask_SendAcceptanceNotice", "UserTask_Handle")
                .isEnded();
        assertThat(accusation.toldPetitioner()).containsExactly("receipt", "handed-to-discipline");
        assertHiddenFromOthers(accusation);
        assertThat(caseFiles.open(accusation.number(), as("discipline")).restricted())
                .isTrue();
        assertKindUnknownToTheEngine(accusation);
    }

    @AfterAll
    void theStoriesPassEveryNodeAndEveryFlowOfTheDiagram() {
        long tests = Arrays.stream(PetitionPathIT.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        if (told < tests) {
            return; // one story alone does not go everywhere
        }
        BpmnModelInstance model = engine.getRepositoryService()
                .getBpmnModelInstance(stories.get(0).instance().getProcessDefinitionId());
        assertThat(passedNodes()).as("nodes").isEqualTo(ids(model.getModelElementsByType(FlowNode.class)));
        // the engine goes from an event-based gateway to its events without taking a flow; the nodes tell these apart
        List<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .toList();
        assertThat(takenFlows()).as("flows").isEqualTo(ids(flows));
    }

    @Test
    void whatWasTakenInErrorGoesBackAndWhatIsNewIsHandledAgain() {
        PetitionStory wrong = received("CLAIM").acceptedFor("land");
        corrections.correct(wrong.number(), "应由民政办办理。", "office");
        wrong.hasStatus("RECEIVED").isOver("EndEvent_Corrected");
        wrong.acceptedFor("civil").drafted("unit-civil", "SUPPORT").signed("head-civil");
        sendingBack.sendBack(wrong.number(), "数字有误。", "head-civil");
        wrong.hasStatus("HANDLING")
                .completes("unit-civil", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "涉及三个村。"));
        sendingBack.sendBack(wrong.number(), "误报。", "head-civil");
        wrong.hasStatus("HANDLING");

        PetitionStory dispute = received("DISPUTE").acceptedFor("civil").agreed("unit-civil");
        sendingBack.sendBack(dispute.number(), "双方没有签字。", "head-civil");
        dispute.hasStatus("HANDLING").agreed("unit-civil").confirmed("office").runs("ServiceTask_Archive");
        reopenings.reopen(dispute.number(), "围墙又砌了起来。", null, "office");
        dispute.hasStatus("HANDLING").waitsAt("UserTask_Handle");
    }

    @Test
    void aHardCaseIsLedConfirmedAndLookedAtTwice() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        meetings.hearsOf(claim.number(), "east");
        meetings.decides(meetings.other(claim.number(), Way.POSTPONE, "再核实一次权属。"));
        meetings.decides(meetings.lead(claim.number(), "2026-09-15"));
        process.resultReported(claim.number());
        claim.completes("leader-1", CONFIRM, Map.of("ledResult", "NOT_YET", "comment", "界桩未立。"))
                .drafted("unit-land", "SUPPORT")
                .completes("leader-1", CONFIRM, Map.of("ledResult", "RESOLVED"))
                .signed("head-land")
                .servedToday("unit-land")
                .confirmed("office")
                .at("2026-09-03T00:01")
                .runs("TimerEvent_SecondLook")
                .confirmed("office-2");
        assertThat(claim.instance())
                .hasPassedInOrder(
                        "MessageEvent_NamedHard",
                        "MessageEvent_MeetingDecided",
                        "UserTask_Handle",
                        CONFIRM,
                        "UserTask_SignOpinion",
                        "UserTask_Revisit",
                        "TimerEvent_SecondLook");
    }

    @Test
    void aLedCaseWhosePromiseIsBrokenFindsTheNextMeetingsDecisionWaiting() {
        PetitionStory dispute = received("DISPUTE").acceptedFor("east");
        dispute.completes("district-east", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "双方都不让步。"));
        meetings.decides(meetings.lead(dispute.number(), "2026-08-20"));
        dispute.agreed("unit-land").completes("leader-1", CONFIRM, Map.of("ledResult", "RESOLVED"));
        meetings.decides(meetings.other(dispute.number(), Way.RETURN, "由管区继续调解。"));
        dispute.notResolved("office").hasStatus("HANDLING").waitsAt("UserTask_Handle");
    }

    @Test
    void anExtensionIsDecidedBesideTheHandling() {
        Map<String, Object> asks = Map.of("outcome", "EXTEND", "extensionDays", 10, "extensionReason", "需要委托测绘。");
        PetitionStory claim = received("CLAIM").acceptedFor("land").completes("unit-land", "UserTask_Handle", asks);
        claim.completes("leader-1", "UserTask_ApproveExtension", Map.of("approval", "DENY", "comment", "先行处理。"))
                .completes("unit-land", "UserTask_Handle", asks)
                .completes("leader-1", "UserTask_ApproveExtension", Map.of("approval", "APPROVE"))
                .waitsAt("UserTask_Handle");
        PetitionStory answered = received("CLAIM")
                .acceptedFor("land")
                .completes("unit-land", "UserTask_Handle", asks)
                .drafted("unit-land", "SUPPORT")
                .signed("head-land");
        assertThat(answered.instance()).hasPassed("MessageEvent_ExtensionSettled", "EndEvent_ExtensionSettled");
    }

    @Test
    void everyOtherRouteFromTheRegistrationHasItsEnd() {
        String pending = received("CLAIM").acceptedFor("land").number();
        Map<String, Object> approve = Map.of("approval", "APPROVE");
        proposed("MERGE", Map.of("mergeInto", pending))
                .completes("office", DISPOSITION, approve)
                .isOver("EndEvent_Merged");
        proposed("GUIDE", Map.of("channelRoute", "1"))
                .completes("office", DISPOSITION, approve)
                .isOver("EndEvent_Guided");
        proposed("REFUSE_PENDING", Map.of("mergeInto", pending))
                .completes("office", DISPOSITION, approve)
                .isOver("EndEvent_Refused");
        proposed("TRANSFER", Map.of("responsibleUnit", "land"))
                .completes("office", DISPOSITION, Map.of("approval", "RETURN", "comment", "直接受理。"))
                .acceptedFor("land")
                .waitsAt("UserTask_Handle");
    }

    @Test
    void aUnitTakesOverWhatItIsSentOrObjects() {
        Map<String, Object> objects = Map.of("receipt", "OBJECT", "objectionReason", "不属于本单位职责。");
        PetitionStory objected = proposed("TRANSFER", Map.of("responsibleUnit", "land"))
                .completes("office", DISPOSITION, Map.of("approval", "APPROVE"))
                .at("2026-08-11T00:01")
                .runs("TimerEvent_ReceiveOverdue")
                .completes("unit-land", RECEIVE, Map.of("receipt", "ACCEPT"))
                .waitsAt("UserTask_Handle");
        assertThat(objected.events()).contains("OVERDUE");
        clock.setTo("2026-08-03T10:00");
        proposed("TRANSFER", Map.of("responsibleUnit", "land"))
                .completes("office", DISPOSITION, Map.of("approval", "APPROVE"))
                .completes("unit-land", RECEIVE, objects)
                .completes("office", "UserTask_RuleOnObjection", Map.of("ruling", "UPHOLD", "responsibleUnit", "civil"))
                .completes("unit-civil", RECEIVE, Map.of("receipt", "ACCEPT"))
                .waitsAt("UserTask_Handle");
        proposed("TRANSFER", Map.of("responsibleUnit", "land"))
                .completes("office", DISPOSITION, Map.of("approval", "APPROVE"))
                .completes("unit-land", RECEIVE, objects)
                .completes("office", "UserTask_RuleOnObjection", Map.of("ruling", "OVERRULE", "comment", "属于职责。"))
                .waitsAt("UserTask_Handle");
    }

    @Test
    void muchCanHappenBesideTheHandling() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        supplements.add(claim.number(), "又塌了一段。", null);
        unitChanges.change(claim.number(), "civil", "职责已调整。", "office");
        hearings.call(claim.number(), "2026-08-04T09:00", "会议室", "说法不一。", "office");
        hearings.cancel(claim.number(), "改期。", "office");
        hearings.call(claim.number(), "2026-08-05T09:00", "会议室", "说法不一。", "office");
        claim.at("2026-08-05T12:00")
                .completes(
                        "office",
                        "UserTask_HoldHearing",
                        Map.of("heldOn", "2026-08-05", "attended", "双方", "conclusion", "应当修复。"))
                .waitsAt("UserTask_Handle");
        requests.ask(claim.number(), RequestKind.HEARING, null, "还有新的说法。", null);
        claim.completes("office", "UserTask_DecideRequest", Map.of("decision", "DENY", "comment", "已经听证。"));
        requests.ask(claim.number(), RequestKind.RECUSAL, "经办人", "有亲属关系。", null);
        claim.completes("office", "UserTask_DecideRequest", Map.of("decision", "GRANT", "recused", "unit-civil"))
                .waitsAt("UserTask_Handle");
        withdrawals.withdraw(claim.number(), "已经修好。", null);
        claim.isOver("EndEvent_Withdrawn");
    }

    private PetitionStory proposed(String disposition, Map<String, Object> more) {
        return received("CLAIM")
                .completes("registrar", "UserTask_Register", registration("CLAIM", disposition, more))
                .waitsAt(DISPOSITION);
    }

    private PetitionStory received(String kind) {
        IntakeForm form = aPetition(kind);
        PetitionStory story = PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), form);
        stories.add(story);
        return story;
    }

    private PetitionStory claimServed(String unit, String handler, String conclusion) {
        return received("CLAIM")
                .acceptedFor(unit)
                .drafted(handler, conclusion)
                .signed("head-" + unit)
                .servedToday(handler);
    }

    private void asksForReview(PetitionStory claim, String day) {
        reviews.request(claim.number(), LocalDate.parse(day), "不同意处理意见。", "registrar");
    }

    private void assertHiddenFromOthers(PetitionStory accusation) {
        for (String user : List.of("registrar", "office", "convener", "district-east", "unit-land", "auditor")) {
            assertThatThrownBy(() -> caseFiles.open(accusation.number(), as(user)))
                    .as(user)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
        assertThat(jdbc.sql("select count(*) from notice where subject = :number and not restricted")
                        .param("number", accusation.number())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void assertKindUnknownToTheEngine(PetitionStory accusation) {
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(accusation.instance().getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .contains("disposition")
                .doesNotContain("kind");
    }

    private long tasksOf(PetitionStory story, String user) {
        long[] tasks = new long[1];
        office.as(
                user,
                () -> tasks[0] = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(story.number())
                        .count());
        return tasks[0];
    }

    private CurrentUser as(String user) {
        return new CurrentUser() {
            @Override
            public boolean isSignedIn() {
                return true;
            }

            @Override
            public String id() {
                return user;
            }

            @Override
            public Set<String> groups() {
                return organisation.groupsOf(user);
            }
        };
    }

    private static Instant clockAt(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(ApplicationClock.ZONE).toInstant();
    }

    private Set<String> passedNodes() {
        Set<String> passed = new TreeSet<>();
        for (PetitionStory story : stories) {
            for (HistoricProcessInstance course : engine.getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(story.number())
                    .processDefinitionKey("petition")
                    .list()) {
                engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(course.getId())
                        .finished()
                        .list()
                        .stream()
                        .map(HistoricActivityInstance::getActivityId)
                        .forEach(passed::add);
            }
        }
        return passed;
    }

    private Set<String> takenFlows() {
        return stories.stream()
                .flatMap(story -> passedFlows.of("petition", story.number()).stream())
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(toCollection(TreeSet::new));
    }
}
