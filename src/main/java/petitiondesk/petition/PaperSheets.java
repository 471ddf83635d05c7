package petitiondesk.petition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Responsible;
import petitiondesk.party.Parties;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.party.Parties.Part;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.platform.DeskSettings;
import petitiondesk.platform.OfficeName;

/** What papers say, from what stands in the register alone. */
@Component
class PaperSheets {

    private final Cases cases;
    private final QueryCodes codes;
    private final PaperOccasions occasions;
    private final RoutePapers routes;
    private final Extensions extensions;
    private final LeadDecisions decisions;
    private final Revisits revisits;
    private final Closing closing;
    private final ResponsibleUnits units;
    private final TimeLimits limits;
    private final Parties parties;
    private final Organisation organisation;
    private final DeskSettings settings;
    private final Clock clock;
    private final String officeName;

    PaperSheets(
            Cases cases,
            QueryCodes codes,
            PaperOccasions occasions,
            RoutePapers routes,
            Extensions extensions,
            LeadDecisions decisions,
            Revisits revisits,
            Closing closing,
            ResponsibleUnits units,
            TimeLimits limits,
            Parties parties,
            Organisation organisation,
            DeskSettings settings,
            Clock clock,
            OfficeName office) {
        this.cases = cases;
        this.codes = codes;
        this.occasions = occasions;
        this.routes = routes;
        this.extensions = extensions;
        this.decisions = decisions;
        this.revisits = revisits;
        this.closing = closing;
        this.units = units;
        this.limits = limits;
        this.parties = parties;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
        this.officeName = office.letterhead();
    }

