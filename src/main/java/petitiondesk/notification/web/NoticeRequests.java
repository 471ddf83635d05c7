package petitiondesk.notification.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import petitiondesk.notification.Notice;
import petitiondesk.notification.NoticeDuties;
import petitiondesk.notification.NoticeReader;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;

/** Reads what forms and JSON send as text, in words that name the field. */
@Component
class NoticeRequests {

    private final CurrentUser user;
    private final NoticeDuties duties;

    NoticeRequests(CurrentUser user, NoticeDuties duties) {
        this.user = user;
        this.duties = duties;
    }

    NoticeReader reader() {
        return new NoticeReader(user.id(), user.groups());
    }

    /** The state called so, or null for none. */
    Notice.State state(String name) {
        if (!StringUtils.hasText(name)) {
            return null;
        }
        FieldChecks checks = new FieldChecks();
        Notice.State state =
                checks.oneOf(Notice.State.class, "state", "状态", name).orElse(null);
        checks.done();
        return state;
    }

    /** Null for a number that was not given. */
    String subject(String number) {
        return StringUtils.hasText(number) ? number.strip() : null;
    }

    Notice told(long id, String how, String on, String note) {
        FieldChecks checks = new FieldChecks();
        Notice.How chosen = StringUtils.hasText(how)
                ? checks.oneOf(Notice.How.class, "how", "告知方式", how).orElse(null)
                : null;
        LocalDate day = day(on, checks);
        checks.done();
        return duties.told(id, chosen, day, note, reader());
    }

    private static LocalDate day(String text, FieldChecks checks) {
        if (!StringUtils.hasText(text)) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            checks.reject("on", "告知日期不正确，应为 2026-08-03 这样的日期");
            return null;
        }
    }
}
