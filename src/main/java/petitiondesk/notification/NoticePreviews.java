package petitiondesk.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;
import petitiondesk.shared.Refusal;

/** Letters with made-up values, to be looked at and to be sent to oneself; nothing of this is kept. */
@Service
public class NoticePreviews {

    private static final Logger log = LoggerFactory.getLogger(NoticePreviews.class);

    private final NoticeTexts texts;
    private final MailWriter writer;
    private final JavaMailSenderImpl server;
    private final Organisation organisation;
    private final DeskSettings desk;
    private final Clock clock;

    NoticePreviews(
            NoticeTexts texts,
            MailWriter writer,
            JavaMailSenderImpl server,
            Organisation organisation,
            DeskSettings desk,
            Clock clock) {
        this.texts = texts;
        this.writer = writer;
        this.server = server;
        this.organisation = organisation;
        this.desk = desk;
        this.clock = clock;
    }

    /** A letter as its recipient would get it. */
    public record Preview(NoticeTemplate template, String subjectLine, String text, String html) {}

    /** Those who answer for letters or for the mail server. */
    public boolean isFor(Set<String> groups) {
        return groups.contains(Role.OFFICE.group()) || groups.contains(Role.ADMINISTRATOR.group());
    }

    public List<Preview> all() {
        return Arrays.stream(NoticeTemplate.values()).map(this::preview).toList();
    }

    /** The template's letter. */
    public Preview of(String id) {
        return Arrays.stream(NoticeTemplate.values())
                .filter(template -> template.id().equals(id))
                .findFirst()
                .map(this::preview)
                .orElseThrow(() -> Refusal.notFound("没有这个模板"));
    }

    /**
     * Sends the letter to the person's own address at once, past the outbox.
     *
     * @return the address
     * @throws Refusal if there is no server or no address, or with what the server says
     */
    public String sendTo(String userId, String id) {
        Preview preview = of(id);
        if (!StringUtils.hasText(server.getHost())) {
            throw Refusal.conflict("没有配置邮件服务器，无法发送测试邮件。");
        }
        Organisation.Person person = organisation
                .person(userId)
                .filter(found -> StringUtils.hasText(found.email()))
                .orElseThrow(() -> Refusal.conflict("您的账号没有邮箱，请先在组织机构的人员名单里填写。"));
        try (MailConnection connection = new MailConnection(server)) {
            connection.send(writer.write(
                    "【测试】" + preview.subjectLine(),
                    preview.text(),
                    person.email(),
                    person.name(),
                    server.getSession(),
                    clock.instant()));
        } catch (MailConnection.Failed e) {
            log.warn("Test mail was not sent: {}", e.failure().reason());
            throw Refusal.conflict("没有发出：" + e.failure().reason());
        } catch (MessagingException e) {
            throw Refusal.conflict("没有发出：" + DeliveryFailure.sending(e).reason());
        }
        return person.email();
    }

    private Preview preview(NoticeTemplate template) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        NewNotice example = NoticeExamples.of(template, today, desk.publicUrl(), NoticeExamples.RECIPIENT, null);
        NoticeText text = texts.write(template, example);
        String letter = NoticeText.revealed(
                text.body(), template.secrets(), NoticeExamples.RECIPIENT, secret -> NoticeExamples.SECRET);
        return new Preview(template, text.subjectLine(), letter, LetterHtml.of(text.subjectLine(), letter));
    }
}
