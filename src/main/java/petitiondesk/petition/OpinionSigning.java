package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/**
 * 签发 of an answer with the head's certificate: his word, the end of his task and the document are one transaction. A head
 * who completes the task without it signs on paper, and the document leaves with the place for the seal alone.
 */
@Service
public class OpinionSigning {

    private final Cases cases;
    private final CaseAccess access;
    private final Opinions opinions;
    private final Recusals recusals;
    private final PaperSheets sheets;
    private final PaperPrints prints;
    private final PetitionDocuments documents;
    private final ResponsibleUnits units;
    private final PetitionProcess process;
    private final Organisation organisation;
    private final Clock clock;

    OpinionSigning(
            Cases cases,
            CaseAccess access,
            Opinions opinions,
            Recusals recusals,
            PaperSheets sheets,
            PaperPrints prints,
            PetitionDocuments documents,
            ResponsibleUnits units,
            PetitionProcess process,
            Organisation organisation,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.opinions = opinions;
        this.recusals = recusals;
        this.sheets = sheets;
        this.prints = prints;
        this.documents = documents;
        this.units = units;
        this.process = process;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A draft that waits for its signature.
     *
     * @param draft its number, to be sent with the signature
     * @param title as the document will be called
     * @param capacity as what this person would sign
     * @param refusal why this person may not sign it, or null
     */
    public record Waiting(String number, int draft, String title, Sheet sheet, String capacity, String refusal) {}

    /**
     * What waits to be signed.
     *
     * @throws Refusal if the case is not for this person, or nothing waits
     */
    @Transactional(readOnly = true)
    public Waiting waiting(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        Opinions.Opinion opinion = toBeSigned(course);
        Sheet sheet = sheets.draft(opinion, course);
        return new Waiting(
                number,
                opinion.draft(),
                sheet.heading().title(),
                sheet,
                capacity(course),
                refusal(course, opinion, user));
    }

    /** The same as PDF, saying on each page that nobody has signed it. */
    @Transactional(readOnly = true)
    public byte[] pdf(String number, CurrentUser user) {
        Waiting waiting = waiting(number, user);
        return prints.draft(Paper.OPINION, waiting.sheet(), waiting.capacity()).pdf();
    }

    /**
     * Whether this person could sign now; asked before his pin is.
     *
     * @param draft number of the draft that he has read, or null if he does not say
     * @throws Refusal if he may not, or another draft was put before him meanwhile
     */
    @Transactional(readOnly = true)
    public void check(String number, Integer draft, CurrentUser user) {
        signable(number, draft, user);
    }

    private Waiting signable(String number, Integer draft, CurrentUser user) {
        Waiting waiting = waiting(number, user);
        if (waiting.refusal() != null) {
            throw Refusal.forbidden(waiting.refusal());
        }
        if (draft != null && !Objects.equals(draft, waiting.draft())) {
            throw changed();
        }
        return waiting;
    }

    /**
     * Signs the draft, ends the head's task and issues the document.
     *
     * @param key opened by the signer with his pin
     * @throws Refusal as {@link #check}
     */
    @Transactional
    public void sign(String number, Integer draft, String comment, CurrentUser user, UnlockedKey key) {
        Waiting read = signable(number, draft, user);
        process.opinionDecided(number, Approval.APPROVE, comment);
        PetitionCourse course = cases.course(number);
        Opinions.Opinion signed = opinions.newest(number).orElseThrow();
        // until the task was his, somebody may have returned that draft and written another
        if (signed.draft() != read.draft()) {
            throw changed();
        }
        Instant at = opinions.signature(signed.id()).orElseThrow().decidedAt();
        documents.issueSigned(
                course, key, new SignatureWords(nameOf(key.userId()), capacity(course), "签发" + number + "的答复"), at);
    }

    /** Returns the draft with what is to be changed. */
    @Transactional
    public void sendBack(String number, String comment, CurrentUser user) {
        waiting(number, user);
        process.opinionDecided(number, Approval.RETURN, comment);
    }

    private static Refusal changed() {
        return Refusal.conflict("答复在您阅读以后改动过，没有签发。请重新阅读。");
    }

    private Opinions.Opinion toBeSigned(PetitionCourse course) {
        return opinions.newest(course.number())
                .filter(opinion -> course.status() == Status.OPINION)
                .filter(opinion -> opinion.agreement() == null)
                .filter(opinion -> opinions.signature(opinion.id()).isEmpty())
                .orElseThrow(() -> Refusal.conflict(course.number() + "现在没有待签发的答复。"));
    }

    private String refusal(PetitionCourse course, Opinions.Opinion opinion, CurrentUser user) {
        Responsible responsible = units.of(course);
        if (!user.groups().contains(responsible.headsGroup())) {
            return "答复由" + capacity(course) + "签发。";
        }
        if (opinion.draftedBy().equals(user.id())) {
            return "拟稿人不能签发自己拟写的意见，请由其他负责人签发。";
        }
        return recusals.against(course.number(), user.id()).isPresent() ? "您在该事项中应当回避，不能签发。" : null;
    }

    private String capacity(PetitionCourse course) {
        return sheets.signingUnit(course) + "负责人";
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
