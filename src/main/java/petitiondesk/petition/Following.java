package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.document.AttachmentRules;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.shared.Refusal;

/** What a petitioner sees of his own case, and what he may do, with number and query code. */
@Service
public class Following {

    private final OwnCases own;
    private final PetitionCourses courses;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final Reviews reviews;
    private final Organisation organisation;
    private final Supervision supervision;
    private final OwnAttachments attachments;
    private final AttachmentRules attachmentRules;
    private final PetitionDocuments documents;
    private final Supplements supplements;
    private final Withdrawals withdrawals;
    private final Evaluations evaluations;
    private final PetitionerRequests requests;
    private final Clock clock;

    Following(
            OwnCases own,
            PetitionCourses courses,
            TimeLimits limits,
            CaseHistory history,
            Reviews reviews,
            Organisation organisation,
            Supervision supervision,
            OwnAttachments attachments,
            AttachmentRules attachmentRules,
            PetitionDocuments documents,
            Supplements supplements,
            Withdrawals withdrawals,
            Evaluations evaluations,
            PetitionerRequests requests,
            Clock clock) {
        this.own = own;
        this.courses = courses;
        this.limits = limits;
        this.history = history;
        this.reviews = reviews;
        this.organisation = organisation;
        this.supervision = supervision;
        this.attachments = attachments;
        this.attachmentRules = attachmentRules;
        this.documents = documents;
        this.supplements = supplements;
        this.withdrawals = withdrawals;
        this.evaluations = evaluations;
        this.requests = requests;
        this.clock = clock;
    }

    /** A step as the petitioner reads it. */
    public record Step(Instant at, String text) {}

    /**
     * What he has said of it, and until when he may say something else.
     *
     * @param until null while the matter is not over
     */
    public record Evaluation(Satisfaction office, Satisfaction unit, LocalDate until) {}

    /**
     * The petitioner's view.
     *
     * @param supervised whether the joint meeting has a supervision order out on it; what it says is not for him
     * @param dueOn the limit that ends first, or null where nobody owes him anything
     * @param provisional whether that day rests on a year whose days off are not published yet
     * @param attachments files that he has added, and those that the office has opened to him
     * @param attachmentRules what he may add now, or null where he may add nothing
     * @param documents papers that were addressed to him
     * @param evaluation null where there is nothing to evaluate now
     * @param may what he may do now, by name of the call
     */
    public record View(
            String number,
            String status,
            String statusText,
            String unit,
            Instant receivedAt,
            LocalDate dueOn,
            boolean provisional,
            boolean overdue,
            boolean supervised,
            List<String> dueExplanation,
            List<Step> events,
            List<OwnAttachments.Item> attachments,
            AttachmentRules.View attachmentRules,
            List<PetitionDocuments.OwnItem> documents,
            Evaluation evaluation,
            Map<String, Boolean> may) {}

    /**
     * The case.
     *
     * @throws Refusal the same for an unknown number and a wrong code
     */
    @Transactional(readOnly = true)
    public View follow(String number, String queryCode) {
        Petition petition = own.of(number, queryCode);
        PetitionCourse course = courses.findByNumber(petition.number()).orElseThrow();
        Optional<TimeLimit> limit = limits.running(number).stream()
                .filter(running -> switch (running.kind()) {
                    // these days are his, not ours
                    case REQUEST_REVIEW, REQUEST_FINAL_REVIEW -> false;
                    // whether and how long discipline inspection investigates is not told by the way
                    case INVESTIGATE_ACCUSATION -> false;
                    default -> true;
                })
                .findFirst();
        return new View(
                petition.number(),
                course.status().name(),
                course.status().title(),
                course.responsible() == null
                        ? ofDiscipline(course)
                        : organisation
                                .responsible(course.responsible())
                                .map(Responsible::name)
                                .orElse(null),
                petition.receivedAt(),
                limit.map(TimeLimit::dueOn).orElse(null),
                limit.filter(TimeLimit::provisional).isPresent(),
                limit.filter(running -> running.isOverdue(clock.instant())).isPresent(),
                supervision.supervised(Set.of(number)).contains(number),
                limit.map(TimeLimit::explanation).orElse(List.of()),
                history.of(number).stream()
                        .filter(entry -> entry.publicText() != null)
                        .map(entry -> new Step(entry.at(), entry.publicText()))
                        .toList(),
                attachments.of(number),
                OwnAttachments.mayAdd(course) ? attachmentRules.view() : null,
                documents.ofPetitioner(course),
                evaluations.isOpen(course) ? evaluation(course) : null,
                Map.of(
                        "reviewRequest",
                        reviews.openWindow(number).isPresent(),
                        "supplement",
                        Supplements.hindrance(course) == null,
                        "recusalRequest",
                        requests.hindrance(course, RequestKind.RECUSAL) == null,
                        "hearingRequest",
                        requests.hindrance(course, RequestKind.HEARING) == null,
                        "evaluation",
                        evaluations.isOpen(course),
                        "withdrawal",
                        Withdrawals.hindrance(course) == null));
    }

    private Evaluation evaluation(PetitionCourse course) {
        Map<Evaluations.About, Satisfaction> newest = evaluations.newest(course.number(), course.round());
        return new Evaluation(
                newest.get(Evaluations.About.OFFICE),
                newest.get(Evaluations.About.UNIT),
                evaluations.lastDay(course).orElse(null));
    }

    /** Says how satisfied he is, see {@link Evaluations#evaluate}. */
    @Transactional
    public void evaluate(String number, String queryCode, String office, String unit, String comment) {
        own.of(number, queryCode);
        evaluations.evaluate(number, office, unit, comment);
    }

    /** Null while it is open who handles it; of what was handed over, no more than he has been told. */
    private static String ofDiscipline(PetitionCourse course) {
        boolean handedOver = course.restricted() && course.status() != Status.RECEIVED;
        return handedOver ? "纪检监察机关" : null;
    }

    /** Asks for a review today. */
    @Transactional
    public void requestReview(String number, String queryCode, String reasons) {
        own.of(number, queryCode);
        reviews.request(number, LocalDate.now(clock), reasons, null);
    }

    /** Adds to his petition, see {@link Supplements#add}. */
    @Transactional
    public void supplement(String number, String queryCode, String text) {
        own.of(number, queryCode);
        supplements.add(number, text, null);
    }

    /** Asks that somebody keep out, or for a hearing, see {@link PetitionerRequests#ask}. */
    @Transactional
    public void ask(String number, String queryCode, RequestKind kind, String person, String reason) {
        own.of(number, queryCode);
        requests.ask(number, kind, person, reason, null);
    }

    /** Withdraws his petition, see {@link Withdrawals#withdraw}. */
    @Transactional
    public void withdraw(String number, String queryCode, String reason) {
        own.of(number, queryCode);
        withdrawals.withdraw(number, reason, null);
    }
}
