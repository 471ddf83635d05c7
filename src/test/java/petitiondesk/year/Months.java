package petitiondesk.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/** The calendar of the year: two stops a month, on working days. */
final class Months {

    /** As {@code petitiondesk.meeting.day-of-month} has it. */
    private static final int BEGINS_ON = 20;

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

    private static LocalDate workingDay(LocalDate day) {
        LocalDate found = day;
        while (found.getDayOfWeek() == DayOfWeek.SATURDAY || found.getDayOfWeek() == DayOfWeek.SUNDAY) {
            found = found.plusDays(1);
        }
        return found;
    }
}
