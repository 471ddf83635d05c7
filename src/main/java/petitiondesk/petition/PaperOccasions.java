package petitiondesk.petition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which papers a petition has to have, found from what stands in its tables; and why one of them does not hold any more. */
@Component
class PaperOccasions {

    private static final String DRAFT = "draft-";

    private final RoutePapers routes;
    private final Registrations registrations;
    private final Extensions extensions;
    private final Opinions opinions;
    private final LeadDecisions decisions;
    private final Revisits revisits;
    private final CaseHistory history;

    PaperOccasions(
            RoutePapers routes,
            Registrations registrations,
            Extensions extensions,
            Opinions opinions,
            LeadDecisions decisions,
            Revisits revisits,
            CaseHistory history) {
        this.routes = routes;
        this.registrations = registrations;
        this.extensions = extensions;
        this.opinions = opinions;
        this.decisions = decisions;
        this.revisits = revisits;
        this.history = history;
    }

    /** All that hold, in the order of {@link Paper}, those of a kind oldest first. */
    List<PaperOccasion> of(PetitionCourse course) {
        List<PaperOccasion> all = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            all.addAll(of(paper, course));
        }
        return all;
    }

    /** The latest of a kind. */
    Optional<PaperOccasion> newest(Paper paper, PetitionCourse course) {
        return of(paper, course).stream().reduce((earlier, later) -> later);
    }

    private List<PaperOccasion> of(Paper paper, PetitionCourse course) {
        String number = course.number();
        return switch (paper) {
            case RECEIPT, SERVICE -> List.of();
            case ACCEPTANCE -> course.restricted() ? List.of() : accepted(number);
            case TRANSFER, ROUTE ->
                course.restricted()
                        ? List.of()
                        : routes.occasion(paper, number).stream().toList();
            case EXTENSION ->
                course.restricted()
                        ? List.of()
                        : extensions.approved(number).stream()
                                .map(request ->
                                        new PaperOccasion(paper, Long.toString(request.id()), request.decidedAt()))
                                .toList();
            case LEAD ->
                decisions.of(number).stream()
                        .filter(decision -> decision.decision() == LeadDecision.Way.LEAD)
                        .reduce((earlier, later) -> later)
                        .stream()
                        .map(decision -> new PaperOccasion(paper, Long.toString(decision.id()), decision.decidedAt()))
                        .toList();
            case OPINION ->
                opinions.finished(number).stream()
                        .map(opinion -> new PaperOccasion(paper, DRAFT + opinion.draft(), opinions.finishedAt(opinion)))
                        .toList();
            case REVISIT ->
                course.restricted()
                        ? List.of()
                        : revisits.of(number).stream()
                                .map(revisit -> new PaperOccasion(paper, Long.toString(revisit.id()), revisit.at()))
                                .toList();
            case INDEX -> archived(number);
        };
    }

    /** What the office has corrected since is void. */
    private List<PaperOccasion> accepted(String number) {
        PaperOccasion accepted = null;
        for (CaseHistory.Entry entry : history.of(number)) {
            if (entry.kind() == EventKind.DISPOSITION_CORRECTED) {
                accepted = null;
            } else if (entry.kind() == EventKind.ACCEPTED && accepted == null) {
                accepted = new PaperOccasion(Paper.ACCEPTANCE, Long.toString(entry.id()), entry.at());
            }
        }
        return accepted == null ? List.of() : List.of(accepted);
    }

    /** Each time that the case was archived, its file index was made. */
    private List<PaperOccasion> archived(String number) {
        List<PaperOccasion> editions = new ArrayList<>();
        for (CaseHistory.Entry entry : history.of(number)) {
            if (entry.kind() == EventKind.ARCHIVED) {
                editions.add(new PaperOccasion(Paper.INDEX, Integer.toString(editions.size() + 1), entry.at()));
            }
        }
        return editions;
    }

    /** The draft that an occasion of {@link Paper#OPINION} tells of. */
    Opinions.Opinion opinion(String number, String occasion) {
        return opinions.all(number).stream()
                .filter(opinion -> occasion.equals(DRAFT + opinion.draft()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether what an occasion of {@link Paper#OPINION} tells of has reached the petitioner; an agreement he has signed himself. */
    boolean isServed(String number, String occasion) {
        Opinions.Opinion opinion = opinion(number, occasion);
        return opinion.agreement() != null || opinions.service(opinion.id()).isPresent();
    }

    /** Why a paper that was issued on an occasion which is none any more does not hold, in the words of whoever undid it. */
    String whyVoid(Paper paper, String occasion, String number) {
        return switch (paper) {
            case OPINION ->
                opinions.signature(opinion(number, occasion).id())
                        .map(said -> "已收回：" + said.comment())
                        .orElse("已收回");
            case TRANSFER ->
                registrations
                        .registrationOf(Long.parseLong(occasion))
                        .flatMap(registrations::correctionOf)
                        .map(PaperOccasions::corrected)
                        .orElse("承办单位异议成立，已另行转送（交办）");
            case ROUTE ->
                registrations
                        .correctionOf(RoutePapers.registration(occasion))
                        .map(PaperOccasions::corrected)
                        .orElse("承办单位异议成立，已另行转送（交办）");
            case LEAD -> "由以后的联席会议变更";
            default -> latestCorrection(number).map(PaperOccasions::corrected).orElse("所述事项已经更正");
        };
    }

    private Optional<String> latestCorrection(String number) {
        return registrations.correctedReasons(number).stream().reduce((earlier, later) -> later);
    }

    private static String corrected(String reason) {
        return "办理方式已更正：" + reason;
    }
}
