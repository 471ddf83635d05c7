package petitiondesk.reminder;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.WorkingDays;

/** The working days of the calendar by which limits are counted. */
@Component
class DeskWorkDays implements WorkDays {

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return WorkingDays.contains(day);
    }
}
