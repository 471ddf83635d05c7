package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The dates that the office has checked by hand. */
class LimitVectorsTest {

    @Test
    void five_working_days_from_10_february_2026_pass_over_the_spring_festival() {
        workingDays("2026-02-10", 5, "2026-02-24");
    }

    @Test
    void three_working_days_from_18_september_2026_count_the_make_up_sunday() {
        workingDays("2026-09-18", 3, "2026-09-22");
    }

    @Test
    void ten_working_days_from_18_september_2026_pass_over_two_holidays() {
        workingDays("2026-09-18", 10, "2026-10-09");
    }

    @Test
    void three_working_days_from_30_april_2026_pass_over_labour_day() {
        workingDays("2026-04-30", 3, "2026-05-08");
    }

    @Test
    void fifteen_days_from_10_february_2026_end_on_a_working_day() {
        naturalDays("2026-02-10", 15, "2026-02-25", "2026-02-25");
    }

    @Test
    void fifteen_days_from_2_february_2026_roll_past_the_spring_festival() {
        naturalDays("2026-02-02", 15, "2026-02-17", "2026-02-24");
    }

    @Test
    void sixty_days_from_3_august_2026_roll_past_the_national_day() {
        naturalDays("2026-08-03", 60, "2026-10-02", "2026-10-08");
    }

    @Test
    void thirty_days_from_1_september_2026_roll_past_the_national_day() {
        naturalDays("2026-09-01", 30, "2026-10-01", "2026-10-08");
    }

    private static void workingDays(String start, int days, String due) {
        assertThat(Published.official().after(LocalDate.parse(start), days)).isEqualTo(due);
        assertThat(ClockStory.started(LimitKind.REVISIT, start, days).limit())
                .returns(LocalDate.parse(due), TimeLimits.TimeLimit::dueOn)
                .returns(LocalDate.parse(due), TimeLimits.TimeLimit::target);
    }

    private static void naturalDays(String start, int days, String target, String due) {
        assertThat(ClockStory.started(LimitKind.HANDLE, start, days).limit())
                .returns(LocalDate.parse(target), TimeLimits.TimeLimit::target)
                .returns(LocalDate.parse(due), TimeLimits.TimeLimit::dueOn);
    }
}
