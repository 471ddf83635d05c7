package petitiondesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What people have to do about notices: tell those whom no mail reaches, and put right what could not be sent. */
@Service
public class NoticeDuties {

    private static final int SHOWN = 200;
    private static final int NOTE_LENGTH = 500;

    private final NoticeRepository notices;
    private final Clock clock;

    NoticeDuties(NoticeRepository notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** What members of the reader's groups have to tell, oldest first; at most the 200 oldest. */
    @Transactional(readOnly = true)
    public List<Notice> of(NoticeReader reader) {
        return notices.duties(reader, SHOWN).stream().map(StoredNotice::masked).toList();
    }

    /**
     * Records that the recipient was told.
     *
     * @param on the day, not before the notice was written and not in the future
     * @param note null if there is nothing to add
     */
    @Transactional
    public Notice told(long id, Notice.How how, LocalDate on, String note, NoticeReader by) {
        StoredNotice notice = lock(id, by);
        if (notice.state() != Notice.State.DUTY) {
            throw Refusal.conflict("这条通知“" + notice.state().title() + "”，不需要登记告知");
        }
        LocalDate written = LocalDate.ofInstant(notice.createdAt(), ApplicationClock.ZONE);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ApplicationClock.ZONE);
        new FieldChecks()
                .require(how != null, "how", "请选择告知方式")
                .require(on != null, "on", "请填写告知日期")
                .require(on == null || !on.isAfter(today), "on", "告知日期不能晚于今天")
                .require(on == null || !on.isBefore(written), "on", "告知日期不能早于通知产生的日期（" + written + "）")
                .text("note", "备注", note, NOTE_LENGTH)
                .done();
        Notice.Told told = new Notice.Told(by.userId(), how, on, StringUtils.hasText(note) ? note.strip() : null);
        notices.told(id, told);
        notices.log(id, DeliveryEvent.TOLD, by.userId(), how.title(), clock.instant());
        return read(id, by);
    }

    /**
     * Puts a notice that could not be sent back into the outbox.
     *
     * @param email a corrected address, or null to keep the old one
     */
    @Transactional
    public Notice resend(long id, String email, NoticeReader by) {
        StoredNotice notice = lock(id, by);
        if (notice.state() != Notice.State.FAILED) {
            throw Refusal.conflict("只有发送失败的通知可以重新发送");
        }
        boolean corrected = StringUtils.hasText(email);
        if (corrected) {
            new FieldChecks().email("email", email).done();
        }
        Instant now = clock.instant();
        notices.putBack(id, corrected ? email.strip() : notice.email(), now);
        notices.log(id, DeliveryEvent.RESENT, by.userId(), corrected ? "更正邮箱地址" : null, now);
        return read(id, by);
    }

    /**
     * Puts all failed notices of a filter back into the outbox at once, after a fault of the server was put right.
     *
     * @return how many
     */
    @Transactional
    public int resendAll(NoticeFilter filter, NoticeReader by) {
        int count = notices.putAllBack(by, filter.inState(Notice.State.FAILED), clock.instant());
        if (count == 0) {
            throw Refusal.conflict("没有发送失败的通知可以重新发送");
        }
        return count;
    }

    /** Makes a mail that does not arrive a duty to tell: one that failed, that came back, or that still waits. */
    @Transactional
    public Notice convertToDuty(long id, NoticeReader by) {
        StoredNotice notice = lock(id, by);
        if (notice.state() == Notice.State.DUTY || notice.state() == Notice.State.TOLD) {
            throw Refusal.conflict("这条通知已经转为人工告知");
        }
        notices.turnToDuty(id);
        notices.log(
                id, DeliveryEvent.TURNED_TO_DUTY, by.userId(), notice.state().title(), clock.instant());
        return read(id, by);
    }

    private StoredNotice lock(long id, NoticeReader reader) {
        return notices.lock(id, reader).orElseThrow(Outbox::unknown);
    }

    private Notice read(long id, NoticeReader reader) {
        return notices.find(id, reader).orElseThrow(Outbox::unknown).masked();
    }
}
