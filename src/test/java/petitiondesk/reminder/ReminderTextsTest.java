package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import petitiondesk.deadline.LimitKind;
import petitiondesk.reminder.ReminderTexts.Reminded;

class ReminderTextsTest {

    private static final LocalDate LAST = LocalDate.of(2027, 1, 21);

    @Test
    void a_line_of_a_morning_marks_a_date_that_may_still_move() {
        assertThat(line(Step.SOON, LAST.minusDays(7), true))
                .isEqualTo("1. XF2026-000001 作出处理意见：期限2027年1月21日（暂定），1月14日起临近期限%n   https://desk.invalid/task"
                        .formatted());
        assertThat(line(Step.SOON, LAST.minusDays(7), false)).contains("期限2027年1月21日，1月14日起临近期限");
    }

    @Test
    void a_last_day_on_which_nobody_works_is_said_to_be_such() {
        assertThat(line(Step.TODAY, LAST, false)).contains("1月21日到期");
        assertThat(line(Step.TODAY, LAST.minusDays(1), false)).contains("最后一天不上班，请在1月20日办结");
        assertThat(line(Step.STILL, LAST.plusDays(4), false)).contains("至1月25日已逾期4天，仍未办结");
    }

    private static String line(Step step, LocalDate becameOn, boolean provisional) {
        Alert alert = new Alert(
                1,
                "XF2026-000001",
                LimitKind.HANDLE,
                LAST.minusDays(60),
                LAST,
                step,
                becameOn,
                "unit-land",
                Alert.Way.DIGEST,
                becameOn,
                "/task",
                Instant.EPOCH);
        return ReminderTexts.lines(List.of(new Reminded(alert, provisional)), "https://desk.invalid");
    }
}
