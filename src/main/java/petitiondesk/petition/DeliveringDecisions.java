package petitiondesk.petition;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Brings the joint meetings' decisions to the petitions every few seconds. */
@Component
class DeliveringDecisions implements PeriodicJob {

    private final TakingUpDecisions decisions;
    private final Duration interval;

    DeliveringDecisions(
            TakingUpDecisions decisions, @Value("${petitiondesk.meeting.delivery-pause:PT5S}") Duration interval) {
        this.decisions = decisions;
        this.interval = interval;
    }

    @Override
    public String id() {
        return "meeting-decisions";
    }

    @Override
    public String title() {
        return "会议决定转入事项";
    }

    @Override
    public String description() {
        return "把联席会议作出的决定转到每件事项。停用期间，已经议定的事项停在原处等候。";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public JobResult run() {
        return decisions.deliver();
    }
}
