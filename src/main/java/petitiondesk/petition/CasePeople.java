package petitiondesk.petition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Responsible;
import petitiondesk.organisation.Role;
import petitiondesk.security.CurrentUser;
import petitiondesk.shared.Refusal;

/** Who has to keep out of a case, and whether other people are to lead it; for those who may see the case. */
@Service
public class CasePeople {

    private final Cases cases;
    private final CaseAccess access;
    private final LeadChanges changes;
    private final LeadDecisions decisions;
    private final Recusals recusals;
    private final Accused accused;
    private final Organisation organisation;

    CasePeople(
            Cases cases,
            CaseAccess access,
            LeadChanges changes,
            LeadDecisions decisions,
            Recusals recusals,
            Accused accused,
            Organisation organisation) {
        this.cases = cases;
        this.access = access;
        this.changes = changes;
        this.decisions = decisions;
        this.recusals = recusals;
        this.accused = accused;
        this.organisation = organisation;
    }

    /** Somebody who has to keep out, by name. */
    public record Recused(String name, String reason, String recordedBy, Instant recordedAt) {}

    /** A change of 四定四包 that waits for a meeting, with the name of the one who asked. */
    public record Change(String reason, String askedBy, Instant askedAt) {}

    /**
     * What the case file says of it.
     *
     * @param change null where none waits
     * @param mayAskChange whether the one who looks may ask a meeting for another 四定四包 now
     * @param mayDeclare whether he may say that he has to keep out himself
     * @param others names by user id of those whom he may record as having to keep out; empty if he records nobody
     */
    public record Overview(
            Change change,
            boolean mayAskChange,
            List<Recused> recused,
            boolean mayDeclare,
            Map<String, String> others) {}

    @Transactional(readOnly = true)
    public Overview of(String number, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        Change change = changes.wanted(number)
                .map(wanted -> new Change(wanted.reason(), nameOf(wanted.by()), wanted.at()))
                .orElse(null);
        boolean open = course.isInWork();
        return new Overview(
                change,
                change == null
                        && user.has(Role.OFFICE)
                        && changes.inForce(number).isPresent(),
                recusals.of(number).stream()
                        .map(one -> new Recused(
                                nameOf(one.userId()), one.reason(), nameOf(one.recordedBy()), one.recordedAt()))
                        .toList(),
                open && !recusals.recorded(number, user.id()),
                open && mayRecord(course, user) ? concerned(course) : Map.of());
    }

    /** Asks the next meeting for another 四定四包, see {@link LeadChanges#ask}. */
    @Transactional
    public void askChange(String number, String reason, CurrentUser user) {
        checked(number, user);
        changes.ask(number, reason, user.id());
    }

    /**
     * Records that somebody has to keep out of the case (Art 28).
     *
     * @param userId null for the one who is signed in
     * @throws Refusal if he may not speak for others, or the reason is missing
     */
    @Transactional
    public void recuse(String number, String userId, String reason, CurrentUser user) {
        PetitionCourse course = checked(number, user);
        boolean himself = userId == null || userId.equals(user.id());
        if (!himself && !mayRecord(course, user)) {
            throw Refusal.forbidden("他人的回避由承办单位负责人、登记员或者联席会议办公室登记；您可以申请本人回避。");
        }
        recusals.record(number, himself ? user.id() : userId, reason, user.id());
        if (course.restricted()) {
            accused.keepApart(number);
        }
    }

    /** How things stand after that; nothing for one who has just shut himself out of an accusation. */
    @Transactional(readOnly = true)
    public Overview afterRecusal(String number, CurrentUser user) {
        return access.scope(user).covers(cases.course(number))
                ? of(number, user)
                : new Overview(null, false, List.of(), false, Map.of());
    }

    private PetitionCourse checked(String number, CurrentUser user) {
        PetitionCourse course = cases.course(number);
        access.check(course, user);
        return course;
    }

    private boolean mayRecord(PetitionCourse course, CurrentUser user) {
        if (course.restricted()) {
            return user.has(Role.DISCIPLINE);
        }
        return user.has(Role.OFFICE)
                || user.has(Role.REGISTRAR)
                || course.responsible() != null
                        && organisation
                                .responsible(course.responsible())
                                .filter(responsible -> user.groups().contains(responsible.headsGroup()))
                                .isPresent();
    }

    /** Whoever handles, signs, leads or revisits. */
    Map<String, String> concerned(PetitionCourse course) {
        Stream<String> groups = Stream.concat(
                course.responsible() == null
                        ? Stream.empty()
                        : organisation.responsible(course.responsible()).stream()
                                .flatMap(CasePeople::groups),
                course.restricted()
                        ? Stream.of(Role.DISCIPLINE.group())
                        : Stream.of(Role.LEAD_LEADER, Role.OFFICE).map(Role::group));
        Map<String, String> people = new LinkedHashMap<>();
        groups.flatMap(group -> organisation.members(group).stream())
                .forEach(person -> people.putIfAbsent(person.userId(), person.name()));
        if (course.isLed()) {
            decisions
                    .byId(course.leadDecision())
                    .ifPresent(lead -> lead.handlers().forEach(userId -> people.putIfAbsent(userId, nameOf(userId))));
        }
        recusals.of(course.number()).forEach(one -> people.remove(one.userId()));
        return people;
    }

    private static Stream<String> groups(Responsible responsible) {
        return Stream.of(responsible.group(), responsible.headsGroup()).distinct();
    }

    private String nameOf(String userId) {
        return organisation.person(userId).map(Organisation.Person::name).orElse(userId);
    }
}
