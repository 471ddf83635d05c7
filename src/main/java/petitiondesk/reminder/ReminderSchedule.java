package petitiondesk.reminder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the limits every few minutes, and soon after the start; tests do it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class ReminderSchedule {

    private static final Logger log = LoggerFactory.getLogger(ReminderSchedule.class);

    private final Reminding reminding;

    ReminderSchedule(Reminding reminding) {
        this.reminding = reminding;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "${petitiondesk.reminder.pause:PT2M}")
    void remind() {
        Reminding.Result result = reminding.run();
        if (result.done() > 0 || result.failed() > 0) {
            log.info("Reminders: {} found, {} written, {} failed", result.found(), result.done(), result.failed());
        }
    }
}
