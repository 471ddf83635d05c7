package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.party.Parties.Part;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/**
 * Documents on paper. They carry names in full, so only those who work on the case may print them, each print is noted in
 * the history, and none exists before what it states has happened.
 */
@Service
public class Papers {

    private final Cases cases;
    private final CaseAccess access;
    private final QueryCodes codes;
    private final Opinions opinions;
    private final RoutePapers routes;
    private final Closing closing;
    private final CaseHistory history;
    private final PetitionNotices notices;
    private final TimeLimits limits;
    private final Parties parties;
    private final Organisation organisation;
    private final DeskSettings settings;
    private final Clock clock;
    private final String officeName;

    Papers(
            Cases cases,
            CaseAccess access,
            QueryCodes codes,
            Opinions opinions,
            RoutePapers routes,
            Closing closing,
            CaseHistory history,
            PetitionNotices notices,
            TimeLimits limits,
            Parties parties,
            Organisation organisation,
            DeskSettings settings,
            Clock clock,
            @Value("${petitiondesk.office-name:联席会议办公室}") String officeName) {
        this.cases = cases;
        this.access = access;
        this.codes = codes;
        this.opinions = opinions;
        this.routes = routes;
        this.closing = closing;
        this.history = history;
        this.notices = notices;
        this.limits = limits;
        this.parties = parties;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
        this.officeName = officeName;
    }

    /** A document that can be printed now, under the title that it has in this case. */
    public record Offer(Paper paper, String title) {}

