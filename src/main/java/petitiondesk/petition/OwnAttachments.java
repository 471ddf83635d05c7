package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.Attachment;
import petitiondesk.document.Attachments;
import petitiondesk.document.CheckedFile;
import petitiondesk.document.Download;
import petitiondesk.shared.Refusal;

/** Files of a case for its petitioner, with number and query code: he adds his own, and reads his and those opened to him. */
@Service
public class OwnAttachments {

    private final OwnCases own;
    private final Cases cases;
    private final Attachments attachments;
    private final AttachmentFiling filing;

    OwnAttachments(OwnCases own, Cases cases, Attachments attachments, AttachmentFiling filing) {
        this.own = own;
        this.cases = cases;
        this.attachments = attachments;
        this.filing = filing;
    }

    /**
     * A file as the petitioner sees it.
     *
     * @param byOffice whether the office has opened it to him; else it is his own
     */
    public record Item(
            long id,
            String name,
            String typeText,
            long size,
            String sha256,
            String description,
            Instant addedAt,
            boolean byOffice) {}

    /** @param fresh false where he had brought the same content before */
    public record Added(Item item, boolean fresh) {}

    /**
     * Lets him add to his case before his file is looked at.
     *
     * @throws Refusal if number and code do not fit, or nobody deals with the case any more
     */
    @Transactional(readOnly = true)
    public void checkMayAdd(String number, String queryCode) {
        checkOpen(cases.course(own.of(number, queryCode).number()));
    }

    @Transactional
    public Added add(String number, String queryCode, CheckedFile file) {
        PetitionCourse course = cases.locked(own.of(number, queryCode).number());
        checkOpen(course);
        Attachments.Added added = filing.byPetitioner(
                course, new Attachments.Addition(course.number(), Attachment.Side.PETITIONER, file, null, null));
        return new Added(item(added.attachment()), added.fresh());
    }

    /**
     * The file as he gets it.
     *
     * @throws Refusal the same whether it does not exist or is not for him
     */
    @Transactional(readOnly = true)
    public ResponseEntity<Resource> open(String number, String queryCode, long id) {
        Petition petition = own.of(number, queryCode);
        Attachment attachment = attachments
                .find(petition.number(), id)
                .filter(Attachment::isForPetitioner)
                .orElseThrow(() -> Refusal.notFound("没有找到这个附件。"));
        return Download.of(attachment, attachments.content(attachment));
    }

    /** What he may read of a case that is his. */
    List<Item> of(String number) {
        return attachments.of(number).stream()
                .filter(Attachment::isForPetitioner)
                .map(OwnAttachments::item)
                .toList();
    }

    /** What is handed to discipline inspection is over for the office, and not for them. */
    static boolean mayAdd(PetitionCourse course) {
        return course.status().open() || course.status() == Status.DISCIPLINE;
    }

    private static void checkOpen(PetitionCourse course) {
        if (!mayAdd(course)) {
            throw Refusal.conflict("这件事项已经办结，不能再补充材料；有新的情况，请重新提交或者来访、来电反映。");
        }
    }

    private static Item item(Attachment attachment) {
        return new Item(
                attachment.id(),
                attachment.name(),
                attachment.type().title(),
                attachment.size(),
                attachment.sha256(),
                attachment.description(),
                attachment.addedAt(),
                attachment.side() == Attachment.Side.OFFICE);
    }
}
