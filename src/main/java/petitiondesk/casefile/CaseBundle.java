package petitiondesk.casefile;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.Attachment;
import petitiondesk.document.Attachments;
import petitiondesk.document.issued.DocumentsOfCase;
import petitiondesk.document.issued.Issued;
import petitiondesk.document.issued.IssuedDocuments;
import petitiondesk.document.rendering.Blank;
import petitiondesk.document.rendering.PdfPress;
import petitiondesk.document.rendering.Printed;
import petitiondesk.party.Parties;
import petitiondesk.petition.CaseAttachments;
import petitiondesk.petition.CaseFiles;
import petitiondesk.petition.PetitionDocuments;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Sha256;

/** Everything that belongs into the whole file, as far as the one who asked may have it, in its order. */
@Component
class CaseBundle {

    private static final String ATTACHMENTS = "附件/";
    private static final String DOCUMENTS = "文书/";

    private final CaseFiles files;
    private final PetitionDocuments papers;
    private final List<DocumentsOfCase> others;
    private final IssuedDocuments documents;
    private final CaseAttachments listed;
    private final Attachments attachments;
    private final Parties parties;
    private final PdfPress press;
    private final Clock clock;

    CaseBundle(
            CaseFiles files,
            PetitionDocuments papers,
            List<DocumentsOfCase> others,
            IssuedDocuments documents,
            CaseAttachments listed,
            Attachments attachments,
            Parties parties,
            PdfPress press,
            Clock clock) {
        this.files = files;
        this.papers = papers;
        this.others = List.copyOf(others);
        this.documents = documents;
        this.listed = listed;
        this.attachments = attachments;
        this.parties = parties;
        this.press = press;
        this.clock = clock;
    }

    /** What is in it, and what stands in front of its index. */
    record Bundle(CaseFiles.CaseFile file, Instant receivedAt, List<Piece> pieces) {}

    /** Papers that are owed are issued first; that files are taken out is put down. */
    @Transactional
    public Bundle of(String number, CurrentUser user) {
        CaseFiles.CaseFile file = files.open(number, user);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(history(file));
        Stream.concat(papers.all(number, user).stream(), others.stream().flatMap(room -> room.of(number).stream()))
                .sorted(Comparator.comparing(Issued::issuedAt).thenComparing(Issued::id))
                .map(issued -> paper(issued, number))
                .forEach(pieces::add);
        for (CaseAttachments.Item item : listed.of(number, user).items()) {
            Attachment attachment = attachments.find(number, item.id()).orElseThrow();
            attachments.noteOpening(attachment, user.id());
            pieces.add(piece(attachment));
        }
        return new Bundle(file, file.events().get(0).at(), pieces);
    }

    private Piece history(CaseFiles.CaseFile file) {
        Map<String, Object> model = new HashMap<>();
        model.put("file", file);
        model.put("parties", parties.all(file.number()));
        model.put("madeAt", clock.instant());
        Printed printed = press.print(new Blank("case-history", model, "登记和办理过程", file.number(), null, false));
        byte[] pdf = printed.pdf();
        return new Piece(
                "登记和办理过程",
                clock.instant(),
                "",
                "登记和办理过程.pdf",
                pdf.length,
                Sha256.of(pdf),
                null,
                null,
                () -> new ByteArrayInputStream(pdf));
    }

    private Piece paper(Issued issued, String number) {
        String title = issued.subject().equals(number) ? issued.title() : issued.title() + " " + issued.subject();
        String name = title + (issued.isVoid() ? "（已作废）" : "") + ".pdf";
        return new Piece(
                title,
                issued.issuedAt(),
                DOCUMENTS,
                name,
                issued.size(),
                issued.sha256(),
                "核验码 " + issued.codeText()
                        + (issued.isVoid() ? "；已作废：" + issued.voided().reason() : ""),
                null,
                () -> new ByteArrayInputStream(documents.content(issued.id())));
    }

    private Piece piece(Attachment attachment) {
        String by = attachment.side() == Attachment.Side.PETITIONER ? "信访人提交" : "工作人员添加";
        return new Piece(
                "附件：" + attachment.name(),
                attachment.addedAt(),
                ATTACHMENTS,
                attachment.name(),
                attachment.size(),
                attachment.sha256(),
                attachment.description() == null ? by : by + "；" + attachment.description(),
                attachment.type(),
                () -> attachments.content(attachment).getInputStream());
    }
}
