package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.Attachment;
import petitiondesk.document.AttachmentRules;
import petitiondesk.document.Attachments;
import petitiondesk.document.CheckedFile;
import petitiondesk.document.Download;
import petitiondesk.document.FileSize;
import petitiondesk.organisation.Organisation;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** Files of a case for those who may see it. Who takes one out is put down: it may show more of a person than the register. */
@Service
public class CaseAttachments {

    private static final int DESCRIPTION = 200;

    private final Cases cases;
    private final CaseAccess access;
    private final Recusals recusals;
    private final Attachments attachments;
    private final AttachmentFiling filing;
    private final AttachmentRules rules;
    private final Organisation organisation;

    CaseAttachments(
            Cases cases,
            CaseAccess access,
            Recusals recusals,
            Attachments attachments,
            AttachmentFiling filing,
            AttachmentRules rules,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.recusals = recusals;
        this.attachments = attachments;
        this.filing = filing;
        this.rules = rules;
        this.organisation = organisation;
    }

    /** Somebody took the file out. */
    public record Opening(String name, Instant at) {}

    /**
     * A file in the case file.
     *
     * @param by who brought it, by name
     * @param forPetitioner whether the petitioner may read it
     * @param mayDisclose whether the one who looks may open it to him
     */
    public record Item(
            long id,
            String name,
            String typeText,
            String sizeText,
            long size,
            String sha256,
            String description,
            String by,
            Instant addedAt,
            boolean forPetitioner,
            boolean mayDisclose,
            List<Opening> openings) {}

    /** @param rules null where the one who looks may not add */
    public record Overview(List<Item> items, AttachmentRules.View rules) {}

    /** @param fresh false where the office had the same content before */
    public record Added(Item item, boolean fresh) {}

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = seen(number, user);
        boolean mayAdd = mayAdd(course, user);
        Map<Long, List<Opening>> openings = attachments.openings(number).stream()
                .collect(Collectors.groupingBy(
                        Attachments.Opening::attachmentId,
                        Collectors.mapping(
                                opening -> new Opening(nameOf(opening.openedBy()), opening.openedAt()),
                                Collectors.toList())));
        return new Overview(
                attachments.of(number).stream()
                        .map(attachment -> item(attachment, mayAdd, openings.getOrDefault(attachment.id(), List.of())))
                        .toList(),
                mayAdd ? rules.view() : null);
    }

    /** Lets the person add to the case before his file is looked at. */
    @Transactional(readOnly = true)
    public void checkMayAdd(String number, CurrentUser user) {
        checkMayAdd(seen(number, user), user);
    }

    @Transactional
    public Added add(String number, CheckedFile file, String description, boolean disclosed, CurrentUser user) {
        PetitionCourse course = cases.locked(number);
        access.check(course, user);
        checkMayAdd(course, user);
        new FieldChecks().text("description", "说明", description, DESCRIPTION).done();
        String words = description == null || description.isBlank() ? null : description.strip();
        Attachments.Added added = filing.byOffice(
                course, new Attachments.Addition(number, Attachment.Side.OFFICE, file, words, user.id()), disclosed);
        Attachment kept = found(number, added.attachment().id());
        return new Added(item(kept, true, List.of()), added.fresh());
    }

    /** Opens a file of the office to the petitioner. */
    @Transactional
    public void disclose(String number, long id, CurrentUser user) {
        PetitionCourse course = cases.locked(number);
        access.check(course, user);
        checkMayAdd(course, user);
        Attachment attachment = found(number, id);
        if (attachment.side() == Attachment.Side.PETITIONER) {
            throw Refusal.conflict("这是信访人自己的材料，他本来就能看到。");
        }
        filing.disclose(course, attachment, user.id());
    }

    /** The file, and a note that this person took it out. */
    @Transactional
    public ResponseEntity<Resource> open(String number, long id, CurrentUser user) {
        seen(number, user);
        Attachment attachment = found(number, id);
        attachments.noteOpening(attachment, user.id());
        return Download.of(attachment, attachments.content(attachment));
    }

    private PetitionCourse seen(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }

    private boolean mayAdd(PetitionCourse course, CurrentUser user) {
        return course.status() != Status.ARCHIVED && !recusals.recorded(course.number(), user.id());
    }

    private void checkMayAdd(PetitionCourse course, CurrentUser user) {
        recusals.check(course.number(), user.id());
        if (course.status() == Status.ARCHIVED) {
            throw Refusal.conflict("案卷已经归档，目录已定，不能再添加附件。");
        }
    }

    private Attachment found(String number, long id) {
        return attachments.find(number, id).orElseThrow(() -> Refusal.notFound("没有找到这个附件。"));
    }

    private Item item(Attachment attachment, boolean mayAdd, List<Opening> openings) {
        return new Item(
                attachment.id(),
                attachment.name(),
                attachment.type().title(),
                FileSize.text(attachment.size()),
                attachment.size(),
                attachment.sha256(),
                attachment.description(),
                attachment.addedBy() == null ? "信访人" : nameOf(attachment.addedBy()),
                attachment.addedAt(),
                attachment.isForPetitioner(),
                mayAdd && !attachment.isForPetitioner(),
                openings);
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
