package petitiondesk.petition;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.organisation.Organisation;
import petitiondesk.organisation.Role;
import petitiondesk.petition.PetitionProcess.OpenTask;
import petitiondesk.reminder.LimitOwners;

/** Who owes the limits of petitions: whoever has the open task, in a led case its leader, too. */
@Component
class PetitionLimits implements LimitOwners {

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Leading leading;
    private final PetitionProcess process;
    private final Organisation organisation;
    private final CaseHistory history;
    private final ShutOuts shutOuts;

    PetitionLimits(
            JdbcClient jdbc,
            Cases cases,
            Leading leading,
            PetitionProcess process,
            Organisation organisation,
            CaseHistory history,
            ShutOuts shutOuts) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.leading = leading;
        this.process = process;
        this.organisation = organisation;
        this.history = history;
        this.shutOuts = shutOuts;
    }

    @Override
    public Map<String, Instant> followedSince(Collection<String> subjects) {
        Map<String, Instant> since = new HashMap<>();
        jdbc.sql("""
                        select c.number, f.filed_at from petition_course c
                        left join filed_petition f on f.petition_number = c.number
                        where c.number = any(:numbers)""").param("numbers", subjects.toArray(String[]::new)).query(row -> {
            Timestamp filedAt = row.getTimestamp("filed_at");
            since.put(row.getString("number"), filedAt == null ? Instant.MIN : filedAt.toInstant());
        });
        return since;
    }

    @Override
    public Set<String> restricted(Collection<String> subjects) {
        return jdbc.sql("select number from petition_course where number = any(:numbers) and restricted")
                .param("numbers", subjects.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    @Override
    public Owed owed(TimeLimit limit) {
        PetitionCourse course = cases.course(limit.subject());
        List<OpenTask> tasks = process.openTasks(limit.subject()).stream()
                .filter(task -> LimitTasks.isOwedAt(limit.kind(), task.element()))
                .toList();
        Set<String> users = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (OpenTask task : tasks) {
            if (task.assignee() != null) {
                users.add(task.assignee());
            } else {
                users.addAll(task.users());
                groups.addAll(task.groups());
            }
        }
        if (LimitTasks.isOwedByUnit(limit.kind())) {
            leading.teamOf(limit.subject()).ifPresent(team -> users.add(team.leader()));
        }
        String page = "/desk/petitions/" + limit.subject();
        String task = tasks.isEmpty() ? page : TASK + tasks.get(0).id();
        return course.restricted()
                ? owedByDiscipline(limit.subject(), users, !groups.isEmpty(), task, page)
                : new Owed(users, groups, line(course, limit), false, task, page);
    }

    /** By name where some are shut out: a group would tell them, too. */
    private Owed owedByDiscipline(String number, Set<String> users, boolean offered, String task, String page) {
        Set<String> inspectors = shutOuts.inspectors(number).stream()
                .map(Organisation.Person::userId)
                .collect(Collectors.toSet());
        Set<String> owing = users.stream().filter(inspectors::contains).collect(Collectors.toSet());
        String group = Role.DISCIPLINE.group();
        if (!shutOuts.anyFor(number)) {
            return new Owed(owing, offered ? Set.of(group) : Set.of(), List.of(group), true, task, page);
        }
        return new Owed(owing.isEmpty() ? inspectors : owing, Set.of(), List.of(), true, task, page);
    }

    @Override
    public Set<String> hidden(Collection<String> subjects, String userId) {
        Set<String> hidden = new HashSet<>(shutOuts.of(userId));
        hidden.retainAll(subjects);
        return hidden;
    }

    /** Nobody tells on who leads a case to the heads of the unit below him. */
    private List<String> line(PetitionCourse course, TimeLimit limit) {
        List<String> above = List.of(Role.OFFICE.group(), Role.CONVENER.group());
        if (!LimitTasks.isOwedByUnit(limit.kind()) || course.isLed() || course.responsible() == null) {
            return above;
        }
        return organisation
                .responsible(course.responsible())
                .map(responsible -> List.of(responsible.headsGroup(), above.get(0), above.get(1)))
                .orElse(above);
    }

    @Override
    public void becameOverdue(TimeLimit limit) {
        String day = PetitionTexts.day(limit.dueOn());
        history.announce(
                limit.subject(),
                null,
                EventKind.OVERDUE,
                "“%s”的期限%s已过（%s），尚未完成。"
                        .formatted(limit.kind().title(), day, limit.kind().source()),
                "办理已超过期限（%s），我们已督促承办人员。".formatted(day));
    }
}
