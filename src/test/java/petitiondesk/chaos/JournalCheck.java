package petitiondesk.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import petitiondesk.chaos.Journal.Completion;
import petitiondesk.chaos.Journal.Intake;
import petitiondesk.chaos.Journal.Outcome;
import petitiondesk.outside.Finding;

/** Whether the database and the mail server hold what the clients were promised: each thing once, nothing half. */
final class JournalCheck {

    /** Letters of which no two say the same, unless the matter was reopened or a step taken back on the same day. */
    private static final Set<String> TOLD_ONCE =
            Set.of("receipt", "accepted", "handed-to-discipline", "closed", "task-assigned");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final List<MailServer.Mail> mails;
    private final List<Finding> findings = new ArrayList<>();

    private JournalCheck(DataSource database, Journal journal, List<MailServer.Mail> mails) {
        this.jdbc = JdbcClient.create(database);
        this.journal = journal;
        this.mails = mails;
    }

    static List<Finding> check(DataSource database, Journal journal, List<MailServer.Mail> mails) {
        JournalCheck check = new JournalCheck(database, journal, mails);
        check.intakes();
        check.completions();
        check.mails();
        check.everybodyToldOfTasks();
        journal.contradictions.forEach(text -> check.found("same answer", "intake", text));
        journal.oddities.forEach(odd -> check.found("no fault of its own", odd.request(), odd.answer()));
        return check.findings;
    }

    private void intakes() {
        Map<String, List<String>> numbers = new HashMap<>();
        jdbc.sql("select number, substring(title from '[^ ]+$') as mark from petition where title like '排水沟堵塞 %'")
                .query(row -> {
                    numbers.computeIfAbsent(row.getString("mark"), mark -> new ArrayList<>())
                            .add(row.getString("number"));
                });
        for (Intake intake : journal.intakes) {
            List<String> there = numbers.getOrDefault(intake.mark, List.of());
            if (intake.isAcknowledged() && !there.equals(List.of(intake.number()))) {
                found(
                        "acknowledged petitions",
                        intake.mark,
                        "was told " + intake.number() + ", in the register: " + there);
            } else if (!intake.isAcknowledged() && there.size() > (intake.isUnknown() ? 1 : 0)) {
                found("acknowledged petitions", intake.mark, "was told no number, in the register: " + there);
            }
        }
    }

    /** The step's row carries the completion's mark; the engine's history says whether the task was completed. */
    private void completions() {
        Map<String, Integer> rows = new HashMap<>();
        for (Step step : Step.values()) {
            if (step.markColumn() != null) {
                count(
                        "select %s as mark, count(*) as n from %s group by 1"
                                .formatted(step.markColumn(), step.table()),
                        rows);
            }
        }
        count("select reasons as mark, count(*) as n from review_request group by 1", rows);
        Set<String> completed = new HashSet<>(
                jdbc.sql("select id_ from act_hi_taskinst where end_time_ is not null and delete_reason_ = 'completed'")
                        .query(String.class)
                        .list());
        Map<String, List<Completion>> byTask = journal.completions.stream()
                .filter(completion -> completion.taskId() != null)
                .collect(Collectors.groupingBy(Completion::taskId));
        journal.completions.forEach(completion -> marked(completion, rows.getOrDefault(completion.mark(), 0)));
        byTask.forEach((task, tries) -> once(task, tries, completed.contains(task), rows));
    }

    private void marked(Completion completion, int written) {
        if (completion.step() == Step.SERVE) {
            return;
        }
        boolean fits = switch (completion.outcome()) {
            case ACKNOWLEDGED -> written == 1;
            case REFUSED -> written == 0;
            case UNKNOWN -> written <= 1;
        };
        if (!fits) {
            found("acknowledged steps", completion.number(), completion + " was written " + written + " times");
        }
    }

    private void once(String task, List<Completion> tries, boolean completed, Map<String, Integer> rows) {
        Completion any = tries.get(0);
        long acknowledged = tries.stream()
                .filter(completion -> completion.outcome() == Outcome.ACKNOWLEDGED)
                .count();
        if (acknowledged > 1 || acknowledged == 1 && !completed) {
            found(
                    "acknowledged steps",
                    any.number(),
                    any.step() + " " + task + " was acknowledged " + acknowledged + " times, completed: " + completed);
        }
        int written = tries.stream()
                .mapToInt(completion -> rows.getOrDefault(completion.mark(), 0))
                .sum();
        if (any.step() != Step.SERVE && !journal.endedElsewhere.contains(task) && written != (completed ? 1 : 0)) {
            found(
                    "steps whole",
                    any.number(),
                    any.step() + " " + task + " is " + (completed ? "" : "not ")
                            + "completed in the engine, but was written " + written + " times");
        }
    }

    private void mails() {
        Map<String, Long> taken =
                mails.stream().collect(Collectors.groupingBy(MailServer.Mail::messageId, Collectors.counting()));
        Set<String> known = new HashSet<>();
        Set<String> toldOnce = new HashSet<>();
        jdbc.sql("""
                select n.key, n.state, n.template, n.message_id,
                       exists (select 1 from petition_course c
                               where c.number = n.subject and c.reopened + c.taken_back > 0) as again
                from notice n where n.email is not null""").query(row -> {
            known.add(row.getString("message_id"));
            if (TOLD_ONCE.contains(row.getString("template")) && !row.getBoolean("again")) {
                toldOnce.add(row.getString("message_id"));
            }
            boolean arrived = taken.containsKey(row.getString("message_id"));
            if (!row.getString("state").equals("SENT") || !arrived) {
                found(
                        "notices sent",
                        row.getString("key"),
                        row.getString("state") + ", and the mail server has " + (arrived ? "" : "not ") + "taken it");
            }
        });
        mails.stream()
                .filter(mail -> !known.contains(mail.messageId()))
                .forEach(mail -> found("mails known", mail.recipient(), "mail " + mail.messageId() + " is no notice"));
        mails.stream()
                .filter(mail -> toldOnce.contains(mail.messageId()))
                .collect(Collectors.groupingBy(
                        mail -> mail.recipient() + "\n" + mail.text(),
                        Collectors.mapping(MailServer.Mail::messageId, Collectors.toSet())))
                .forEach((mail, ids) -> {
                    if (ids.size() > 1) {
                        found("repeats recognised", mail.lines().findFirst().orElse(""), "one mail came as " + ids);
                    }
                });
    }

    /** Nobody joins or leaves during a run: each member of the group was told of each task once. */
    private void everybodyToldOfTasks() {
        jdbc.sql("""
                select i.business_key_ as number, t.task_def_key_ as task, m.user_id as person
                from act_hi_taskinst t
                join act_hi_procinst i on i.id_ = t.proc_inst_id_ and i.proc_def_key_ = 'petition'
                join act_hi_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                join group_membership m on m.group_id = l.group_id_
                join person p on p.user_id = m.user_id and p.email is not null
                where i.business_key_ not in (select petition_number from filed_petition)
                  and not exists (select 1 from notice n where n.key = 'task/' || t.id_ || '/' || m.user_id)""").query(row -> {
            found(
                    "everybody told",
                    row.getString("number"),
                    row.getString("person") + " was not told of " + row.getString("task"));
        });
    }

    private void count(String sql, Map<String, Integer> rows) {
        jdbc.sql(sql).query(row -> {
            rows.merge(String.valueOf(row.getString("mark")), row.getInt("n"), Integer::sum);
        });
    }

    private void found(String rule, String subject, String text) {
        findings.add(new Finding(rule, subject, text));
    }
}
