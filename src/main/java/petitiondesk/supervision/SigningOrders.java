package petitiondesk.supervision;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.organisation.Organisation;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;
import petitiondesk.shared.Sha256;
import petitiondesk.supervision.OrderParts.Draft;
import petitiondesk.supervision.OrderParts.Signature;

/**
 * 签发: the signature and the signed document are stored first, and the process goes on only from a signature that is there;
 * all of it is one transaction.
 */
@Service
public class SigningOrders {

    private final Orders orders;
    private final OrderRecords records;
    private final OrderText text;
    private final OrderPapers papers;
    private final SignerRights rights;
    private final Organisation organisation;
    private final OrderProcess process;
    private final Clock clock;

    SigningOrders(
            Orders orders,
            OrderRecords records,
            OrderText text,
            OrderPapers papers,
            SignerRights rights,
            Organisation organisation,
            OrderProcess process,
            Clock clock) {
        this.orders = orders;
        this.records = records;
        this.text = text;
        this.papers = papers;
        this.rights = rights;
        this.organisation = organisation;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Whether this person could sign now; asked before his pin is.
     *
     * @param readSha256 hash of the text that he had before him, or null if he does not say
     * @throws Refusal if he may not sign, or the order is not what he has read
     */
    @Transactional(readOnly = true)
    public void check(String number, String readSha256, String userId) {
        signable(number, readSha256, userId, clock.instant());
    }

    /**
     * Signs the newest draft.
     *
     * @param readSha256 hash of the text that the signer had before him, or null if he does not say
     * @param key opened by the signer with his pin
     * @throws Refusal if he may not sign, or the order is not what he has read
     */
    @Transactional
    public void sign(String number, String readSha256, UnlockedKey key) {
        String userId = key.userId();
        // one moment for all: at midnight the day that is checked is the day that is signed
        Instant now = clock.instant();
        Signable signable = signable(number, readSha256, userId, now);
        Order order = signable.order();
        Draft draft = signable.draft();
        SignerRights.Right right = signable.right();
        String signer =
                organisation.person(userId).map(Organisation.Person::name).orElse(userId);
        String signed = text.signed(order, draft, signer, right.capacity(), right.reason(), now);
        Signature signature = new Signature(
                draft.draft(),
                userId,
                now,
                right.capacity(),
                right.reason(),
                right.periodId(),
                signed,
                Sha256.of(signed));
        if (!records.add(number, signature)) {
            throw Refusal.conflict("督办单" + number + "已经签发。");
        }
        papers.issue(order, draft, signature, key);
        records.note(
                number,
                userId,
                "签发",
                right.capacity().title() + signer + "签发" + (right.reason() == null ? "。" : "：" + right.reason() + "。"));
        process.signed(number);
    }

    private record Signable(Order order, Draft draft, SignerRights.Right right) {}

    private Signable signable(String number, String readSha256, String userId, Instant now) {
        Order order = orders.get(number);
        if (order.status() != OrderStatus.SIGNING) {
            throw Refusal.conflict("督办单" + number + "现在是“" + order.status().title() + "”，不需要签发。");
        }
        SignerRights.Right right = rightOf(order, userId);
        Draft draft = records.draft(number, order.draft()).orElseThrow();
        if (!draft.answerBy().isAfter(LocalDate.ofInstant(now, ApplicationClock.ZONE))) {
            throw Refusal.conflict("督办单上的答复期限已到，请退回联席会议办公室改定后再签发。");
        }
        if (readSha256 != null && !readSha256.equals(Sha256.of(text.unsigned(order, draft)))) {
            throw Refusal.conflict("督办单在您阅读以后改动过，没有签发。请重新阅读。");
        }
        return new Signable(order, draft, right);
    }

    /** Whether the order is signed; the process asks when the task is completed, whichever way. */
    @Transactional(readOnly = true)
    public boolean isSigned(String number) {
        return records.signature(number).isPresent();
    }

    /** Sends the draft back; for those who could sign it. */
    @Transactional
    public void sendBack(String number, String comment, String userId) {
        new FieldChecks()
                .requiredText("comment", "退回意见", comment, Drafting.TEXT)
                .done();
        rightOf(orders.get(number), userId);
        orders.moveTo(number, OrderStatus.DRAFTING);
        records.note(number, userId, "退回修改", comment);
    }

    private SignerRights.Right rightOf(Order order, String userId) {
        SignerRights.Right right = rights.of(order, userId);
        if (!right.given()) {
            throw Refusal.forbidden(right.refusal());
        }
        return right;
    }
}
