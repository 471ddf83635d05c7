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
        "2026-08-03, 60, 2026-10-08",
        "2026-09-10, 10, 2026-09-20",
        "2026-09-09, 10, 2026-09-20",
        "2027-12-20, 15, 2028-01-04",
        "2028-02-15, 15, 2028-03-01"
    })
    void natural_days_run_from_the_day_after_the_start_and_end_on_a_working_day(String start, int days, LocalDate due) {
        assertThat(ClockStory.started(LimitKind.HANDLE, start, days).dueOn()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03, 1, 2026-08-04",
        "2026-08-03, 4, 2026-08-07",
        "2026-08-03, 5, 2026-08-10",
        "2026-08-03, 7, 2026-08-12",
        "2026-08-07, 1, 2026-08-10",
        "2026-08-08, 1, 2026-08-10",
        "2026-08-09, 5, 2026-08-14",
        "2026-09-18, 1, 2026-09-20"
    })
    void working_days_pass_over_weekends_and_count_make_up_days(String start, int days, LocalDate due) {
        assertThat(ClockStory.started(LimitKind.REVISIT, start, days).dueOn()).isEqualTo(due);
    }

    @Test
    void a_day_that_was_set_is_not_moved_by_a_holiday() {
        TimeLimit limit = ClockStory.started(LimitKind.LED, "2026-08-25", 38).limit();

        assertThat(limit.dueOn()).isEqualTo("2026-10-02").isEqualTo(limit.target());
        assertThat(limit.provisional()).isFalse();
        assertThat(limit.explanation()).containsExactly("8月25日议定，定于10月2日24时止；定好的日期不因放假顺延。", "依据：联席会议决定（四定四包）。");
    }

    @Test
    void the_last_day_ends_at_midnight_in_shanghai() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60).limit();

        assertThat(limit.dueAt()).isEqualTo(Instant.parse("2026-10-08T16:00:00Z"));
        assertThat(limit.isOverdue(Instant.parse("2026-10-08T15:59:59.999Z"))).isFalse();
        assertThat(limit.isOverdue(Instant.parse("2026-10-08T16:00:00Z"))).isTrue();
    }

    @Test
    void a_limit_met_in_time_is_never_overdue_afterwards() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .met("2026-10-08")
                .limit();

        assertThat(limit.isRunning()).isFalse();
        assertThat(limit.isOverdue(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void a_limit_met_too_late_stays_overdue() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .met("2026-10-09")
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
    void an_extension_counts_from_the_end_before_it_was_moved() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE, "2026-08-03", 60)
                .extended("2026-09-28", 30)
                .limit();

        assertThat(limit.target()).isEqualTo("2026-11-01");
        assertThat(limit.dueOn()).isEqualTo("2026-11-02");
        assertThat(limit.explanation())
                .containsExactly(
                        "8月3日受理，当日不计入；8月4日起算，9月28日批准延长30日，第90日为11月1日。",
                        "11月1日（周日）休息，顺延至11月2日（周一），24时止。",
                        "依据：《信访工作条例》第三十四条。");
    }

    @Test
    void hearing_days_are_not_counted() {
        TimeLimit limit = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-08-03", 30)
                .suspended("2026-08-10")
                .resumed("2026-08-11")
                .limit();

        assertThat(limit.dueOn()).isEqualTo("2026-09-04");
        assertThat(limit.suspendedOn()).isNull();
        assertThat(limit.explanation()).contains("8月10日至8月11日因听证中止计算，共2日不计入。");
    }

    @Test
    void a_hearing_on_the_day_to_which_the_limit_moved_keeps_that_day_for_afterwards() {
        TimeLimit limit = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-09-01", 30)
                .suspended("2026-10-05")
                .resumed("2026-10-09")
                .limit();

        assertThat(limit.target()).isEqualTo("2026-10-01");
        assertThat(limit.dueOn()).isEqualTo("2026-10-10");
        assertThat(limit.explanation())
                .contains("10月5日至10月9日因听证中止计算，共5日不计入。", "10月1日至4日（国庆节）、10月5日至9日（听证）休息或听证，顺延至10月10日（周六），24时止。");
    }

    @Test
    void a_hearing_on_the_last_legal_day_leaves_that_day_for_afterwards() {
        assertThat(ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-09-01", 30)
                        .suspended("2026-10-08")
                        .resumed("2026-10-08")
                        .dueOn())
                .isEqualTo("2026-10-09");
        assertThat(ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-09-01", 30)
                        .suspended("2026-10-09")
                        .resumed("2026-10-09")
                        .dueOn())
                .isEqualTo("2026-10-08");
    }

    @Test
    void a_hearing_that_is_not_over_moves_nothing_yet_and_is_late_for_nothing() {
        TimeLimit limit = ClockStory.started(LimitKind.DECIDE_FINAL_REVIEW, "2026-08-03", 30)
                .suspended("2026-08-10")
                .limit();

        assertThat(limit.dueOn()).isEqualTo("2026-09-02");
        assertThat(limit.suspendedOn()).isEqualTo("2026-08-10");
        assertThat(limit.isOverdue(Instant.parse("2026-12-01T00:00:00Z"))).isFalse();
        assertThat(limit.explanation()).contains("8月10日起因听证中止计算，恢复之日再按中止的日数顺延。");
    }

    @Test
    void the_switch_to_the_ordinary_procedure_keeps_the_start() {
        TimeLimit limit = ClockStory.started(LimitKind.HANDLE_SIMPLE, "2026-08-03")
                .routeChanged(LimitKind.HANDLE, "2026-08-12")
                .limit();

        assertThat(limit.kind()).isEqualTo(LimitKind.HANDLE);
        assertThat(limit.startedOn()).isEqualTo("2026-08-03");
        assertThat(limit.dueOn()).isEqualTo("2026-10-08");
        assertThat(limit.explanation())
                .containsExactly(
                        "8月3日受理，当日不计入；8月4日起算，第60日为10月2日。",
                        "10月2日至7日（国庆节）休息，顺延至10月8日（周四），24时止。",
                        "8月12日由“办结（简易程序）”转为“作出处理意见”，起算日不变。",
                        "依据：《信访工作条例》第三十四条。");
    }

    @Test
    void the_explanation_names_every_day_that_was_left_out_and_every_make_up_day() {
        assertThat(ClockStory.started(LimitKind.HANDLE_SIMPLE, "2026-09-18")
                        .limit()
                        .explanation())
                .containsExactly(
                        "9月18日受理，当日不计入；9月19日起算，第10个工作日为10月9日，24时止。",
                        "其间休息，不计入：9月19日（周六）、9月25日至27日（中秋节）、10月1日至7日（国庆节）。",
                        "调休上班，计入：9月20日（周日）。",
                        "依据：《信访事项简易办理办法（试行）》。");
        assertThat(ClockStory.started(LimitKind.OBJECT, "2026-08-03").limit().explanation())
                .containsExactly(
                        "8月3日收到转送、交办，当日不计入；8月4日起算，第5个工作日为8月10日，24时止。", "其间休息，不计入：8月8日至9日（周六、周日）。", "依据：《信访工作条例》第二十三条。");
        assertThat(ClockStory.started(LimitKind.REVISIT, "2026-08-03", 4)
                        .limit()
                        .explanation())
                .hasSize(2);
    }

    @Test
    void the_explanation_names_the_years_when_the_limit_crosses_one_and_a_year_that_is_not_published() {
        TimeLimit limit = ClockStory.started(LimitKind.REGISTER, "2026-12-20").limit();

        assertThat(limit.provisional()).isTrue();
        assertThat(limit.explanation())
                .containsExactly(
                        "2026年12月20日收到，当日不计入；2026年12月21日起算，第15日为2027年1月4日，24时止。",
                        "2027年放假安排尚未公布，暂按周末和法定节日推算，公布后自动重新计算。",
                        "依据：《信访工作条例》第二十二条。");
        assertThat(ClockStory.started(LimitKind.REGISTER, "2026-12-01").limit().provisional())
                .isFalse();
        assertThat(ClockStory.started(LimitKind.REVISIT, "2026-12-31", 1)
                        .limit()
                        .provisional())
                .isTrue();
        assertThat(ClockStory.started(LimitKind.REVISIT, "2026-12-28", 2)
                        .limit()
                        .provisional())
                .isFalse();
        assertThat(ClockStory.started(LimitKind.HANDLE, "2026-12-01", 400)
                        .limit()
                        .explanation())
                .anyMatch(line -> line.startsWith("2027、2028年放假安排尚未公布"));
    }

    @Test
    void a_later_calendar_moves_the_date_and_says_so() {
        Published calendars = new Published();
        long later = calendars.add(Published.year(2026, "2026-10-08 OFF", "2026-10-11 WORK"));
        ClockStory claim = ClockStory.started(calendars, LimitKind.HANDLE, "2026-08-03", 60);

        TimeLimit limit = claim.calendar(later, "2026-09-15").limit();

        assertThat(claim.dueOn()).isEqualTo("2026-10-08");
        assertThat(limit.dueOn()).isEqualTo("2026-10-09");
        assertThat(limit.explanation())
                .containsExactly(
                        "8月3日受理，当日不计入；8月4日起算，第60日为10月2日。",
                        "10月2日至7日（国庆节）、10月8日（补假）休息，顺延至10月9日（周五），24时止。",
                        "9月15日按新公布的2026年放假安排重新计算，到期日由10月8日改为10月9日。",
                        "依据：《信访工作条例》第三十四条。");
    }

    @Test
    void a_calendar_that_changes_nothing_is_not_spoken_of() {
        Published calendars = new Published();
        long later = calendars.add(Published.year(2026, "2026-12-31 OFF"));
        ClockStory claim = ClockStory.started(calendars, LimitKind.HANDLE, "2026-08-03", 60);

        assertThat(claim.calendar(later, "2026-09-15").limit()).isEqualTo(claim.limit());
        assertThat(claim.calendar(later, "2026-09-15").run().calendar()).isEqualTo(later);
    }

    @Test
    void a_limit_that_was_met_stays_under_the_calendar_of_that_day() {
        Published calendars = new Published();
        long later = calendars.add(Published.year(2026, "2026-10-08 OFF"));
        ClockStory met = ClockStory.started(calendars, LimitKind.HANDLE, "2026-08-03", 60)
                .met("2026-09-10");

        assertThat(met.calendar(later, "2026-09-15").limit()).isEqualTo(met.limit());
        assertThat(met.ended("2026-09-16").limit().endedAt()).isNull();
    }

    @Test
    void what_an_older_release_counted_stays_until_a_calendar_comes() {
        ClockStory old = ClockStory.startedBeforeCalendars(LimitKind.HANDLE, "2026-08-03", 60);

        assertThat(old.dueOn()).isEqualTo("2026-10-02");
        assertThat(old.run().calendar()).isZero();
        assertThat(old.limit().provisional()).isFalse();
        assertThat(old.limit().explanation())
                .containsExactly(
                        "8月3日受理，当日不计入；8月4日起算，第60日为10月2日，24时止。", "这一期限按当时的算法计算，未计入法定节假日和调休。", "依据：《信访工作条例》第三十四条。");
        assertThat(old.calendar(Published.OFFICIAL, "2026-09-01").limit())
                .returns(LocalDate.of(2026, 10, 8), TimeLimit::dueOn)
                .satisfies(limit -> assertThat(limit.explanation()).contains("9月1日起计入法定节假日和调休，到期日由10月2日改为10月8日。"));
        ClockStory working = ClockStory.startedBeforeCalendars(LimitKind.REVISIT, "2026-09-30", 3);
        assertThat(working.dueOn()).isEqualTo("2026-10-05");
        assertThat(working.limit().explanation()).contains("其间休息，不计入：10月3日至4日（周六、周日）。");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_says_what_it_is_for_from_when_by_whom_and_who_sets_it(LimitKind kind) {
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.begins()).isNotBlank();
        assertThat(kind.source()).isNotBlank();
        assertThat(kind.owner().title()).isNotBlank();
        assertThat(kind.rule()).matches("(D\\d+( D\\d+)?)?");
        assertThat(kind.amount() > 0)
                .as("either days are counted or the day is set")
                .isEqualTo(kind.unit() != LimitKind.Unit.SET_DAY);
        assertThat(kind.owedByOffice())
                .isEqualTo(kind != LimitKind.REQUEST_REVIEW
                        && kind != LimitKind.REQUEST_FINAL_REVIEW
                        && kind != LimitKind.CONFIRM_AGREEMENT);
        assertThat(kind.isLocal() && kind.source().contains("《")).isFalse();
    }

    @Test
    void the_list_of_limits_is_complete() {
        assertThat(java.util.Arrays.stream(LimitKind.values())
                        .flatMap(kind -> java.util.Arrays.stream(kind.rule().split(" ")))
                        .filter(rule -> !rule.isEmpty()))
                .containsAll(java.util.stream.IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> "D" + number)
                        .toList());
        assertThat(java.util.Arrays.stream(LimitKind.values()).filter(LimitKind::isLocal))
                .containsExactly(
                        LimitKind.HANDLE_REOPENED,
                        LimitKind.ADVICE,
                        LimitKind.ADVICE_AGAIN,
                        LimitKind.REVISIT,
                        LimitKind.SECOND_LOOK,
                        LimitKind.MEDIATE,
                        LimitKind.ASSESS_ACCUSATION,
                        LimitKind.INVESTIGATE_ACCUSATION,
                        LimitKind.ANSWER_ACCUSATION,
                        LimitKind.PREPARE_MEETING);
        assertThat(LimitKind.HANDLE.maxExtension()).isEqualTo(30);
        assertThat(LimitKind.REGISTER_SIMPLE.ordinary()).contains(LimitKind.REGISTER);
        assertThat(LimitKind.HANDLE.ordinary()).isEmpty();
    }
}
