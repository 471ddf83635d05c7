package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.testing.Office.aPetition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.petition.Conclusion;
import petitiondesk.petition.FiledIntake;
import petitiondesk.petition.FiledPetition;
import petitiondesk.petition.FiledPetition.Earlier;
import petitiondesk.petition.FiledPetition.State;
import petitiondesk.petition.IntakeForm;
import petitiondesk.shared.Refusal.FieldError;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** Cases from an earlier register: where they stand in tables and engine, their true days, and nobody reminded of the past. */
@DeskTest
class EarlierCasesIT {

    @Autowired
    private FiledIntake intake;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private Office office;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void morning() {
        clock.setTo("2026-08-03T09:00");
    }

    @Test
    void anOpenCaseGoesOnWithItsUnitAndItsLimitRunsFromTheTrueDay() {
        String number = taken("CLAIM", "2026-06-20", open("2026-07-01", "land"));
        assertThat(status(number)).isEqualTo("HANDLING");
        Task task = office.task(number, "UserTask_Handle");
        assertThat(limits.newest(LimitKind.HANDLE, number).orElseThrow().dueOn())
                .as("the sixtieth day is a Sunday")
                .isEqualTo(LocalDate.parse("2026-08-31"));
        assertThat(task.getDueDate()).isEqualTo(Date.from(Instant.parse("2026-08-31T15:59:59Z")));
        assertThat(task.getName()).endsWith(number);
        assertThat(limits.newest(LimitKind.REGISTER, number).orElseThrow().metAt())
                .isEqualTo(Instant.parse("2026-06-30T16:00:00Z"));
        assertThat(notices(number)).isEmpty();
        assertThat(office.sees("unit-land", number, "UserTask_Handle")).containsKey("outcome");

        // what comes due afterwards is said as always
        clock.setTo("2026-09-01T00:01");
        office.runJob(number, "TimerEvent_HandleOverdue");
        assertThat(events(number)).contains("OVERDUE");
        assertThat(notices(number)).isNotEmpty().allMatch("overdue"::equals);
    }

    @Test
    void anOpenCaseIsHandledToItsEndLikeAnyOther() {
        String number = taken("CLAIM", "2026-06-20", open("2026-07-01", "land"));
        office.completes("unit-land", number, "UserTask_Handle", PetitionStory.draft("EXPLAIN"));
        office.completes("head-land", number, "UserTask_SignOpinion", java.util.Map.of("approval", "APPROVE"));
        assertThat(status(number)).isEqualTo("OPINION");
        office.task(number, "UserTask_RecordService");
    }

    @Test
    void aLimitThatHadPassedBeforeIsShownAndNotedButRemindsNobody() {
        String number = taken("CLAIM", "2026-01-05", open("2026-01-10", "land"));
        assertThat(limits.running(number))
                .singleElement()
                .matches(limit -> limit.isOverdue(clock.instant()), "is overdue");
        office.runJob(number, "TimerEvent_HandleOverdue");
        assertThat(events(number)).doesNotContain("OVERDUE");
        assertThat(texts(number)).anyMatch(text -> text.contains("转入时已超期：“作出处理意见”的期限2026年3月11日已过"));
        assertThat(notices(number)).isEmpty();
    }

    @Test
    void aCaseThatNobodyHadAcceptedWaitsForItsRegistration() {
        String number = taken("CLAIM", "2026-07-25", new Earlier(State.OPEN, null, null, null, null, null, null));
        assertThat(status(number)).isEqualTo("RECEIVED");
        office.task(number, "UserTask_Register");
        assertThat(limits.newest(LimitKind.REGISTER, number).orElseThrow().dueOn())
                .isEqualTo(LocalDate.parse("2026-08-10"));
        assertThat(notices(number)).isEmpty();
    }

