package petitiondesk.deadline;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Calendars for tests: version 1 is what the library publishes, later ones are added by the test. */
public final class Published implements LongFunction<WorkCalendar> {

    static final long OFFICIAL = 1;

    private static final WorkCalendar LIBRARY = library();

    private final Map<Long, WorkCalendar> versions = new TreeMap<>(Map.of(OFFICIAL, LIBRARY));

    private static WorkCalendar library() {
        WorkCalendar calendar = WorkCalendar.unpublished();
        for (CalendarYear year : OfficialYears.known()) {
            calendar = calendar.with(OFFICIAL, year);
        }
        return calendar;
    }

    public static WorkCalendar official() {
        return LIBRARY;
    }

    @Override
    public WorkCalendar apply(long version) {
        return versions.get(version);
    }

    /** Adds a version and answers its number. */
    long add(CalendarYear year) {
        long next = versions.size() + 1L;
        versions.put(next, versions.get(next - 1).with(next, year));
        return next;
    }

    /** The library's year with some days changed: {@code 2026-10-08 OFF}, {@code 2026-10-10 WORK}. */
    static CalendarYear year(int year, String... changes) {
        Map<LocalDate, CalendarYear.Day> days = new TreeMap<>();
        LIBRARY.year(year).ifPresent(known -> days.putAll(known.days()));
        for (String change : changes) {
            String[] parts = change.split(" ");
            days.put(LocalDate.parse(parts[0]), new CalendarYear.Day(CalendarYear.Type.valueOf(parts[1]), "补假"));
        }
        return new CalendarYear(year, "测试", days);
    }
}
