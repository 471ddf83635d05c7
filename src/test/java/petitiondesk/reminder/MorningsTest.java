package petitiondesk.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import petitiondesk.platform.ApplicationClock;

class MorningsTest {

    private static final WorkDays WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    private final Mornings mornings = new Mornings(settings(Map.of()), days(WEEKDAYS));

    @ParameterizedTest
    @CsvSource({
        "2026-08-05T07:59, 2026-08-04",
        "2026-08-05T08:00, 2026-08-05",
        "2026-08-08T12:00, 2026-08-07",
        "2026-08-10T07:00, 2026-08-07"
    })
    void the_newest_morning_is_that_of_a_working_day(String now, String morning) {
        assertThat(mornings.newest(at(now))).isEqualTo(morning);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-05T08:00, true",
        "2026-08-05T19:59, true",
        "2026-08-05T20:00, false",
        "2026-08-05T06:59, false",
        "2026-08-08T10:00, false"
    })
    void quiet_hours_and_days_off_are_no_time_for_mails(String now, boolean open) {
        assertThat(mornings.areOpen(at(now))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-08, 2026-08-10", "2026-08-10, 2026-08-10"})
    void what_becomes_true_at_the_weekend_is_told_on_monday(String day, String morning) {
        assertThat(mornings.of(LocalDate.parse(day))).isEqualTo(morning);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-10T08:00, 2026-08-10",
        "2026-08-10T07:59, 2026-08-03",
        "2026-08-14T12:00, 2026-08-10",
        "2026-08-16T12:00, 2026-08-10"
    })
    void leaders_get_their_list_on_mondays(String now, String day) {
        assertThat(mornings.newestForLeaders(at(now))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-10T12:00, 2026-08-04", "2026-08-11T08:00, 2026-08-11"})
    void a_monday_off_moves_the_list_to_the_next_working_day(String now, String day) {
        WorkDays mondaysOff = one -> WEEKDAYS.isWorkingDay(one) && one.getDayOfWeek() != DayOfWeek.MONDAY;
        assertThat(new Mornings(settings(Map.of()), days(mondaysOff)).newestForLeaders(at(now)))
                .isEqualTo(day);
    }

    static ReminderSettings settings(Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given))
                .bindOrCreate("petitiondesk.reminder", ReminderSettings.class);
    }

    private static DeskWorkDays days(WorkDays known) {
        return new DeskWorkDays(null) {
            @Override
            WorkDays current() {
                return known;
            }
        };
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ApplicationClock.ZONE).toInstant();
    }
}
