package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.CalendarFile.Holiday;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A year is changed by an administrator while two hundred petitions are open. */
@DeskTest
class CalendarImportIT {

    private static final int PETITIONS = 200;

    @Autowired
    private ImportingCalendars importing;

    @Autowired
    private Calendars calendars;

    @Autowired
    private TimeLimits limits;

    @Autowired
    private MovingLimits moving;

    @Autowired
    private Office office;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void open() {
        clock.setTo("2026-08-03T09:00");
    }

    @AfterEach
    void backToWhatThePublishedCalendarSays() {
        CalendarFile official = CalendarFile.of(Published.official().year(2026).orElseThrow());
        if (!official.read(2026).sameDays(calendars.current().year(2026).orElseThrow())) {
            importing.take(2026, official, "admin");
        }
    }

    /** National day until the 9th, its end moved to a make-up Saturday and Sunday; the Saturday before is worked no longer. */
    private static CalendarFile moved() {
        CalendarFile official = CalendarFile.of(Published.official().year(2026).orElseThrow());
        List<Holiday> holidays = new ArrayList<>(official.holidays());
        holidays.removeIf(holiday -> holiday.name().equals("国庆节"));
        holidays.add(new Holiday("国庆节", "2026-10-01", "2026-10-09"));
        List<String> workdays = new ArrayList<>(official.workdays());
        workdays.add("2026-10-11");
        workdays.add("2026-08-08");
        return new CalendarFile(2026, "关于2026年国庆节放假的补充通知（虚构）", holidays, workdays);
    }

    @Test
    void every_limit_timer_and_task_date_moves_together_and_the_log_agrees() {
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < PETITIONS; i++) {
            claims.add(office.receivesClaimForLand());
        }
        String received = office.receives(Office.aPetition("CLAIM"));
        limits.start(LimitKind.REVISIT, received, clock.instant());
        assertThat(limits.running(claims.get(0)).get(0).dueOn()).isEqualTo("2026-10-08");

        ImportingCalendars.Preview preview = importing.preview(2026, moved());

        assertThat(preview.moves().stream().filter(move -> claims.contains(move.subject())))
                .hasSize(PETITIONS)
                .allSatisfy(move -> {
                    assertThat(move.oldDueOn()).isEqualTo("2026-10-08");
                    assertThat(move.newDueOn()).isEqualTo("2026-10-10");
                });
        assertThat(preview.provisional()).isFalse();
        assertThat(limits.running(claims.get(0)).get(0).dueOn())
                .as("nothing was written")
                .isEqualTo("2026-10-08");

        clock.setTo("2026-08-05T10:00");
        ImportingCalendars.Imported imported = importing.take(2026, moved(), "admin");

