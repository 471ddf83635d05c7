package petitiondesk.reminder;

import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;

/** The ladder of each limit under the settings. */
@Component
class Ladders {

    private final ReminderSettings settings;

    Ladders(ReminderSettings settings) {
        this.settings = settings;
    }

    /** @param days the working days that are known now */
    Ladder of(TimeLimit limit, WorkDays days) {
        return new Ladder(limit.startedOn(), limit.dueOn(), settings.of(limit.kind()), days);
    }
}