    @Test
    void aClaimAnsweredLastWeekIsStillRevisitedAndKeepsItsDaysForAReview() {
        String number = taken("CLAIM", "2026-06-01", answered("2026-06-05", "2026-07-30", Conclusion.SUPPORT));
        assertThat(status(number)).isEqualTo("REVISIT");
        office.task(number, "UserTask_Revisit");
        assertThat(dueOf(number, "TimerEvent_ReviewWindowOver")).isEqualTo(Instant.parse("2026-08-31T16:00:00Z"));
        assertThat(notices(number)).isEmpty();

        office.completes(
                "office",
                number,
                "UserTask_Revisit",
                java.util.Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
        clock.setTo("2026-09-01T00:01");
        office.runJob(number, "TimerEvent_ReviewWindowOver");
        office.runJob(number, "ServiceTask_Archive");
        assertThat(status(number)).isEqualTo("ARCHIVED");
    }

    @Test
    void aClaimAnsweredAFortnightAgoWaitsInItsWindowAlone() {
        String number = taken("CLAIM", "2026-05-01", answered("2026-05-05", "2026-07-15", Conclusion.DECLINE));
        assertThat(status(number)).isEqualTo("SERVED");
        assertThat(openTasks(number)).isEmpty();
        assertThat(limits.running(number)).singleElement().matches(l -> l.kind() == LimitKind.REQUEST_REVIEW);
        assertThat(limits.newest(LimitKind.HANDLE, number).orElseThrow().metAt())
                .isEqualTo(Instant.parse("2026-07-14T16:00:00Z"));

        clock.setTo("2026-08-15T00:01");
        office.runJob(number, "TimerEvent_ReviewWindowOver");
        office.runJob(number, "ServiceTask_Archive");
        assertThat(status(number)).isEqualTo("ARCHIVED");
        assertThat(jdbc.sql("select title from case_file_entry where petition_number = :n order by position")
                        .param("n", number)
                        .query(String.class)
                        .list())
                .containsExactly("登记表", "转入前的办理材料");
    }

    @Test
    void aPetitionerMayAskForAReviewInTheWindowThatCameAlong() {
        String number = taken("CLAIM", "2026-05-01", answered("2026-05-05", "2026-07-15", Conclusion.DECLINE));
        ActivityInstance tree = engine.getRuntimeService().getActivityInstance(office.instance(number));
        assertThat(tree.getActivityInstances("Gateway_Join")).hasSize(1);
        engine.getRuntimeService()
                .createMessageCorrelation("petition.reviewRequested")
                .processInstanceBusinessKey(number)
                .setVariable("reviewDueAt", Date.from(clock.instant()))
                .correlate();
        office.task(number, "UserTask_RecordReview");
    }

    @Test
    void aClaimWhoseWindowIsOverIsArchivedWithoutAProcess() {
        String number = taken("CLAIM", "2025-03-01", answered("2025-03-05", "2025-04-20", Conclusion.EXPLAIN));
        assertThat(status(number)).isEqualTo("ARCHIVED");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(limits.running(number)).isEmpty();
        assertThat(limits.of(number))
                .extracting(TimeLimits.TimeLimit::kind)
                .containsExactly(LimitKind.REGISTER, LimitKind.HANDLE, LimitKind.REQUEST_REVIEW);
        assertThat(limits.of(number))
                .filteredOn(limit -> limit.kind().owedByOffice())
                .noneMatch(limit -> limit.isOverdue(clock.instant()));
        assertThat(notices(number)).isEmpty();
    }

    @Test
    void aCaseClosedYesterdayKeepsThePetitionersDaysForAReview() {
        Earlier closed = new Earlier(
                State.CLOSED,
                day("2026-06-05"),
                "land",
                day("2026-07-28"),
                Conclusion.EXPLAIN,
                "已说明。",
                day("2026-08-02"));
        String number = taken("CLAIM", "2026-06-01", closed);
        assertThat(status(number)).isEqualTo("SERVED");
        assertThat(dueOf(number, "TimerEvent_ReviewWindowOver")).isEqualTo(Instant.parse("2026-08-27T16:00:00Z"));
    }

    @Test
    void aClosedCaseNeedsNoMoreThanItsDay() {
        String number =
                taken(null, "2019-01-04", new Earlier(State.CLOSED, null, null, null, null, null, day("2019-02-01")));
        assertThat(status(number)).isEqualTo("ARCHIVED");
        assertThat(limits.of(number)).isEmpty();
        assertThat(jdbc.sql("select closed_at from petition_course where number = :n")
                        .param("n", number)
                        .query(java.sql.Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2019-01-31T16:00:00Z"));
    }

    @Test
    void anAgreementIsRevisitedWhileThatIsDueElseOver() {
        Earlier fresh = new Earlier(State.ANSWERED, day("2026-07-20"), "east", day("2026-07-31"), null, "各让一尺。", null);
        String revisited = taken("DISPUTE", "2026-07-19", fresh);
        office.task(revisited, "UserTask_Revisit");
        Earlier old = new Earlier(State.ANSWERED, day("2026-03-02"), "east", day("2026-03-31"), null, null, null);
        assertThat(status(taken("DISPUTE", "2026-03-01", old))).isEqualTo("ARCHIVED");
        assertThat(status(taken("SUGGESTION", "2026-07-01", answered("2026-07-02", "2026-07-31", Conclusion.ADOPTED))))
                .isEqualTo("ARCHIVED");
    }

    @Test
    void anEarlierAccusationIsForDisciplineInspectionAlone() {
        String open = taken("ACCUSATION", "2026-07-25", new Earlier(State.OPEN, null, null, null, null, null, null));
        Earlier closed = new Earlier(State.CLOSED, null, null, null, null, "已查处。", day("2025-02-01"));
        String over = taken("ACCUSATION", "2025-01-04", closed);
        assertThat(restricted(open)).isTrue();
        assertThat(restricted(over)).isTrue();
        assertThat(status(over)).isEqualTo("DISCIPLINE");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup("discipline-inspection")
                        .processInstanceBusinessKey(open)
                        .count())
                .isOne();
        assertThat(notices(open)).isEmpty();
        assertThat(notices(over)).isEmpty();
    }

    @Test
    void everyDayThatCannotBeIsNamed() {
        assertThat(faults("CLAIM", "2026-06-20", open("2026-06-01", "land"))).contains("acceptedOn");
        assertThat(faults("CLAIM", "2026-06-20", open("2026-09-01", "land"))).contains("acceptedOn");
        assertThat(faults("CLAIM", null, open("2026-06-01", "land"))).contains("receivedAt");
        assertThat(faults("CLAIM", "2026-06-20", open("2026-07-01", null))).contains("responsibleUnit");
        assertThat(faults("CLAIM", "2026-06-20", open(null, "land"))).contains("acceptedOn");
        assertThat(faults(null, "2026-06-20", open("2026-07-01", "land"))).contains("kind");
        assertThat(faults("CLAIM", "2026-06-20", answered("2026-06-21", "2026-06-20", Conclusion.EXPLAIN)))
                .contains("answeredOn");
        assertThat(faults("CLAIM", "2026-06-20", answered("2026-06-21", "2026-07-20", null)))
                .contains("conclusion");
        assertThat(faults("CLAIM", "2026-06-20", answered("2026-06-21", "2026-07-20", Conclusion.ADOPTED)))
                .contains("conclusion");
        assertThat(faults("CLAIM", "2026-06-20", new Earlier(State.CLOSED, null, null, null, null, null, null)))
                .contains("closedOn");
        assertThat(faults("CLAIM", "2026-06-20", new Earlier(State.ANSWERED, null, null, null, null, null, null)))
                .contains("answeredOn");
    }

    @Test
    void aNewPetitionThatComesLateIsReceiptedButRemindsNobodyOfThePast() {
        String number = taken("CLAIM", "2026-07-01", null);
        office.runJob(number, "TimerEvent_RegisterOverdue");
        assertThat(notices(number)).containsExactly("receipt");
        assertThat(events(number)).containsExactly("RECEIVED", "FILED", "BROUGHT_OVER");
    }

    private String taken(String kind, String receivedOn, Earlier earlier) {
        return intake.take(filed(kind, receivedOn, earlier), "registrar").number();
    }

    private List<String> faults(String kind, String receivedOn, Earlier earlier) {
        return intake.faults(filed(kind, receivedOn, earlier), "registrar").stream()
                .map(FieldError::field)
                .toList();
    }

    private static FiledPetition filed(String kind, String receivedOn, Earlier earlier) {
        IntakeForm p = aPetition(kind == null ? "CLAIM" : kind);
        IntakeForm form = new IntakeForm(
                kind,
                null,
                p.title(),
                p.request(),
                p.facts(),
                p.district(),
                p.village(),
                p.category(),
                1,
                null,
                false,
                p.petitioner(),
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                receivedOn);
        return new FiledPetition(form, "旧台账", UUID.randomUUID().toString(), "旧〔2025〕7号", earlier);
    }

    private static Earlier open(String acceptedOn, String unit) {
        return new Earlier(State.OPEN, day(acceptedOn), unit, null, null, null, null);
    }

    private static Earlier answered(String acceptedOn, String answeredOn, Conclusion conclusion) {
        return new Earlier(State.ANSWERED, day(acceptedOn), "land", day(answeredOn), conclusion, "已答复。", null);
    }

    private static LocalDate day(String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private Instant dueOf(String number, String activity) {
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(office.instance(number))
                .activityId(activity)
                .singleResult();
        return job.getDuedate().toInstant();
    }

    private List<String> openTasks(String number) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private String status(String number) {
        return jdbc.sql("select status from petition_course where number = :n")
                .param("n", number)
                .query(String.class)
                .single();
    }

    private boolean restricted(String number) {
        return jdbc.sql("select restricted from petition_course where number = :n")
                .param("n", number)
                .query(Boolean.class)
                .single();
    }

    private List<String> notices(String number) {
        return jdbc.sql("select template from notice where subject = :n order by id")
                .param("n", number)
                .query(String.class)
                .list();
    }

    private List<String> events(String number) {
        return jdbc.sql("select kind from case_event where petition_number = :n order by id")
                .param("n", number)
                .query(String.class)
                .list();
    }

    private List<String> texts(String number) {
        return jdbc.sql("select text from case_event where petition_number = :n order by id")
                .param("n", number)
                .query(String.class)
                .list();
    }
}
