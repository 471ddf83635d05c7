package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Extensions;
import petitiondesk.petition.Intake;
import petitiondesk.petition.PetitionProcess;
import petitiondesk.security.Caller;
import petitiondesk.testing.BriefMeetings;
import petitiondesk.testing.ChangedCalendar;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** The one extension of a claim's limit. Received and accepted on 2026-08-03: 60 days end on 10-02, a holiday, so on 10-08. */
@DeskTest
class ExtensionIT {

    private static final String APPROVE = "UserTask_ApproveExtension";
    private static final String WHY = "需要委托测绘，测绘单位排期较长。";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Extensions extensions;

    @Autowired
    private PetitionProcess process;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private BriefMeetings meetings;

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
    void anApprovedExtensionMovesLimitTaskAndTimerAndThePetitionerIsToldWhy() {
        PetitionStory claim = accepted();
        claim.completes("unit-land", "UserTask_Handle", asksFor(20)).waitsAt("UserTask_Handle", APPROVE);
        assertThat(dueOn(claim)).isEqualTo("2026-10-08");
        claim.completes("leader-1", APPROVE, Map.of("approval", "APPROVE")).waitsAt("UserTask_Handle");

        assertThat(dueOn(claim)).isEqualTo("2026-10-22");
        assertThat(process.openTasks(claim.number()))
                .extracting(PetitionProcess.OpenTask::dueAt)
                .containsExactly(Instant.parse("2026-10-22T15:59:59Z"));
        assertThat(timers(claim)).containsExactly(Instant.parse("2026-10-22T16:00:00Z"));
        assertThat(claim.letters("extended")).singleElement().asString().contains("延长20日", "2026年10月22日", WHY);
        assertThat(claim.publicTexts()).anySatisfy(text -> assertThat(text).contains("2026年10月22日", WHY));
        claim.drafted("unit-land", "SUPPORT").hasStatus("OPINION");
    }

    @Test
    void aDeniedExtensionLeavesTheLimitAndTellsWhoeverAsked() {
        PetitionStory claim = accepted();
        claim.completes("unit-land", "UserTask_Handle", asksFor(30));
        assertThatThrownBy(() -> claim.completes("leader-1", APPROVE, Map.of("approval", "DENY")))
                .hasMessageContaining("comment");
        claim.completes("leader-1", APPROVE, Map.of("approval", "DENY", "comment", "可以先行处理。"))
                .waitsAt("UserTask_Handle");
        assertThat(dueOn(claim)).isEqualTo("2026-10-08");
        assertThat(claim.letters("extension-denied")).hasSize(1);
        claim.completes("unit-land", "UserTask_Handle", asksFor(10)).waitsAt("UserTask_Handle", APPROVE);
    }

    @Test
    void daysReasonAndTimeAreHeldToTheLaw() {
        PetitionStory claim = accepted();
        for (int days : new int[] {0, 31, -1}) {
            assertThatThrownBy(() -> claim.completes("unit-land", "UserTask_Handle", asksFor(days)))
                    .hasMessageContaining("extensionDays");
        }
        assertThatThrownBy(() -> claim.completes(
                        "unit-land", "UserTask_Handle", Map.of("outcome", "EXTEND", "extensionDays", 5)))
                .hasMessageContaining("extensionReason");
        assertThat(extensions.newest(claim.number())).isEmpty();
        claim.completes("unit-land", "UserTask_Handle", asksFor(5));
        assertThatThrownBy(() -> claim.completes("unit-land", "UserTask_Handle", asksFor(5)))
                .hasMessageContaining("等待审批");
        claim.completes("leader-1", APPROVE, Map.of("approval", "APPROVE"));
        assertThatThrownBy(() -> claim.completes("unit-land", "UserTask_Handle", asksFor(5)))
                .hasMessageContaining("不能再次延期");

        PetitionStory late = accepted();
        clock.setTo("2026-10-09T09:00");
        assertThatThrownBy(() -> late.completes("unit-land", "UserTask_Handle", asksFor(5)))
                .hasMessageContaining("期限已过");
        PetitionStory dispute = received("DISPUTE").acceptedFor("east");
        assertThatThrownBy(() -> dispute.completes("district-east", "UserTask_Handle", asksFor(5)))
                .hasMessageContaining("只有申诉求决");
    }

    @Test
    void whatIsNotApprovedBeforeTheLimitEndsIsNotApprovedAnyMore() {
        PetitionStory claim = accepted();
        clock.setTo("2026-10-08T09:00");
        claim.completes("unit-land", "UserTask_Handle", asksFor(5));
        clock.setTo("2026-10-09T09:00");
        assertThatThrownBy(() -> claim.completes("leader-1", APPROVE, Map.of("approval", "APPROVE")))
                .hasMessageContaining("期限");
        claim.completes("leader-1", APPROVE, Map.of("approval", "DENY", "comment", "期限已过。"));
    }

