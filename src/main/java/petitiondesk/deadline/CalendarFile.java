package petitiondesk.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A year's calendar as an administrator brings it in, which is how the State Council's notice speaks. Days are text such as
 * {@code 2027-02-06}, so that one that does not exist is refused with its field.
 *
 * @param year the year of all days
 * @param source where it was published
 * @param holidays with all their days off, weekends and moved days included
 * @param workdays Saturdays and Sundays that are worked
 */
public record CalendarFile(Integer year, String source, List<Holiday> holidays, List<String> workdays) {

    private static final String MADE_UP = "调休上班";

    /**
     * Days off in a row.
     *
     * @param to the last day; null for a single day
     */
    public record Holiday(String name, String from, String to) {}

    /** The same format for a calendar that is there, to be changed and given again. */
    public static CalendarFile of(CalendarYear year) {
        List<Holiday> holidays = new ArrayList<>();
        year.days().forEach((day, named) -> {
            if (named.type() == CalendarYear.Type.OFF) {
                Holiday last = holidays.isEmpty() ? null : holidays.get(holidays.size() - 1);
                boolean goesOn = last != null
                        && last.name().equals(named.name())
                        && LocalDate.parse(last.to()).plusDays(1).equals(day);
                if (goesOn) {
                    holidays.set(holidays.size() - 1, new Holiday(last.name(), last.from(), day.toString()));
                } else {
                    holidays.add(new Holiday(named.name(), day.toString(), day.toString()));
                }
            }
        });
        List<String> workdays = year.days().entrySet().stream()
                .filter(day -> day.getValue().type() == CalendarYear.Type.WORK)
                .map(day -> day.getKey().toString())
                .toList();
        return new CalendarFile(year.year(), year.source(), List.copyOf(holidays), workdays);
    }

    /** The days off that the law gives in any case, to begin with: the moved days come with the notice. */
    public static CalendarFile statutory(int year) {
        Map<LocalDate, CalendarYear.Day> days = new TreeMap<>();
        StatutoryDays.of(year).forEach((day, name) -> days.put(day, new CalendarYear.Day(CalendarYear.Type.OFF, name)));
        return of(new CalendarYear(year, "", days));
    }

    /**
     * The calendar.
     *
     * @param expected the year that is to be taken in
     * @throws petitiondesk.shared.Refusal naming every field that is wrong
     */
    public CalendarYear read(int expected) {
        CalendarChecks checks = new CalendarChecks(expected);
        Map<LocalDate, CalendarYear.Day> days = new TreeMap<>();
        checks.year(year);
        checks.source(source);
        checks.holidays(holidays)
                .forEach((day, name) -> days.put(day, new CalendarYear.Day(CalendarYear.Type.OFF, name)));
        checks.workdays(workdays, days.keySet())
                .forEach(day -> days.put(day, new CalendarYear.Day(CalendarYear.Type.WORK, MADE_UP)));
        checks.done();
        return new CalendarYear(expected, source.strip(), days);
    }
}
