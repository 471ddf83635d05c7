package petitiondesk.petition.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static petitiondesk.testing.Office.aPetition;

import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.petition.Intake;
import petitiondesk.petition.Reviews;
import petitiondesk.testing.DatabasePrint;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** What fails in the middle of a step leaves neither row nor token, neither notice nor history. */
@DeskTest
class TransactionIT {

    private static final String SABOTAGE = "the notice cannot be written";

    @Autowired
    private Office office;

    @Autowired
    private Intake intake;

    @Autowired
    private Reviews reviews;

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
    void anIntakeThatFailsLeavesNothingAndGivesItsNumberBack() {
        String before = received().number();
        assertNothingIsLeft(
                "task-assigned", () -> intake.register(aPetition("CLAIM"), "registrar", "key-of-a-failure"));
        String after = intake.register(aPetition("CLAIM"), "registrar", "key-of-a-failure")
                .number();
        assertThat(runningNumber(after)).isEqualTo(runningNumber(before) + 1);
    }

    @Test
    void aRegistrationWhoseAcceptanceNoticeFailsLeavesTheTaskOpenAndThePetitionUnregistered() {
        PetitionStory claim = received();
        assertNothingIsLeft("accepted", () -> claim.acceptedFor("land"));
        claim.hasStatus("RECEIVED")
                .waitsAt("UserTask_Register")
                .acceptedFor("land")
                .waitsAt("UserTask_Handle");
    }

    @Test
    void aDraftWhoseNextTaskCannotBeAnnouncedIsNotKept() {
        PetitionStory claim = received().acceptedFor("land");
        assertNothingIsLeft("task-assigned", () -> claim.drafted("unit-land", "SUPPORT"));
        claim.hasStatus("HANDLING").waitsAt("UserTask_Handle").drafted("unit-land", "SUPPORT");
        assertThat(claim.events()).containsOnlyOnce("DRAFTED");
    }

    @Test
    void aReopeningThatFailsLeavesTheRevisitUndone() {
        PetitionStory claim = served();
        assertNothingIsLeft("reopened", () -> claim.notResolved("office"));
        claim.hasStatus("REVISIT").waitsAt("UserTask_Revisit");
    }

    @Test
    void aReviewRequestThatTheCourseCannotTakeIsNotRecorded() {
        PetitionStory claim = served();
        // the last thing that a request does: the task for its outcome comes to the office
        assertNothingIsLeft(
                "task-assigned",
                () -> reviews.request(claim.number(), LocalDate.parse("2026-08-03"), "不同意。", "registrar"));
        assertThat(reviews.openWindow(claim.number())).isPresent();
    }

    @Test
    void aReminderThatFailsIsTriedAgainAndLeavesNoTraceOfTheFirstAttempt() {
        PetitionStory claim = received().at("2026-08-19T00:01");
        whileNoticesFail(
                "overdue",
                () -> assertThatThrownBy(() -> claim.runs("TimerEvent_RegisterOverdue"))
                        .hasStackTraceContaining(SABOTAGE));
        assertThat(claim.events()).containsExactly("RECEIVED");
        claim.runs("TimerEvent_RegisterOverdue");
        assertThat(claim.events()).containsExactly("RECEIVED", "OVERDUE");
        assertThat(claim.toldStaff("overdue")).containsExactly("registrar@demo.invalid");
    }

    @Test
    void anArchiveThatFailsLeavesTheCaseClosedWithoutAFileIndex() {
        PetitionStory suggestion = PetitionStory.of(desk(), aPetition("SUGGESTION"))
                .acceptedFor("land")
                .drafted("unit-land", "PARTLY")
                .signed("head-land")
                .servedToday("unit-land")
                .hasStatus("CLOSED");
        jdbc.sql("alter table case_file_entry add constraint sabotage check (title <> '送达回证') not valid")
                .update();
        try {
            assertThatThrownBy(() -> suggestion.runs("ServiceTask_Archive")).hasStackTraceContaining("sabotage");
        } finally {
            jdbc.sql("alter table case_file_entry drop constraint sabotage").update();
        }
        suggestion.hasStatus("CLOSED");
        assertThat(jdbc.sql("select count(*) from case_file_entry where petition_number = :number")
                        .param("number", suggestion.number())
                        .query(Long.class)
                        .single())
                .isZero();
        suggestion.runs("ServiceTask_Archive").hasStatus("ARCHIVED");
    }

    private PetitionStory received() {
        return PetitionStory.of(desk(), aPetition("CLAIM"));
    }

    private PetitionStory served() {
        return received()
                .acceptedFor("land")
                .drafted("unit-land", "SUPPORT")
                .signed("head-land")
                .servedToday("unit-land");
    }

    private PetitionStory.Desk desk() {
        return new PetitionStory.Desk(office, intake, engine, jdbc, clock);
    }

    private void assertNothingIsLeft(String template, ThrowingCallable step) {
        Map<String, String> before = DatabasePrint.of(jdbc);
        whileNoticesFail(template, () -> assertThatThrownBy(step).hasStackTraceContaining(SABOTAGE));
        assertThat(DatabasePrint.of(jdbc)).isEqualTo(before);
    }

    private void whileNoticesFail(String template, Runnable step) {
        jdbc.sql("""
                create function sabotage() returns trigger language plpgsql as
                $$ begin raise exception '%s'; end $$""".formatted(SABOTAGE)).update();
        jdbc.sql("""
                create trigger sabotage before insert on notice for each row
                when (new.template = '%s') execute function sabotage()""".formatted(template)).update();
        try {
            step.run();
        } finally {
            jdbc.sql("drop function sabotage() cascade").update();
        }
    }

    private static int runningNumber(String number) {
        return Integer.parseInt(number.substring(number.indexOf('-') + 1));
    }
}
