package petitiondesk.petition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionerRequests.Request;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** What petitioners ask for, as the case file, the counter and the form of the decision show it. */
@Service
public class RequestViews {

    private final Cases cases;
    private final CaseAccess access;
    private final PetitionerRequests requests;
    private final RecusablePeople people;
    private final Organisation organisation;

    RequestViews(
            Cases cases,
            CaseAccess access,
            PetitionerRequests requests,
            RecusablePeople people,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.requests = requests;
        this.people = people;
        this.organisation = organisation;
    }

    /** A request, in words. */
    public record Line(
            String kind,
            String person,
            String reason,
            Instant at,
            Instant decideBy,
            String outcome,
            String comment,
            String decidedBy) {}

    /**
     * What the one who looks may read and do; nothing for whoever neither sits at the counter nor decides, since the reasons
     * may speak of him.
     */
    public record Overview(List<Line> requests, boolean mayAskRecusal, boolean mayAskHearing) {

        /** Whether there is anything to show. */
        public boolean isAny() {
            return mayAskRecusal || mayAskHearing || !requests.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        if (!isCounter(course, user)) {
            return new Overview(List.of(), false, false);
        }
        return new Overview(
                requests.of(number).stream().map(this::line).toList(),
                requests.hindrance(course, RequestKind.RECUSAL) == null,
                requests.hindrance(course, RequestKind.HEARING) == null);
    }

    /** Writes down what the petitioner asks for at the counter, see {@link PetitionerRequests#ask}. */
    @Transactional
    public void ask(String number, RequestKind kind, String person, String reason, CurrentUser user) {
        if (!isCounter(checked(number, user), user)) {
            throw Refusal.forbidden("信访人的申请由登记员或者联席会议办公室登记。");
        }
        requests.ask(number, kind, person, reason, user.id());
    }

    /** What the form of the decision shows of the request. */
    @Transactional(readOnly = true)
    public String text(String number, RequestKind kind) {
        return requests.waiting(number, kind)
                .map(request -> "**申请%s**%s\n\n**理由：** %s\n\n%s申请，应在%s前决定。"
                        .formatted(
                                kind.title(),
                                request.person() == null ? "" : "（" + TaskSummary.escaped(request.person()) + "）",
                                TaskSummary.escaped(request.reason()),
                                PetitionTexts.minute(request.at()),
                                PetitionTexts.day(request.decideBy().minusMillis(1))))
                .orElse("");
    }

    /** Whom the office may choose from, by user id. */
    @Transactional(readOnly = true)
    public Map<String, String> mayBeRecused(String number) {
        return people.of(cases.course(number));
    }

    private Line line(Request request) {
        return new Line(
                request.kind().title(),
                request.person(),
                request.reason(),
                request.at(),
                request.decideBy(),
                request.decision() == null ? null : request.decision().title(),
                request.comment(),
                request.decidedBy() == null ? null : nameOf(request.decidedBy()));
    }

    private static boolean isCounter(PetitionCourse course, CurrentUser user) {
        return !course.restricted() && (user.has(Role.REGISTRAR) || user.has(Role.OFFICE));
    }

    private PetitionCourse checked(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
