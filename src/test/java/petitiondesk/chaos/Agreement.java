package petitiondesk.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.deadline.LimitKind;
import petitiondesk.deadline.LimitsOfDatabase;
import petitiondesk.deadline.TimeLimits;
import petitiondesk.deadline.TimeLimits.TimeLimit;
import petitiondesk.outside.Finding;
import petitiondesk.petition.Status;

/**
 * Whether register, engine, limits and outbox of a desk's database say the same of every petition. It only reads; run it
 * while nobody works, or what is half on its way is found too.
 */
final class Agreement {

    private static final Pattern RULE =
            Pattern.compile("^-- rule (?<name>[^:\\n]+): (?<sql>.*?);\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
    /** Tasks with a day that somebody has set for them. */
    private static final Set<String> BESIDE = Set.of("UserTask_DecideRequest", "UserTask_HoldHearing");

    private static final String WINDOW_OVER = "TimerEvent_ReviewWindowOver";
    /** It waits for a day before its limit, which is the end of the days for the second look. */
    private static final String SECOND_LOOK = "TimerEvent_SecondLook";

    private final JdbcClient jdbc;
    private final TimeLimits limits;
    private final List<Finding> findings = new ArrayList<>();

    private Agreement(DataSource database) {
        jdbc = JdbcClient.create(database);
        limits = LimitsOfDatabase.on(jdbc);
    }

    /** Everything that does not agree; empty if all is well. */
    static List<Finding> check(DataSource database) {
        Agreement agreement = new Agreement(database);
        rules().forEach(agreement::check);
        agreement.checkLimits();
        return agreement.findings;
    }

    /** Checks the database with this JDBC address, user and password, and says what it finds. */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("JDBC address, user and password of a desk's database are needed");
            System.exit(2);
        }
        var database = new SingleConnectionDataSource(arguments[0], arguments[1], arguments[2], true);
        List<Finding> found = check(database);
        database.destroy();
        found.forEach(System.out::println);
        System.out.println(found.isEmpty() ? "Everything agrees." : found.size() + " findings.");
        System.exit(found.isEmpty() ? 0 : 1);
    }

    /** Rules that one statement can hold, by name; each answers subject and text of what it finds. */
    static Map<String, String> rules() {
        Map<String, String> rules = new java.util.LinkedHashMap<>();
        Matcher rule = RULE.matcher(resource("agreement.sql"));
        while (rule.find()) {
            // what is left of the comment's first line is one again
            rules.put(rule.group("name"), "-- " + rule.group("sql"));
        }
        return rules;
    }

    private static String resource(String name) {
        try (InputStream in = Agreement.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String rule, String sql) {
        jdbc.sql(sql)
                .query((row, i) -> new Finding(rule, row.getString("subject"), row.getString("text")))
                .list()
                .forEach(findings::add);
    }

    /** A date that the engine keeps, for a task or for a timer. */
    private record Date(String number, String element, Instant at) {}

    private record Course(String number, Status status) {}

    private void checkLimits() {
        List<Course> courses = jdbc.sql("select number, status from petition_course order by number")
                .query((row, i) -> new Course(row.getString("number"), Status.valueOf(row.getString("status"))))
                .list();
        List<String> answering = jdbc.sql("select number from advice_course where status = 'ANSWERING'")
                .query(String.class)
                .list();
        List<String> advices =
                jdbc.sql("select number from advice").query(String.class).list();
        Map<String, List<TimeLimit>> running =
                limits.running(Stream.concat(courses.stream().map(Course::number), advices.stream())
                        .toList());
        Map<String, List<Date>> tasks = dates("""
                select i.business_key_ as number, t.task_def_key_ as element, t.due_date_ as at
                from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_
                where i.proc_def_key_ in ('petition', 'accusation', 'improvement-advice')""");
        Map<String, List<Date>> timers = dates("""
                select i.business_key_ as number, d.act_id_ as element, j.duedate_ as at
                from act_ru_job j
                join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_hi_procinst i on i.id_ = j.process_instance_id_
                where i.proc_def_key_ in ('petition', 'accusation', 'improvement-advice') and j.type_ = 'timer'""");
        Map<String, List<Date>> beside = dates("""
                select q.petition_number as number, 'UserTask_DecideRequest' as element,
                       q.decide_by - interval '1 second' as at
                from petitioner_request q
                union all
                select petition_number, 'UserTask_HoldHearing', held_at from hearing""");
        for (Course course : courses) {
            List<TimeLimit> its = running.getOrDefault(course.number(), List.of());
            List<Date> days = beside.getOrDefault(course.number(), List.of());
            checkRunning(course, its);
            tasks.getOrDefault(course.number(), List.of()).forEach(task -> checkTask(task, course.status(), its, days));
            checkTimers(course.number(), course.status(), timers.getOrDefault(course.number(), List.of()), its);
        }
        for (String advice : advices) {
            List<TimeLimit> its = running.getOrDefault(advice, List.of());
            List<LimitKind> kinds = its.stream().map(TimeLimit::kind).toList();
            if (kinds.size() != (answering.contains(advice) ? 1 : 0) || !CourseLimits.OF_ADVICE.containsAll(kinds)) {
                found("running limits", advice, "an advice, and these run: " + kinds);
            }
            tasks.getOrDefault(advice, List.of()).forEach(task -> checkTask(task, null, its, List.of()));
            checkTimers(advice, null, timers.getOrDefault(advice, List.of()), its);
        }
    }

    private Map<String, List<Date>> dates(String sql) {
        return jdbc
                .sql(sql)
                .query((row, i) -> new Date(
                        row.getString("number"),
                        row.getString("element"),
                        row.getTimestamp("at") == null
                                ? null
                                : row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .filter(date -> date.number() != null)
                .collect(Collectors.groupingBy(Date::number));
    }

    private void checkRunning(Course course, List<TimeLimit> running) {
        Set<LimitKind> needed = CourseLimits.needed(course.status());
        Set<LimitKind> allowed = CourseLimits.allowed(course.status());
        List<LimitKind> kinds = running.stream().map(TimeLimit::kind).toList();
        long fitting = kinds.stream().filter(needed::contains).count();
        if (!needed.isEmpty() && fitting != 1) {
            found("running limits", course.number(), course.status() + ", but of " + needed + " these run: " + kinds);
        }
        if (kinds.stream().anyMatch(kind -> !needed.contains(kind) && !allowed.contains(kind))) {
            found("running limits", course.number(), course.status() + ", but these run: " + kinds);
        }
    }

    /** A task is shown with the last second of its limit: the limit ends at midnight. */
    private void checkTask(Date task, Status status, List<TimeLimit> running, List<Date> beside) {
        if (BESIDE.contains(task.element())) {
            if (!beside.contains(task)) {
                found(
                        "due dates",
                        task.number(),
                        task.element() + " is due at " + task.at() + ", which nobody has set");
            }
            return;
        }
        Set<LimitKind> kinds = CourseLimits.ofTask(task.element(), status);
        Instant due = kinds.isEmpty() ? null : due(kinds, running);
        Instant shown = due == null ? null : due.minusSeconds(1);
        if (!java.util.Objects.equals(task.at(), shown)) {
            found("due dates", task.number(), task.element() + " is due at " + task.at() + ", its limit says " + shown);
        }
    }

    private void checkTimers(String number, Status status, List<Date> timers, List<TimeLimit> running) {
        for (Date timer : timers) {
            if (timer.element().equals(SECOND_LOOK)) {
                continue;
            }
            Instant due = due(CourseLimits.ofTimer(timer.element(), status), running);
            if (!timer.at().equals(due)) {
                found("timers", number, timer.element() + " at " + timer.at() + ", its limit says " + due);
            }
        }
        boolean windowRuns = due(CourseLimits.ofTimer(WINDOW_OVER, status), running) != null;
        boolean windowWatched =
                timers.stream().anyMatch(timer -> timer.element().equals(WINDOW_OVER));
        if (windowRuns && !windowWatched) {
            found("timers", number, "no timer ends the petitioner's days for a review");
        }
    }

    private static Instant due(Set<LimitKind> kinds, List<TimeLimit> running) {
        return running.stream()
                .filter(limit -> kinds.contains(limit.kind()))
                .map(TimeLimit::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }
}
