package petitiondesk.notification;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;
import petitiondesk.organisation.Role;

@Service
class NoticeWriter implements Notices {

    private final NoticeTexts texts;
    private final NoticeRepository notices;
    private final NotificationSettings settings;
    private final Clock clock;

    NoticeWriter(NoticeTexts texts, NoticeRepository notices, NotificationSettings settings, Clock clock) {
        this.texts = texts;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(NewNotice notice) {
        if (!StringUtils.hasText(notice.key())
                || !StringUtils.hasText(notice.subject())
                || !StringUtils.hasText(notice.recipientName())) {
            throw new IllegalArgumentException("A notice needs a key, a subject and a recipient");
        }
        NoticeText text = texts.write(NoticeTemplate.of(notice.template()), notice);
        String messageId = "<" + UUID.randomUUID() + "@" + settings.mail().domain() + ">";
        notices.insert(
                notice,
                dutyGroup(notice),
                text,
                notice.calendar() == null ? null : calendar(notice.calendar()),
                messageId,
                StringUtils.hasText(notice.email()),
                clock.instant());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void restrict(String subject) {
        notices.restrict(subject, Role.DISCIPLINE.group());
    }

    private String calendar(CalendarEntry entry) {
        NotificationSettings.Mail mail = settings.mail();
        return CalendarFile.stored(entry, settings.officeName(), mail.from(), mail.domain(), clock.instant());
    }

    private static String dutyGroup(NewNotice notice) {
        if (notice.restricted()) {
            return Role.DISCIPLINE.group();
        }
        return StringUtils.hasText(notice.dutyGroup()) ? notice.dutyGroup() : Role.OFFICE.group();
    }
}