    /** What this person may print of the case now. */
    @Transactional(readOnly = true)
    public List<Offer> offered(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        List<Offer> offers = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            if (mayPrint(paper, course, user) && obstacle(paper, course).isEmpty()) {
                offers.add(new Offer(paper, title(paper, course)));
            }
        }
        return offers;
    }

    /**
     * The document, and a note in the history that it was printed.
     *
     * @throws Refusal if the case is not for this person, he may not print it, or it does not exist yet
     */
    @Transactional
    public Sheet print(String number, Paper paper, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        if (!mayPrint(paper, course, user)) {
            throw Refusal.forbidden(
                    paper == Paper.RECEIPT
                            ? "登记回执载有查询码，只有登记员和联席会议办公室可以打印。"
                            : "只有办理这件事项的人员可以打印“" + title(paper, course) + "”。");
        }
        obstacle(paper, course).ifPresent(why -> {
            throw Refusal.conflict(why);
        });
        history.note(number, user.id(), EventKind.PRINTED, "打印" + title(paper, course));
        Petition petition = cases.petition(number);
        List<FullParty> people = parties.all(number);
        return switch (paper) {
            case RECEIPT -> receipt(petition, course, people);
            case ACCEPTANCE -> acceptance(petition, course, people);
            case TRANSFER, ROUTE, EXTENSION -> ofRoute(paper, petition, course, people);
            case OPINION -> answer(petition, course, people);
            case SERVICE -> proofOfService(petition, course, people);
            case INDEX -> index(petition, course, people);
        };
    }

    private boolean mayPrint(Paper paper, PetitionCourse course, CurrentUser user) {
        if (course.restricted()) {
            return user.has(Role.DISCIPLINE);
        }
        boolean counter = user.has(Role.REGISTRAR) || user.has(Role.OFFICE);
        // the receipt lets its holder look into the case: it is the counter's to hand out
        if (counter || paper == Paper.RECEIPT || course.responsible() == null) {
            return counter;
        }
        return organisation
                .responsible(course.responsible())
                .filter(unit ->
                        user.groups().contains(unit.group()) || user.groups().contains(unit.headsGroup()))
                .isPresent();
    }

    /** Why the document does not exist yet; empty if it does. */
    private Optional<String> obstacle(Paper paper, PetitionCourse course) {
        boolean exists = switch (paper) {
            case RECEIPT -> true;
            case ACCEPTANCE -> !course.restricted() && accepted(course).isPresent();
            case TRANSFER, ROUTE, EXTENSION ->
                !course.restricted() && routes.madeAt(paper, course.number()).isPresent();
            case OPINION -> finished(course).isPresent();
            case SERVICE -> course.kind() != Kind.DISPUTE && finished(course).isPresent();
            case INDEX -> course.status() == Status.ARCHIVED;
        };
        if (exists) {
            return Optional.empty();
        }
        return Optional.of(
                switch (paper) {
                    case ACCEPTANCE -> "这件事项没有受理记录，没有受理告知书可打印。";
                    case TRANSFER -> "这件事项没有转送、交办，没有函可打印。";
                    case ROUTE -> "办理方式还没有经办公室确认，没有告知书可打印。";
                    case EXTENSION -> "这件事项没有批准延期，没有延期告知书可打印。";
                    case INDEX -> "案卷归档以后才有案卷目录。";
                    default -> course.kind() == Kind.DISPUTE ? "这件事项还没有调解协议可打印。" : "处理意见还没有签发，不能打印。";
                });
    }

    private String title(Paper paper, PetitionCourse course) {
        if (paper == Paper.TRANSFER || paper == Paper.ROUTE) {
            return routes.title(paper, course.number());
        }
        if (paper != Paper.OPINION || course.kind() == null) {
            return paper.title();
        }
        return switch (course.kind()) {
            case SUGGESTION -> "建议意见答复书";
            case DISPUTE -> "调解协议书";
            default -> "信访处理意见书";
        };
    }

    private Sheet.Receipt receipt(Petition petition, PetitionCourse course, List<FullParty> people) {
        return new Sheet.Receipt(
                heading(Paper.RECEIPT, petition, course, people, officeName, petition.registeredAt()),
                codes.of(petition.number()),
                settings.publicUrl() + "/follow",
                petition.receivedAt(),
                petition.channel().title(),
                petition.persons(),
                limits.newest(LimitKind.REGISTER, petition.number())
                        .map(PetitionTexts::lastDay)
                        .orElse(null));
    }

    private Sheet.Acceptance acceptance(Petition petition, PetitionCourse course, List<FullParty> people) {
        Instant acceptedAt = accepted(course).orElseThrow().at();
        TimeLimit handle =
                HandlingLimits.ofAcceptance(limits, petition.number()).orElseThrow();
        return new Sheet.Acceptance(
                heading(Paper.ACCEPTANCE, petition, course, people, officeName, acceptedAt),
                petition.receivedAt(),
                acceptedAt,
                notices.responsible(course).name(),
                PetitionTexts.lastDay(handle),
                handle.kind().source());
    }

    private Sheet ofRoute(Paper paper, Petition petition, PetitionCourse course, List<FullParty> people) {
        Instant at = routes.madeAt(paper, petition.number()).orElseThrow();
        // an extension is approved by the head of the organ, everything else is the office's letter
        String issuer = paper == Paper.EXTENSION ? signingUnit(course) : officeName;
        return routes.sheet(paper, heading(paper, petition, course, people, issuer, at), petition);
    }

    private Sheet.Answer answer(Petition petition, PetitionCourse course, List<FullParty> people) {
        Opinions.Opinion opinion = finished(course).orElseThrow();
        boolean agreement = opinion.agreement() != null;
        return new Sheet.Answer(
                heading(
                        Paper.OPINION,
                        petition,
                        course,
                        people,
                        agreement ? notices.responsible(course).name() : signingUnit(course),
                        madeAt(opinion)),
                course.kind(),
                petition.request(),
                opinion,
                opinion.conclusion() == null ? null : opinion.conclusion().title(),
                String.join("、", names(people, Part.RESPONDENT)),
                agreement
                        ? organisation
                                .person(opinion.draftedBy())
                                .map(Person::name)
                                .orElse(null)
                        : null,
                course.kind() == Kind.CLAIM ? notices.reviewBody(course) : null);
    }

    private Sheet.ProofOfService proofOfService(Petition petition, PetitionCourse course, List<FullParty> people) {
        return new Sheet.ProofOfService(
                heading(Paper.SERVICE, petition, course, people, signingUnit(course), clock.instant()),
                title(Paper.OPINION, course),
                LocalDate.ofInstant(madeAt(finished(course).orElseThrow()), ApplicationClock.ZONE),
                people.stream()
                        .filter(party -> party.part() == Part.PETITIONER)
                        .findFirst()
                        .map(FullParty::address)
                        .orElse(null));
    }

    private Sheet.Index index(Petition petition, PetitionCourse course, List<FullParty> people) {
        return new Sheet.Index(
                heading(Paper.INDEX, petition, course, people, officeName, course.archivedAt()),
                LocalDate.ofInstant(course.archivedAt(), ApplicationClock.ZONE),
                closing.fileIndex(petition.number()));
    }

    private Sheet.Heading heading(
            Paper paper, Petition petition, PetitionCourse course, List<FullParty> people, String issuer, Instant at) {
        List<String> names = new ArrayList<>(names(people, Part.PETITIONER));
        names.addAll(names(people, Part.REPRESENTATIVE));
        return new Sheet.Heading(
                petition.number(),
                title(paper, course),
                issuer,
                LocalDate.ofInstant(at, ApplicationClock.ZONE),
                petition.title(),
                names);
    }

    private static List<String> names(List<FullParty> people, Part part) {
        return people.stream()
                .filter(party -> party.part() == part)
                .map(FullParty::name)
                .filter(name -> name != null && !name.isBlank())
                .toList();
    }

    /** What the office has corrected since is void. */
    private Optional<CaseHistory.Entry> accepted(PetitionCourse course) {
        CaseHistory.Entry accepted = null;
        for (CaseHistory.Entry entry : history.of(course.number())) {
            if (entry.kind() == EventKind.DISPOSITION_CORRECTED) {
                accepted = null;
            } else if (entry.kind() == EventKind.ACCEPTED && accepted == null) {
                accepted = entry;
            }
        }
        return Optional.ofNullable(accepted);
    }

    /** The newest opinion that was signed, or the newest agreement. */
    private Optional<Opinions.Opinion> finished(PetitionCourse course) {
        // an agreement that was taken back bears a return
        Predicate<Opinions.Opinion> made = opinion -> opinions.signature(opinion.id())
                .map(signature -> signature.approval() == Approval.APPROVE)
                .orElse(opinion.agreement() != null);
        return opinions.all(course.number()).stream().filter(made).reduce((earlier, later) -> later);
    }

    private Instant madeAt(Opinions.Opinion opinion) {
        return opinion.agreement() != null
                ? opinion.draftedAt()
                : opinions.signature(opinion.id()).orElseThrow().decidedAt();
    }

    /** The unit in whose name opinions go out. */
    private String signingUnit(PetitionCourse course) {
        Responsible responsible = notices.responsible(course);
        return organisation.units().stream()
                .filter(unit -> unit.code().equals(responsible.signingUnit()))
                .map(Organisation.Unit::name)
                .findFirst()
                .orElse(responsible.name());
    }
}
