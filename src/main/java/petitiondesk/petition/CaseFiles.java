package petitiondesk.petition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.organisation.Role;
import petitiondesk.party.Parties;
import petitiondesk.party.Parties.FullParty;
import petitiondesk.party.Parties.MaskedParty;
import petitiondesk.platform.ApplicationClock;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.FieldChecks;

/** One case with everything that belongs to it, for those who may see it. */
@Service
public class CaseFiles {

    private final Cases cases;
    private final CaseAccess access;
    private final Organisation organisation;
    private final Parties parties;
    private final TimeLimits limits;
    private final CaseHistory history;
    private final PetitionLinks links;
    private final Opinions opinions;
    private final Reviews reviews;
    private final Closing closing;
    private final EntryFacts entry;
    private final CaseMeetings meetings;
    private final Urgency urgency;
    private final PetitionProcess process;
    private final Accusations accusations;
    private final Revisits revisits;
    private final Clock clock;

    CaseFiles(
            Cases cases,
            CaseAccess access,
            Organisation organisation,
            Parties parties,
            TimeLimits limits,
            CaseHistory history,
            PetitionLinks links,
            Opinions opinions,
            Reviews reviews,
            Closing closing,
            EntryFacts entry,
            CaseMeetings meetings,
            Urgency urgency,
            PetitionProcess process,
            Accusations accusations,
            Revisits revisits,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.organisation = organisation;
        this.parties = parties;
        this.limits = limits;
        this.history = history;
        this.links = links;
        this.opinions = opinions;
        this.reviews = reviews;
        this.closing = closing;
        this.entry = entry;
        this.meetings = meetings;
        this.urgency = urgency;
        this.process = process;
        this.accusations = accusations;
        this.revisits = revisits;
        this.clock = clock;
    }

    /**
     * A limit as the page shows it.
     *
     * @param target the last day before it is moved past days off: what the office aims at
     * @param provisional whether it rests on a year whose days off are not published yet
     * @param owedByOffice false for the days in which the petitioner may ask for something
     * @param metOn when it was met, or null
     */
    public record LimitView(
            String title,
            LocalDate startedOn,
            LocalDate target,
            LocalDate dueOn,
            boolean provisional,
            String source,
            List<String> explanation,
            boolean running,
            boolean overdue,
            boolean owedByOffice,
            LocalDate metOn) {}

    /** An open task with who may take it. */
    public record TaskView(String id, String name, String who, Instant createdAt, Instant dueAt, boolean mine) {}

    /** A line of the history with the actor's name. */
    public record EventView(Instant at, String actor, String kind, String text) {}

    /** A draft with what was said to it and how it was served. */
    public record OpinionView(
            Opinions.Opinion opinion,
            Opinions.Signature signature,
            Opinions.Service service,
            String drafter,
            String signer) {}

    /**
     * A revisit.
     *
     * @param satisfaction with the unit's handling, or null
     * @param officeSatisfaction with the office's service, or null
     */
    public record RevisitView(
            String result, String satisfaction, String officeSatisfaction, String note, String by, Instant at) {}

    /**
     * The whole file.
     *
     * @param urgent whether it cannot wait, from the start or since
     * @param supervised whether a supervision order on it is served and not closed
     * @param decisions what joint meetings decided on it, the newest first
     * @param orders supervision orders on it, oldest first
     * @param dueOn what the office owes first, or null where it owes nothing now
     * @param provisional whether that day rests on a year whose days off are not published yet
     * @param dueFor what has to be done by then
     * @param reviewWindow the window in which a review can be asked for now, or null
     * @param mayRecordReview whether the one who looks may record such a request
     * @param mayCorrect whether he may append a correction
     */
    public record CaseFile(
            String number,
            String title,
            Kind kind,
            String kindText,
            Status status,
            String statusText,
            boolean restricted,
            boolean urgent,
            boolean overdue,
            boolean supervised,
            LocalDate dueOn,
            boolean provisional,
            String dueFor,
            String request,
            String facts,
            List<EntryFacts.Fact> entry,
            List<MaskedParty> parties,
            List<LimitView> limits,
            List<TaskView> tasks,
            List<EventView> events,
            List<OpinionView> opinions,
            List<RevisitView> revisits,
            List<CaseMeetings.Decision> decisions,
            List<Supervision.Order> orders,
            List<Closing.FileEntry> fileIndex,
            Reviews.Window reviewWindow,
            boolean mayRecordReview,
            boolean mayCorrect) {}

    /** The file, or the same refusal whether the case does not exist or is not for this person. */
    @Transactional(readOnly = true)
    public CaseFile open(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        Petition petition = cases.petition(number);
        List<TimeLimit> all = limits.of(number);
        Instant now = clock.instant();
        Optional<TimeLimit> owed = all.stream()
                .filter(limit -> limit.isRunning() && limit.kind().owedByOffice())
                .min(Comparator.comparing(TimeLimit::dueAt));
        Reviews.Window window = reviews.openWindow(number).orElse(null);
        LinkRights rights = new LinkRights(access.scope(user));
        List<PetitionLinks.Entry> linked = rights.covers(petition, course) ? links.of(number, rights) : List.of();
        return new CaseFile(
                number,
                petition.title(),
                course.kind(),
                course.kind() == null ? "待定" : course.kind().title(),
                course.status(),
                course.status().title(),
                course.restricted(),
                urgency.isUrgent(number),
                owed.filter(limit -> limit.isOverdue(now)).isPresent(),
                meetings.isSupervised(number),
                owed.map(TimeLimit::dueOn).orElse(null),
                owed.filter(TimeLimit::provisional).isPresent(),
                owed.map(limit -> limit.kind().title()).orElse(null),
                petition.request(),
                petition.facts(),
                entry.of(petition, course, linked),
                parties.masked(number),
                all.stream().map(limit -> view(limit, now)).toList(),
                process.openTasks(number).stream().map(task -> view(task, user)).toList(),
                events(number, linked),
                opinions.all(number).stream().map(this::view).toList(),
                revisits.of(number).stream().map(this::view).toList(),
                meetings.decisionsOn(course),
                meetings.ordersOn(number),
                closing.fileIndex(number),
                window,
                window != null && (user.has(Role.OFFICE) || user.has(Role.REGISTRAR)),
                user.has(Role.OFFICE) || user.has(Role.REGISTRAR) || user.has(Role.DISCIPLINE));
    }

