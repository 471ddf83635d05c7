package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import petitiondesk.deadline.TimeLimits.TimeLimit;

class LimitCalculationPropertiesTest {

    private static final WorkCalendar CALENDAR = Published.official();

    @Property
    void the_first_day_is_never_counted(
            @ForAll LimitKind kind,
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        assertThat(due(kind, start, days)).isAfter(start);
    }

    @Property
    void one_more_day_is_always_later(
            @ForAll LimitKind kind,
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        assertThat(limit(kind, start, days + 1).target())
                .isAfter(limit(kind, start, days).target());
        assertThat(due(kind, start, days + 1)).isAfterOrEqualTo(due(kind, start, days));
    }

    @Property
    void a_later_start_is_never_due_earlier(
            @ForAll LimitKind kind,
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        assertThat(due(kind, start.plusDays(1), days)).isAfterOrEqualTo(due(kind, start, days));
    }

    @Property
    void natural_days_are_all_counted(
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        TimeLimit limit = limit(LimitKind.HANDLE, start, days);
        assertThat(ChronoUnit.DAYS.between(start, limit.target())).isEqualTo(days);
        assertThat(CALENDAR.isWorkingDay(limit.dueOn())).isTrue();
        assertThat(limit.target().datesUntil(limit.dueOn())).noneMatch(CALENDAR::isWorkingDay);
    }

    @Property
    void working_days_are_counted_without_days_off(
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        LocalDate due = due(LimitKind.REVISIT, start, days);

        assertThat(CALENDAR.isWorkingDay(due)).isTrue();
        assertThat(start.plusDays(1).datesUntil(due.plusDays(1)).filter(CALENDAR::isWorkingDay))
                .hasSize(days);
    }

    @Property
    void an_extension_counts_like_a_longer_limit(
            @ForAll LimitKind kind,
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(min = 1, max = 30) int extension) {
        assertThat(ClockStory.started(kind, start.toString(), days)
                        .extended(start.toString(), extension)
                        .limit()
                        .dueOn())
                .isEqualTo(due(kind, start, days + extension));
    }

    @Property
    void a_suspension_never_makes_a_limit_due_earlier(
            @ForAll LimitKind kind,
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 60) int days,
            @ForAll @IntRange(min = 0, max = 60) int suspendedAfter,
            @ForAll @IntRange(min = 0, max = 30) int length) {
        LocalDate suspended = start.plusDays(suspendedAfter);

        assertThat(ClockStory.started(kind, start.toString(), days)
                        .suspended(suspended.toString())
                        .resumed(suspended.plusDays(length).toString())
                        .limit()
                        .dueOn())
                .isAfterOrEqualTo(due(kind, start, days));
    }

    private static LocalDate due(LimitKind kind, LocalDate start, int days) {
        return limit(kind, start, days).dueOn();
    }

    private static TimeLimit limit(LimitKind kind, LocalDate start, int days) {
        return ClockStory.started(kind, start.toString(), days).limit();
    }
}
