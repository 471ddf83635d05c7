package petitiondesk.reminder;

import java.time.LocalDate;

/** Which days are worked, as far as it is known now. */
@FunctionalInterface
interface WorkDays {

    boolean isWorkingDay(LocalDate day);

    /** The day itself, or the next working day after it. */
    default LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself, or the last working day before it. */
    default LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }
}
