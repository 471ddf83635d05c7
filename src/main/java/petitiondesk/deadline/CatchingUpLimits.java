package petitiondesk.deadline;

import java.time.Duration;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Moves what an import of a calendar had to leave because somebody worked on it. */
@Component
class CatchingUpLimits implements PeriodicJob {

    private final MovingLimits moving;

    CatchingUpLimits(MovingLimits moving) {
        this.moving = moving;
    }

    @Override
    public String id() {
        return "calendar-limits";
    }

    @Override
    public String title() {
        return "按新放假安排移动期限";
    }

    @Override
    public String description() {
        return "放假安排导入时正有人办理的事项，过后再移动期限、任务和定时器。停用期间，这些事项仍按旧的日期。";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofMinutes(5);
    }

    @Override
    public JobResult run() {
        return JobResult.of(0, moving.underNewest(null));
    }
}