    @Test
    void nobodyApprovesWhatHeAskedForHimself() {
        PetitionStory claim = accepted()
                .completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", BriefMeetings.WHY));
        extensions.ask(claim.number(), 10, WHY, "leader-1");
        assertThatThrownBy(() -> claim.completes("leader-1", APPROVE, Map.of("approval", "APPROVE")))
                .hasMessageContaining("申请人不能审批");
        claim.completes("leader-2", APPROVE, Map.of("approval", "APPROVE"));
        assertThat(dueOn(claim)).isEqualTo("2026-10-12");
    }

    @Test
    void anExtensionThatWaitsEndsWithTheOpinionOrIsWithdrawn() {
        PetitionStory claim = accepted();
        claim.completes("unit-land", "UserTask_Handle", asksFor(10))
                .drafted("unit-land", "SUPPORT")
                .waitsAt(APPROVE, "UserTask_SignOpinion")
                .signed("head-land")
                .waitsAt("UserTask_RecordService");
        assertThat(extensions.newest(claim.number()))
                .map(Extensions.Request::outcome)
                .contains(Extensions.Outcome.NOT_NEEDED);

        PetitionStory other = accepted();
        other.completes("unit-land", "UserTask_Handle", asksFor(10));
        assertThatThrownBy(() -> extensions.withdraw(other.number(), "unit-civil"))
                .hasMessageContaining("本人");
        extensions.withdraw(other.number(), "unit-land");
        other.waitsAt("UserTask_Handle");
    }

    @Test
    void theCaseFileOffersItToThoseWhoHandleAlsoWhileTheCaseWaitsForTheMeeting() {
        PetitionStory claim = accepted()
                .completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", BriefMeetings.WHY));
        String page = "/desk/petitions/" + claim.number();
        Caller handler = Caller.browser(port, "unit-land", "demo");
        assertThat(handler.get(page).body()).contains("申请延期</button>");
        String body = "{\"extensionDays\":12,\"extensionReason\":\"" + WHY + "\"}";
        String api = "/api/petitions/" + claim.number() + "/extensions";
        assertThat(Caller.script(port, "registrar", "demo").postJson(api, body).statusCode())
                .isEqualTo(403);
        assertThat(Caller.script(port, "unit-land", "demo")
                        .postJson(api, body.replace("12", "31"))
                        .body())
                .contains("extensionDays");
        assertThat(Caller.script(port, "unit-land", "demo").postJson(api, body).statusCode())
                .isEqualTo(201);
        assertThat(handler.get(page).body()).contains("待审批", WHY, "撤回申请").doesNotContain("申请延期</button>");
        claim.hasStatus("HARD").waitsAt(APPROVE);
        claim.completes("leader-2", APPROVE, Map.of("approval", "APPROVE"));
        meetings.decides(meetings.lead(claim.number(), "2026-10-14"));
        claim.hasStatus("LED");
    }

    @Test
    void theDecisionFollowsACalendarAsItsLimitDoes() {
        PetitionStory claim = accepted();
        claim.completes("unit-land", "UserTask_Handle", asksFor(20));
        PetitionStory led = accepted()
                .completes("unit-land", "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", BriefMeetings.WHY));
        meetings.decides(meetings.lead(led.number(), "2026-10-08"));
        extensions.ask(led.number(), 10, WHY, "leader-1");
        try (ChangedCalendar longer = ChangedCalendar.with(port, "国庆节", "2026-10-09")) {
            assertThat(dueOn(claim)).isEqualTo("2026-10-10");
            assertThat(dueAt(claim, "UserTask_Handle")).isEqualTo("2026-10-10T15:59:59Z");
            assertThat(dueAt(claim, APPROVE)).isEqualTo("2026-10-10T15:59:59Z");
            assertThat(dueAt(led, APPROVE)).isEqualTo("2026-10-10T15:59:59Z");
            assertThat(dueAt(led, "UserTask_Handle"))
                    .as("the day that the meeting has set")
                    .isEqualTo("2026-10-08T15:59:59Z");
            claim.completes("leader-1", APPROVE, Map.of("approval", "APPROVE"));
            assertThat(dueOn(claim)).isEqualTo("2026-10-22");
        }
    }

    private Instant dueAt(PetitionStory story, String task) {
        return process.openTasks(story.number()).stream()
                .filter(open -> open.element().equals(task))
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    private static Map<String, Object> asksFor(int days) {
        return Map.of("outcome", "EXTEND", "extensionDays", days, "extensionReason", WHY);
    }

    private PetitionStory received(String kind) {
        return PetitionStory.of(new PetitionStory.Desk(office, intake, engine, jdbc, clock), aPetition(kind));
    }

    private PetitionStory accepted() {
        clock.setTo("2026-08-03T09:00");
        return received("CLAIM").acceptedFor("land");
    }

    private LocalDate dueOn(PetitionStory story) {
        return limits.newest(LimitKind.HANDLE, story.number()).orElseThrow().dueOn();
    }

    private List<Instant> timers(PetitionStory story) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(story.instance().getId())
                .activityId("TimerEvent_HandleOverdue")
                .list()
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .toList();
    }
}
