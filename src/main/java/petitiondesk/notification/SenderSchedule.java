package petitiondesk.notification;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;

/** Wakes the sender every few seconds; tests call it themselves. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
class SenderSchedule {

    private final OutboxSender sender;

    SenderSchedule(OutboxSender sender) {
        this.sender = sender;
    }

    @Scheduled(fixedDelayString = "${petitiondesk.mail.pause:PT5S}")
    void sendDue() {
        sender.sendDue();
    }
}
