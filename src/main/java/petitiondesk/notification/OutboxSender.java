package petitiondesk.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import petitiondesk.notification.DeliveryFailure.Cause;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.JobResult;

/**
 * Sends what is due in the outbox, a batch over one connection and one transaction for each mail. SMTP knows no exactly-once:
 * a crash between the server's acceptance and our commit repeats that one mail, with the same Message-ID.
 */
@Service
public class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("M月d日HH:mm", Locale.CHINA).withZone(ApplicationClock.ZONE);

    /** Servers do not like conversations that never end. */
    private static final int BATCH = 100;

    /** How long a server that is away is left alone; the last one counts from then on. */
    private static final List<Duration> RESTS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5));

    private enum Step {
        SENT,
        /** The server took the conversation, but not this mail. */
        NOT_SENT,
        /** The server was not asked: no mail could be made of the notice. */
        NOT_WRITTEN,
        BROKEN,
        CLOSED_MEANWHILE,
        AWAY,
        NOTHING_DUE
    }

    /**
     * The mail server takes nothing.
     *
     * @param waiting how many mails are due
     */
    public record Away(Instant since, String reason, long waiting) {

        /** For the office and the administrators. */
        public String text() {
            return "邮件服务器连不上，自%s起，%d封在等（%s）".formatted(MINUTE.format(since), waiting, reason);
        }
    }

    private final NoticeRepository notices;
    private final MailServerAway outages;
    private final MailWriter writer;
    private final JavaMailSenderImpl server;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile Instant restingSince;
    private volatile int vainTries;

    OutboxSender(
            NoticeRepository notices,
            MailServerAway outages,
            MailWriter writer,
            JavaMailSenderImpl server,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.outages = outages;
        this.writer = writer;
        this.server = server;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether there is a server to send to. */
    public boolean hasServer() {
        return StringUtils.hasText(server.getHost());
    }

    /** Since when the server takes nothing, if it does not. */
    public Optional<Away> away() {
        return hasServer()
                ? outages.outage()
                        .map(outage -> new Away(outage.since(), outage.reason(), notices.due(clock.instant())))
                : Optional.empty();
    }

    /** Sends everything that is due and answers how many mails left; several nodes may do so at the same time. */
    public int sendDue() {
        JobResult all = sendBatch();
        while (all.more()) {
            all = all.and(sendBatch());
        }
        return all.done();
    }

    /** The same without waiting until the server's rest is over: whoever asks may have put it right. */
    public JobResult sendNow() {
        forgetVainTries();
        return sendBatch();
    }

    /** Sends one batch of what is due. */
    JobResult sendBatch() {
        if (!hasServer()) {
            long waiting = notices.due(clock.instant());
            return waiting == 0 ? JobResult.nothing() : JobResult.nothing().remark("没有配置邮件服务器，" + waiting + "封在等");
        }
        if (isResting()) {
            return waiting();
        }
        int sent = 0;
        int failed = 0;
        boolean wasAway = outages.outage().isPresent();
        Step step = null;
        try (MailConnection connection = new MailConnection(server)) {
            for (int i = 0; i < BATCH; i++) {
                Step before = step;
                step = transaction.execute(status -> sendNext(connection, before));
                if (step == Step.NOTHING_DUE) {
                    if (wasAway) {
                        // nobody waits for the server any more, and the next outage is another one
                        outages.back();
                    }
                    return JobResult.of(sent, failed);
                }
                if (step == Step.AWAY) {
                    return JobResult.of(sent, failed).and(waiting());
                }
                sent += step == Step.SENT ? 1 : 0;
                failed += step == Step.NOT_SENT || step == Step.NOT_WRITTEN || step == Step.BROKEN ? 1 : 0;
                if (step == Step.SENT || step == Step.NOT_SENT) {
                    forgetVainTries();
                    if (wasAway) {
                        log.info("The mail server takes mail again");
                        outages.back();
                        wasAway = false;
                    }
                }
            }
        }
        return JobResult.of(sent, failed).more(true);
    }

    private Step sendNext(MailConnection connection, Step before) {
        Instant now = clock.instant();
        Optional<StoredNotice> due = notices.lockNextDue(now);
        if (due.isEmpty()) {
            return Step.NOTHING_DUE;
        }
        StoredNotice notice = due.get();
        try {
            connection.send(writer.write(notice, server.getSession(), now));
        } catch (MailConnection.Failed e) {
            return notTaken(notice, e, before, now);
        } catch (MessagingException e) {
            notSent(notice, DeliveryFailure.sending(e), now);
            return Step.NOT_WRITTEN;
        } catch (Secrets.Unknown e) {
            log.error("Notice {} cannot be completed", notice.id(), e);
            notSent(notice, new DeliveryFailure(Cause.LATER, "信件中的查询码暂时无法生成，请联系管理员"), now);
            return Step.NOT_WRITTEN;
        }
        notices.sent(notice.id(), now);
        notices.log(notice.id(), DeliveryEvent.SENT, null, null, now);
        return Step.SENT;
    }

    private Step notTaken(StoredNotice notice, MailConnection.Failed failed, Step before, Instant now) {
        DeliveryFailure failure = failed.failure();
        if (failure.cause() == Cause.SERVER) {
            if (failed.wasUsed()) {
                // servers end long conversations; the mail is tried again over a new one
                return Step.CLOSED_MEANWHILE;
            }
            goAway(failure, now);
            return Step.AWAY;
        }
        notSent(notice, failure, now);
        if (failure.cause() != Cause.BROKEN) {
            return Step.NOT_SENT;
        }
        if (before == Step.BROKEN) {
            // once may be this mail's fault, twice is the server's
            goAway(failure, now);
            return Step.AWAY;
        }
        return Step.BROKEN;
    }

    private void notSent(StoredNotice notice, DeliveryFailure failure, Instant now) {
        Optional<Duration> rest = failure.permanent() ? Optional.empty() : rest(failure, notice.attempts() + 1);
        if (rest.isPresent()) {
            notices.delayed(notice.id(), failure.reason(), now.plus(rest.get()));
            notices.log(notice.id(), DeliveryEvent.DELAYED, null, failure.reason(), now);
        } else {
            notices.failed(notice.id(), Notice.Failure.of(failure.cause()), failure.reason());
            notices.log(notice.id(), DeliveryEvent.REFUSED, null, failure.reason(), now);
        }
        log.warn("Notice {} was not sent: {}", notice.id(), failure.reason());
    }

    /** A mail that nobody refused never fails: a server may be in a bad way for a week. */
    private static Optional<Duration> rest(DeliveryFailure failure, int attempts) {
        Optional<Duration> rest = RetryLadder.restAfter(attempts);
        return rest.isEmpty() && failure.cause() == Cause.BROKEN ? Optional.of(RetryLadder.LONGEST) : rest;
    }

    private void goAway(DeliveryFailure failure, Instant now) {
        if (vainTries == 0) {
            log.warn("The mail server takes nothing: {}", failure.reason());
        }
        vainTries++;
        restingSince = now;
        outages.away(failure.reason(), now);
    }

    private void forgetVainTries() {
        vainTries = 0;
        restingSince = null;
    }

    private boolean isResting() {
        Instant since = restingSince;
        if (since == null) {
            return false;
        }
        Instant now = clock.instant();
        Duration rest = RESTS.get(Math.min(vainTries, RESTS.size()) - 1);
        return !now.isBefore(since) && now.isBefore(since.plus(rest));
    }

    /** What the job tells while nothing can leave. */
    private JobResult waiting() {
        return away().map(away -> new JobResult((int) away.waiting(), 0, (int) away.waiting(), away.text(), false))
                .orElseGet(JobResult::nothing);
    }
}
