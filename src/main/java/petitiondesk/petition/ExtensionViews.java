package petitiondesk.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Requests for more days as the form and the case file show them. */
@Service
public class ExtensionViews {

    private static final Set<Status> UNDER_WAY = Set.of(Status.HANDLING, Status.HARD, Status.LED, Status.OPINION);

    private final Extensions extensions;
    private final Cases cases;
    private final CaseAccess access;
    private final LeadDecisions decisions;
    private final Organisation organisation;

    ExtensionViews(
            Extensions extensions, Cases cases, CaseAccess access, LeadDecisions decisions, Organisation organisation) {
        this.extensions = extensions;
        this.cases = cases;
        this.access = access;
        this.decisions = decisions;
        this.organisation = organisation;
    }

    /**
     * What the case file shows.
     *
     * @param outcome null while nobody has decided
     * @param mayWithdraw whether the one who looks may take his request back
     */
    public record Shown(
            int days,
            String reason,
            String askedBy,
            Instant askedAt,
            String outcome,
            String comment,
            String decidedBy,
            LocalDate dueOn,
            boolean mayWithdraw) {}

    /**
     * The newest request, and whether another may be made.
     *
     * @param request null where nobody has asked
     * @param mayAsk whether the one who looks may ask now
     */
    public record Overview(Shown request, boolean mayAsk) {}

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        Shown shown = extensions
                .newest(number)
                .map(request -> new Shown(
                        request.days(),
                        request.reason(),
                        nameOf(request.askedBy()),
                        request.askedAt(),
                        request.outcome() == null ? null : request.outcome().title(),
                        request.comment(),
                        request.decidedBy() == null ? null : nameOf(request.decidedBy()),
                        request.dueOn(),
                        request.outcome() == null && request.askedBy().equals(user.id())))
                .orElse(null);
        return new Overview(
                shown, handles(course, user) && extensions.hindrance(number).isEmpty());
    }

    /** For those who handle the case, see {@link Extensions#ask}. */
    @Transactional
    public void ask(String number, Integer days, String reason, CurrentUser user) {
        if (!handles(checked(number, user), user)) {
            throw Refusal.forbidden("延期由承办人申请。");
        }
        extensions.ask(number, days, reason, user.id());
    }

    /** See {@link Extensions#withdraw}. */
    @Transactional
    public void withdraw(String number, CurrentUser user) {
        checked(number, user);
        extensions.withdraw(number, user.id());
    }

    /** The request that waits, as Markdown. */
    @Transactional(readOnly = true)
    public String text(String number) {
        return extensions
                .newest(number)
                .map(request -> "**%s申请延期%d日**（%s）\n\n%s"
                        .formatted(
                                TaskSummary.escaped(nameOf(request.askedBy())),
                                request.days(),
                                PetitionTexts.minute(request.askedAt()),
                                TaskSummary.escaped(request.reason())))
                .orElse("");
    }

    private PetitionCourse checked(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }

    private boolean handles(PetitionCourse course, CurrentUser user) {
        if (!UNDER_WAY.contains(course.status()) || course.restricted()) {
            return false;
        }
        boolean ofUnit = course.responsible() != null
                && organisation
                        .responsible(course.responsible())
                        .filter(responsible -> user.groups().contains(responsible.group()))
                        .isPresent();
        return ofUnit
                || course.isLed()
                        && decisions
                                .byId(course.leadDecision())
                                .filter(lead -> lead.handlers().contains(user.id()))
                                .isPresent();
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
