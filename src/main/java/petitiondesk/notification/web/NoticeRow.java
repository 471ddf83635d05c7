package petitiondesk.notification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import petitiondesk.notification.Notice;
import petitiondesk.platform.ApplicationClock;

/**
 * A notice as a page shows it; times in Asia/Shanghai.
 *
 * @param told one line, or null
 */
record NoticeRow(
        Notice notice,
        String dutyGroup,
        String createdAt,
        LocalDate createdOn,
        String sentAt,
        String nextAttemptAt,
        String told) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ApplicationClock.ZONE);

    static NoticeRow of(Notice notice, GroupNames names) {
        return new NoticeRow(
                notice,
                names.ofGroup(notice.dutyGroup()),
                text(notice.createdAt()),
                LocalDate.ofInstant(notice.createdAt(), ApplicationClock.ZONE),
                text(notice.sentAt()),
                text(notice.nextAttemptAt()),
                told(notice.told(), names));
    }

    /** The body's lines that are not empty. */
    public List<String> lines() {
        return notice.body().lines().filter(line -> !line.isBlank()).toList();
    }

    private static String told(Notice.Told told, GroupNames names) {
        if (told == null) {
            return null;
        }
        String line =
                told.on() + "，" + names.ofUser(told.by()) + "，" + told.how().title();
        return told.note() == null ? line : line + "：" + told.note();
    }

    private static String text(Instant instant) {
        return instant == null ? null : MINUTE.format(instant);
    }
}
