package petitiondesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;

class LimitCalculationPropertiesTest {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

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
        assertThat(due(kind, start, days + 1)).isAfter(due(kind, start, days));
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
        assertThat(ChronoUnit.DAYS.between(start, due(LimitKind.HANDLE, start, days)))
                .isEqualTo(days);
    }

    @Property
    void working_days_are_counted_without_weekends(
            @ForAll @DateRange(min = "2020-01-01", max = "2040-12-31") LocalDate start,
            @ForAll @IntRange(min = 1, max = 120) int days) {
        LocalDate due = due(LimitKind.REVISIT, start, days);

        assertThat(WEEKEND).doesNotContain(due.getDayOfWeek());
        assertThat(start.plusDays(1).datesUntil(due.plusDays(1)).filter(day -> !WEEKEND.contains(day.getDayOfWeek())))
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
        return ClockStory.started(kind, start.toString(), days).limit().dueOn();
    }
}
