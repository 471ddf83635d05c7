package petitiondesk.deadline;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Moves what an import had to leave because somebody worked on it; tests do it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class CalendarSchedule {

    private final MovingLimits moving;

    CalendarSchedule(MovingLimits moving) {
        this.moving = moving;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT5M")
    void catchUp() {
        moving.underNewest(null);
    }
}
