package petitiondesk.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Working days. Public holidays and make-up working days are not known yet: every Saturday and Sunday is a day off. */
public final class WorkingDays {

    private WorkingDays() {}

    public static boolean contains(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day itself, or the next working day after it. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!contains(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself, or the last working day before it. */
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!contains(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The working day that is so many working days later; the first day is not counted. */
    public static LocalDate after(LocalDate day, int count) {
        LocalDate found = day;
        for (int counted = 0; counted < count; counted++) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
    }
}
