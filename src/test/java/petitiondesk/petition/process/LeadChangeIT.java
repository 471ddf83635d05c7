package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.DecidingHardCases;
import petitiondesk.petition.HardCases;
import petitiondesk.petition.Intake;
import petitiondesk.petition.LeadChanges;
import petitiondesk.petition.LeadDecision;
import petitiondesk.petition.LeadDecision.Way;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A later meeting changes who leads a case, and people keep out of cases that touch them. */
@DeskTest
class LeadChangeIT {

    private static final String GONE = "包案领导调离。";

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
    private LeadChanges changes;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void aLaterMeetingNamesOtherPeopleAndAnotherDay() {
        PetitionStory claim = ledClaim("2026-09-01");
        changes.ask(claim.number(), GONE, "office");
        assertThat(hardCases.waiting())
                .filteredOn(waiting -> waiting.number().equals(claim.number()))
                .singleElement()
                .returns(HardCases.Source.CHANGE, HardCases.HardCase::source)
                .returns(GONE, HardCases.HardCase::difficulty);
        claim.hasStatus("LED").waitsAt("UserTask_Handle");

        clock.setTo("2026-08-20T10:00");
        meetings.decides(toLeader2(claim.number(), "2026-09-20"));
        claim.hasStatus("LED").waitsAt("UserTask_Handle");
        assertThat(process.openTasks(claim.number()))
                .singleElement()
                .returns(List.of("unit-labour"), PetitionProcess.OpenTask::users)
                .returns(Instant.parse("2026-09-20T15:59:59Z"), PetitionProcess.OpenTask::dueAt);
        assertThat(timers(claim))
                .extracting(job -> job.getDuedate().toInstant())
                .containsExactly(Instant.parse("2026-09-20T16:00:00Z"));
        assertThat(limits.newest(LimitKind.LED, claim.number()))
                .hasValueSatisfying(limit -> assertThat(limit.dueOn()).isEqualTo("2026-09-20"));
        assertThat(hardCases.waiting()).extracting(HardCases.HardCase::number).doesNotContain(claim.number());
        assertThat(told(claim, "unit-labour")).isEqualTo(1);

        claim.drafted("unit-labour", "SUPPORT").waitsAt("UserTask_ConfirmLedResult");
        assertThatThrownBy(() -> claim.completes("leader-1", "UserTask_ConfirmLedResult", resolved()))
                .hasMessageContaining("不归您办理");
        claim.completes("leader-2", "UserTask_ConfirmLedResult", resolved()).hasStatus("OPINION");
    }

    @Test
    void aResultThatWaitsForTheLeaderGoesToTheNewOne() {
        PetitionStory claim = ledClaim("2026-09-01").drafted("unit-land", "SUPPORT");
        changes.ask(claim.number(), GONE, "office");
        meetings.decides(toLeader2(claim.number(), "2026-09-20"));
        claim.waitsAt("UserTask_ConfirmLedResult");
        assertThat(process.openTasks(claim.number()))
                .singleElement()
                .returns(List.of("leader-2"), PetitionProcess.OpenTask::users);
        claim.completes("leader-2", "UserTask_ConfirmLedResult", Map.of("ledResult", "NOT_YET", "comment", "再核实。"))
                .waitsAt("UserTask_Handle")
                .drafted("unit-labour", "SUPPORT")
                .completes("leader-2", "UserTask_ConfirmLedResult", resolved())
                .hasStatus("OPINION");
    }

