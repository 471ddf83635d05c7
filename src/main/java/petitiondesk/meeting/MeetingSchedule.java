package petitiondesk.meeting;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every few minutes, and soon after the start, whether a month's meeting is to begin; tests do it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class MeetingSchedule {

    private static final Logger log = LoggerFactory.getLogger(MeetingSchedule.class);

    private final CallingMeetings calling;

    MeetingSchedule(CallingMeetings calling) {
        this.calling = calling;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT2M")
    void callDue() {
        calling.callDue().ifPresent(number -> log.info("Joint meeting {} has begun", number));
    }
}
