package petitiondesk.reminder;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Looks at the limits every few minutes, and soon after the start. */
@Component
class RemindingJob implements PeriodicJob {

    private final Reminding reminding;
    private final Duration interval;

    RemindingJob(Reminding reminding, @Value("${petitiondesk.reminder.pause:PT2M}") Duration interval) {
        this.reminding = reminding;
        this.interval = interval;
    }

    @Override
    public String id() {
        return "reminders";
    }

    @Override
    public String title() {
        return "催办提醒";
    }

    @Override
    public String description() {
        return "按期限写将到期、到期、逾期的提醒和每日汇总。停用期间不写新的提醒，重新启用后把欠下的补上。";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public Duration firstAfter() {
        return Duration.ofSeconds(15);
    }

    @Override
    public JobResult run() {
        Reminding.Result result = reminding.run();
        return new JobResult(result.found(), result.done(), result.failed(), null, false);
    }
}
