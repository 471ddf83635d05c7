package petitiondesk.meeting;

import java.time.LocalDate;
import java.time.YearMonth;
import petitiondesk.deadline.WorkingDays;

/** The day of a month on which its regular meeting begins. */
final class MonthlyDay {

    private MonthlyDay() {}

    /** The day itself or the next working day; the last working day before it where that would be next month. */
    static LocalDate in(YearMonth month, int dayOfMonth) {
        LocalDate day = month.atDay(dayOfMonth);
        LocalDate rolled = WorkingDays.onOrAfter(day);
        return YearMonth.from(rolled).equals(month) ? rolled : WorkingDays.onOrBefore(day);
    }
}
