package petitiondesk.setup;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Looks some times a day whether the next year's calendar is missing. */
@Component
class AskingForCalendars implements PeriodicJob {

    private final CalendarReminder reminder;

    AskingForCalendars(CalendarReminder reminder) {
        this.reminder = reminder;
    }

    @Override
    public String id() {
        return "calendar-missing";
    }

    @Override
    public String title() {
        return "提醒导入放假安排";
    }

    @Override
    public String description() {
        return "11月1日起，下一年的放假安排还没有导入的，提醒系统管理员。停用期间没有人收到这个提醒。";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(6);
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofMinutes(2);
    }

    @Override
    public JobResult run() {
        reminder.remind();
        return JobResult.nothing();
    }
}
