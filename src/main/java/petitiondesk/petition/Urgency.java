package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import petitiondesk.organisation.Organisation.Person;
import petitiondesk.shared.FieldChecks;
import petitiondesk.shared.Refusal;

/** What is grave and cannot wait is reported up the moment that it is known (Art 22). */
@Component
public class Urgency {

    private static final int REASON = 2_000;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseHistory history;
    private final StaffNotices staff;
    private final Clock clock;

    Urgency(JdbcClient jdbc, Cases cases, CaseHistory history, StaffNotices staff, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.history = history;
        this.staff = staff;
        this.clock = clock;
    }

    /** Reports what came in as urgent, in the transaction that takes it in; anything else it leaves alone. */
    void received(Petition petition, PetitionCourse course) {
        if (petition.urgent()) {
            report(course);
        }
    }

    /** Why it cannot be marked now, or null. */
    String hindrance(PetitionCourse course) {
        if (course.restricted() ? !course.isInWork() : !course.status().open()) {
            return "该事项现在是“%s”，不再标注紧急。".formatted(course.status().title());
        }
        return isUrgent(course.number()) ? "该事项已经标注紧急，也已经上报。" : null;
    }

    /**
     * Marks as urgent what did not come in as such, and reports it.
     *
     * @throws Refusal naming the field, or if the matter is over or urgent already
     */
    @Transactional
    public void mark(String number, String reason, String userId) {
        PetitionCourse course = cases.locked(number);
        String hindrance = hindrance(course);
        if (hindrance != null) {
            throw Refusal.conflict(hindrance);
        }
        new FieldChecks().requiredText("reason", "紧急的情况", reason, REASON).done();
        jdbc.sql("insert into urgent_mark (petition_number, reason, marked_by, at) values (:number, :reason, :by, :at)")
                .param("number", number)
                .param("reason", reason.strip())
                .param("by", userId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        history.note(number, userId, EventKind.URGENT, "标注紧急：" + reason.strip());
        report(course);
    }

    boolean isUrgent(String number) {
        return !among(List.of(number)).isEmpty();
    }

    /** Those of the petitions that are urgent, from the start or since. */
    Set<String> among(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                select number from petition p where number in (:numbers)
                and (urgent or exists (select from urgent_mark m where m.petition_number = p.number))""").param("numbers", numbers).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private void report(PetitionCourse course) {
        List<Person> told = staff.urgent(course);
        history.note(
                course.number(),
                null,
                EventKind.REPORTED_UP,
                "情况重大、紧急，报告%s。"
                        .formatted(
                                told.isEmpty()
                                        ? "时没有人可以报告，请补充组织机构"
                                        : told.stream().map(Person::name).collect(Collectors.joining("、"))));
    }
}
