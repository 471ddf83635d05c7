package petitiondesk.deadline;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import petitiondesk.platform.StartStep;

/** Takes in the years that this release knows, and counts again what a stop or an older release has left. */
@Component
@Order(CalendarStart.ORDER)
class CalendarStart implements StartStep {

    /** After the models are deployed, before the first petition: its limits are counted under a calendar. */
    static final int ORDER = 150;

    private final ImportingCalendars importing;
    private final MovingLimits moving;

    CalendarStart(ImportingCalendars importing, MovingLimits moving) {
        this.importing = importing;
        this.moving = moving;
    }

    @Override
    public void perform() {
        importing.takeOfficial(OfficialYears.known());
        moving.underNewest(null);
    }
}
