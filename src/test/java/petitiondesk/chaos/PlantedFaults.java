package petitiondesk.chaos;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** For each rule a fault that it has to find: the rule, the place of the course where it is planted, and the statement. */
final class PlantedFaults {

    private PlantedFaults() {}

    static Stream<Arguments> all() {
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

    private static Arguments fault(String rule, String place, String sql) {
        return Arguments.of(rule, place, sql);
    }
}
