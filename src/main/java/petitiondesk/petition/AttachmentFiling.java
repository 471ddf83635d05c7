package petitiondesk.petition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.document.Attachment;
import petitiondesk.document.Attachments;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;

/** Puts a file into a case: the file, its line in the history and the news of it, together or not at all. */
@Component
class AttachmentFiling {

    private final Attachments attachments;
    private final CaseHistory history;
    private final PetitionProcess process;
    private final Recusals recusals;
    private final Organisation organisation;
    private final StaffNotices notices;
    private final Clock clock;

    AttachmentFiling(
            Attachments attachments,
            CaseHistory history,
            PetitionProcess process,
            Recusals recusals,
            Organisation organisation,
            StaffNotices notices,
            Clock clock) {
        this.attachments = attachments;
        this.history = history;
        this.process = process;
        this.recusals = recusals;
        this.organisation = organisation;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Files what the petitioner brings; those who have the case at hand are told once a day.
     *
     * @param course locked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Attachments.Added byPetitioner(PetitionCourse course, Attachments.Addition addition) {
        Attachments.Added added = attachments.add(addition);
        if (added.fresh()) {
            history.announce(
                    course.number(),
                    null,
                    EventKind.ATTACHED,
                    "信访人补充附件" + added.attachment().line(),
                    "补充了1个附件。");
            tell(course);
        }
        return added;
    }

    /**
     * Files what somebody of the staff brings.
     *
     * @param course locked
     * @param disclosed whether the petitioner may read it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Attachments.Added byOffice(PetitionCourse course, Attachments.Addition addition, boolean disclosed) {
        Attachments.Added added = attachments.add(addition);
        if (added.fresh()) {
            String line = "上传附件" + added.attachment().line()
                    + (addition.description() == null ? "" : "：" + addition.description());
            history.note(course.number(), addition.addedBy(), EventKind.ATTACHED, line);
        }
        if (disclosed) {
            disclose(course, added.attachment(), addition.addedBy());
        }
        return added;
    }

    /** Opens a file to the petitioner, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void disclose(PetitionCourse course, Attachment attachment, String by) {
        if (attachments.disclose(attachment, by)) {
            history.announce(
                    course.number(),
                    by,
                    EventKind.ATTACHED,
                    "向信访人公开附件“" + attachment.name() + "”",
                    "办理单位提供了1个附件，可以查看。");
        }
    }

    /** Before it is registered everybody reads the whole case anyway; after that a file is easily missed. */
    private void tell(PetitionCourse course) {
        if (course.status() == Status.RECEIVED) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        atHand(course).stream()
                .filter(userId -> !recusals.recorded(course.number(), userId))
                .flatMap(userId -> organisation.person(userId).stream())
                .forEach(person -> notices.attachmentAdded(course, person, today));
    }

    private Set<String> atHand(PetitionCourse course) {
        Set<String> people = new LinkedHashSet<>();
        process.openTasks(course.number()).stream()
                .flatMap(task -> task.assignee() != null
                        ? Stream.of(task.assignee())
                        : Stream.concat(
                                task.users().stream(), task.groups().stream().flatMap(this::members)))
                .forEach(people::add);
        if (people.isEmpty() && course.restricted()) {
            members(Role.DISCIPLINE.group()).forEach(people::add);
        }
        return people;
    }

    private Stream<String> members(String group) {
        return organisation.members(group).stream().map(Organisation.Person::userId);
    }
}