        assertThat(imported.waiting()).isZero();
        assertThat(imported.moves()).containsExactlyInAnyOrderElementsOf(preview.moves());
        for (String claim : claims) {
            moved(claim, "2026-10-10");
        }
        assertThat(limits.newest(LimitKind.REVISIT, received).orElseThrow())
                .as("a make-up Saturday brings a limit in working days forward")
                .returns(LocalDate.of(2026, 8, 11), TimeLimit::dueOn);
        assertThat(jdbc.sql("select count(*) from limit_move where calendar = ? and moved_by = 'admin'")
                        .param(imported.version())
                        .query(Integer.class)
                        .single())
                .isEqualTo(imported.moves().size());
        assertThat(jdbc.sql("select count(*) from notice where key like 'limit-moved/' || ? || '/%'")
                        .param(String.valueOf(imported.version()))
                        .query(Integer.class)
                        .single())
                .as("one mail for each person of the unit, however many of his dates moved")
                .isPositive()
                .isLessThan(20);
    }

    private void moved(String claim, String to) {
        TimeLimit limit = limits.running(claim).get(0);
        assertThat(limit.dueOn()).isEqualTo(to);
        assertThat(limit.explanation()).contains("8月5日按新公布的2026年放假安排重新计算，到期日由10月8日改为10月10日。");
        Date due = Date.from(limit.dueAt());
        assertThat(office.task(claim, "UserTask_Handle").getDueDate())
                .isEqualTo(Date.from(limit.dueAt().minusSeconds(1)));
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(office.task(claim, "UserTask_Handle").getProcessInstanceId())
                .timers()
                .singleResult();
        assertThat(timer.getDuedate()).isEqualTo(due);
        assertThat(engine.getRuntimeService()
                        .getVariable(office.task(claim, "UserTask_Handle").getProcessInstanceId(), "handleDueAt"))
                .isEqualTo(due);
        assertThat(jdbc.sql("select old_due_on || ' ' || new_due_on from limit_move where subject = ?")
                        .param(claim)
                        .query(String.class)
                        .list())
                .containsExactly("2026-10-08 2026-10-10");
        assertThat(jdbc.sql("select public_text from case_event where petition_number = ? and kind = 'LIMIT_MOVED'")
                        .param(claim)
                        .query(String.class)
                        .list())
                .containsExactly("放假安排有变动，“作出处理意见”的期限由2026年10月8日改为2026年10月10日。");
        assertThat(jdbc.sql("select count(*) from notice where subject = ? and template = 'limit-changed'")
                        .param(claim)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_same_calendar_again_and_a_wrong_one_change_nothing() {
        CalendarFile official = CalendarFile.of(calendars.current().year(2026).orElseThrow());
        long before = calendars.current().version();

        assertThatThrownBy(() -> importing.take(2026, official, "admin"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThatThrownBy(() -> importing.take(2027, official, "admin")).isInstanceOf(Refusal.class);

        assertThat(calendars.current().version()).isEqualTo(before);
    }

    @Test
    void what_a_release_brings_is_taken_in_once_and_never_over_an_import_by_hand() {
        assertThat(importing.takeOfficial(OfficialYears.known())).isZero();
        importing.take(2026, moved(), "admin");

        assertThat(importing.takeOfficial(OfficialYears.known())).isZero();
        assertThat(calendars.newest(2026).orElseThrow().importedBy()).isEqualTo("admin");
    }

    @Test
    void a_limit_that_was_met_keeps_its_date_and_one_that_was_started_meanwhile_is_found() {
        String claim = office.receivesClaimForLand();
        limits.meet(LimitKind.HANDLE, claim, clock.instant());
        String late = office.receivesClaimForLand();
        long before = calendars.current().version();
        importing.take(2026, moved(), "admin");
        // as if its transaction had begun before the import and ended after it
        jdbc.sql("""
                        insert into limit_clock_event (subject, kind, run, type, on_day, days, unit, calendar, at)
                        values (?, 'MEDIATE', 1, 'STARTED', '2026-08-03', 60, 'NATURAL_DAYS', ?, now())""").param(late).param(before).update();

        assertThat(moving.underNewest(null)).isZero();

        assertThat(limits.newest(LimitKind.HANDLE, claim).orElseThrow().dueOn()).isEqualTo("2026-10-08");
        assertThat(limits.newest(LimitKind.MEDIATE, late).orElseThrow().dueOn()).isEqualTo("2026-10-10");
    }

    @Test
    void what_an_older_release_has_started_comes_under_a_calendar_at_the_next_start() {
        String claim = office.receivesClaimForLand();
        jdbc.sql("""
                        insert into limit_clock_event (subject, kind, run, type, on_day, days, at)
                        values (?, 'ADVICE', 1, 'STARTED', '2026-08-03', 60, now())""").param(claim).update();
        assertThat(limits.newest(LimitKind.ADVICE, claim).orElseThrow().dueOn()).isEqualTo("2026-10-02");

        assertThat(moving.underNewest(null)).isZero();

        TimeLimit counted = limits.newest(LimitKind.ADVICE, claim).orElseThrow();
        assertThat(counted.dueOn()).isEqualTo("2026-10-08");
        assertThat(counted.explanation()).contains("8月3日起计入法定节假日和调休，到期日由10月2日改为10月8日。");
    }

    @Test
    void a_case_that_somebody_works_on_waits_and_is_moved_afterwards() throws Exception {
        String claim = office.receivesClaimForLand();
        try (Connection busy = dataSource.getConnection()) {
            busy.setAutoCommit(false);
            try (PreparedStatement lock =
                    busy.prepareStatement("select pg_advisory_xact_lock(hashtextextended('limit_clock:' || ?, 0))")) {
                lock.setString(1, claim);
                lock.execute();
            }
            assertThat(importing.take(2026, moved(), "admin").waiting()).isEqualTo(1);
            assertThat(limits.running(claim).get(0).dueOn()).isEqualTo("2026-10-08");
            busy.rollback();
        }

        assertThat(moving.underNewest("admin")).isZero();

        moved(claim, "2026-10-10", "8月3日");
    }

    private void moved(String claim, String to, String on) {
        assertThat(limits.running(claim).get(0).explanation()).anyMatch(line -> line.startsWith(on + "按新公布"));
        assertThat(office.task(claim, "UserTask_Handle").getDueDate())
                .isEqualTo(Date.from(LocalDate.parse(to)
                        .plusDays(1)
                        .atStartOfDay(ApplicationClock.ZONE)
                        .minusSeconds(1)
                        .toInstant()));
    }
}
