package petitiondesk.meeting;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.meeting.SigningCapacity.Grounds;
import petitiondesk.organisation.Organisation;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;

/**
 * 会议纪要: drafted from what is on record, and signed or sent back by the convener. The text that is signed is kept as it
 * was, with its SHA-256 over UTF-8; nothing of it changes afterwards.
 */
@Service
public class Minutes {

    private static final int COMMENT = 2_000;

    private final Meetings meetings;
    private final MinutesTable table;
    private final MinutesText text;
    private final SigningCapacity capacity;
    private final MeetingPapers papers;
    private final MeetingProcess process;
    private final Organisation organisation;
    private final Clock clock;

    Minutes(
            Meetings meetings,
            MinutesTable table,
            MinutesText text,
            SigningCapacity capacity,
            MeetingPapers papers,
            MeetingProcess process,
            Organisation organisation,
            Clock clock) {
        this.meetings = meetings;
        this.table = table;
        this.text = text;
        this.capacity = capacity;
        this.papers = papers;
        this.process = process;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The minutes as they would be drafted now. */
    @Transactional(readOnly = true)
    public String preview(String number) {
        return text.of(number);
    }

    /** Puts the minutes before the convener as they are on record now. */
    @Transactional
    public void draft(String number, boolean confirmed, String userId) {
        meetings.locked(number, MeetingStatus.MINUTES, "会议纪要现在不能起草。");
        new FieldChecks().require(confirmed, "confirmed", "请核对后确认").done();
        int version = table.newest(number).map(MinutesTable.Draft::version).orElse(0) + 1;
        String words = text.of(number);
        table.add(new MinutesTable.Draft(number, version, words, Sha256.of(words), userId, clock.instant()));
    }

    /**
     * Whether this person could sign now; asked before his pin is.
     *
     * @param sha256 of the text that the person has read; null where he was shown the newest
     * @throws Refusal if the person may not sign, or another draft was put before him meanwhile
     */
    @Transactional(readOnly = true)
    public void check(String number, String sha256, String userId) {
        signable(number, sha256, userId);
    }

    private record Signable(MinutesTable.Draft draft, Grounds grounds) {}

    private Signable signable(String number, String sha256, String userId) {
        MinutesTable.Draft draft = beforeConvener(number);
        Grounds grounds = grounds(number, userId);
        if (sha256 != null && !sha256.equals(draft.sha256())) {
            throw Refusal.conflict("纪要在您阅读之后有改动，请重新阅读后再签字。");
        }
        return new Signable(draft, grounds);
    }

    /**
     * Signs the draft that is before the convener, issues the signed document and lets the meeting end.
     *
     * @param sha256 of the text that the signer has read; null where he was shown the newest
     * @param key opened by the signer with his pin
     * @throws Refusal if the person may not sign, or another draft was put before him meanwhile
     */
    // the meeting's row is locked last: the engine's lock, which the task's completion takes, always comes first
    @Transactional
    public void sign(String number, String sha256, UnlockedKey key) {
        String userId = key.userId();
        Signable signable = signable(number, sha256, userId);
        MinutesTable.Draft draft = signable.draft();
        Grounds grounds = signable.grounds();
        String name = organisation.person(userId).map(Organisation.Person::name).orElse(userId);
        MinutesTable.Signature signature = new MinutesTable.Signature(
                number,
                draft.version(),
                draft.sha256(),
                userId,
                name,
                grounds.capacity(),
                grounds.reason(),
                clock.instant());
        if (!table.add(signature)) {
            throw Refusal.conflict("会议" + number + "的纪要刚刚已经签发。");
        }
        papers.issue(draft, signature, key);
        process.minutesSigned(number);
        meetings.goOn(number, MeetingStatus.SIGNED);
    }

    /** Whether the draft that is before the convener is signed: the engine's task is completed by nothing else. */
    @Transactional(readOnly = true)
    public boolean isSigned(String number) {
        return table.signature(number).isPresent();
    }

    /** Sends the draft back with what has to be changed. */
    @Transactional
    public void sendBack(String number, String comment, String userId) {
        MinutesTable.Draft draft = beforeConvener(number);
        grounds(number, userId);
        new FieldChecks().requiredText("comment", "退回意见", comment, COMMENT).done();
        table.sendBack(number, new MinutesTable.Returned(draft.version(), comment.strip(), userId, clock.instant()));
    }

    /** The same from the desk's page: completes the task, whose rules call {@link #sendBack}. */
    @Transactional
    public void returnFromDesk(String number, String comment, String userId) {
        beforeConvener(number);
        grounds(number, userId);
        new FieldChecks().requiredText("comment", "退回意见", comment, COMMENT).done();
        process.minutesReturned(number, comment);
    }

    private MinutesTable.Draft beforeConvener(String number) {
        meetings.get(number);
        return table.toBeSigned(number).orElseThrow(() -> Refusal.conflict("现在没有待签字的会议纪要。"));
    }

    private Grounds grounds(String number, String userId) {
        return capacity.of(number, userId)
                .orElseThrow(() -> Refusal.forbidden("会议纪要由总召集人签字；总召集人缺席本次会议，或者在载明的代理期内，由副召集人签字。"));
    }
}
