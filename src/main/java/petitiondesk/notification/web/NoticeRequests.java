package petitiondesk.notification.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import petitiondesk.notification.Notice;
import petitiondesk.notification.NoticeDuties;
import petitiondesk.notification.NoticeFilter;
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

    Set<String> groups() {
        return user.groups();
    }

    NoticeReader reader() {
        return new NoticeReader(user.id(), user.groups());
    }

    /** What to look at; each part may be absent. */
    NoticeFilter filter(String state, String failure, String subject) {
        FieldChecks checks = new FieldChecks();
        Notice.State ofState = StringUtils.hasText(state)
                ? checks.oneOf(Notice.State.class, "state", "状态", state).orElse(null)
                : null;
        Notice.Failure ofFailure = StringUtils.hasText(failure)
                ? checks.oneOf(Notice.Failure.class, "failure", "失败原因", failure).orElse(null)
                : null;
        checks.done();
        return new NoticeFilter(ofState, ofFailure, StringUtils.hasText(subject) ? subject.strip() : null);
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
