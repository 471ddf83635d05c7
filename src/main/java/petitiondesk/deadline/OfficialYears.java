package petitiondesk.deadline;

import com.tyme.holiday.LegalHoliday;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The calendars that the library of public holidays knows; a newer one brings another year. */
final class OfficialYears {

    static final String SOURCE = "国务院办公厅部分节假日安排通知（节假日数据库 tyme4j）";

    /** No limit of a case that an earlier register brings over began before. */
    private static final int FIRST = 2010;

    private static final int LAST = 2040;

    private OfficialYears() {}

    /** Every year of which the library names at least one day, oldest first. */
    static List<CalendarYear> known() {
        return IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(OfficialYears::year)
                .filter(year -> !year.days().isEmpty())
                .toList();
    }

    private static CalendarYear year(int year) {
        NavigableMap<LocalDate, CalendarYear.Day> days = new TreeMap<>();
        LocalDate first = LocalDate.of(year, 1, 1);
        first.datesUntil(first.plusDays(Year.of(year).length())).forEach(day -> {
            LegalHoliday named = LegalHoliday.fromYmd(year, day.getMonthValue(), day.getDayOfMonth());
            if (named != null) {
                CalendarYear.Type type = named.isWork() ? CalendarYear.Type.WORK : CalendarYear.Type.OFF;
                days.put(day, new CalendarYear.Day(type, named.getName()));
            }
        });
        return new CalendarYear(year, SOURCE, days);
    }
}
