package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.Refusal;
import petitiondesk.testing.DeskTest;

@DeskTest
class TimeLimitsIT {

    private final String subject = "test-" + UUID.randomUUID();

    @Autowired
    private TimeLimits limits;

    @Autowired
    private LimitAmounts amounts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_started_limit_runs_until_it_is_met() {
        limits.start(LimitKind.REGISTER, subject, at("2026-08-03T09:00"));
        assertThat(limits.running(subject)).extracting(TimeLimit::kind).containsExactly(LimitKind.REGISTER);

        limits.meet(LimitKind.REGISTER, subject, at("2026-08-04T10:00"));

        assertThat(limits.running(subject)).isEmpty();
        assertThat(limits.newest(LimitKind.REGISTER, subject))
                .get()
                .extracting(TimeLimit::metAt)
                .isEqualTo(at("2026-08-04T10:00"));
    }

    @Test
    void what_start_answers_is_what_is_kept() {
        TimeLimit started = limits.start(LimitKind.HANDLE, subject, at("2026-08-03T09:00"));

        assertThat(started.dueOn()).isEqualTo("2026-10-08");
        assertThat(limits.of(subject)).containsExactly(started);
    }

    @Test
    void the_day_of_the_start_is_the_day_in_shanghai() {
        assertThat(limits.start(LimitKind.HANDLE, subject, Instant.parse("2026-08-02T16:00:00Z"))
                        .startedOn())
                .isEqualTo("2026-08-03");
    }

    @Test
    void a_new_start_ends_the_running_limit_without_meeting_it() {
        limits.start(LimitKind.HANDLE, subject, at("2026-08-03T09:00"));
        TimeLimit second = limits.start(LimitKind.HANDLE, subject, at("2026-08-20T09:00"));

        assertThat(limits.running(subject)).containsExactly(second);
        assertThat(limits.newest(LimitKind.HANDLE, subject)).contains(second);
        assertThat(limits.of(subject))
                .extracting(TimeLimit::metAt, TimeLimit::endedAt)
                .containsExactly(tuple(null, at("2026-08-20T09:00")), tuple(null, null));
    }

    @Test
    void a_limit_that_was_met_late_keeps_its_lateness_when_its_kind_starts_again() {
        limits.start(LimitKind.HANDLE_REOPENED, subject, at("2026-08-03T09:00"));
        limits.meet(LimitKind.HANDLE_REOPENED, subject, at("2026-08-30T09:00"));
        limits.start(LimitKind.HANDLE_REOPENED, subject, at("2026-09-01T09:00"));

        assertThat(limits.of(subject))
                .extracting(limit -> limit.isOverdue(at("2026-09-02T09:00")))
                .containsExactly(true, false);
    }

    @Test
    void limits_that_run_are_answered_in_the_order_of_their_due_dates() {
        limits.start(LimitKind.HANDLE, subject, at("2026-08-03T09:00"));
        limits.start(LimitKind.REQUEST_REVIEW, subject, at("2026-08-04T09:00"));
        limits.start(LimitKind.REVISIT, subject, at("2026-08-05T09:00"));

        assertThat(limits.running(subject))
                .extracting(TimeLimit::kind)
                .containsExactly(LimitKind.REVISIT, LimitKind.REQUEST_REVIEW, LimitKind.HANDLE);
    }

    @Test
    void meeting_what_does_not_run_changes_nothing() {
        limits.meet(LimitKind.REVISIT, subject, at("2026-08-03T09:00"));

        assertThat(limits.of(subject)).isEmpty();
        assertThat(limits.newest(LimitKind.REVISIT, subject)).isEmpty();
    }

