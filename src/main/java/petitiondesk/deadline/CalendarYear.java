package petitiondesk.deadline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is published for one year: which days are off and which Saturdays and Sundays are worked. Days that are not named
 * follow the week.
 *
 * @param source where it was published, such as the number of the State Council's notice
 * @param days only those that are named
 */
public record CalendarYear(int year, String source, NavigableMap<LocalDate, Day> days) {

    public CalendarYear {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    CalendarYear(int year, String source, Map<LocalDate, Day> days) {
        this(year, source, new TreeMap<>(days));
    }

    /** Whether the office works on a named day; the name is kept in the database. */
    public enum Type {
        OFF,
        WORK
    }

    /**
     * A named day.
     *
     * @param name of the holiday to which it belongs
     */
    public record Day(Type type, String name) {}

    /** Whether the same days are off and worked, wherever and under whatever names they were published. */
    boolean sameDays(CalendarYear other) {
        return types().equals(other.types());
    }

    private Map<LocalDate, Type> types() {
        Map<LocalDate, Type> types = new TreeMap<>();
        days.forEach((day, named) -> types.put(day, named.type()));
        return types;
    }
}
