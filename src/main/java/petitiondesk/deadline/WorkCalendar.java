package petitiondesk.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days are worked, as far as it was published by the time of one calendar version. A year that was not published is
 * provisional: its weekends and the days off that every year has by law. Never changes; safe to share.
 */
public final class WorkCalendar {

    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private final long version;
    private final int changedYear;
    private final NavigableMap<Integer, CalendarYear> years;
    private final Map<Integer, NavigableMap<LocalDate, String>> statutory = new ConcurrentHashMap<>();

    private WorkCalendar(long version, int changedYear, NavigableMap<Integer, CalendarYear> years) {
        this.version = version;
        this.changedYear = changedYear;
        this.years = years;
    }

    /** What was known before anything was published: every year is provisional. */
    static WorkCalendar unpublished() {
        return new WorkCalendar(0, 0, new TreeMap<>());
    }

    /** The calendar after one more year, or another edition of a year, has been taken in. */
    WorkCalendar with(long newVersion, CalendarYear year) {
        NavigableMap<Integer, CalendarYear> more = new TreeMap<>(years);
        more.put(year.year(), year);
        return new WorkCalendar(newVersion, year.year(), more);
    }

    /** Counts up with every year that is taken in; 0 before the first. */
    public long version() {
        return version;
    }

    /** The year that this version brought. */
    int changedYear() {
        return changedYear;
    }

    public Collection<CalendarYear> years() {
        return years.values();
    }

    public Optional<CalendarYear> year(int year) {
        return Optional.ofNullable(years.get(year));
    }

    /** Whether the year's days off have not been published yet. */
    public boolean isProvisional(int year) {
        return !years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        if (year == null) {
            return !isWeekend(day) && !statutory(day.getYear()).containsKey(day);
        }
        CalendarYear.Day named = year.days().get(day);
        return named == null ? !isWeekend(day) : named.type() == CalendarYear.Type.WORK;
    }

    /** A Saturday or Sunday that is worked in exchange for another day. */
    public boolean isMakeUpDay(LocalDate day) {
        return isWeekend(day) && isWorkingDay(day);
    }

    /** The holiday to which a day off belongs, else the day of the week; empty for a working day. */
    public Optional<String> whyOff(LocalDate day) {
        return isWorkingDay(day) ? Optional.empty() : Optional.of(holiday(day).orElseGet(() -> weekday(day)));
    }

    /** The holiday to which a day off belongs; empty for a working day and for an ordinary weekend. */
    Optional<String> holiday(LocalDate day) {
        CalendarYear year = years.get(day.getYear());
        if (year == null) {
            return Optional.ofNullable(statutory(day.getYear()).get(day));
        }
        return Optional.ofNullable(year.days().get(day))
                .filter(named -> named.type() == CalendarYear.Type.OFF)
                .map(CalendarYear.Day::name);
    }

    /** The day itself, or the next working day after it. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself, or the last working day before it. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The working day that is so many working days later; the first day is not counted. */
    public LocalDate after(LocalDate day, int count) {
        LocalDate found = day;
        for (int counted = 0; counted < count; counted++) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
    }

    /** The days off that the law gives every year, with their names. */
    NavigableMap<LocalDate, String> statutory(int year) {
        return statutory.computeIfAbsent(year, StatutoryDays::of);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    static String weekday(LocalDate day) {
        return WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    }
}