    /**
     * Whether this person may take the whole file out of the desk: the office, of an accusation discipline inspection. Others
     * who see the case see it here.
     */
    @Transactional(readOnly = true)
    public boolean mayTakeWhole(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        return access.scope(user).covers(course) && user.has(course.restricted() ? Role.DISCIPLINE : Role.OFFICE);
    }

    /** Where the case is in its diagram. */
    @Transactional(readOnly = true)
    public PetitionProcess.Position position(String number, CurrentUser user) {
        access.check(cases.course(number), user);
        return accusations.position(number).orElseGet(() -> process.position(number));
    }

    /** Shows a party in full; who looked and why stays on record, with the party and in the case history. */
    @Transactional
    public FullParty reveal(String number, long partyId, String purpose, CurrentUser user) {
        access.check(cases.course(number), user);
        FullParty party = parties.reveal(number, partyId, user.id(), purpose);
        history.note(number, user.id(), EventKind.REVEALED, party.part().title() + "的完整信息，用途：" + purpose.strip());
        return party;
    }

    /** Records at the counter that the petitioner asks for a review. */
    @Transactional
    public void requestReview(String number, LocalDate askedOn, String reasons, CurrentUser user) {
        access.check(cases.course(number), user);
        reviews.request(number, askedOn, reasons, user.id());
    }

    /** Appends a correction: the entry itself stays as it came in. */
    @Transactional
    public void correct(String number, String field, String value, String reason, CurrentUser user) {
        access.check(cases.course(number), user);
        FieldChecks checks = new FieldChecks();
        checks.requiredText("field", "更正的内容", field, 50)
                .requiredText("value", "更正为", value, 5_000)
                .requiredText("reason", "更正理由", reason, 500);
        checks.done();
        history.note(
                number,
                user.id(),
                EventKind.CORRECTED,
                "%s更正为：%s。理由：%s".formatted(field.strip(), value.strip(), reason.strip()));
    }

    /** The case's own history, and what was decided about other petitions that the one who looks may see. */
    private List<EventView> events(String number, List<PetitionLinks.Entry> linked) {
        Stream<EventView> own = history.of(number).stream()
                .map(event ->
                        new EventView(event.at(), actor(event), event.kind().title(), event.text()));
        Stream<EventView> ofLinks = linked.stream()
                .map(entry -> new EventView(
                        entry.at(),
                        entry.decidedBy() == null ? "系统" : nameOf(entry.decidedBy()),
                        entry.decision().title(),
                        entry.textFor(number)));
        return Stream.concat(own, ofLinks)
                .sorted(Comparator.comparing(EventView::at))
                .toList();
    }

    private static LimitView view(TimeLimit limit, Instant now) {
        LimitKind kind = limit.kind();
        return new LimitView(
                kind.title(),
                limit.startedOn(),
                limit.target(),
                limit.dueOn(),
                limit.provisional(),
                kind.source(),
                limit.explanation(),
                limit.isRunning(),
                limit.isOverdue(now),
                kind.owedByOffice(),
                limit.metAt() == null ? null : LocalDate.ofInstant(limit.metAt(), ApplicationClock.ZONE));
    }

    private TaskView view(PetitionProcess.OpenTask task, CurrentUser user) {
        String who = task.assignee() != null
                ? nameOf(task.assignee())
                : Stream.concat(
                                task.users().stream().map(this::nameOf),
                                task.groups().stream().map(this::membersOf))
                        .collect(Collectors.joining("；"));
        boolean mine = user.id().equals(task.assignee())
                || task.assignee() == null
                        && (task.users().contains(user.id())
                                || task.groups().stream().anyMatch(user.groups()::contains));
        return new TaskView(task.id(), task.name(), who, task.createdAt(), task.dueAt(), mine);
    }

    private String membersOf(String group) {
        List<Person> members = organisation.members(group);
        return members.isEmpty() ? "无人" : members.stream().map(Person::name).collect(Collectors.joining("、"));
    }

    private OpinionView view(Opinions.Opinion opinion) {
        Opinions.Signature signature = opinions.signature(opinion.id()).orElse(null);
        return new OpinionView(
                opinion,
                signature,
                opinions.service(opinion.id()).orElse(null),
                nameOf(opinion.draftedBy()),
                signature == null ? null : nameOf(signature.decidedBy()));
    }

    private RevisitView view(Revisits.Revisit revisit) {
        return new RevisitView(
                revisit.result().title(),
                title(revisit.satisfaction()),
                title(revisit.officeSatisfaction()),
                revisit.note(),
                nameOf(revisit.by()),
                revisit.at());
    }

    private static String title(Satisfaction satisfaction) {
        return satisfaction == null ? null : satisfaction.title();
    }

    private String actor(CaseHistory.Entry event) {
        return event.actor() == null ? "系统" : nameOf(event.actor());
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Person::name).orElse(userId);
    }
}
