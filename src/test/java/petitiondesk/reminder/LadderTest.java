package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    private static final LadderRules USUAL = new LadderRules(20, 1, 7, 3, 3, 7, 7);
    /** As published for 2026, as far as these tests go: a National Day week and its make-up days. */
    private static final WorkDays DAYS = day -> {
        if (day.getMonthValue() == 10 && day.getDayOfMonth() <= 7) {
            return false;
        }
        if (List.of(LocalDate.parse("2026-09-20"), LocalDate.parse("2026-10-10"))
                .contains(day)) {
            return true;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    };

    @Test
    void a_limit_climbs_from_soon_to_the_office() {
        assertThat(steps("2026-08-03", "2026-08-18", "2026-08-31"))
                .containsExactly(
                        "SOON 2026-08-14",
                        "TODAY 2026-08-18",
                        "OVERDUE 2026-08-19",
                        "ESCALATED_HEAD 2026-08-21",
                        "STILL 2026-08-22",
                        "STILL 2026-08-25",
                        "ESCALATED_OFFICE 2026-08-25",
                        "STILL 2026-08-28",
                        "STILL 2026-08-31");
    }

    @Test
    void nothing_is_said_before_its_day() {
        assertThat(steps("2026-08-03", "2026-08-18", "2026-08-13")).isEmpty();
        assertThat(steps("2026-08-03", "2026-08-18", "2026-08-18")).endsWith("TODAY 2026-08-18");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03, 2026-08-04, none, one day is over before it could be soon",
        "2026-08-03, 2026-08-05, 2026-08-04, a fifth of two days is one",
        "2026-08-03, 2026-08-13, 2026-08-11, a fifth of ten days is two",
        "2026-08-03, 2026-08-14, 2026-08-11, a fraction counts as a day",
        "2026-08-03, 2026-09-10, 2026-09-03, at most seven days before"
    })
    void a_fifth_of_the_time_is_left_when_it_is_soon(String start, String due, String soon, String why) {
        List<String> expected = soon.equals("none") ? List.of() : List.of("SOON " + soon);
        assertThat(steps(start, due, due).stream().filter(step -> step.startsWith("SOON")))
                .as(why)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void what_would_be_soon_on_a_day_off_is_soon_on_the_working_day_before() {
        assertThat(steps("2026-09-01", "2026-10-09", "2026-10-09"))
                .containsExactly("SOON 2026-09-30", "TODAY 2026-10-09");
    }

    @Test
    void a_last_day_on_which_nobody_works_is_announced_on_the_working_day_before() {
        assertThat(steps("2026-08-03", "2026-08-22", "2026-08-24"))
                .containsExactly("SOON 2026-08-18", "TODAY 2026-08-21", "OVERDUE 2026-08-23");
    }

    @Test
    void a_make_up_saturday_is_a_day_like_others() {
        assertThat(steps("2026-09-25", "2026-10-10", "2026-10-10"))
                .containsExactly("SOON 2026-09-30", "TODAY 2026-10-10");
    }

    @Test
    void a_step_that_is_switched_off_is_not_told() {
        LadderRules quiet = new LadderRules(20, 1, 7, 0, 0, 0, 0);
        assertThat(new Ladder(day("2026-08-03"), day("2026-08-18"), quiet, DAYS).until(day("2027-01-01")))
                .extracting(Rung::step)
                .containsExactly(Step.SOON, Step.TODAY, Step.OVERDUE);
        assertThat(new Ladder(day("2026-08-03"), day("2026-08-18"), quiet, DAYS).isForLeaders(day("2027-01-01")))
                .isFalse();
    }

    @Test
    void leaders_find_it_in_their_list_from_the_seventh_day_on() {
        Ladder ladder = new Ladder(day("2026-08-03"), day("2026-08-18"), USUAL, DAYS);
        assertThat(ladder.isForLeaders(day("2026-08-24"))).isFalse();
        assertThat(ladder.isForLeaders(day("2026-08-25"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-03, SOON, 2026-08-14",
        "2026-08-14, TODAY, 2026-08-18",
        "2026-08-18, OVERDUE, 2026-08-19",
        "2026-08-19, ESCALATED_HEAD, 2026-08-21",
        "2026-12-01, STILL, 2026-12-02"
    })
    void there_is_always_a_next_step_while_reminders_repeat(String today, Step step, String on) {
        assertThat(new Ladder(day("2026-08-03"), day("2026-08-18"), USUAL, DAYS).after(day(today)))
                .contains(new Rung(step, day(on)));
    }

    @Test
    void after_the_last_step_nothing_comes() {
        LadderRules once = new LadderRules(20, 1, 7, 0, 3, 7, 7);
        assertThat(new Ladder(day("2026-08-03"), day("2026-08-18"), once, DAYS).after(day("2026-08-25")))
                .isEmpty();
    }

    @Test
    void a_step_becomes_true_when_its_day_begins_in_shanghai() {
        assertThat(new Rung(Step.OVERDUE, day("2026-08-19")).at()).isEqualTo("2026-08-18T16:00:00Z");
    }

    private static List<String> steps(String start, String due, String until) {
        return new Ladder(day(start), day(due), USUAL, DAYS)
                .until(day(until)).stream()
                        .map(rung -> rung.step() + " " + rung.on())
                        .toList();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
