package petitiondesk.document.issued;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;
import petitiondesk.document.signing.PdfSigner;
import petitiondesk.document.signing.SignatureWords;
import petitiondesk.document.signing.SignedPdf;
import petitiondesk.document.signing.UnlockedKey;
import petitiondesk.shared.Sha256;

/**
 * Documents that state what happened: made once for each occasion, kept with their hash, never changed. Whether somebody may
 * have one is checked by the caller.
 */
@Service
public class IssuedDocuments {

    private final IssuedTables tables;
    private final DocumentCodes codes;
    private final PdfPress press;
    private final PdfSigner signer;
    private final Clock clock;

    IssuedDocuments(IssuedTables tables, DocumentCodes codes, PdfPress press, PdfSigner signer, Clock clock) {
        this.tables = tables;
        this.codes = codes;
        this.press = press;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * What happened; there is one document for each.
     *
     * @param kind what sort of paper
     * @param subject business key of what it is about; printed on each page
     * @param occasion which of several, such as the id of the row that it tells of
     */
    public record Occasion(String kind, String subject, String occasion) {}

    /**
     * What is to be issued.
     *
     * @param title shown to whoever has the code: nothing personal
     * @param template under {@code documents/}, with its model
     */
    public record Sheet(Occasion occasion, String title, String template, Map<String, Object> model) {}

    /** The bytes are not those that were issued: somebody has got at the database. */
    public static final class Changed extends RuntimeException {

        Changed(Issued issued) {
            super("issued document %d (%s of %s) is not what was issued: its SHA-256 differs"
                    .formatted(issued.id(), issued.kind(), issued.subject()));
        }
    }

    /**
     * Issues the document, or answers the one that was issued on this occasion before.
     *
     * @param issuedBy user id, or null for the desk itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(Sheet sheet, String issuedBy) {
        tables.takeTurns(sheet.occasion());
        return tables.find(sheet.occasion()).orElseGet(() -> {
            String code = codes.draw();
            Printed printed = print(sheet, code);
            return keep(sheet, code, printed, printed.pdf(), clock.instant(), issuedBy, List.of());
        });
    }

    /**
     * The same with an electronic signature where the document has its place for one.
     *
     * @param at when it is signed
     * @throws IllegalStateException if it was issued before: nobody is to believe that he has signed what went out without him
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issueSigned(Sheet sheet, UnlockedKey key, SignatureWords words, Instant at) {
        tables.takeTurns(sheet.occasion());
        if (tables.find(sheet.occasion()).isPresent()) {
            throw new IllegalStateException(sheet.occasion() + " was issued before it was signed");
        }
        String code = codes.draw();
        Printed printed = print(sheet, code);
        SignedPdf signed = signer.sign(printed.pdf(), printed.signature(), key, words, at);
        Issued.Signed signature = new Issued.Signed(
                key.userId(),
                words.signerName(),
                words.capacity(),
                words.reason(),
                signed.certificateId(),
                signed.signedAt(),
                signed.timestamped());
        return keep(sheet, code, printed, signed.pdf(), at, key.userId(), List.of(signature));
    }

    /**
     * The document as it would be issued now, under no code.
     *
     * @param draft whether it says on each page that it is not signed
     */
    public byte[] preview(Sheet sheet, boolean draft) {
        return press.print(blank(sheet, null, draft)).pdf();
    }

    private static Blank blank(Sheet sheet, String code, boolean draft) {
        return new Blank(
                sheet.template(), sheet.model(), sheet.title(), sheet.occasion().subject(), code, draft);
    }

    /** The code stands on the paper, so it is drawn before there is one. */
    private Printed print(Sheet sheet, String code) {
        Printed printed = press.print(blank(sheet, code, false));
        return new Printed(CodeMark.on(printed.pdf(), code), printed.pages(), printed.missing(), printed.signature());
    }

    private Issued keep(
            Sheet sheet,
            String code,
            Printed printed,
            byte[] pdf,
            Instant at,
            String by,
            List<Issued.Signed> signatures) {
        Occasion of = sheet.occasion();
        Issued issued = new Issued(
                0,
                of.kind(),
                of.subject(),
                of.occasion(),
                sheet.title(),
                code,
                Sha256.of(pdf),
                pdf.length,
                printed.pages(),
                at,
                by,
                printed.missing(),
                signatures,
                null);
        return tables.byId(tables.add(issued, pdf)).orElseThrow();
    }

    /** States that the document does not hold any more; it stays where it is. The first reason counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declareVoid(long id, String reason, String by) {
        tables.declareVoid(id, reason, by, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<Issued> find(Occasion occasion) {
        return tables.find(occasion);
    }

    @Transactional(readOnly = true)
    public Optional<Issued> byId(long id) {
        return tables.byId(id);
    }

    /** Everything that was issued about the subject, oldest first. */
    @Transactional(readOnly = true)
    public List<Issued> of(String subject) {
        return tables.of(subject);
    }

    /**
     * The document as it was issued.
     *
     * @throws Changed if the bytes are others by now
     */
    @Transactional(readOnly = true)
    public byte[] content(long id) {
        Issued issued = tables.byId(id).orElseThrow();
        byte[] content = tables.content(id);
        if (!Sha256.of(content).equals(issued.sha256())) {
            throw new Changed(issued);
        }
        return content;
    }
}
