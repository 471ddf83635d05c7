package petitiondesk.reminder;

import org.springframework.stereotype.Component;
import petitiondesk.deadline.Calendars;

/** The working days of the calendar by which limits are counted. */
@Component
class DeskWorkDays {

    private final Calendars calendars;

    DeskWorkDays(Calendars calendars) {
        this.calendars = calendars;
    }

    /** As far as they are known now; to be asked for anew with every look. */
    WorkDays current() {
        return calendars.current()::isWorkingDay;
    }
}
