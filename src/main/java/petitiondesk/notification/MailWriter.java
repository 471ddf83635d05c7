package petitiondesk.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a mail of a notice: the letter as plain text and as HTML, and an appointment where there is one. */
@Component
class MailWriter {

    private final NotificationSettings settings;
    private final Secrets secrets;

    MailWriter(NotificationSettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * The notice as it is sent; the same bytes at every attempt but for the date.
     *
     * @throws MessagingException if the address cannot be one
     * @throws Secrets.Unknown if a secret of the letter cannot be told
     */
    MimeMessage write(StoredNotice notice, Session session, Instant now) throws MessagingException {
        MimeMessage mail = addressed(session, notice.email(), notice.recipientName(), notice.subjectLine(), now);
        String letter = notice.letter(secrets);
        List<MimeBodyPart> ways = ways(notice.subjectLine(), letter);
        if (notice.calendar() == null) {
            mail.setContent(new Parts("alternative", notice.messageId(), ways));
        } else {
            // as a part beside the text most programs offer to take the date; as a file the others can open it
            String calendar = CalendarFile.sent(notice.calendar(), notice.email());
            ways.add(calendarPart(notice, calendar));
            MimeBodyPart body = new MimeBodyPart();
            body.setContent(new Parts("alternative", notice.messageId(), ways));
            MimeBodyPart file = calendarPart(notice, calendar);
            file.setFileName(notice.subject() + ".ics");
            file.setDisposition(Part.ATTACHMENT);
            mail.setContent(new Parts("mixed", notice.messageId() + ".ics", List.of(body, file)));
        }
        return finished(mail, notice.messageId());
    }

    /** A letter that stands in no outbox, to try out template and mail server. */
    MimeMessage write(String subjectLine, String letter, String email, String name, Session session, Instant now)
            throws MessagingException {
        MimeMessage mail = addressed(session, email, name, subjectLine, now);
        String messageId = "<" + UUID.randomUUID() + "@" + settings.mail().domain() + ">";
        mail.setContent(new Parts("alternative", messageId, ways(subjectLine, letter)));
        return finished(mail, messageId);
    }

    private MimeMessage addressed(Session session, String email, String name, String subjectLine, Instant now)
            throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(named(new InternetAddress(settings.mail().from(), true), settings.officeName()));
        mail.setRecipient(MimeMessage.RecipientType.TO, named(new InternetAddress(email, true), name));
        mail.setSubject(subjectLine, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(now));
        // keeps holiday replies from answering a machine
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** Programs show the last part that they understand. */
    private static List<MimeBodyPart> ways(String subjectLine, String letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter, StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(LetterHtml.of(subjectLine, letter), StandardCharsets.UTF_8.name(), "html");
        return new ArrayList<>(List.of(text, html));
    }

    private static MimeMessage finished(MimeMessage mail, String messageId) throws MessagingException {
        mail.saveChanges();
        // saving gives every mail an id of its own
        mail.setHeader("Message-ID", messageId);
        return mail;
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

    /** Parts between boundaries that follow from the message's id: a mail that is sent again is the same mail. */
    private static final class Parts extends MimeMultipart {

        Parts(String subtype, String seed, List<MimeBodyPart> parts) throws MessagingException {
            super(subtype, parts.toArray(new MimeBodyPart[0]));
            ParameterList parameters = new ParameterList();
            // "=_" cannot stand in base64 or quoted-printable
            parameters.set("boundary", "=_" + UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
            contentType = new ContentType("multipart", subtype, parameters).toString();
        }
    }
}
