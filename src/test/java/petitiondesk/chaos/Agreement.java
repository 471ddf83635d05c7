package petitiondesk.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Set<LimitKind> HANDLING =
            EnumSet.of(LimitKind.HANDLE, LimitKind.MEDIATE, LimitKind.HANDLE_REOPENED);
    private static final Set<LimitKind> WINDOW = EnumSet.of(LimitKind.REQUEST_REVIEW, LimitKind.REQUEST_FINAL_REVIEW);
    private static final Set<LimitKind> DECISION = EnumSet.of(LimitKind.DECIDE_REVIEW, LimitKind.DECIDE_FINAL_REVIEW);
    private static final Set<LimitKind> REVISIT = EnumSet.of(LimitKind.REVISIT);
    private static final Set<LimitKind> REGISTER = EnumSet.of(LimitKind.REGISTER);
    private static final Set<LimitKind> ASSESS = EnumSet.of(LimitKind.ASSESS_ACCUSATION);
    private static final Set<LimitKind> INVESTIGATE = EnumSet.of(LimitKind.INVESTIGATE_ACCUSATION);
    private static final Set<LimitKind> FEEDBACK = EnumSet.of(LimitKind.ANSWER_ACCUSATION);
    private static final Set<LimitKind> LANE =
            EnumSet.of(LimitKind.ASSESS_ACCUSATION, LimitKind.INVESTIGATE_ACCUSATION, LimitKind.ANSWER_ACCUSATION);

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
        Map<String, List<TimeLimit>> running =
                limits.running(courses.stream().map(Course::number).toList());
        Map<String, List<Date>> tasks = dates("""
                select i.business_key_ as number, t.task_def_key_ as element, t.due_date_ as at
                from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_
                where i.proc_def_key_ in ('petition', 'accusation')""");
        Map<String, List<Date>> timers = dates("""
                select i.business_key_ as number, d.act_id_ as element, j.duedate_ as at
                from act_ru_job j
                join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_hi_procinst i on i.id_ = j.process_instance_id_
                where i.proc_def_key_ in ('petition', 'accusation') and j.type_ = 'timer'""");
        for (Course course : courses) {
            List<TimeLimit> its = running.getOrDefault(course.number(), List.of());
            checkRunning(course, its);
            tasks.getOrDefault(course.number(), List.of()).forEach(task -> checkTask(task, its));
            checkTimers(course, timers.getOrDefault(course.number(), List.of()), its);
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
        Set<LimitKind> needed = switch (course.status()) {
            case RECEIVED -> REGISTER;
            case HANDLING -> HANDLING;
            case REVISIT -> REVISIT;
            case SERVED -> WINDOW;
            case REVIEW -> DECISION;
            case DISCIPLINE -> LANE;
            default -> Set.of();
        };
        Set<LimitKind> allowed = switch (course.status()) {
            case OPINION -> HANDLING;
            case REVISIT -> WINDOW;
            case REVIEW -> REVISIT;
            default -> Set.of();
        };
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
    private void checkTask(Date task, List<TimeLimit> running) {
        Set<LimitKind> kinds = switch (task.element()) {
            case "UserTask_Register" -> REGISTER;
            case "UserTask_Handle", "UserTask_SignOpinion" -> HANDLING;
            case "UserTask_Revisit" -> REVISIT;
            case "UserTask_RecordReview" -> DECISION;
            case "UserTask_AssessAccusation" -> ASSESS;
            case "UserTask_InvestigateAccusation" -> INVESTIGATE;
            case "UserTask_GiveFeedback" -> FEEDBACK;
            default -> Set.of();
        };
        Instant due = kinds.isEmpty() ? null : due(kinds, running);
        Instant shown = due == null ? null : due.minusSeconds(1);
        if (!java.util.Objects.equals(task.at(), shown)) {
            found("due dates", task.number(), task.element() + " is due at " + task.at() + ", its limit says " + shown);
        }
    }

    private void checkTimers(Course course, List<Date> timers, List<TimeLimit> running) {
        Map<String, Set<LimitKind>> limitOf = new HashMap<>();
        limitOf.put("TimerEvent_RegisterOverdue", REGISTER);
        limitOf.put("TimerEvent_HandleOverdue", HANDLING);
        limitOf.put("TimerEvent_ReviewWindowOver", WINDOW);
        limitOf.put("TimerEvent_AssessmentOverdue", ASSESS);
        limitOf.put("TimerEvent_InvestigationOverdue", INVESTIGATE);
        limitOf.put("TimerEvent_FeedbackOverdue", FEEDBACK);
        for (Date timer : timers) {
            Instant due = due(limitOf.getOrDefault(timer.element(), Set.of()), running);
            if (!timer.at().equals(due)) {
                found("timers", timer.number(), timer.element() + " at " + timer.at() + ", its limit says " + due);
            }
        }
        boolean windowRuns = due(WINDOW, running) != null;
        boolean windowWatched =
                timers.stream().anyMatch(timer -> timer.element().equals("TimerEvent_ReviewWindowOver"));
        if (windowRuns && !windowWatched) {
            found("timers", course.number(), "no timer ends the petitioner's days for a review");
        }
    }

    private static Instant due(Set<LimitKind> kinds, List<TimeLimit> running) {
        return running.stream()
                .filter(limit -> kinds.contains(limit.kind()))
                .map(TimeLimit::dueAt)
                .findFirst()
                .orElse(null);
    }

    private void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }
}
