package petitiondesk.supervision;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.document.issued.IssuedDocuments.Occasion;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.organisation.Organisation;
import petitiondesk.petition.CaseBriefs;
import petitiondesk.petition.PetitionTexts;
import petitiondesk.platform.OfficeName;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.Signature;

/** 督办单 as a document: a draft to be read before it is signed, and from then on what was signed and nothing else. */
@Service
public class OrderPapers {

    private static final String KIND = "ORDER";
    private static final String TITLE = "督办单";
    private static final String NONE = "无";

    private final Orders orders;
    private final OrderRecords records;
    private final OrderFiles files;
    private final CaseBriefs cases;
    private final Organisation organisation;
    private final IssuedDocuments issued;
    private final String issuer;

    OrderPapers(
            Orders orders,
            OrderRecords records,
            OrderFiles files,
            CaseBriefs cases,
            Organisation organisation,
            IssuedDocuments issued,
            OfficeName office) {
        this.orders = orders;
        this.records = records;
        this.files = files;
        this.cases = cases;
        this.organisation = organisation;
        this.issued = issued;
        this.issuer = office.letterhead();
    }

    /**
     * The order as PDF: signed as it was issued, else as it is drafted now.
     *
     * @throws Refusal if this person may not see the order, or nothing is drafted yet
     */
    @Transactional(readOnly = true)
    public byte[] pdf(String number, CurrentUser user) {
        files.check(number, user);
        Optional<Issued> document = issued(number);
        if (document.isPresent()) {
            return issued.content(document.get().id());
        }
        Order order = orders.get(number);
        Draft draft = records.draft(number, order.draft())
                .orElseThrow(() -> Refusal.conflict("督办单" + number + "还没有拟写，没有文书可看。"));
        Optional<Signature> signature = records.signature(number);
        return issued.preview(document(order, draft, signature.orElse(null), false), signature.isEmpty());
    }

    /** What was issued when the order was signed; empty before, and for orders that were signed before there were certificates. */
    @Transactional(readOnly = true)
    public Optional<Issued> issued(String number) {
        return issued.find(occasion(number));
    }

    /** Issues the order with the signature, in the transaction that signs it. */
    void issue(Order order, Draft draft, Signature signature, UnlockedKey key) {
        issued.issueSigned(
                document(order, draft, signature, true),
                key,
                new SignatureWords(
                        nameOf(signature.signedBy()), signature.capacity().title(), "签发督办单" + order.number()),
                signature.signedAt());
    }

    private IssuedDocuments.Sheet document(Order order, Draft draft, Signature signature, boolean drawn) {
        return new IssuedDocuments.Sheet(
                occasion(order.number()), TITLE, "order", Map.of("sheet", sheet(order, draft, signature, drawn)));
    }

    private static Occasion occasion(String number) {
        return new Occasion(KIND, number, "1");
    }

    /** @param drawn whether the signature that is added draws the name */
    private OrderSheet sheet(Order order, Draft draft, Signature signature, boolean drawn) {
        return new OrderSheet(
                issuer,
                order.number(),
                order.petitionNumber(),
                cases.of(order.petitionNumber()).title(),
                order.supervisedUser() == null ? "没有包案领导，由责任单位负责人答复" : order.supervisedName(),
                or(order.unitName()),
                PetitionTexts.day(order.decidedAt()) + meeting(order.meetingNumber()) + "议定"
                        + order.measure().title(),
                order.assignedMeeting() == null
                        ? "没有包案"
                        : PetitionTexts.day(order.assignedOn()) + meeting(order.assignedMeeting()),
                order.limitTitle() == null
                        ? NONE
                        : order.limitTitle() + "，" + PetitionTexts.day(order.originalDueOn()) + "前",
                earlier(order),
                draft.ground().title(),
                order.limitTitle() == null ? "督办事由" : "未按期办结原因",
                draft.why(),
                draft.demand(),
                PetitionTexts.day(draft.answerBy()) + "前（含当日）",
                or(draft.copiesTo()),
                signature == null ? null : signed(signature, drawn));
    }

    private OrderSheet.Signature signed(Signature signature, boolean drawn) {
        return new OrderSheet.Signature(
                drawn ? null : nameOf(signature.signedBy()),
                signature.capacity().title(),
                signature.capacityReason(),
                PetitionTexts.day(signature.signedAt()));
    }

    private String earlier(Order order) {
        String numbers = orders.all(order.petitionNumber()).stream()
                .map(Order::number)
                .filter(other -> other.compareTo(order.number()) < 0)
                .sorted()
                .collect(Collectors.joining("、"));
        return numbers.isEmpty() ? null : numbers;
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }

    private static String meeting(String number) {
        return "联席会议（" + number + "）";
    }

    private static String or(String text) {
        return text == null || text.isBlank() ? NONE : text;
    }
}
