package petitiondesk.meeting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.OfficeName;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** 会议通知 and 会议纪要 as documents, for those who may read the papers of meetings. */
@Service
public class MeetingPapers {

    private static final String NOTICE = "关于召开信访联席会议的通知";
    private static final String MINUTES = "信访联席会议纪要";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）HH:mm", Locale.CHINA).withZone(ApplicationClock.ZONE);

    private final Meetings meetings;
    private final MeetingPlans plans;
    private final MinutesTable minutes;
    private final MinutesSheets sheets;
    private final MeetingAccess access;
    private final Invitees invitees;
    private final IssuedDocuments issued;
    private final String issuer;

    MeetingPapers(
            Meetings meetings,
            MeetingPlans plans,
            MinutesTable minutes,
            MinutesSheets sheets,
            MeetingAccess access,
            Invitees invitees,
            IssuedDocuments issued,
            OfficeName office) {
        this.meetings = meetings;
        this.plans = plans;
        this.minutes = minutes;
        this.sheets = sheets;
        this.access = access;
        this.invitees = invitees;
        this.issued = issued;
        this.issuer = office.letterhead();
    }

    /**
     * The notice of the plan in force as PDF, issued when somebody first asks for it.
     *
     * @throws Refusal if the meeting is not planned yet, or this person may not read its papers
     */
    @Transactional
    public byte[] notice(String number, CurrentUser user) {
        access.check(user);
        JointMeeting meeting = meetings.get(number);
        MeetingPlan plan =
                plans.newest(number).orElseThrow(() -> Refusal.conflict("会议" + number + "还没有确定时间和地点，没有会议通知可看。"));
        return issued.content(issued.issue(
                        new IssuedDocuments.Sheet(
                                new Occasion("MEETING_NOTICE", number, String.valueOf(plan.version())),
                                NOTICE,
                                "meeting-notice",
                                Map.of("sheet", notice(meeting, plan))),
                        plan.setBy())
                .id());
    }

    /**
     * The minutes as PDF: signed as they were issued, else as they are drafted.
     *
     * @throws Refusal if there are none yet, or this person may not read them
     */
    @Transactional(readOnly = true)
    public byte[] minutes(String number, CurrentUser user) {
        access.check(user);
        meetings.get(number);
        MinutesTable.Draft draft =
                minutes.newest(number).orElseThrow(() -> Refusal.conflict("会议" + number + "还没有起草纪要。"));
        Optional<Issued> document = issued(number);
        if (document.isPresent()) {
            return issued.content(document.get().id());
        }
        Optional<MinutesTable.Signature> signature = minutes.signature(number);
        return issued.preview(document(draft, signature.orElse(null), false), signature.isEmpty());
    }

    /** The minutes as they were issued; empty before, and for those that were signed before there were certificates. */
    @Transactional(readOnly = true)
    public Optional<Issued> issued(String number) {
        return minutes.signature(number).flatMap(signature -> issued.find(occasion(number, signature.version())));
    }

    /** Issues the minutes with the signature, in the transaction that signs them. */
    void issue(MinutesTable.Draft draft, MinutesTable.Signature signature, UnlockedKey key) {
        issued.issueSigned(
                document(draft, signature, true),
                key,
                new SignatureWords(
                        signature.signerName(), signature.capacity().title(), "签发会议纪要" + draft.meetingNumber()),
                signature.signedAt());
    }

    private IssuedDocuments.Sheet document(MinutesTable.Draft draft, MinutesTable.Signature signature, boolean drawn) {
        return new IssuedDocuments.Sheet(
                occasion(draft.meetingNumber(), draft.version()),
                MINUTES,
                "minutes",
                Map.of("sheet", sheets.of(draft, signature, drawn)));
    }

    private static Occasion occasion(String number, int version) {
        return new Occasion("MINUTES", number, String.valueOf(version));
    }

    private NoticeSheet notice(JointMeeting meeting, MeetingPlan plan) {
        return new NoticeSheet(
                issuer,
                meeting.number(),
                meeting.regular(),
                meeting.reason(),
                TIME.format(plan.heldAt()),
                TIME.format(plan.freezeAt()),
                plan.place(),
                plan.participants().stream().map(invitees::nameOf).toList(),
                plan.reason(),
                LocalDate.ofInstant(plan.setAt(), ApplicationClock.ZONE));
    }
}
