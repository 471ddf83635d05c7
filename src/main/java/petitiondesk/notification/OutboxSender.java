package petitiondesk.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Sends what is due in the outbox, one transaction for each mail. SMTP knows no exactly-once: a crash between the server's
 * acceptance and our commit repeats that one mail, with the same Message-ID.
 */
@Service
public class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 50;

    private enum Step {
        SENT,
        NOT_SENT,
        SERVER_AWAY,
        NOTHING_DUE
    }

    private final NoticeRepository notices;
    private final JavaMailSenderImpl server;
    private final NotificationSettings settings;
    private final Secrets secrets;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutboxSender(
            NoticeRepository notices,
            JavaMailSenderImpl server,
            NotificationSettings settings,
            Secrets secrets,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.server = server;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether there is a server to send to. */
    public boolean hasServer() {
        return StringUtils.hasText(server.getHost());
    }

    /** Sends one batch of due mails and answers how many left; several nodes may do so at the same time. */
    public int sendDue() {
        int sent = 0;
        if (!hasServer()) {
            return sent;
        }
        for (int i = 0; i < BATCH; i++) {
            Step step = transaction.execute(status -> sendNext());
            if (step == Step.SENT) {
                sent++;
            }
            if (step == Step.NOTHING_DUE || step == Step.SERVER_AWAY) {
                break;
            }
        }
        return sent;
    }

    private Step sendNext() {
        Instant now = clock.instant();
        Optional<StoredNotice> due = notices.lockNextDue(now);
        if (due.isEmpty()) {
            return Step.NOTHING_DUE;
        }
        StoredNotice notice = due.get();
        try {
            server.send(message(notice, now));
        } catch (MailException | MessagingException e) {
            return notSent(notice, DeliveryFailure.of(e), now);
        } catch (Secrets.Unknown e) {
            log.error("Notice {} cannot be completed", notice.id(), e);
            return notSent(notice, new DeliveryFailure(false, false, "信件中的查询码暂时无法生成，请联系管理员"), now);
        }
        notices.sent(notice.id(), now);
        notices.log(notice.id(), DeliveryEvent.SENT, null, null, now);
        return Step.SENT;
    }

    private Step notSent(StoredNotice notice, DeliveryFailure failure, Instant now) {
        Optional<Duration> rest = failure.permanent() ? Optional.empty() : RetryLadder.restAfter(notice.attempts() + 1);
        if (rest.isPresent()) {
            notices.delayed(notice.id(), failure.reason(), now.plus(rest.get()));
            notices.log(notice.id(), DeliveryEvent.DELAYED, null, failure.reason(), now);
        } else {
            notices.failed(notice.id(), failure.reason());
            notices.log(notice.id(), DeliveryEvent.REFUSED, null, failure.reason(), now);
        }
        log.warn("Notice {} was not sent: {}", notice.id(), failure.reason());
        return failure.serverAway() ? Step.SERVER_AWAY : Step.NOT_SENT;
    }

    private MimeMessage message(StoredNotice notice, Instant now) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        message.setFrom(named(new InternetAddress(settings.mail().from(), true), settings.officeName()));
        message.setRecipient(
                MimeMessage.RecipientType.TO, named(new InternetAddress(notice.email(), true), notice.recipientName()));
        message.setSubject(notice.subjectLine(), StandardCharsets.UTF_8.name());
        write(message, notice);
        message.setSentDate(Date.from(now));
        // keeps holiday replies from answering a machine
        message.setHeader("Auto-Submitted", "auto-generated");
        // the mail sender keeps an id that is already there
        message.setHeader("Message-ID", notice.messageId());
        return message;
    }

    private void write(MimeMessage message, StoredNotice notice) throws MessagingException {
        if (notice.calendar() == null) {
            message.setText(notice.letter(secrets), StandardCharsets.UTF_8.name());
            return;
        }
        // as a part beside the text most programs offer to take the date; as a file the others can open it
        String calendar = CalendarFile.sent(notice.calendar(), notice.email());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(notice.letter(secrets), StandardCharsets.UTF_8.name());
        MimeBodyPart appointment = calendarPart(notice, calendar);
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(new MimeMultipart("alternative", text, appointment));
        MimeBodyPart file = calendarPart(notice, calendar);
        file.setFileName(notice.subject() + ".ics");
        file.setDisposition(Part.ATTACHMENT);
        message.setContent(new MimeMultipart("mixed", both, file));
    }

    private static MimeBodyPart calendarPart(StoredNotice notice, String calendar) throws MessagingException {
        String type = "text/calendar; charset=UTF-8; method=" + CalendarFile.method(notice.calendar());
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(calendar.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static InternetAddress named(InternetAddress address, String name) throws MessagingException {
        try {
            address.setPersonal(name, StandardCharsets.UTF_8.name());
        } catch (java.io.UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
        return address;
    }
}
