package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import petitiondesk.deadline.CalendarFile.Holiday;
import petitiondesk.shared.Refusal;

class CalendarFileTest {

    /** Invented: the State Council has not spoken of 2027 yet. */
    public static final CalendarFile INVENTED_2027 = new CalendarFile(
            2027,
            "虚构的2027年节假日安排",
            List.of(
                    new Holiday("元旦", "2027-01-01", "2027-01-03"),
                    new Holiday("春节", "2027-02-05", "2027-02-12"),
                    new Holiday("清明节", "2027-04-05", null),
                    new Holiday("劳动节", "2027-05-01", "2027-05-05"),
                    new Holiday("端午节", "2027-06-09", null),
                    new Holiday("中秋节", "2027-09-15", "2027-09-15"),
                    new Holiday("国庆节", "2027-10-01", "2027-10-07")),
            List.of("2027-02-13", "2027-02-14", "2027-10-09"));

    @Test
    void a_file_is_a_calendar() {
        CalendarYear year = INVENTED_2027.read(2027);

        assertThat(year.year()).isEqualTo(2027);
        assertThat(year.source()).isEqualTo("虚构的2027年节假日安排");
        assertThat(year.days()).hasSize(29);
        assertThat(year.days().get(LocalDate.of(2027, 2, 12)))
                .isEqualTo(new CalendarYear.Day(CalendarYear.Type.OFF, "春节"));
        assertThat(year.days().get(LocalDate.of(2027, 2, 13)))
                .isEqualTo(new CalendarYear.Day(CalendarYear.Type.WORK, "调休上班"));
    }

