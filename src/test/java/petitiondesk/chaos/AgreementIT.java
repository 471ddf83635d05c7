package petitiondesk.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import petitiondesk.advice.IssuingAdvice;
import petitiondesk.outside.Finding;
import petitiondesk.petition.CaseReversals;
import petitiondesk.petition.CaseTurns;
import petitiondesk.petition.IntakeForm;
import petitiondesk.petition.Reviews;
import petitiondesk.testing.DeskTest;
import petitiondesk.testing.MovableClock;
import petitiondesk.testing.Office;

/** A check that cannot fail is worth nothing: each fault is planted in a transaction that is then rolled back. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementIT {

    @Autowired
    private Office office;

    @Autowired
    private Reviews reviews;

    @Autowired
    private CaseTurns turns;

    @Autowired
    private CaseReversals reversals;

    @Autowired
    private IssuingAdvice advice;

    @Autowired
    private DataSource database;

    @Autowired
    private MovableClock clock;

    /** One petition at each place of the course, by the status that it has there. */
    private final Map<String, String> numbers = new LinkedHashMap<>();

    /** What other tests left in the database. */
    private List<Finding> untouched;

    @BeforeAll
    void oneAtEachPlace() throws SQLException {
        numbers.put("RECEIVED", office.receives(Office.aPetition("CLAIM")));
        numbers.put("HANDLING", accepted("CLAIM"));
        numbers.put("SIGN", drafted("CLAIM"));
        numbers.put("SERVE", signed("CLAIM"));
        numbers.put("REVISIT", served("CLAIM"));
        String revisited = served("CLAIM");
        revisit(revisited);
        numbers.put("SERVED", revisited);
        String reviewed = served("CLAIM");
        reviews.request(reviewed, LocalDate.now(clock), "不服处理意见", "office");
        numbers.put("REVIEW", reviewed);
        String finallyReviewed = served("CLAIM");
        reviews.request(finallyReviewed, LocalDate.now(clock), "不服处理意见", "office");
        String today = LocalDate.now(clock).toString();
        office.completes(
                "office",
                finallyReviewed,
                "UserTask_RecordReview",
                Map.of("reviewDecision", "UPHOLD", "decidedOn", today, "servedOn", today));
        reviews.request(finallyReviewed, LocalDate.now(clock), "不服复查意见", "office");
        numbers.put("FINAL_REVIEW", finallyReviewed);
        numbers.put("CLOSED", served("SUGGESTION"));
        String archived = served("SUGGESTION");
        office.runJob(archived, "ServiceTask_Archive");
        numbers.put("ARCHIVED", archived);
        String dispute = accepted("DISPUTE");
        office.completes("district-east", dispute, "UserTask_Handle", Map.of("outcome", "RESOLVED", "agreement", "和解"));
        numbers.put("DISPUTE", dispute);
        String accusation = office.receives(Office.aPetition("ACCUSATION"));
        office.completes(
                "discipline",
                accusation,
                "UserTask_Register",
                Map.of("kind", "ACCUSATION", "disposition", "DISCIPLINE"));
        numbers.put("DISCIPLINE", accusation);
        numbers.put("PROPOSED", registered("TRANSFER", Map.of("responsibleUnit", "land")));
        String transferred = registered("TRANSFER", Map.of("responsibleUnit", "land"));
        confirm(transferred);
        numbers.put("TRANSFERRED", transferred);
        String objected = registered("TRANSFER", Map.of("responsibleUnit", "land"));
        confirm(objected);
        office.completes(
                "unit-land",
                objected,
                "UserTask_ReceiveAssignment",
                Map.of("receipt", "OBJECT", "objectionReason", "不属于职责范围。"));
        numbers.put("OBJECTED", objected);
        String guided = registered("GUIDE", Map.of("channelRoute", 1, "channelBody", "县人民法院"));
        confirm(guided);
        numbers.put("GUIDED", guided);
        String hard = accepted("CLAIM");
        office.completes("unit-land", hard, "UserTask_Handle", Map.of("outcome", "HARD", "difficulty", "双方各执一词。"));
        numbers.put("HARD", hard);
        String withdrawn = accepted("CLAIM");
        turns.withdraw(withdrawn, "已经修好。", office.user("registrar"));
        numbers.put("WITHDRAWN", withdrawn);
        String reopened = accepted("CLAIM");
        turns.withdraw(reopened, "已经修好。", office.user("registrar"));
        reversals.reopen(reopened, "又塌了。", "land", office.user("office"));
        numbers.put("REOPENED", reopened);
        String corrected = accepted("CLAIM");
        reversals.correct(corrected, "选错了单位。", office.user("office"));
        numbers.put("CORRECTED", corrected);
        String heard = accepted("CLAIM");
        turns.callHearing(heard, LocalDate.now(clock).plusDays(3) + "T09:00", "二楼会议室", "说法不一。", office.user("office"));
        numbers.put("HEARING", heard);
        numbers.put(
                "ADVICE",
                advice.issue(
                        new IssuingAdvice.NewAdvice("IMPROVE", "land", "公示不及时", "多人反映。", "请及时公示。", List.of()),
                        office.user("office")));
        untouched = after();
    }

    @Test
    void petitionsThatWentTheirWayAgree() {
        assertThat(untouched)
                .filteredOn(finding -> numbers.containsValue(finding.subject()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void plantedFaultsAreFound(String rule, String place, String fault) throws SQLException {
        String number = numbers.get(place);
        List<Finding> found = after(fault.replace("$number", "'" + number + "'")
                .replace(
                        "$instance",
                        "(select process_instance_id from petition_course where number = '" + number + "')"));
        found.removeAll(untouched);
        assertThat(found).extracting(Finding::rule).contains(rule);
        assertThat(found)
                .filteredOn(finding -> finding.rule().equals(rule))
                .allSatisfy(finding -> assertThat(finding.text()).isNotBlank());
    }

    static Stream<Arguments> plantedFaultsAreFound() {
        return Stream.of(
                fault("numbers in order", "RECEIVED", "delete from petition where number = $number"),
                fault("numbers in order", "RECEIVED", "update petition_number set last = last + 1"),
                fault("numbers known", "RECEIVED", "update petition_number set last = last - 1"),
                fault(
                        "numbers known",
                        "RECEIVED",
                        "update petition set running = running + 100000 where number = $number"),
                fault("petition whole", "RECEIVED", "delete from petition_course where number = $number"),
                fault("petition whole", "RECEIVED", "delete from party where petition_number = $number"),
                fault(
                        "petition whole",
                        "RECEIVED",
                        "insert into case_event (petition_number, at, kind, text)"
                                + " values ($number, now(), 'RECEIVED', 'x')"),
                fault(
                        "submissions whole",
                        "RECEIVED",
                        "insert into intake_key (caller, key, body_hash) values ('public', 'planted', 'x')"),
                fault(
                        "process there",
                        "RECEIVED",
                        "update petition_course set process_instance_id = null where number = $number"),
                fault(
                        "one process",
                        "RECEIVED",
                        "insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_)"
                                + " select 'planted', 'planted', business_key_, proc_def_key_, proc_def_id_, start_time_"
                                + " from act_hi_procinst where id_ = $instance"),
                fault(
                        "process known",
                        "RECEIVED",
                        "update act_hi_procinst set business_key_ = 'XF1999-000001' where id_ = $instance"),
                fault(
                        "process state",
                        "HANDLING",
                        "update petition_course set status = 'ARCHIVED' where number = $number"),
                fault("process state", "ARCHIVED", "update act_hi_procinst set end_time_ = null where id_ = $instance"),
                fault(
                        "process state",
                        "HANDLING",
                        "update act_ru_execution set business_key_ = 'other' where id_ = $instance"),
                fault("open tasks", "HANDLING", "delete from act_ru_task where proc_inst_id_ = $instance"),
                fault("open tasks", "SIGN", "update petition_course set status = 'HANDLING' where number = $number"),
                fault(
                        "open tasks",
                        "SERVE",
                        "delete from opinion_signature where opinion_id in"
                                + " (select id from opinion where petition_number = $number)"),
                fault(
                        "open tasks",
                        "SERVED",
                        "delete from revisit where petition_number = $number;"
                                + " update petition_course set status = 'REVISIT' where number = $number"),
                fault(
                        "task offered",
                        "HANDLING",
                        "update act_ru_identitylink set group_id_ = 'unit-labour' where task_id_ in"
                                + " (select id_ from act_ru_task where proc_inst_id_ = $instance)"),
                fault(
                        "task offered",
                        "SIGN",
                        "update petition_course set responsible = 'labour' where number = $number"),
                fault("task named", "SERVE", "update act_ru_task set name_ = '送达' where proc_inst_id_ = $instance"),
                fault("archiving queued", "CLOSED", "delete from act_ru_job where process_instance_id_ = $instance"),
                fault(
                        "no incident",
                        "CLOSED",
                        "update act_ru_job set retries_ = 0 where process_instance_id_ = $instance"),
                fault(
                        "no incident",
                        "CLOSED",
                        "insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, proc_inst_id_)"
                                + " values ('planted', 1, now(), 'failedJob', $instance)"),
                fault("steps written", "HANDLING", "delete from registration where petition_number = $number"),
                fault(
                        "steps written",
                        "SERVE",
                        "insert into opinion_signature (opinion_id, approval, decided_by, decided_at)"
                                + " select id, 'APPROVE', 'head-land', now() from opinion where petition_number = $number"),
                fault(
                        "steps written",
                        "REVISIT",
                        "update act_hi_taskinst set delete_reason_ = 'deleted'"
                                + " where proc_inst_id_ = $instance and task_def_key_ = 'UserTask_RecordService'"),
                fault(
                        "steps told",
                        "SIGN",
                        "delete from case_event where petition_number = $number and kind = 'DRAFTED'"),
                fault("steps told", "REVIEW", "delete from review_request where petition_number = $number"),
                fault("steps told", "RECEIVED", "update petition_course set reopened = 1 where number = $number"),
                fault(
                        "course follows",
                        "DISCIPLINE",
                        "update petition_course set restricted = false where number = $number"),
                fault(
                        "course follows",
                        "HANDLING",
                        "update petition_course set responsible = 'civil' where number = $number"),
                fault(
                        "course untouched",
                        "RECEIVED",
                        "update petition_course set status = 'HANDLING' where number = $number"),
                fault(
                        "hands noted",
                        "SERVED",
                        "delete from petition_participant where petition_number = $number" + " and part = 'SERVED'"),
                fault("file index", "ARCHIVED", "delete from case_file_entry where petition_number = $number"),
                fault(
                        "notices written",
                        "RECEIVED",
                        "delete from notice where subject = $number and template = 'receipt'"),
                fault(
                        "notices written",
                        "FINAL_REVIEW",
                        "delete from notice where id = (select max(id) from notice"
                                + " where subject = $number and template = 'review-recorded')"),
                fault(
                        "notices written",
                        "CLOSED",
                        "insert into notice (key, template, subject, recipient_name, duty_group,"
                                + " restricted, subject_line, body, state, message_id, created_at)"
                                + " select key || '/again', template, subject, recipient_name, duty_group, restricted, subject_line,"
                                + " body, 'DUTY', 'planted', created_at from notice where subject = $number and template = 'closed'"),
                fault(
                        "tasks told",
                        "HANDLING",
                        "delete from notice where subject = $number and template = 'task-assigned'"),
                fault(
                        "notices of petitions",
                        "DISCIPLINE",
                        "update notice set restricted = false where subject = $number"),
                fault(
                        "notices of petitions",
                        "RECEIVED",
                        "update notice set subject = 'XF1999-000001' where subject = $number"),
                fault(
                        "deliveries logged",
                        "RECEIVED",
                        "update notice set state = 'SENT', sent_at = now()"
                                + " where subject = $number and template = 'receipt'"),
                fault(
                        "running limits",
                        "HANDLING",
                        "delete from limit_clock_event where subject = $number and kind = 'HANDLE'"),
                fault(
                        "running limits",
                        "SERVED",
                        "insert into limit_clock_event (subject, kind, run, type, on_day, days, at)"
                                + " values ($number, 'HANDLE', 2, 'STARTED', date '2026-01-01', 60, now())"),
                fault(
                        "due dates",
                        "HANDLING",
                        "update act_ru_task set due_date_ = due_date_ + interval '1 day'"
                                + " where proc_inst_id_ = $instance"),
                fault(
                        "due dates",
                        "DISPUTE",
                        "update limit_clock_event set days = days + 1"
                                + " where subject = $number and kind = 'REVISIT'"),
                fault(
                        "timers",
                        "RECEIVED",
                        "update act_ru_job set duedate_ = duedate_ + interval '1 hour'"
                                + " where process_instance_id_ = $instance"),
                fault("timers", "SERVED", "delete from act_ru_job where process_instance_id_ = $instance"),
                fault(
                        "one process",
                        "CORRECTED",
                        "delete from disposition_correction where registration_id in"
                                + " (select id from registration where petition_number = $number)"),
                fault("one process", "REOPENED", "delete from reopening where petition_number = $number"),
                fault(
                        "process known",
                        "REOPENED",
                        "update act_hi_procinst set end_time_ = null where business_key_ = $number"
                                + " and id_ <> $instance"),
                fault(
                        "process state",
                        "WITHDRAWN",
                        "update act_hi_procinst set end_time_ = null where id_ = $instance"),
                fault("process state", "GUIDED", "update petition_course set status = 'HARD' where number = $number"),
                fault(
                        "open tasks",
                        "TRANSFERRED",
                        "insert into assignment_receipt (assignment_id, receipt, reason, received_by, at)"
                                + " select id, 'OBJECT', 'x', 'unit-land', now() from assignment"
                                + " where petition_number = $number"),
                fault(
                        "open tasks",
                        "OBJECTED",
                        "delete from assignment_receipt where assignment_id in"
                                + " (select id from assignment where petition_number = $number)"),
                fault(
                        "open tasks",
                        "HEARING",
                        "delete from act_ru_task where proc_inst_id_ = $instance"
                                + " and task_def_key_ = 'UserTask_HoldHearing'"),
                fault("open tasks", "HEARING", "delete from hearing where petition_number = $number"),
                fault(
                        "open tasks",
                        "PROPOSED",
                        "insert into disposition_confirmation (registration_id, approval, decided_by, at)"
                                + " select id, 'APPROVE', 'office', now() from registration"
                                + " where petition_number = $number"),
                fault("open tasks", "HARD", "update petition_course set status = 'HANDLING' where number = $number"),
                fault(
                        "task offered",
                        "TRANSFERRED",
                        "update petition_course set responsible = 'civil' where number = $number"),
                fault("steps written", "HARD", "delete from hard_case where petition_number = $number"),
                fault(
                        "steps written",
                        "GUIDED",
                        "delete from disposition_confirmation where registration_id in"
                                + " (select id from registration where petition_number = $number)"),
                fault("steps told", "WITHDRAWN", "delete from withdrawal where petition_number = $number"),
                fault(
                        "steps told",
                        "CORRECTED",
                        "delete from case_event where petition_number = $number"
                                + " and kind = 'DISPOSITION_CORRECTED'"),
                fault("steps told", "REOPENED", "update petition_course set reopened = 2 where number = $number"),
                fault(
                        "course follows",
                        "REOPENED",
                        "update reopening set responsible = 'civil'" + " where petition_number = $number"),
                fault(
                        "course follows",
                        "CORRECTED",
                        "update petition_course set responsible = 'land' where number = $number"),
                fault(
                        "accusation lane",
                        "DISCIPLINE",
                        "insert into accusation_assessment (petition_number, assessment, assessed_by, at)"
                                + " values ($number, 'TAKE_UP', 'discipline', now())"),
                fault(
                        "accusation lane",
                        "DISCIPLINE",
                        "update petition_course set status = 'CLOSED' where number = $number"),
                fault(
                        "accusation lane",
                        "DISCIPLINE",
                        "update act_hi_procinst set end_time_ = now()"
                                + " where business_key_ = $number and proc_def_key_ = 'accusation'"),
                fault(
                        "advice course",
                        "ADVICE",
                        "update advice_course set status = 'ASSESSING' where number = $number"),
                fault(
                        "advice course",
                        "ADVICE",
                        "update advice_course set status = 'WITHDRAWN' where number = $number"),
                fault(
                        "advice course",
                        "ADVICE",
                        "update act_hi_procinst set end_time_ = now() where business_key_ = $number"),
                fault(
                        "advice written",
                        "ADVICE",
                        "insert into advice_answer (advice_number, round, adoption, answer, answered_by, answered_at)"
                                + " values ($number, 1, 'ADOPTED', 'x', 'head-land', now())"),
                fault(
                        "disposed as decided",
                        "GUIDED",
                        "update petition_course set status = 'REFUSED' where number = $number"),
                fault(
                        "disposed as decided",
                        "TRANSFERRED",
                        "delete from disposition_confirmation where registration_id in"
                                + " (select id from registration where petition_number = $number)"),
                fault("disposed as decided", "WITHDRAWN", "delete from withdrawal where petition_number = $number"),
                fault(
                        "file index",
                        "ARCHIVED",
                        "insert into case_file_entry select (json_populate_record(e,"
                                + " json_build_object('edition', 2))).* from case_file_entry e"
                                + " where petition_number = $number"),
                fault(
                        "notices written",
                        "GUIDED",
                        "delete from notice where subject = $number and template = 'guided'"),
                fault(
                        "notices written",
                        "HEARING",
                        "delete from notice where subject = $number and template = 'hearing-called'"),
                fault(
                        "running limits",
                        "TRANSFERRED",
                        "delete from limit_clock_event where subject = $number and kind = 'NOTIFY'"),
                fault(
                        "running limits",
                        "HARD",
                        "delete from limit_clock_event where subject = $number and kind = 'HANDLE'"),
                fault("running limits", "ADVICE", "delete from limit_clock_event where subject = $number"),
                fault(
                        "running limits",
                        "WITHDRAWN",
                        "delete from limit_clock_event where subject = $number and type in ('MET', 'ENDED')"),
                fault(
                        "due dates",
                        "HEARING",
                        "update hearing set held_at = held_at + interval '1 hour'"
                                + " where petition_number = $number"),
                fault(
                        "due dates",
                        "TRANSFERRED",
                        "update limit_clock_event set days = days + 1 where subject = $number and kind = 'OBJECT'"),
                fault(
                        "timers",
                        "ADVICE",
                        "update limit_clock_event set days = days + 1 where subject = $number and kind = 'ADVICE'"));
    }

    @Test
    void everyRuleIsShownToFail() {
        TreeSet<String> shown = new TreeSet<>();
        plantedFaultsAreFound().forEach(fault -> shown.add((String) fault.get()[0]));
        assertThat(shown).containsAll(Agreement.rules().keySet()).contains("running limits", "due dates", "timers");
    }

    private static Arguments fault(String rule, String place, String sql) {
        return Arguments.of(rule, place, sql);
    }

    /** What is found after the statements, which leave no trace; without triggers, or append-only tables refuse them. */
    private List<Finding> after(String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                for (String sql : statements) {
                    statement.execute(sql);
                }
                return new ArrayList<>(Agreement.check(new SingleConnectionDataSource(connection, true)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private String registered(String disposition, Map<String, Object> way) {
        String number = office.receives(Office.aPetition("CLAIM"));
        Map<String, Object> values = new LinkedHashMap<>(way);
        values.putAll(
                Map.of("kind", "CLAIM", "category", "C03", "district", "east", "dispositionReason", "由有权处理的机关、单位办理。"));
        values.put("disposition", disposition);
        office.completes("registrar", number, "UserTask_Register", values);
        return number;
    }

    private void confirm(String number) {
        office.completes("office", number, "UserTask_ConfirmDisposition", Map.of("approval", "APPROVE"));
    }

    private String accepted(String kind) {
        IntakeForm form = Office.aPetition(kind);
        String number = office.receives(form);
        boolean dispute = kind.equals("DISPUTE");
        office.completes(
                "registrar",
                number,
                "UserTask_Register",
                Map.of(
                        "kind",
                        kind,
                        "category",
                        dispute ? "D02" : "C03",
                        "district",
                        "east",
                        "disposition",
                        "ACCEPT",
                        "responsibleUnit",
                        dispute ? "east" : "land"));
        return number;
    }

    private String drafted(String kind) {
        String number = accepted(kind);
        Map<String, Object> draft = kind.equals("SUGGESTION")
                ? Map.of("outcome", "RESOLVED", "conclusion", "ADOPTED", "opinion", "已采纳")
                : Map.of(
                        "outcome", "RESOLVED",
                        "conclusion", "SUPPORT",
                        "findings", "属实",
                        "opinion", "予以支持",
                        "legalBasis", "《信访工作条例》第三十二条",
                        "closingSolved", "已修复",
                        "closingExplained", "不适用",
                        "closingHelped", "不适用",
                        "closingLawful", "不适用");
        office.completes("unit-land", number, "UserTask_Handle", draft);
        return number;
    }

    private String signed(String kind) {
        String number = drafted(kind);
        office.completes("head-land", number, "UserTask_SignOpinion", Map.of("approval", "APPROVE"));
        return number;
    }

    private String served(String kind) {
        String number = signed(kind);
        office.completes(
                "unit-land",
                number,
                "UserTask_RecordService",
                Map.of(
                        "serviceMethod", "POST",
                        "servedOn", LocalDate.now(clock).toString(),
                        "serviceResult", "SIGNED"));
        return number;
    }

    private void revisit(String number) {
        office.completes(
                "office",
                number,
                "UserTask_Revisit",
                Map.of("revisitResult", "CONFIRMED", "satisfaction", "SATISFIED"));
    }
}
