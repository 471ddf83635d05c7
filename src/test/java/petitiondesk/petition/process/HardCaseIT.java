package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.DecidingHardCases;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.HardCases.HardCase;
import petitiondesk.petition.HardCases.LateCase;
import petitiondesk.petition.Intake;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.Leading;
import petitiondesk.petition.MeetingOutcomes;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.petition.Recusals;
import petitiondesk.petition.TakingUpDecisions;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

@DeskTest
class HardCaseIT {

    private static final String WHY = BriefMeetings.WHY;

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private HardCases hardCases;

    @Autowired
    private BriefMeetings meetings;

    @Autowired
    private DecidingHardCases deciding;

    @Autowired
    private TakingUpDecisions takingUp;

    @Autowired
    private MeetingOutcomes outcomes;

    @Autowired
    private Leading leading;

    @Autowired
    private Recusals recusals;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
        ProcessEngineTests.init(engine);
    }

    @Test
    void aCaseGivenToALeaderIsHandledByTheNamedPeopleAndConfirmedByHim() {
        PetitionStory claim = hardClaim().hasStatus("HARD").waitsAt();
        assertThat(hardCases.waiting())
                .filteredOn(waiting -> waiting.number().equals(claim.number()))
                .singleElement()
                .returns(HardCases.Source.HANDLER, HardCase::source)
                .returns(WHY, HardCase::difficulty);

        meetings.decides(meetings.lead(claim.number(), "2026-09-15"));
        claim.hasStatus("LED").waitsAt("UserTask_Handle");
        assertThat(process.openTasks(claim.number()))
                .singleElement()
                .returns(
                        List.of("unit-civil", "unit-land"),
                        task -> task.users().stream().sorted().toList())
                .returns(List.of(), PetitionProcess.OpenTask::groups)
                .returns(Instant.parse("2026-09-15T15:59:59Z"), PetitionProcess.OpenTask::dueAt);
        assertThatThrownBy(() -> claim.drafted("unit-labour", "SUPPORT")).hasMessageContaining("不归您办理");
        leading.noteProgress(claim.number(), "已调取档案。", "unit-land");

        claim.drafted("unit-land", "SUPPORT").hasStatus("LED").waitsAt("UserTask_ConfirmLedResult");
        assertThat((String) office.sees("leader-1", claim.number(), "UserTask_ConfirmLedResult")
                        .get("leadText"))
                .contains("贺明辉", "已调取档案", "2026年9月15日");
        claim.completes("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "NOT_YET", "comment", "界桩未立。"))
                .hasStatus("LED")
                .waitsAt("UserTask_Handle")
                .drafted("unit-land", "SUPPORT")
                .completes("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"))
                .hasStatus("OPINION")
                .signed("head-land")
                .servedToday("unit-land")
                .confirmed("office")
                .hasStatus("SERVED");
        assertThat(claim.instance()).isWaitingAt("TimerEvent_SecondLook");
        claim.at("2026-09-03T08:00")
                .runs("TimerEvent_SecondLook")
                .waitsAtLeastAt("UserTask_Revisit")
                .confirmed("office-2")
                .runs("TimerEvent_ReviewWindowOver")
                .hasStatus("CLOSED");
    }

    @Test
    void theLeaderWhoConfirmedMayNotRevisit() {
        PetitionStory dispute = received("DISPUTE").acceptedFor("east");
        meetings.hearsOf(dispute.number(), "east");
        meetings.decides(meetings.lead(dispute.number(), "2026-08-20"));
        dispute.agreed("unit-land")
                .hasStatus("LED")
                .completes("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"))
                .hasStatus("REVISIT");
        assertThat(jdbc.sql("select user_id from petition_participant where petition_number = :n and part = 'LED'")
                        .param("n", dispute.number())
                        .query(String.class)
                        .list())
                .containsExactly("leader-1");
    }

    @Test
    void aBrokenPromiseGoesBackToTheNextMeeting() {
        PetitionStory dispute = received("DISPUTE").acceptedFor("east");
        meetings.hearsOf(dispute.number(), "east");
        LeadDecision lead = meetings.lead(dispute.number(), "2026-08-20");
        meetings.decides(lead);
        dispute.agreed("unit-land").completes("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"));
        assertThat(outcomes.of(lead.meetingNumber())).singleElement().returns(true, MeetingOutcomes.Outcome::confirmed);
        dispute.notResolved("office").hasStatus("HARD").waitsAt();
        assertThat(hardCases.waiting())
                .filteredOn(waiting -> waiting.number().equals(dispute.number()))
                .extracting(HardCase::source)
                .containsExactly(HardCases.Source.REVISIT);
        assertThat(outcomes.of(lead.meetingNumber()))
                .as("the minutes must not repeat what the petitioner has denied")
                .singleElement()
                .returns(false, MeetingOutcomes.Outcome::confirmed);
    }

    @Test
    void aDecisionThatWasThereFirstIsReadWhenTheCaseArrives() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        deciding.decide(meetings.lead(claim.number(), "2026-09-15"));
        takingUp.deliver();
        claim.hasStatus("HANDLING");
        claim.completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", WHY))
                .hasStatus("LED")
                .waitsAt("UserTask_Handle");
        assertThat(claim.instance()).hasNotPassed("MessageEvent_MeetingDecided");
    }

    @Test
    void aCaseIsReturnedReportedUpwardOrPutOff() {
        PetitionStory returned = hardClaim();
        meetings.decides(meetings.other(returned.number(), Way.RETURN, "再核实一次权属。"));
        returned.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        PetitionStory upward = hardClaim();
        meetings.decides(meetings.other(upward.number(), Way.UPWARD, "再核实一次权属。"));
        upward.hasStatus("HANDLING").waitsAt("UserTask_Handle");
        PetitionStory putOff = hardClaim();
        meetings.decides(meetings.other(putOff.number(), Way.POSTPONE, "再核实一次权属。"));
        putOff.hasStatus("HARD").waitsAt();
        assertThat(hardCases.waiting())
                .filteredOn(waiting -> waiting.number().equals(putOff.number()))
                .extracting(HardCase::postponed)
                .containsExactly(1);
        meetings.decides(meetings.lead(putOff.number(), "2026-09-15"));
        putOff.hasStatus("LED");
    }

    @Test
    void waitingAndBeingLedDoNotStopTheLegalLimit() {
        PetitionStory claim = hardClaim();
        assertThat(legalDueOn(claim)).isEqualTo("2026-10-08");
        clock.setTo("2026-08-20T09:00");
        meetings.decides(meetings.lead(claim.number(), "2026-09-15"));
        assertThat(legalDueOn(claim)).isEqualTo("2026-10-08");
    }

    @Test
    void aDateBeyondTheLegalOneIsRefusedUntilThatHasPassed() {
        PetitionStory claim = hardClaim();
        refused(meetings.lead(claim.number(), "2026-10-09"), "dueOn", "法定期限2026年10月8日");
        clock.setTo("2026-10-10T09:00");
        meetings.decides(meetings.lead(claim.number(), "2026-10-20"));
        claim.hasStatus("LED");
    }

    @Test
    void fourThingsAreSetAndFourUndertaken() {
        PetitionStory claim = hardClaim();
        assertThatThrownBy(() -> deciding.decide(meetings.empty(claim.number())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .contains(
                                        "leader",
                                        "handlers",
                                        "measures",
                                        "dueOn",
                                        "packHandle",
                                        "packClose",
                                        "packSupport",
                                        "packPersuade"));
        assertThatThrownBy(() -> deciding.decide(meetings.other(claim.number(), Way.POSTPONE, null)))
                .hasMessageContaining("comment");
        assertThat(jdbc.sql("select count(*) from meeting_decision where petition_number = :n")
                        .param("n", claim.number())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyLeadsOrHandlesACaseInWhichHeIsConcerned() {
        PetitionStory claim = hardClaim();
        recusals.record(claim.number(), "leader-1", "与申诉人是亲属", "office");
        refused(meetings.lead(claim.number(), "2026-09-15"), "leader", "回避");
        PetitionStory other = hardClaim();
        recusals.record(other.number(), "unit-land", "本人住在该村", "office");
        refused(meetings.lead(other.number(), "2026-09-15"), "handlers", "回避");
    }

    @Test
    void aMeetingDecidesOnACaseOnce() {
        PetitionStory claim = hardClaim();
        LeadDecision decision = meetings.lead(claim.number(), "2026-09-15");
        deciding.decide(decision);
        assertThatThrownBy(() -> deciding.decide(decision)).hasMessageContaining("已对");
        takingUp.deliver();
        takingUp.deliver();
        assertThat(claim.events().stream().filter("MEETING_DECIDED"::equals)).hasSize(1);
    }

    @Test
    void aDistrictNamesOnlyCasesOfItsOwnThatAreHandledNow() {
        PetitionStory claim = received("CLAIM").acceptedFor("land");
        assertThatThrownBy(() -> hardCases.nameByDistrict(claim.number(), "west", WHY, "district-west"))
                .hasMessageContaining("没有找到");
        assertThatThrownBy(() -> hardCases.nameByDistrict(claim.number(), "east", " ", "district-east"))
                .hasMessageContaining("hardCases");
        claim.drafted("unit-land", "SUPPORT");
        assertThatThrownBy(() -> meetings.hearsOf(claim.number(), "east")).hasMessageContaining("待签发送达");
    }

    @Test
    void whatIsLateWhenTheMeetingOpensIsFoundWithItsLeader() {
        PetitionStory led = hardClaim();
        meetings.decides(meetings.lead(led.number(), "2026-08-20"));
        PetitionStory waiting = hardClaim();
        Instant before = Instant.parse("2026-08-20T15:59:00Z");
        assertThat(hardCases.late(before)).extracting(LateCase::number).doesNotContain(led.number());
        assertThat(hardCases.late(before.plusSeconds(60)))
                .filteredOn(late -> late.number().equals(led.number()))
                .singleElement()
                .returns(LimitKind.LED, LateCase::limit)
                .returns(LocalDate.of(2026, 8, 20), LateCase::dueOn)
                .returns("leader-1", LateCase::leader);
        assertThat(hardCases.late(Instant.parse("2026-10-09T00:00:00Z")))
                .extracting(LateCase::number)
                .contains(waiting.number());
    }

    @Test
    void aLedCaseIsNotGivenToTheMeetingAgainByItsHandlers() {
        PetitionStory claim = hardClaim();
        meetings.decides(meetings.lead(claim.number(), "2026-09-15"));
        assertThatThrownBy(() ->
                        claim.completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", WHY)))
                .hasMessageContaining("已由联席会议包案");
        claim.hasStatus("LED");
    }

    @Test
    void aReportedResultAsksTheLeaderAndAnAnswerIsStillWritten() {
        PetitionStory claim = hardClaim();
        meetings.decides(meetings.lead(claim.number(), "2026-09-15"));
        process.resultReported(claim.number());
        claim.waitsAt("UserTask_ConfirmLedResult")
                .completes("leader-1", "UserTask_ConfirmLedResult", Map.of("ledResult", "RESOLVED"))
                .waitsAt("UserTask_Handle")
                .drafted("unit-civil", "SUPPORT")
                .hasStatus("OPINION")
                .waitsAt("UserTask_SignOpinion");
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }

    private PetitionStory hardClaim() {
        return received("CLAIM")
                .acceptedFor("land")
                .completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", WHY));
    }

    private void refused(LeadDecision decision, String field, String message) {
        assertThatThrownBy(() -> deciding.decide(decision))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors()).anySatisfy(error -> {
                            assertThat(error.field()).isEqualTo(field);
                            assertThat(error.message()).contains(message);
                        }));
    }

    private String legalDueOn(PetitionStory story) {
        return limits.newest(LimitKind.HANDLE, story.number())
                .filter(TimeLimits.TimeLimit::isRunning)
                .orElseThrow()
                .dueOn()
                .toString();
    }
}
