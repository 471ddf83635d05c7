package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.testing.ChangedCalendar;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** What people are told where a last day moves. Accepted on 2026-08-03, the claim's sixty days end on 10-08. */
@DeskTest
class MovedLimitsIT {

    @Autowired
    private Office office;

    @Autowired
    private Reminding reminding;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String number;

    @BeforeEach
    void a_claim_is_handled() {
        clock.setTo("2026-08-03T09:00");
        ledger().begin();
        number = office.receivesClaimForLand();
    }

    @AfterEach
    void nobody_was_reminded_before() {
        ledger().begin();
    }

    @Test
    void an_extended_limit_begins_its_steps_anew() {
        looksAt("2026-10-01", "09:00");
        assertThat(told()).containsExactly("2026-10-08 SOON 2026-09-30");
        limits.extend(LimitKind.HANDLE, number, 20, clock.instant());

        looksAt("2026-10-12", "09:00");
        assertThat(told()).as("the earlier day is nobody's any more").containsExactly("2026-10-08 SOON 2026-09-30");
        looksAt("2026-10-23", "09:00");
        assertThat(told())
                .containsExactly(
                        "2026-10-08 SOON 2026-09-30",
                        "2026-10-22 SOON 2026-10-15",
                        "2026-10-22 TODAY 2026-10-22",
                        "2026-10-22 OVERDUE 2026-10-23");
        assertThat(becameOverdue()).isEqualTo(1);
    }

    @Test
    void a_day_that_moves_after_its_timer_has_fired_is_told_of_without_the_timer() {
        clock.setTo("2026-10-09T00:00");
        office.runJob(number, "TimerEvent_HandleOverdue");
        assertThat(told()).contains("2026-10-08 OVERDUE 2026-10-09");
        try (ChangedCalendar longer = ChangedCalendar.with(port, "国庆节", "2026-10-09")) {
            assertThat(limits.running(number).get(0).dueOn()).isEqualTo("2026-10-10");
            assertThat(timers()).as("the timer is spent").isZero();
            looksAt("2026-10-09", "23:00");
            assertThat(told()).noneMatch(line -> line.matches("2026-10-10 (TODAY|OVERDUE) .*"));

            looksAt("2026-10-11", "00:10");
            looksAt("2026-10-11", "00:20");
            assertThat(told()).containsOnlyOnce("2026-10-10 TODAY 2026-10-10", "2026-10-10 OVERDUE 2026-10-11");
            assertThat(told()).doesNotHaveDuplicates();
            assertThat(becameOverdue()).as("once for each last day").isEqualTo(2);
        }
    }

    @Test
    void what_is_late_under_the_new_day_too_is_told_with_the_day_on_which_it_became_so() {
        looksAt("2026-10-16", "09:00");
        List<String> before = told();
        assertThat(before).contains("2026-10-08 OVERDUE 2026-10-09", "2026-10-08 ESCALATED_OFFICE 2026-10-15");
        try (ChangedCalendar longer = ChangedCalendar.with(port, "国庆节", "2026-10-09")) {
            looksAt("2026-10-16", "10:00");
            assertThat(told())
                    .containsAll(before)
                    .contains(
                            "2026-10-10 OVERDUE 2026-10-11",
                            "2026-10-10 ESCALATED_HEAD 2026-10-13",
                            "2026-10-10 STILL 2026-10-14")
                    .noneMatch(line -> line.startsWith("2026-10-10 ESCALATED_OFFICE"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nobody_is_reminded_in_the_days_of_a_hearing_and_the_days_after_it_count_anew() {
        limits.meet(LimitKind.HANDLE, number, clock.instant());
        LocalDate last = limits.start(LimitKind.DECIDE_FINAL_REVIEW, number, clock.instant())
                .dueOn();
        clock.setTo("2026-08-20T09:00");
        limits.suspend(LimitKind.DECIDE_FINAL_REVIEW, number, clock.instant());
        looksAt(last.plusDays(5).toString(), "09:00");
        assertThat(told()).isEmpty();
        LocalDate moved = limits.resume(LimitKind.DECIDE_FINAL_REVIEW, number, clock.instant())
                .dueOn();
        assertThat(moved).isAfter(last.plusDays(5));
        looksAt(last.plusDays(5).toString(), "10:00");
        assertThat(told()).noneMatch(line -> line.contains("OVERDUE"));

        looksAt(moved.plusDays(1).toString(), "09:00");
        looksAt(moved.plusDays(1).toString(), "10:00");
        assertThat(told())
                .containsOnlyOnce(moved + " OVERDUE " + moved.plusDays(1))
                .allMatch(line -> line.startsWith(moved.toString()));
    }

    @Test
    void what_was_due_when_an_earlier_release_last_ran_is_nobodys_reminder() {
        ledger().remindedBefore(LocalDate.parse("2026-10-12")
                .atTime(LocalTime.NOON)
                .atZone(ApplicationClock.ZONE)
                .toInstant());
        looksAt("2026-10-15", "09:00");
        assertThat(told())
                .as("what fell due while the desk was stopped for the release is told")
                .containsExactlyInAnyOrder("2026-10-08 STILL 2026-10-15", "2026-10-08 ESCALATED_OFFICE 2026-10-15");
    }

    private FreshLedger ledger() {
        return new FreshLedger(jdbc, transaction, clock);
    }

    private void looksAt(String day, String time) {
        clock.setTo(day + "T" + time);
        assertThat(reminding.run().failed()).isZero();
    }

    /** Last day, step and the day on which it became true, each once however many were told; oldest first. */
    private List<String> told() {
        return jdbc.sql("""
                        select due_on || ' ' || step || ' ' || became_on from alert
                        where subject = :number and step <> 'LEADERS' group by due_on, step, became_on, recipient, id
                        order by became_on, id""").param("number", number).query(String.class).list().stream()
                .distinct()
                .toList();
    }

    private long becameOverdue() {
        return jdbc.sql("select count(*) from case_event where petition_number = :number and kind = 'OVERDUE'")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private long timers() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(office.instance(number))
                .activityId("TimerEvent_HandleOverdue")
                .count();
    }
}
