package petitiondesk.reminder;

import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** The ladder of each limit under the settings and the calendar that hold now. */
@Component
class Ladders {

    private final ReminderSettings settings;
    private final WorkDays days;

    Ladders(ReminderSettings settings, WorkDays days) {
        this.settings = settings;
        this.days = days;
    }

    Ladder of(TimeLimit limit) {
        return new Ladder(limit.startedOn(), limit.dueOn(), settings.of(limit.kind()), days);
    }
}
