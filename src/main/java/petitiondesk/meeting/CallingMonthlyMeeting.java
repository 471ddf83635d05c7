package petitiondesk.meeting;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Looks every few minutes, and soon after the start, whether the month's meeting is to begin. */
@Component
class CallingMonthlyMeeting implements PeriodicJob {

    private final CallingMeetings calling;

    CallingMonthlyMeeting(CallingMeetings calling) {
        this.calling = calling;
    }

    @Override
    public String id() {
        return "monthly-meeting";
    }

    @Override
    public String title() {
        return "发起月度例会";
    }

    @Override
    public String description() {
        return "每月到日发起联席会议例会。停用期间到日不会自动发起，当月内重新启用的补发起。";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofSeconds(10);
    }

    @Override
    public JobResult run() {
        Optional<String> begun = calling.callDue();
        return begun.map(number -> JobResult.done(1).remark("已发起" + number)).orElseGet(JobResult::nothing);
    }
}
