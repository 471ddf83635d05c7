package petitiondesk.notification;

import java.time.Instant;

/**
 * A row of the outbox, with the full name and address.
 *
 * @param calendar see {@link CalendarFile#stored}; null for most
 */
record StoredNotice(
        long id,
        NoticeTemplate template,
        String subject,
        String recipientName,
        String email,
        String dutyGroup,
        boolean restricted,
        String subjectLine,
        String body,
        Notice.State state,
        int attempts,
        Instant nextAttemptAt,
        String lastError,
        Notice.Failure failure,
        String messageId,
        Instant createdAt,
        Instant sentAt,
        Notice.Told told,
        String calendar) {

    /** As the desk shows it. */
    Notice masked() {
        boolean staff = template.audience() == NoticeTemplate.Audience.STAFF;
        String recipient = staff ? recipientName : NoticeText.maskedName(recipientName);
        return new Notice(
                id,
                template,
                subject,
                recipient,
                email == null || staff ? email : NoticeText.maskedEmail(email),
                dutyGroup,
                restricted,
                subjectLine,
                NoticeText.masked(body, template.secrets(), recipient),
                state,
                attempts,
                nextAttemptAt,
                lastError,
                failure,
                messageId,
                createdAt,
                sentAt,
                told);
    }

    /** The body as the recipient reads it. */
    String letter(Secrets secrets) {
        return NoticeText.revealed(body, template.secrets(), recipientName, name -> secrets.reveal(subject, name));
    }
}