    @Test
    void a_calendar_can_be_taken_out_changed_and_given_again() {
        CalendarFile file = CalendarFile.of(Published.official().year(2026).orElseThrow());

        assertThat(file.holidays())
                .startsWith(
                        new Holiday("元旦", "2026-01-01", "2026-01-03"), new Holiday("春节", "2026-02-15", "2026-02-23"))
                .hasSize(7);
        assertThat(file.workdays()).startsWith("2026-01-04").hasSize(6);
        assertThat(file.read(2026).sameDays(Published.official().year(2026).orElseThrow()))
                .isTrue();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("year", "文件是2026年的", file -> with(2026, file.source(), file.holidays(), file.workdays())),
                wrong("year", "请写明年份", file -> with(null, file.source(), file.holidays(), file.workdays())),
                wrong("source", "来源不能为空", file -> with(2027, " ", file.holidays(), file.workdays())),
                wrong("source", "不能超过", file -> with(2027, "长".repeat(201), file.holidays(), file.workdays())),
                wrong("holidays", "没有一天放假", file -> with(2027, file.source(), List.of(), file.workdays())),
                wrong("holidays", "没有一天放假", file -> with(2027, file.source(), null, file.workdays())),
                wrong("holidays", "缺少法定节日：清明节（2027-04-05）", file -> without(file, 2)),
                wrong(
                        "holidays",
                        "最多60项",
                        file -> with(
                                2027,
                                file.source(),
                                Collections.nCopies(61, file.holidays().get(0)),
                                file.workdays())),
                wrong("holidays[7]", "这一项是空的", file -> plus(file, null)),
                wrong("holidays[7].name", "节日名称不能为空", file -> plus(file, new Holiday(null, "2027-11-01", null))),
                wrong("holidays[7].name", "不能超过", file -> plus(file, new Holiday("长".repeat(21), "2027-11-01", null))),
                wrong(
                        "holidays[7].from",
                        "没有“2027-02-31”这一天",
                        file -> plus(file, new Holiday("节", "2027-02-31", null))),
                wrong("holidays[7].from", "没有“二月”这一天", file -> plus(file, new Holiday("节", "二月", null))),
                wrong(
                        "holidays[7].from",
                        "没有“" + "长".repeat(20) + "”这一天",
                        file -> plus(file, new Holiday("节", "长".repeat(500), null))),
                wrong("holidays[7].from", "请填写日期", file -> plus(file, new Holiday("节", null, "2027-11-01"))),
                wrong("holidays[7].from", "请填写日期", file -> plus(file, new Holiday("节", " ", null))),
                wrong(
                        "holidays[7].from",
                        "2026-12-31不在2027年",
                        file -> plus(file, new Holiday("节", "2026-12-31", null))),
                wrong(
                        "holidays[7].to",
                        "2028-01-01不在2027年",
                        file -> plus(file, new Holiday("节", "2027-12-31", "2028-01-01"))),
                wrong("holidays[7].to", "早于开始日期", file -> plus(file, new Holiday("节", "2027-11-02", "2027-11-01"))),
                wrong("holidays[7].to", "不会超过15天", file -> plus(file, new Holiday("节", "2027-11-01", "2027-11-17"))),
                wrong(
                        "holidays[7]",
                        "2027-10-07已经在“国庆节”",
                        file -> plus(file, new Holiday("节", "2027-10-07", "2027-10-08"))),
                wrong("workdays[3]", "本来就上班", file -> working(file, "2027-11-01")),
                wrong("workdays[3]", "同时列为放假和上班", file -> working(file, "2027-10-02")),
                wrong("workdays[3]", "重复", file -> working(file, "2027-10-09")),
                wrong("workdays[3]", "没有“2027-02-31”这一天", file -> working(file, "2027-02-31")),
                wrong("workdays[3]", "不在2027年", file -> working(file, "2028-01-08")),
                wrong("workdays[3]", "请填写日期", file -> working(file, null)),
                wrong(
                        "workdays",
                        "最多60项",
                        file -> with(2027, file.source(), file.holidays(), Collections.nCopies(61, "2027-10-09"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrong")
    void what_is_wrong_is_refused_with_its_field(String field, String message, UnaryOperator<CalendarFile> change) {
        CalendarFile file = change.apply(INVENTED_2027);

        assertThatThrownBy(() -> file.read(2027)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsOnly(field);
            assertThat(refusal).hasMessageContaining(message);
        });
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        CalendarFile file = new CalendarFile(2026, null, List.of(new Holiday("", "x", "y")), List.of("z"));

        assertThatThrownBy(() -> file.read(2027))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(Refusal.FieldError::field)
                                .containsExactly(
                                        "year",
                                        "source",
                                        "holidays[0].name",
                                        "holidays[0].from",
                                        "holidays[0].to",
                                        "holidays",
                                        "workdays[0]"));
    }

    @Test
    void years_before_the_law_of_2025_and_far_ahead_are_not_taken_in() {
        for (int year : new int[] {2024, 2101, -1}) {
            assertThatThrownBy(() -> INVENTED_2027.read(year))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("年份应为2025至2100（year）");
        }
        CalendarFile first = CalendarFile.of(Published.official().year(2025).orElseThrow());
        assertThat(first.read(2025).days()).hasSize(33);
    }

    @Test
    void a_year_without_make_up_days_and_a_holiday_of_fifteen_days_are_fine() {
        CalendarFile file = plus(INVENTED_2027, new Holiday("节", "2027-11-01", "2027-11-16"));

        assertThat(with(2027, file.source(), file.holidays(), null).read(2027).days())
                .hasSize(26 + 16);
    }

    private static Arguments wrong(String field, String message, UnaryOperator<CalendarFile> change) {
        return Arguments.of(field, message, change);
    }

    private static CalendarFile with(Integer year, String source, List<Holiday> holidays, List<String> workdays) {
        return new CalendarFile(year, source, holidays, workdays);
    }

    private static CalendarFile without(CalendarFile file, int holiday) {
        List<Holiday> fewer = new ArrayList<>(file.holidays());
        fewer.remove(holiday);
        return with(file.year(), file.source(), fewer, file.workdays());
    }

    private static CalendarFile plus(CalendarFile file, Holiday holiday) {
        List<Holiday> more = new ArrayList<>(file.holidays());
        more.add(holiday);
        return with(file.year(), file.source(), more, file.workdays());
    }

    private static CalendarFile working(CalendarFile file, String day) {
        List<String> more = new ArrayList<>(file.workdays());
        more.add(day);
        return with(file.year(), file.source(), file.holidays(), more);
    }
}
