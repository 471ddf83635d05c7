package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import petitiondesk.deadline.TimeLimits.TimeLimit;

class LimitCalculationTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-10, 15, 2026-02-25",
        "2026-08-03, 60, 2026-10-02",
        "2026-09-01, 30, 2026-10-01",
        "2026-02-02, 15, 2026-02-17",
        "2027-12-20, 15, 2028-01-04",
        "2028-02-15, 15, 2028-03-01"
    })
    void natural_days_run_from_the_day_after_the_start(String start, int days, LocalDate due) {
        assertThat(ClockStory.started(LimitKind.HANDLE, start, days).limit().dueOn())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03, 1, 2026-08-04",
        "2026-08-03, 4, 2026-08-07",
        "2026-08-03, 5, 2026-08-10",
        "2026-08-03, 7, 2026-08-12",
        "2026-08-07, 1, 2026-08-10",
        "2026-08-08, 1, 2026-08-10",
        "2026-08-09, 5, 2026-08-14"
    })
    void working_days_pass_over_weekends(String start, int days, LocalDate due) {
        assertThat(ClockStory.started(LimitKind.REVISIT, start, days).limit().dueOn())
                .isEqualTo(due);
    }

    @Test
    void the_last_day_ends_at_midnight_in_shanghai() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60).limit();

        assertThat(limit.dueAt()).isEqualTo(Instant.parse("2026-10-02T16:00:00Z"));
        assertThat(limit.isOverdue(Instant.parse("2026-10-02T15:59:59.999Z"))).isFalse();
        assertThat(limit.isOverdue(Instant.parse("2026-10-02T16:00:00Z"))).isTrue();
    }

    @Test
    void a_limit_met_in_time_is_never_overdue_afterwards() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .met("2026-10-02")
                .limit();

        assertThat(limit.isRunning()).isFalse();
        assertThat(limit.isOverdue(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void a_limit_met_too_late_stays_overdue() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .met("2026-10-03")
                .limit();

        assertThat(limit.isOverdue(Instant.parse("2026-08-04T00:00:00Z"))).isTrue();
    }

    @Test
    void a_limit_that_ended_in_time_does_not_become_overdue() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .ended("2026-08-20")
                .limit();

        assertThat(limit.isRunning()).isFalse();
        assertThat(limit.metAt()).isNull();
        assertThat(limit.isOverdue(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void an_extension_is_added_to_the_limit_and_named() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .extended("2026-09-28", 30)
                .limit();

        assertThat(limit.dueOn()).isEqualTo("2026-11-01");
        assertThat(limit.explanation()).first().asString().contains("至11月1日24时止，共90日（含延长30日）。");
    }

    @Test
    void hearing_days_are_not_counted() {
        TimeLimit limit = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-08-03", 30)
                .suspended("2026-08-10")
                .resumed("2026-08-11")
                .limit();

        assertThat(limit.dueOn()).isEqualTo("2026-09-04");
        assertThat(limit.explanation()).contains("8月10日至8月11日中止计算，期间不计入。");
    }

    @Test
    void a_hearing_that_is_not_over_says_so_and_moves_nothing_yet() {
        TimeLimit limit = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-08-03", 30)
                .suspended("2026-08-10")
                .limit();

        assertThat(limit.dueOn()).isEqualTo("2026-09-02");
        assertThat(limit.explanation()).contains("8月10日起中止计算，恢复之日再按中止的日数顺延。");
    }

    @Test
    void the_explanation_says_how_days_are_counted_and_what_is_left_out() {
        assertThat(ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                        .limit()
                        .explanation())
                .containsExactly("8月3日起算，当日不计入；至10月2日24时止，共60日。节假日顺延规则尚未计入。", "依据：《信访工作条例》第三十四条。");
        assertThat(ClockStory.started(LimitKind.REVISIT, "2026-08-03", 7)
                        .limit()
                        .explanation())
                .containsExactly("8月3日起算，当日不计入；周六、周日不计入；至8月12日24时止，共7个工作日。节假日和调休规则尚未计入。", "依据：联席会议制度（本地规定）。");
    }

    @Test
    void the_explanation_names_the_years_when_the_limit_crosses_one() {
        assertThat(ClockStory.started(LimitKind.REGISTER, "2026-12-20", 15)
                        .limit()
                        .explanation())
                .first()
                .asString()
                .startsWith("2026年12月20日起算，当日不计入；至2027年1月4日24时止");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_says_what_it_is_for_and_who_sets_it(LimitKind kind) {
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.source()).isNotBlank();
        assertThat(kind.amount() > 0)
                .as("either days are counted or the day is set")
                .isEqualTo(kind.unit() != LimitKind.Unit.SET_DAY);
    }
}