    /** Its title in this case. */
    String title(Paper paper, PetitionCourse course) {
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

    /** The paper that tells of what happened. */
    Sheet of(PaperOccasion occasion, PetitionCourse course) {
        Petition petition = cases.petition(course.number());
        List<FullParty> people = parties.all(course.number());
        return switch (occasion.paper()) {
            case ACCEPTANCE -> acceptance(occasion, petition, course, people);
            case TRANSFER, ROUTE ->
                routes.sheet(occasion.paper(), heading(occasion, petition, course, people, officeName), petition);
            case EXTENSION -> extension(occasion, petition, course, people);
            case LEAD -> lead(occasion, petition, course, people);
            case OPINION -> answer(occasion, petition, course, people);
            case REVISIT -> revisit(occasion, petition, course, people);
            case INDEX ->
                new Sheet.Index(
                        heading(occasion, petition, course, people, officeName),
                        LocalDate.ofInstant(occasion.at(), ApplicationClock.ZONE),
                        closing.fileIndex(course.number(), Integer.parseInt(occasion.occasion())));
            case RECEIPT, SERVICE -> throw new IllegalArgumentException(occasion.paper() + " tells of nothing");
        };
    }

    /** 登记回执 as of now. */
    Sheet.Receipt receipt(PetitionCourse course) {
        Petition petition = cases.petition(course.number());
        PaperOccasion now = new PaperOccasion(Paper.RECEIPT, "", petition.registeredAt());
        return new Sheet.Receipt(
                heading(now, petition, course, parties.all(course.number()), officeName),
                codes.of(petition.number()),
                settings.publicUrl() + "/follow",
                petition.receivedAt(),
                petition.channel().title(),
                petition.persons(),
                limits.newest(LimitKind.REGISTER, petition.number())
                        .map(PetitionTexts::lastDay)
                        .orElse(null));
    }

    /** 送达回证 of the latest opinion, to be filled in by hand. */
    Sheet.ProofOfService proofOfService(PetitionCourse course) {
        List<FullParty> people = parties.all(course.number());
        PaperOccasion opinion = occasions.newest(Paper.OPINION, course).orElseThrow();
        PaperOccasion now = new PaperOccasion(Paper.SERVICE, "", clock.instant());
        return new Sheet.ProofOfService(
                heading(now, cases.petition(course.number()), course, people, signingUnit(course)),
                title(Paper.OPINION, course),
                LocalDate.ofInstant(opinion.at(), ApplicationClock.ZONE),
                people.stream()
                        .filter(party -> party.part() == Part.PETITIONER)
                        .findFirst()
                        .map(FullParty::address)
                        .orElse(null));
    }

    private Sheet acceptance(PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people) {
        TimeLimit handle =
                HandlingLimits.ofAcceptance(limits, petition.number()).orElseThrow();
        return new Sheet.Acceptance(
                heading(occasion, petition, course, people, officeName),
                petition.receivedAt(),
                occasion.at(),
                units.of(course).name(),
                PetitionTexts.lastDay(handle),
                handle.kind().source());
    }

    /** It is approved by the head of the organ, everything else on the way is the office's letter. */
    private Sheet extension(PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people) {
        Extensions.Request request = extensions.approved(petition.number()).stream()
                .filter(one -> occasion.occasion().equals(Long.toString(one.id())))
                .findFirst()
                .orElseThrow();
        return new Sheet.Extension(
                heading(occasion, petition, course, people, signingUnit(course)),
                petition.receivedAt(),
                request.days(),
                request.reason(),
                PetitionTexts.day(request.dueOn()));
    }

    private Sheet lead(PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people) {
        LeadDecision decision =
                decisions.byId(Long.parseLong(occasion.occasion())).orElseThrow();
        return new Sheet.Lead(
                heading(occasion, petition, course, people, officeName),
                decision.meetingNumber(),
                nameOf(decision.leader()),
                decision.handlers().stream().map(this::nameOf).toList(),
                decision.measures(),
                PetitionTexts.day(decision.dueOn()),
                nameOf(decision.packHandle()),
                nameOf(decision.packClose()),
                nameOf(decision.packSupport()),
                nameOf(decision.packPersuade()));
    }

    /** The answer as it is drafted, before somebody has signed it. */
    Sheet draft(Opinions.Opinion opinion, PetitionCourse course) {
        PaperOccasion now = new PaperOccasion(Paper.OPINION, "", clock.instant());
        return answer(now, opinion, cases.petition(course.number()), course, parties.all(course.number()));
    }

    private Sheet answer(PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people) {
        return answer(occasion, occasions.opinion(petition.number(), occasion.occasion()), petition, course, people);
    }

    private Sheet answer(
            PaperOccasion occasion,
            Opinions.Opinion opinion,
            Petition petition,
            PetitionCourse course,
            List<FullParty> people) {
        boolean agreement = opinion.agreement() != null;
        return new Sheet.Answer(
                heading(
                        occasion,
                        petition,
                        course,
                        people,
                        agreement ? units.of(course).name() : signingUnit(course)),
                course.kind(),
                petition.request(),
                opinion,
                opinion.conclusion() == null ? null : opinion.conclusion().title(),
                String.join("、", names(people, Part.RESPONDENT)),
                agreement ? nameOf(opinion.draftedBy()) : null,
                course.kind() == Kind.CLAIM ? units.reviewBody(course) : null);
    }

    private Sheet revisit(PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people) {
        long last = Long.parseLong(occasion.occasion());
        String ended = title(Paper.OPINION, course);
        return new Sheet.Revisit(
                heading(occasion, petition, course, people, officeName),
                units.of(course).name(),
                course.conclusion() == null
                        ? ended
                        : ended + "：" + course.conclusion().title(),
                revisits.of(petition.number()).stream()
                        .filter(revisit -> revisit.id() <= last)
                        .map(this::visit)
                        .toList());
    }

    private Sheet.Visit visit(Revisits.Revisit revisit) {
        return new Sheet.Visit(
                revisit.at(),
                revisit.result().title(),
                revisit.look() > 1,
                title(revisit.satisfaction()),
                title(revisit.officeSatisfaction()),
                revisit.note(),
                nameOf(revisit.by()));
    }

    private static String title(Satisfaction satisfaction) {
        return satisfaction == null ? null : satisfaction.title();
    }

    private Sheet.Heading heading(
            PaperOccasion occasion, Petition petition, PetitionCourse course, List<FullParty> people, String issuer) {
        List<String> names = new ArrayList<>(names(people, Part.PETITIONER));
        names.addAll(names(people, Part.REPRESENTATIVE));
        return new Sheet.Heading(
                petition.number(),
                title(occasion.paper(), course),
                issuer,
                LocalDate.ofInstant(occasion.at(), ApplicationClock.ZONE),
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

    /** The unit in whose name opinions go out. */
    String signingUnit(PetitionCourse course) {
        Responsible responsible = units.of(course);
        return organisation.units().stream()
                .filter(unit -> unit.code().equals(responsible.signingUnit()))
                .map(Organisation.Unit::name)
                .findFirst()
                .orElse(responsible.name());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }
}
