package petitiondesk.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendar of the year: two stops a month, on working days. */
final class Months {

    /** As {@code petitiondesk.meeting.day-of-month} has it. */
    private static final int BEGINS_ON = 20;

    /** Off by law in 2027 and until the spring of 2028, looked up in an almanac: nothing more is published of them. */
    private static final Set<LocalDate> OFF = Stream.of(
                    "2027-01-01",
                    "2027-02-05",
                    "2027-02-06",
                    "2027-02-07",
                    "2027-02-08",
                    "2027-04-05",
                    "2027-05-01",
                    "2027-05-02",
                    "2027-06-09",
                    "2027-09-15",
                    "2027-10-01",
                    "2027-10-02",
                    "2027-10-03",
                    "2028-01-01",
                    "2028-01-25",
                    "2028-01-26",
                    "2028-01-27",
                    "2028-01-28")
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    private Months() {}

    /** The day on which the month's meeting begins by itself. */
    static LocalDate begins(YearMonth month) {
        return workingDay(month.atDay(BEGINS_ON));
    }

    /** The day on which it is held. */
    static LocalDate held(YearMonth month) {
        return workingDay(begins(month).plusDays(6));
    }

    static String number(YearMonth month) {
        return "LX" + month;
    }

    /** The day itself, or the next one that is worked. */
    static LocalDate workingDay(LocalDate day) {
        LocalDate found = day;
        while (found.getDayOfWeek() == DayOfWeek.SATURDAY
                || found.getDayOfWeek() == DayOfWeek.SUNDAY
                || OFF.contains(found)) {
            found = found.plusDays(1);
        }
        return found;
    }
}
