package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.Download;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/**
 * Papers of petitions that are issued once and kept: soon after what they tell of, or when somebody asks before. One whose
 * occasion was corrected or taken back is declared void and stays.
 */
@Service
public class PetitionDocuments {

    private final Cases cases;
    private final CaseAccess access;
    private final Papers papers;
    private final PaperOccasions occasions;
    private final PaperSheets sheets;
    private final OwnCases own;
    private final CaseHistory history;
    private final IssuedDocuments documents;

    PetitionDocuments(
            Cases cases,
            CaseAccess access,
            Papers papers,
            PaperOccasions occasions,
            PaperSheets sheets,
            OwnCases own,
            CaseHistory history,
            IssuedDocuments documents) {
        this.cases = cases;
        this.access = access;
        this.papers = papers;
        this.occasions = occasions;
        this.sheets = sheets;
        this.own = own;
        this.history = history;
        this.documents = documents;
    }

    /** A document with its bytes. */
    public record Content(Issued issued, byte[] pdf) {

        public ResponseEntity<Resource> asFile() {
            return Download.pdf(issued.fileName(), new ByteArrayResource(pdf), pdf.length);
        }
    }

    /** What was issued about the case and this person may open, oldest first. */
    @Transactional(readOnly = true)
    public List<Issued> of(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return documents.of(number).stream()
                .filter(issued -> mayOpen(issued, course, user))
                .toList();
    }

    /** All of it for the whole file, with what is owed by now; whoever takes that has a right to each. */
    @Transactional
    public List<Issued> all(String number, CurrentUser user) {
        PetitionCourse course = cases.locked(number);
        access.check(course, user);
        issueOwed(course);
        return documents.of(number);
    }

    /** The document, and a note that this person opened it. */
    @Transactional
    public Content open(String number, long id, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        Issued issued = documents
                .byId(id)
                .filter(one -> one.subject().equals(number))
                .filter(one -> mayOpen(one, course, user))
                .orElseThrow(PetitionDocuments::unknown);
        return opened(issued, user);
    }

    /** The latest document of that kind, issued now if nobody has asked before. */
    @Transactional
    public Content open(String number, Paper paper, CurrentUser user) {
        PetitionCourse course = cases.locked(number);
        papers.check(paper, course, user);
        Issued issued = issue(occasions.newest(paper, course).orElseThrow(), course);
        return opened(issued, user);
    }

    private Content opened(Issued issued, CurrentUser user) {
        history.note(
                issued.subject(),
                user.id(),
                EventKind.PRINTED,
                "打开、打印%s（核验码%s）".formatted(issued.title(), issued.codeText()));
        return new Content(issued, documents.content(issued.id()));
    }

    /**
     * A document as the petitioner sees it.
     *
     * @param code by which anybody may check it
     * @param voidSince when it ceased to hold, or null
     */
    public record OwnItem(
            long id, String title, LocalDate issuedOn, long size, String code, String sha256, Instant voidSince) {}

    /** What is addressed to the petitioner; nothing of an accusation. */
    @Transactional(readOnly = true)
    public List<OwnItem> ofPetitioner(String number, String queryCode) {
        return ofPetitioner(cases.course(own.of(number, queryCode).number()));
    }

    List<OwnItem> ofPetitioner(PetitionCourse course) {
        return forPetitioner(course)
                .map(issued -> new OwnItem(
                        issued.id(),
                        issued.title(),
                        LocalDate.ofInstant(issued.issuedAt(), ApplicationClock.ZONE),
                        issued.size(),
                        issued.codeText(),
                        issued.sha256(),
                        issued.isVoid() ? issued.voided().at() : null))
                .toList();
    }

    private Stream<Issued> forPetitioner(PetitionCourse course) {
        return course.restricted()
                ? Stream.empty()
                : documents.of(course.number()).stream().filter(this::isForPetitioner);
    }

    /** One of these. */
    @Transactional(readOnly = true)
    public Content openOwn(String number, String queryCode, long id) {
        return forPetitioner(cases.course(own.of(number, queryCode).number()))
                .filter(issued -> issued.id() == id)
                .findFirst()
                .map(issued -> new Content(issued, documents.content(issued.id())))
                .orElseThrow(PetitionDocuments::unknown);
    }

    /** Issues what the petition has to have by now, and declares void what does not hold any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issueOwed(String number) {
        issueOwed(cases.locked(number));
    }

    private void issueOwed(PetitionCourse course) {
        Set<String> standing = new HashSet<>();
        for (PaperOccasion occasion : occasions.of(course)) {
            standing.add(key(occasion.paper().name(), occasion.occasion()));
            issue(occasion, course);
        }
        for (Issued issued : documents.of(course.number())) {
            if (!issued.isVoid() && isPaper(issued) && !standing.contains(key(issued.kind(), issued.occasion()))) {
                Paper paper = Paper.valueOf(issued.kind());
                documents.declareVoid(issued.id(), occasions.whyVoid(paper, issued.occasion(), course.number()), null);
            }
        }
    }

    private Issued issue(PaperOccasion occasion, PetitionCourse course) {
        Occasion key = new Occasion(occasion.paper().name(), course.number(), occasion.occasion());
        return documents.find(key).orElseGet(() -> {
            Sheet sheet = sheets.of(occasion, course);
            return documents.issue(
                    new IssuedDocuments.Sheet(
                            key,
                            sheet.heading().title(),
                            PaperPrints.TEMPLATE,
                            PaperPrints.model(occasion.paper(), sheet)),
                    null);
        });
    }

    /** Issues the answer with the signature of its head, in the transaction in which he signs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void issueSigned(PetitionCourse course, UnlockedKey key, SignatureWords words, Instant at) {
        PaperOccasion occasion = occasions.newest(Paper.OPINION, course).orElseThrow();
        Sheet sheet = sheets.of(occasion, course);
        Map<String, Object> model = new HashMap<>(PaperPrints.model(Paper.OPINION, sheet));
        model.put("signing", words.capacity());
        documents.issueSigned(
                new IssuedDocuments.Sheet(
                        new Occasion(Paper.OPINION.name(), course.number(), occasion.occasion()),
                        sheet.heading().title(),
                        PaperPrints.TEMPLATE,
                        model),
                key,
                words,
                at);
    }

    private boolean mayOpen(Issued issued, PetitionCourse course, CurrentUser user) {
        // what other rooms issue under the petition's number is a letter of the office
        return papers.mayPrint(isPaper(issued) ? Paper.valueOf(issued.kind()) : Paper.TRANSFER, course, user);
    }

    /** An answer is his once it is served: until then its head may take it back. */
    private boolean isForPetitioner(Issued issued) {
        return Paper.named(issued.kind())
                .filter(Paper::isForPetitioner)
                .filter(paper -> paper != Paper.OPINION || occasions.isServed(issued.subject(), issued.occasion()))
                .isPresent();
    }

    private static boolean isPaper(Issued issued) {
        return Paper.named(issued.kind()).isPresent();
    }

    private static String key(String kind, String occasion) {
        return kind + "/" + occasion;
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有找到这份文书，或者您无权查看。");
    }
}