    @Test
    void whatWasLateBeforeTheChangeStaysOnRecord() {
        PetitionStory claim = ledClaim("2026-08-10");
        clock.setTo("2026-08-20T10:00");
        changes.ask(claim.number(), GONE, "office");
        meetings.decides(toLeader2(claim.number(), "2026-09-20"));
        assertThat(limits.of(claim.number()))
                .filteredOn(limit -> limit.kind() == LimitKind.LED)
                .extracting(TimeLimits.TimeLimit::dueOn, limit -> limit.isOverdue(clock.instant()))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 8, 10), true),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 9, 20), false));
    }

    @Test
    void aMeetingMayLeaveThingsAsTheyAreOrPutTheChangeOff() {
        PetitionStory kept = ledClaim("2026-09-01");
        changes.ask(kept.number(), GONE, "office");
        meetings.decides(meetings.other(kept.number(), Way.POSTPONE, "下月再议。"));
        assertThat(changes.wanted(kept.number())).isPresent();
        kept.hasStatus("LED");
        assertThatThrownBy(() -> deciding.decide(meetings.other(kept.number(), Way.UPWARD, "报县里。")))
                .hasMessageContaining("decision");
        meetings.decides(meetings.other(kept.number(), Way.RETURN, "原领导远程包案。"));
        assertThat(changes.wanted(kept.number())).isEmpty();
        assertThat(process.openTasks(kept.number()))
                .singleElement()
                .returns(Instant.parse("2026-09-01T15:59:59Z"), PetitionProcess.OpenTask::dueAt);
        clock.setTo("2026-08-21T10:00");
        changes.ask(kept.number(), "又有新情况。", "office");
        assertThat(changes.wanted(kept.number()))
                .map(LeadChanges.Wanted::reason)
                .contains("又有新情况。");
    }

    @Test
    void aChangeThatComesAfterTheResultHasNoEffect() {
        PetitionStory claim = ledClaim("2026-09-01");
        changes.ask(claim.number(), GONE, "office");
        claim.drafted("unit-land", "SUPPORT").completes("leader-1", "UserTask_ConfirmLedResult", resolved());
        assertThat(changes.wanted(claim.number())).isEmpty();
        meetings.decides(toLeader2(claim.number(), "2026-09-20"));
        claim.hasStatus("OPINION").waitsAt("UserTask_SignOpinion");
        assertThat(jdbc.sql("""
                select t.remark from meeting_decision_taken_up t join meeting_decision d on d.id = t.decision_id
                where d.petition_number = :number order by d.id desc limit 1""")
                        .param("number", claim.number())
                        .query(String.class)
                        .single())
                .contains("已经确认化解");
    }

    @Test
    void onlyTheOfficeAsksAndOnlyForCasesThatAreLed() {
        PetitionStory claim = ledClaim("2026-09-01");
        assertThatThrownBy(() -> changes.ask(claim.number(), GONE, "leader-1")).hasMessageContaining("办公室");
        assertThatThrownBy(() -> changes.ask(claim.number(), " ", "office")).hasMessageContaining("reason");
        changes.ask(claim.number(), GONE, "office");
        assertThatThrownBy(() -> changes.ask(claim.number(), GONE, "office")).hasMessageContaining("已经提请");
        PetitionStory ordinary = received().acceptedFor("land");
        assertThatThrownBy(() -> changes.ask(ordinary.number(), GONE, "office")).hasMessageContaining("没有包案");
    }

    @Test
    void theCaseFileOffersTheChangeAndTheRecusal() {
        PetitionStory claim = ledClaim("2026-09-01");
        String api = "/api/petitions/" + claim.number();
        String page = "/desk/petitions/" + claim.number();
        Caller clerk = Caller.script(port, "office", "demo");
        Caller screen = Caller.browser(port, "office", "demo");
        assertThat(screen.get(page).body()).contains("提请会议变更四定四包", "登记他人回避");
        assertThat(clerk.postJson(api + "/lead-changes", "{\"reason\":\"" + GONE + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(screen.get(page).body()).contains("已提请会议变更", GONE).doesNotContain("提请变更</button>");
        assertThat(clerk.postJson(api + "/recusals", "{\"userId\":\"unit-land\",\"reason\":\"与申诉人是亲属\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThatThrownBy(() -> claim.drafted("unit-land", "SUPPORT")).hasMessageContaining("应当回避");
        claim.drafted("unit-civil", "SUPPORT");

        Caller handler = Caller.script(port, "unit-civil", "demo");
        assertThat(handler.postJson(api + "/recusals", "{\"userId\":\"unit-civil-2\",\"reason\":\"亲属\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Caller.browser(port, "unit-civil", "demo").get(page).body())
                .contains("本人申请回避")
                .doesNotContain("登记他人回避");
        assertThat(handler.postJson(api + "/recusals", "{\"reason\":\"\"}").body())
                .contains("reason");
    }

    private Map<String, Object> resolved() {
        return Map.of("ledResult", "RESOLVED");
    }

    private LeadDecision toLeader2(String number, String dueOn) {
        LeadDecision like = meetings.lead(number, dueOn);
        return new LeadDecision(
                0,
                number,
                like.meetingNumber(),
                Way.LEAD,
                "leader-2",
                List.of("unit-labour"),
                like.measures(),
                like.dueOn(),
                "leader-2",
                "leader-2",
                "leader-2",
                "leader-2",
                null,
                like.decidedBy(),
                like.decidedAt());
    }

    private PetitionStory received() {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition("CLAIM"));
    }

    private PetitionStory ledClaim(String dueOn) {
        PetitionStory claim = received()
                .acceptedFor("land")
                .completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", BriefMeetings.WHY));
        meetings.decides(meetings.lead(claim.number(), dueOn));
        return claim;
    }

    private List<Job> timers(PetitionStory story) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.instance().getId())
                .activityId("TimerEvent_HandleOverdue")
                .list();
    }

    private long told(PetitionStory story, String userId) {
        return jdbc.sql("""
                select count(*) from notice where subject = :number and template = 'task-assigned' and key like :person""")
                .param("number", story.number())
                .param("person", "task/%/" + userId)
                .query(Long.class)
                .single();
    }
}
