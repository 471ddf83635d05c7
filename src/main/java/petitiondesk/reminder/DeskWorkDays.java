package petitiondesk.reminder;

import org.springframework.stereotype.Component;
import petitiondesk.deadline.WorkingDays;

/** The working days of the calendar by which limits are counted. */
@Component
class DeskWorkDays {

    /** As far as it is known now; to be asked for anew with every look. */
    WorkDays current() {
        return WorkingDays::contains;
    }
}
