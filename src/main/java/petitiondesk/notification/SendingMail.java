package petitiondesk.notification;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import petitiondesk.platform.JobResult;
import petitiondesk.platform.PeriodicJob;

/** Wakes the sender every few seconds. */
@Component
class SendingMail implements PeriodicJob {

    private final OutboxSender sender;
    private final Duration interval;

    SendingMail(OutboxSender sender, @Value("${petitiondesk.mail.pause:PT5S}") Duration interval) {
        this.sender = sender;
        this.interval = interval;
    }

    @Override
    public String id() {
        return "mail";
    }

    @Override
    public String title() {
        return "发送邮件";
    }

    @Override
    public String description() {
        return "把发件箱里到时间的通知发出去。停用期间，回执、告知和提醒都留在发件箱，不会丢失。";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public JobResult run() {
        return sender.sendBatch();
    }

    @Override
    public JobResult runNow() {
        return sender.sendNow();
    }
}
