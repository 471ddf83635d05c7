package petitiondesk.notification;

import java.util.Map;

/**
 * A notice to be sent by mail or, where there is no address, to be told by somebody.
 *
 * @param key says what is announced to whom; a notice with the same key is written once, whatever happens
 * @param template id of a {@link NoticeTemplate}
 * @param subject number of the petition, meeting or order that it is about
 * @param recipientName as it is addressed
 * @param email null where the recipient has none: then a person of {@code dutyGroup} tells him
 * @param dutyGroup group that tells the recipient on paper, by phone or in person; null: the joint meeting's office. A
 *     restricted notice is always discipline inspection's duty
 * @param restricted of an accusation: shown to discipline inspection alone
 * @param model values of the template, as {@link NoticeTemplate} names them
 * @param calendar goes with the mail as an iCalendar file; else null
 */
public record NewNotice(
        String key,
        String template,
        String subject,
        String recipientName,
        String email,
        String dutyGroup,
        boolean restricted,
        Map<String, Object> model,
        CalendarEntry calendar) {

    /** A notice without an appointment. */
    public NewNotice(
            String key,
            String template,
            String subject,
            String recipientName,
            String email,
            String dutyGroup,
            boolean restricted,
            Map<String, Object> model) {
        this(key, template, subject, recipientName, email, dutyGroup, restricted, model, null);
    }
}
