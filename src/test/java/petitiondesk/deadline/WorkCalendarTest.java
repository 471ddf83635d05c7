package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 8, 7);

    private final WorkCalendar calendar = Published.official();

    @Test
    void ordinary_saturdays_and_sundays_are_days_off() {
        assertThat(calendar.onOrAfter(FRIDAY)).isEqualTo(FRIDAY);
        assertThat(calendar.onOrAfter(FRIDAY.plusDays(1))).isEqualTo("2026-08-10");
        assertThat(calendar.onOrBefore(FRIDAY.plusDays(2))).isEqualTo(FRIDAY);
        assertThat(calendar.after(FRIDAY, 3)).isEqualTo("2026-08-12");
        assertThat(calendar.after(FRIDAY, 0)).isEqualTo(FRIDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02, 国庆节",
        "2026-10-04, 国庆节",
        "2026-09-26, 中秋节",
        "2026-08-08, 周六",
        "2026-08-09, 周日",
        "2026-08-10, ",
        "2026-09-20, ",
        "2026-10-10, ",
        "2027-02-06, 春节",
        "2027-02-05, 除夕",
        "2027-10-03, 国庆节",
        "2027-10-04, ",
        "2027-01-02, 周六"
    })
    void a_day_off_says_why(LocalDate day, String why) {
        assertThat(calendar.whyOff(day).orElse(null)).isEqualTo(why);
        assertThat(calendar.isWorkingDay(day)).isEqualTo(why == null);
    }

    @Test
    void a_make_up_sunday_is_worked() {
        assertThat(calendar.isMakeUpDay(LocalDate.of(2026, 9, 20))).isTrue();
        assertThat(calendar.isMakeUpDay(LocalDate.of(2026, 9, 19))).isFalse();
        assertThat(calendar.isMakeUpDay(LocalDate.of(2026, 9, 21))).isFalse();
        assertThat(calendar.onOrBefore(LocalDate.of(2026, 9, 20))).isEqualTo("2026-09-20");
    }

    @Test
    void the_library_knows_2026_with_33_days_off_and_6_make_up_days() {
        CalendarYear year = calendar.year(2026).orElseThrow();

        assertThat(year.days().values().stream().filter(day -> day.type() == CalendarYear.Type.OFF))
                .hasSize(33);
        assertThat(year.days().entrySet().stream()
                        .filter(day -> day.getValue().type() == CalendarYear.Type.WORK)
                        .map(day -> day.getKey().toString()))
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
        assertThat(year.source()).contains("国务院办公厅");
    }

    @Test
    void what_the_library_publishes_has_every_day_that_the_law_gives() {
        for (CalendarYear year : OfficialYears.known()) {
            if (year.year() >= 2025) {
                assertThat(StatutoryDays.of(year.year()).keySet())
                        .allSatisfy(day -> assertThat(year.days().get(day).type())
                                .as(day.toString())
                                .isEqualTo(CalendarYear.Type.OFF));
            }
        }
        assertThat(OfficialYears.known())
                .extracting(CalendarYear::year)
                .startsWith(2010)
                .contains(2024, 2025, 2026);
    }

    @Test
    void days_off_by_law_follow_moon_and_sun() {
        assertThat(StatutoryDays.of(2028).entrySet().stream().map(day -> day.getKey() + day.getValue()))
                .containsExactly(
                        "2028-01-01元旦",
                        "2028-01-25除夕",
                        "2028-01-26春节",
                        "2028-01-27春节",
                        "2028-01-28春节",
                        "2028-04-04清明节",
                        "2028-05-01劳动节",
                        "2028-05-02劳动节",
                        "2028-05-28端午节",
                        "2028-10-01国庆节",
                        "2028-10-02国庆节",
                        "2028-10-03中秋节");
        assertThat(StatutoryDays.of(2024)).hasSize(11).doesNotContainKey(LocalDate.of(2024, 2, 9));
        assertThat(StatutoryDays.of(2025)).hasSize(13).containsKey(LocalDate.of(2025, 1, 28));
    }

    @Test
    void a_year_that_is_not_published_is_provisional_until_it_is_taken_in() {
        assertThat(calendar.isProvisional(2026)).isFalse();
        assertThat(calendar.isProvisional(2027)).isTrue();

        WorkCalendar later = calendar.with(7, Published.year(2027, "2027-02-08 OFF"));

        assertThat(later.isProvisional(2027)).isFalse();
        assertThat(later.version()).isEqualTo(7);
        assertThat(later.changedYear()).isEqualTo(2027);
        assertThat(later.whyOff(LocalDate.of(2027, 2, 8))).contains("补假");
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 8))).isFalse();
        assertThat(calendar.years()).hasSize(later.years().size() - 1);
    }

    @Test
    void two_editions_are_the_same_if_their_days_are_whatever_they_are_called() {
        CalendarYear year = Published.year(2026);

        assertThat(year.sameDays(calendar.year(2026).orElseThrow())).isTrue();
        assertThat(year.sameDays(Published.year(2026, "2026-10-08 OFF"))).isFalse();
        assertThat(year.sameDays(Published.year(2026, "2026-10-07 OFF"))).isTrue();
        assertThat(year.sameDays(Published.year(2026, "2026-10-10 OFF"))).isFalse();
    }

    @Test
    void days_are_written_as_stretches_of_what_they_are() {
        List<LocalDate> days = LocalDate.of(2026, 9, 25)
                .datesUntil(LocalDate.of(2026, 10, 12))
                .filter(day -> !calendar.isWorkingDay(day))
                .toList();

        assertThat(new DayWords(false)
                        .stretches(days, day -> calendar.whyOff(day).orElseThrow()))
                .isEqualTo("9月25日至27日（中秋节）、10月1日至7日（国庆节）、10月11日（周日）");
        assertThat(new DayWords(true)
                        .stretches(
                                List.of(FRIDAY.plusDays(1), FRIDAY.plusDays(2), FRIDAY.plusDays(8)),
                                WorkCalendar::weekday))
                .isEqualTo("2026年8月8日至9日（周六、周日）、2026年8月15日（周六）");
        assertThat(new DayWords(false)
                        .stretches(List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1)), WorkCalendar::weekday))
                .isEqualTo("1月31日至2月1日（周六、周日）");
        assertThat(new DayWords(false)
                        .stretches(List.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 2)), WorkCalendar::weekday))
                .isEqualTo("2月1日（周日）、2月2日（周一）");
    }
}
