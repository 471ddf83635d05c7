package petitiondesk.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;

/** Writes letters from the templates under {@code mail/}; the first line of each is {@code 主题: …}. */
@Component
class NoticeTexts {

    private static final String SUBJECT_MARK = "主题:";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm", Locale.CHINA);

    private final TemplateEngine engine;
    private final Clock clock;
    private final String officeName;
    private final String publicUrl;

    NoticeTexts(NotificationSettings settings, DeskSettings desk, Clock clock) {
        this.clock = clock;
        this.officeName = settings.officeName();
        this.publicUrl = desk.publicUrl();
        this.engine = engine();
    }

    /**
     * Writes the letter.
     *
     * @throws IllegalArgumentException if a required value is missing
     */
    NoticeText write(NoticeTemplate template, NewNotice notice) {
        template.check(notice.model());
        Context context = new Context(Locale.CHINA, values(template, notice));
        String text = engine.process(template.id(), context);
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith(SUBJECT_MARK)) {
            throw new IllegalStateException("mail/" + template.id() + ".txt does not begin with " + SUBJECT_MARK);
        }
        // a line break in a value must not become another header of the mail
        String subjectLine = text.substring(SUBJECT_MARK.length(), end)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return new NoticeText(subjectLine, text.substring(end).strip() + "\n");
    }

    private Map<String, Object> values(NoticeTemplate template, NewNotice notice) {
        Map<String, Object> values = new HashMap<>();
        notice.model().forEach((key, value) -> values.put(key, inChinese(value)));
        values.put("number", notice.subject());
        values.put("officeName", officeName);
        values.put("publicUrl", publicUrl);
        values.putIfAbsent("taskUrl", publicUrl + "/camunda/app/tasklist/");
        values.put("writtenOn", inChinese(LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE)));
        values.put(
                NoticeText.RECIPIENT,
                template.audience() == NoticeTemplate.Audience.STAFF
                        ? notice.recipientName()
                        : NoticeText.placeholder(NoticeText.RECIPIENT));
        template.secrets().forEach(secret -> values.put(secret, NoticeText.placeholder(secret)));
        return values;
    }

    private static Object inChinese(Object value) {
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (value instanceof Instant instant) {
            return MINUTE.format(instant.atZone(ApplicationClock.ZONE));
        }
        return value;
    }

    /** An engine of its own: the pages' one writes HTML from another folder. */
    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(NoticeTexts.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        TemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
