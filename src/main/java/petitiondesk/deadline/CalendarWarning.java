package petitiondesk.deadline;

import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.platform.Warnings;

/** Reminds administrators of a year whose days off nobody has brought in. */
@Component
class CalendarWarning implements Warnings {

    private final Calendars calendars;

    CalendarWarning(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public List<Warning> present() {
        return calendars.missing().stream()
                .map(year -> new Warning(year + "年放假安排还没有导入，期限暂按周末和法定节日推算。", "/desk/calendar?year=" + year))
                .toList();
    }
}
