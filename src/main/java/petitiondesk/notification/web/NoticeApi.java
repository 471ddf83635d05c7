package petitiondesk.notification.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import petitiondesk.notification.Notice;
import petitiondesk.notification.NoticeDuties;
import petitiondesk.notification.Outbox;

/** The outbox as JSON. */
@RestController
@RequestMapping("/api/notices")
class NoticeApi {

    private final Outbox outbox;
    private final NoticeDuties duties;
    private final NoticeRequests requests;

    NoticeApi(Outbox outbox, NoticeDuties duties, NoticeRequests requests) {
        this.outbox = outbox;
        this.duties = duties;
        this.requests = requests;
    }

    /**
     * A page of notices, newest first.
     *
     * @param page from 0
     */
    record NoticePage(List<NoticeJson> notices, int page, int size, long total) {}

    record Telling(String how, String on, String note) {}

    record Resending(String email) {}

    /** How many were put back into the outbox. */
    record PutBack(int count) {}

    @GetMapping
    NoticePage list(
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String failure,
            @RequestParam(required = false) String subject,
            @RequestParam(defaultValue = "0") int page) {
        Outbox.Page found = outbox.page(requests.reader(), requests.filter(state, failure, subject), page);
        return new NoticePage(
                found.notices().stream().map(NoticeJson::of).toList(), found.page(), found.size(), found.total());
    }

    @GetMapping("/{id}")
    NoticeJson notice(@PathVariable long id) {
        return withLog(outbox.notice(id, requests.reader()));
    }

    @PostMapping("/{id}/told")
    NoticeJson told(@PathVariable long id, @RequestBody Telling telling) {
        return withLog(requests.told(id, telling.how(), telling.on(), telling.note()));
    }

    @PostMapping("/{id}/resend")
    NoticeJson resend(@PathVariable long id, @RequestBody(required = false) Resending resending) {
        return withLog(duties.resend(id, resending == null ? null : resending.email(), requests.reader()));
    }

    @PostMapping("/resend-failed")
    PutBack resendFailed(
            @RequestParam(required = false) String failure, @RequestParam(required = false) String subject) {
        return new PutBack(duties.resendAll(requests.filter(null, failure, subject), requests.reader()));
    }

    @PostMapping("/{id}/to-duty")
    NoticeJson toDuty(@PathVariable long id) {
        return withLog(duties.convertToDuty(id, requests.reader()));
    }

    private NoticeJson withLog(Notice notice) {
        return NoticeJson.of(notice, outbox.deliveries(notice.id(), requests.reader()));
    }
}
