package petitiondesk.petition;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Brings the joint meetings' decisions to the petitions every few seconds; tests do it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class DecisionSchedule {

    private final TakingUpDecisions decisions;

    DecisionSchedule(TakingUpDecisions decisions) {
        this.decisions = decisions;
    }

    @Scheduled(fixedDelayString = "${petitiondesk.meeting.delivery-pause:PT5S}")
    void deliver() {
        decisions.deliver();
    }
}
