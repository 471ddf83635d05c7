package petitiondesk.notification;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.shared.Refusal;

/** What lies in the outbox, for those who may see it. What one may not see does not exist. */
@Service
public class Outbox {

    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;

    private final NoticeRepository notices;
    private final Secrets secrets;
    private final Clock clock;

    Outbox(NoticeRepository notices, Secrets secrets, Clock clock) {
        this.notices = notices;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A page of the outbox, newest first.
     *
     * @param page from 0
     * @param total how many the filter lets through
     * @param counts how many there are in each state that occurs, whatever the filter's state
     * @param failures how many failed for each cause that occurs
     */
    public record Page(
            List<Notice> notices,
            int page,
            int size,
            long total,
            Map<Notice.State, Long> counts,
            Map<Notice.Failure, Long> failures) {}

    /**
     * A notice with its full text.
     *
     * @param revealed whether name and secrets stand in it; only while somebody has the duty to tell it
     */
    public record Letter(Notice notice, String recipient, String body, boolean revealed) {}

    /** A page of the notices that the reader may see. */
    @Transactional(readOnly = true)
    public Page page(NoticeReader reader, NoticeFilter filter, int page) {
        if (page < 0 || page > LAST_PAGE) {
            throw Refusal.invalid("page", "页码不正确");
        }
        List<Notice> found = notices.list(reader, filter, page * PAGE_SIZE, PAGE_SIZE).stream()
                .map(StoredNotice::masked)
                .toList();
        Map<Notice.State, Long> counts = notices.counts(reader, filter.anyState());
        Map<Notice.Failure, Long> failures = notices.failures(reader, filter.anyState());
        long total = filter.failure() == null
                ? total(counts, filter.state())
                : filter.state() == Notice.State.FAILED || filter.state() == null
                        ? failures.getOrDefault(filter.failure(), 0L)
                        : 0;
        return new Page(found, page, PAGE_SIZE, total, counts, failures);
    }

    private static long total(Map<Notice.State, Long> counts, Notice.State state) {
        return state == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(state, 0L);
    }

    /** One notice. */
    @Transactional(readOnly = true)
    public Notice notice(long id, NoticeReader reader) {
        return notices.find(id, reader).orElseThrow(Outbox::unknown).masked();
    }

    /** What happened to the notice, oldest first. */
    @Transactional(readOnly = true)
    public List<Notice.Delivery> deliveries(long id, NoticeReader reader) {
        notices.find(id, reader).orElseThrow(Outbox::unknown);
        return notices.deliveries(id);
    }

    /** The notice to print or to read out; who saw the full text is recorded. */
    @Transactional
    public Letter letter(long id, NoticeReader reader) {
        StoredNotice notice = notices.find(id, reader).orElseThrow(Outbox::unknown);
        Notice masked = notice.masked();
        if (notice.state() != Notice.State.DUTY) {
            return new Letter(masked, masked.recipient(), masked.body(), false);
        }
        notices.log(id, DeliveryEvent.PRINTED, reader.userId(), null, clock.instant());
        return new Letter(masked, notice.recipientName(), notice.letter(secrets), true);
    }

    static Refusal unknown() {
        return Refusal.notFound("没有这条通知");
    }
}