    @Test
    void a_limit_is_extended_once_and_the_move_is_logged() {
        limits.start(LimitKind.HANDLE, subject, at("2026-08-03T09:00"));

        TimeLimit extended = limits.extend(LimitKind.HANDLE, subject, 30, at("2026-09-28T09:00"));

        assertThat(extended.dueOn()).isEqualTo("2026-11-02");
        assertThat(limits.running(subject)).containsExactly(extended);
        assertThatThrownBy(() -> limits.extend(LimitKind.HANDLE, subject, 1, at("2026-09-29T09:00")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> limits.extend(LimitKind.REVISIT, subject, 1, at("2026-09-29T09:00")))
                .hasMessageContaining("现在没有正在计算的");
        assertThat(limits.running(subject)).containsExactly(extended);
        assertThat(moves()).containsExactly("EXTENDED 2026-10-08 2026-11-02");
    }

    @Test
    void hearing_days_are_given_back_when_the_limit_is_resumed() {
        limits.start(LimitKind.DECIDE_FINAL_REVIEW, subject, at("2026-08-03T09:00"));
        assertThat(limits.suspend(LimitKind.DECIDE_FINAL_REVIEW, subject, at("2026-08-10T09:00"))
                        .suspendedOn())
                .isEqualTo("2026-08-10");

        TimeLimit resumed = limits.resume(LimitKind.DECIDE_FINAL_REVIEW, subject, at("2026-08-11T17:00"));

        assertThat(resumed.dueOn()).isEqualTo("2026-09-04");
        assertThat(moves()).containsExactly("RESUMED 2026-09-02 2026-09-04");
    }

    @Test
    void a_simple_case_goes_on_as_an_ordinary_one_from_the_same_start() {
        limits.start(LimitKind.HANDLE_SIMPLE, subject, at("2026-08-03T09:00"));

        TimeLimit ordinary = limits.changeRoute(LimitKind.HANDLE_SIMPLE, subject, at("2026-08-12T09:00"));

        assertThat(ordinary.startedOn()).isEqualTo("2026-08-03");
        assertThat(limits.newest(LimitKind.HANDLE, subject)).contains(ordinary);
        limits.meet(LimitKind.HANDLE, subject, at("2026-08-20T09:00"));
        assertThat(limits.running(subject)).isEmpty();
        assertThat(limits.start(LimitKind.HANDLE, subject, at("2026-08-21T09:00"))
                        .dueOn())
                .isEqualTo("2026-10-20");
        assertThat(limits.of(subject)).hasSize(2);
    }

    @Test
    void a_local_number_of_days_counts_for_its_unit_from_now_on() {
        TimeLimit before = limits.start(LimitKind.ADVICE, subject, at("2026-08-03T09:00"), "land");
        amounts.set(LimitKind.ADVICE, null, 20, "admin");
        amounts.set(LimitKind.ADVICE, "land", 10, "admin");

        assertThat(limits.of(subject)).containsExactly(before);
        assertThat(amounts.of(LimitKind.ADVICE, "land")).isEqualTo(10);
        assertThat(amounts.of(LimitKind.ADVICE, "civil")).isEqualTo(20);
        assertThat(limits.start(LimitKind.ADVICE, subject, at("2026-08-03T09:00"), "land")
                        .dueOn())
                .isEqualTo("2026-08-13");

        amounts.set(LimitKind.ADVICE, "land", null, "admin");
        assertThat(amounts.of(LimitKind.ADVICE, "land")).isEqualTo(20);
        amounts.set(LimitKind.ADVICE, null, null, "admin");
        assertThat(amounts.of(LimitKind.ADVICE, "land")).isEqualTo(30);
        assertThat(amounts.history()).hasSizeGreaterThanOrEqualTo(4);
        assertThatThrownBy(() -> amounts.set(LimitKind.HANDLE, null, 70, "admin"))
                .hasMessageContaining("《信访工作条例》第三十四条");
        assertThatThrownBy(() -> amounts.set(LimitKind.MEDIATE, null, 0, "admin"))
                .hasMessageContaining("days");
    }

    private List<String> moves() {
        return jdbc.sql("select cause || ' ' || old_due_on || ' ' || new_due_on from limit_move where subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update limit_clock_event set on_day = on_day + 1",
                "delete from limit_clock_event",
                "truncate limit_clock_event"
            })
    void clock_events_can_be_neither_changed_nor_removed(String statement) {
        limits.start(LimitKind.HANDLE, subject, at("2026-08-03T09:00"));

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(ApplicationClock.ZONE).toInstant();
    }
}
