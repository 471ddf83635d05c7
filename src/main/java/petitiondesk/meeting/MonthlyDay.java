package petitiondesk.meeting;

import java.time.LocalDate;
import java.time.YearMonth;
import petitiondesk.deadline.WorkCalendar;

/** The day of a month on which its regular meeting begins. */
final class MonthlyDay {

    private MonthlyDay() {}

    /** The day itself or the next working day; the last working day before it where that would be next month. */
    static LocalDate in(YearMonth month, int dayOfMonth, WorkCalendar calendar) {
        LocalDate day = month.atDay(dayOfMonth);
        LocalDate rolled = calendar.onOrAfter(day);
        return YearMonth.from(rolled).equals(month) ? rolled : calendar.onOrBefore(day);
    }
}
