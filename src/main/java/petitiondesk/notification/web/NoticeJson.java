package petitiondesk.notification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import petitiondesk.notification.Notice;

/**
 * A notice as JSON: names and addresses of petitioners masked, secrets never.
 *
 * @param deliveries only where a single notice was asked for
 */
record NoticeJson(
        long id,
        String template,
        String title,
        String subject,
        String recipient,
        String email,
        String dutyGroup,
        boolean restricted,
        String subjectLine,
        String body,
        Notice.State state,
        String stateText,
        int attempts,
        Instant nextAttemptAt,
        String lastError,
        Notice.Failure failure,
        String messageId,
        Instant createdAt,
        Instant sentAt,
        Told told,
        List<Notice.Delivery> deliveries) {

    record Told(String by, Notice.How how, String howText, LocalDate on, String note) {}

    static NoticeJson of(Notice notice) {
        return of(notice, null);
    }

    static NoticeJson of(Notice notice, List<Notice.Delivery> deliveries) {
        Notice.Told told = notice.told();
        return new NoticeJson(
                notice.id(),
                notice.template().id(),
                notice.template().title(),
                notice.subject(),
                notice.recipient(),
                notice.email(),
                notice.dutyGroup(),
                notice.restricted(),
                notice.subjectLine(),
                notice.body(),
                notice.state(),
                notice.state().title(),
                notice.attempts(),
                notice.nextAttemptAt(),
                notice.lastError(),
                notice.failure(),
                notice.messageId(),
                notice.createdAt(),
                notice.sentAt(),
                told == null ? null : new Told(told.by(), told.how(), told.how().title(), told.on(), told.note()),
                deliveries);
    }
}
