-- What register, engine and outbox have to say alike of every petition; see Agreement. Each statement answers subject
-- and text of whatever does not agree. Cases from an earlier register (filed_petition.earlier_state) have taken their first
-- steps elsewhere: rules that count steps leave them out.

-- rule numbers in order: no number of a year is missing or skipped
select format('XF%s-%s', n.year, lpad(r.running::text, 6, '0')) as subject,
       'the number was given out, but no petition has it' as text
from petition_number n
cross join lateral generate_series(1, n.last) as r(running)
where not exists (select 1 from petition p where p.year = n.year and p.running = r.running);

-- rule numbers known: no petition has a number that was not given out
select p.number as subject, format('the year %s has given out %s numbers', p.year, coalesce(n.last, 0)) as text
from petition p
left join petition_number n on n.year = p.year
where p.running > coalesce(n.last, 0) or p.number <> format('XF%s-%s', p.year, lpad(p.running::text, 6, '0'));

-- rule petition whole: a petition has its course, its entry in the history and its petitioner
select p.number as subject, concat_ws(', ',
       case when c.number is null then 'has no course' end,
       case when e.n <> 1 then format('was received %s times', e.n) end,
       case when not p.nameless and a.n <> 1 then format('has %s petitioners', a.n) end) as text
from petition p
left join petition_course c on c.number = p.number
cross join lateral (select count(*) as n from case_event
                    where petition_number = p.number and kind = 'RECEIVED'
                       or petition_number = p.number and kind = 'BROUGHT_OVER' and actor is not null
                          and not exists (select 1 from case_event r
                                          where r.petition_number = p.number and r.kind = 'RECEIVED')
                          and public_text is not null) e
cross join lateral (select count(*) as n from party where petition_number = p.number and part = 'PETITIONER') a
where c.number is null or e.n <> 1 or not p.nameless and a.n <> 1;

-- rule submissions whole: a key that was used has its number
select caller || ' ' || key as subject, 'the key was used, but answers no number' as text
from intake_key
where number is null;

-- rule process there: a petition that is not finished has its process
select c.number as subject, format('%s, but the engine has no process %s', c.status, c.process_instance_id) as text
from petition_course c
left join act_hi_procinst i on i.id_ = c.process_instance_id
where i.id_ is null and c.status not in ('CLOSED', 'ARCHIVED', 'DISCIPLINE');

-- rule one process: no petition has more than its registrations and reopenings have begun, and never two at a time
select i.business_key_ as subject,
       format('%s processes, %s of them open, after %s corrections and %s reopenings', count(*),
              count(*) filter (where i.end_time_ is null), a.corrected, a.reopened) as text
from act_hi_procinst i
cross join lateral (
    select (select count(*) from disposition_correction k join registration r on r.id = k.registration_id
            where r.petition_number = i.business_key_) as corrected,
           (select count(*) from reopening where petition_number = i.business_key_) as reopened) a
where i.proc_def_key_ = 'petition'
group by i.business_key_, a.corrected, a.reopened
having count(*) > 1 + a.corrected + a.reopened or count(*) filter (where i.end_time_ is null) > 1;

-- rule process known: no process runs for a petition that does not know it; one that a correction or a reopening has replaced
-- is over
select coalesce(i.business_key_, i.id_) as subject, format('process %s is not in the register', i.id_) as text
from act_hi_procinst i
where i.proc_def_key_ = 'petition'
  and not exists (select 1 from petition_course c where c.number = i.business_key_ and c.process_instance_id = i.id_)
  and (i.end_time_ is null
       or not exists (select 1 from reopening where petition_number = i.business_key_)
          and not exists (select 1 from disposition_correction k join registration r on r.id = k.registration_id
                          where r.petition_number = i.business_key_));

-- rule process state: what is open runs, what is at its end has ended
select c.number as subject,
       format('%s, but its process %s and %s in the history', c.status,
              case when e.id_ is null then 'does not run' else 'runs' end,
              case when i.end_time_ is null then 'open' else 'ended' end) as text
from petition_course c
join act_hi_procinst i on i.id_ = c.process_instance_id
left join act_ru_execution e on e.id_ = c.process_instance_id
cross join lateral (select c.status in ('ARCHIVED', 'DISCIPLINE', 'GUIDED', 'MERGED', 'REFUSED', 'WITHDRAWN')
                           or c.status = 'CLOSED' and c.restricted as over) s
where s.over <> (e.id_ is null)
   or s.over <> (i.end_time_ is not null)
   or e.id_ is not null and e.business_key_ is distinct from c.number;

-- rule open tasks: they are those of the status, and those of what the petitioner, the unit or the office has asked for beside it
with course as (
    select c.number, c.status, c.process_instance_id,
           exists (select 1 from revisit r
                   where r.petition_number = c.number and r.round = c.reopened and r.result <> 'UNREACHABLE')
               or (select count(*) >= 3 from revisit r
                   where r.petition_number = c.number and r.round = c.reopened) as revisited,
           (select s.approval
            from opinion o
            left join opinion_signature s on s.opinion_id = o.id
            where o.petition_number = c.number
            order by o.draft desc, s.id desc nulls last
            limit 1) as approval,
           (select r.disposition not in ('ACCEPT', 'ACCEPT_SIMPLE', 'DISCIPLINE') and f.registration_id is null
                       and k.registration_id is null
            from registration r
            left join disposition_confirmation f on f.registration_id = r.id
            left join disposition_correction k on k.registration_id = r.id
            where r.petition_number = c.number
            order by r.id desc
            limit 1) as proposed,
           (select r.assignment_id is not null
            from assignment a
            left join assignment_receipt r on r.assignment_id = a.id
            where a.petition_number = c.number
            order by a.id desc
            limit 1) as objected
    from petition_course c
    where c.process_instance_id is not null),
owed as (
    select number, case status
        when 'RECEIVED' then case when proposed then 'UserTask_ConfirmDisposition' else 'UserTask_Register' end
        when 'TRANSFERRED' then case when objected then 'UserTask_RuleOnObjection' else 'UserTask_ReceiveAssignment' end
        when 'HANDLING' then 'UserTask_Handle'
        when 'OPINION' then case approval when 'APPROVE' then 'UserTask_RecordService' else 'UserTask_SignOpinion' end
        when 'REVISIT' then 'UserTask_Revisit'
        when 'REVIEW' then 'UserTask_RecordReview' end as task
    from course
    union all
    -- a leader who has a result before him has the case, until he sends it back
    select c.number, case when exists (select 1 from act_ru_task t
                                       where t.proc_inst_id_ = c.process_instance_id
                                         and t.task_def_key_ = 'UserTask_ConfirmLedResult')
                          then 'UserTask_ConfirmLedResult' else 'UserTask_Handle' end
    from course c where c.status = 'LED'
    union all
    select c.number, 'UserTask_Revisit' from course c where c.status = 'REVIEW' and not c.revisited
    union all
    select c.number, 'UserTask_Revisit' from course c join petition_course p on p.number = c.number
    where c.status = 'SERVED' and exists (select 1 from act_ru_task t
                                          where t.proc_inst_id_ = c.process_instance_id
                                            and t.task_def_key_ = 'UserTask_Revisit')
      and p.lead_decision is not null
    union all
    select q.petition_number, 'UserTask_DecideRequest'
    from petitioner_request q
    where not exists (select 1 from petitioner_request_decision d where d.request_id = q.id)
    union all
    select h.petition_number, 'UserTask_HoldHearing'
    from hearing h
    where not exists (select 1 from hearing_outcome o where o.hearing_id = h.id)
    union all
    select x.petition_number, 'UserTask_ApproveExtension'
    from extension_request x
    where not exists (select 1 from extension_outcome o where o.request_id = x.id))
select c.number as subject,
       format('%s, and %s is owed, but the open tasks are: %s', c.status, coalesce(o.tasks, 'nothing'),
              coalesce(t.tasks, 'none')) as text
from course c
left join lateral (select string_agg(task, ' ' order by task) as tasks from owed where number = c.number) o on true
left join lateral (select string_agg(task_def_key_, ' ' order by task_def_key_) as tasks
                   from act_ru_task where proc_inst_id_ = c.process_instance_id) t on true
where t.tasks is distinct from o.tasks;

-- rule accusation lane: what is with discipline inspection is at the step that is written, and over once it is fed back
select c.number as subject,
       format('%s with %s owed, but the lane has %s and %s', c.status, coalesce(o.task, 'nothing'),
              coalesce(t.tasks, 'no task'), case when p.open then 'runs' else 'does not run' end) as text
from petition_course c
join accusation a on a.petition_number = c.number
left join accusation_assessment s on s.petition_number = c.number
left join accusation_result r on r.petition_number = c.number
left join accusation_feedback f on f.petition_number = c.number
cross join lateral (select case when s.petition_number is null then 'UserTask_AssessAccusation'
                                when s.assessment = 'TAKE_UP' and r.petition_number is null
                                then 'UserTask_InvestigateAccusation'
                                when f.petition_number is null then 'UserTask_GiveFeedback' end as task) o
cross join lateral (select count(*) = 1 as open from act_hi_procinst
                    where business_key_ = c.number and proc_def_key_ = 'accusation' and end_time_ is null) p
cross join lateral (select string_agg(t.task_def_key_, ' ') as tasks
                    from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_
                    where i.business_key_ = c.number and i.proc_def_key_ = 'accusation') t
where t.tasks is distinct from o.task
   or p.open <> (o.task is not null)
   or (c.status = 'DISCIPLINE') <> (o.task is not null)
   or not c.restricted;

-- rule advice course: an advice waits for what is written next, and its process for the same
select a.number as subject,
       format('%s after %s answers and %s assessments, but its process has %s and %s', c.status, w.answers, w.assessments,
              coalesce(t.tasks, 'no task'), case when p.open then 'runs' else 'does not run' end) as text
from advice a
left join advice_course c on c.number = a.number
left join advice_ending e on e.advice_number = a.number
cross join lateral (select (select count(*) from advice_answer where advice_number = a.number) as answers,
                           (select count(*) from advice_assessment where advice_number = a.number) as assessments) w
cross join lateral (select count(*) = 1 as open from act_hi_procinst
                    where business_key_ = a.number and proc_def_key_ = 'improvement-advice' and end_time_ is null) p
cross join lateral (select string_agg(t.task_def_key_, ' ') as tasks
                    from act_ru_task t join act_hi_procinst i on i.id_ = t.proc_inst_id_
                    where i.business_key_ = a.number and i.proc_def_key_ = 'improvement-advice') t
where c.status is null
   or c.status in ('CLOSED', 'WITHDRAWN') and e.status is distinct from c.status
   or c.status in ('ANSWERING', 'ASSESSING') and e.status is not null
   or c.status = 'ANSWERING' and w.answers <> w.assessments
   or c.status = 'ASSESSING' and w.answers <> w.assessments + 1
   or c.status = 'CLOSED' and not exists (select 1 from advice_assessment s
                                          where s.advice_number = a.number and s.assessment = 'ACCEPTED')
   or p.open <> (c.status in ('ANSWERING', 'ASSESSING'))
   or t.tasks is distinct from case c.status when 'ANSWERING' then 'UserTask_AnswerAdvice'
                                             when 'ASSESSING' then 'UserTask_AssessAdviceAnswer' end;

-- rule advice written: each completed task of an advice wrote its row, and each row has its completed task
with done as (
    select i.business_key_ as number, t.task_def_key_ as task, count(*) as n
    from act_hi_taskinst t
    join act_hi_procinst i on i.id_ = t.proc_inst_id_
    where i.proc_def_key_ = 'improvement-advice' and t.end_time_ is not null and t.delete_reason_ = 'completed'
    group by 1, 2),
written as (
    select advice_number as number, 'UserTask_AnswerAdvice' as task, count(*) as n from advice_answer group by 1
    union all
    select advice_number, 'UserTask_AssessAdviceAnswer', count(*) from advice_assessment group by 1)
select coalesce(d.number, w.number) as subject,
       format('%s was completed %s times and written %s times', coalesce(d.task, w.task), coalesce(d.n, 0),
              coalesce(w.n, 0)) as text
from done d
full join written w on w.number = d.number and w.task = d.task
where coalesce(d.n, 0) <> coalesce(w.n, 0);

-- rule disposed as decided: what was guided, merged or refused was so confirmed, and nothing else ends so
select c.number as subject, format('%s, but the newest registration says %s, confirmed: %s', c.status,
                                   coalesce(r.disposition, 'nothing'), coalesce(r.approval, 'no')) as text
from petition_course c
left join lateral (select g.disposition, f.approval
                   from registration g
                   left join disposition_confirmation f on f.registration_id = g.id
                   where g.petition_number = c.number order by g.id desc limit 1) r on true
where c.status in ('GUIDED', 'MERGED', 'REFUSED', 'TRANSFERRED')
  and (r.approval is distinct from 'APPROVE'
       or c.status <> case when r.disposition = 'GUIDE' then 'GUIDED'
                           when r.disposition = 'MERGE' then 'MERGED'
                           when r.disposition in ('TRANSFER', 'ASSIGN') then 'TRANSFERRED'
                           else 'REFUSED' end)
union all
select c.number, 'WITHDRAWN, but nobody withdrew it'
from petition_course c
where c.status = 'WITHDRAWN' and not exists (select 1 from withdrawal w where w.petition_number = c.number);

-- rule task offered: to the group that has to do it, and to no other
select c.number as subject, format('%s is offered to %s, not to %s', t.task_def_key_, coalesce(g.groups, 'nobody'),
                                   w.wanted) as text
from petition_course c
join act_ru_task t on t.proc_inst_id_ = c.process_instance_id
left join responsible_body b on b.code = c.responsible
cross join lateral (select string_agg(group_id_, ' ' order by group_id_) as groups
                    from act_ru_identitylink where task_id_ = t.id_ and type_ = 'candidate') g
cross join lateral (select case t.task_def_key_
    when 'UserTask_Register' then case when c.restricted then 'discipline-inspection' else 'registrars' end
    when 'UserTask_Handle' then case c.status when 'LED' then g.groups else b.group_id end
    when 'UserTask_ConfirmLedResult' then g.groups
    when 'UserTask_ReceiveAssignment' then b.group_id
    -- a leader in charge decides where the unit is no organ or its only head has asked
    when 'UserTask_ApproveExtension' then case when g.groups in ('lead-leaders', 'convener') then g.groups
                                               else b.heads_group end
    when 'UserTask_RecordService' then b.group_id
    when 'UserTask_SignOpinion' then b.heads_group
    else 'joint-meeting-office' end as wanted) w
where g.groups is distinct from w.wanted;

-- rule task named: a task carries its petition's number
select c.number as subject, format('its task is named %s', t.name_) as text
from petition_course c
join act_ru_task t on t.proc_inst_id_ = c.process_instance_id
where t.name_ not like '% ' || c.number and t.name_ not like '% ' || c.number || ' · %';

-- rule archiving queued: a closed petition is on its way to the archive
select c.number as subject, 'closed, but nothing will archive it' as text
from petition_course c
where c.status = 'CLOSED' and not c.restricted and c.process_instance_id is not null
  and not exists (select 1
                  from act_ru_job j
                  join act_ru_jobdef d on d.id_ = j.job_def_id_
                  where j.process_instance_id_ = c.process_instance_id and d.act_id_ = 'ServiceTask_Archive');

-- rule no incident: the engine has given nothing up
select coalesce(i.business_key_, n.proc_inst_id_, n.id_) as subject,
       format('incident %s at %s: %s', n.incident_type_, n.activity_id_, n.incident_msg_) as text
from act_ru_incident n
left join act_hi_procinst i on i.id_ = n.proc_inst_id_
union all
select coalesce(i.business_key_, j.id_), format('job %s has no tries left: %s', j.handler_type_, j.exception_msg_)
from act_ru_job j
left join act_hi_procinst i on i.id_ = j.process_instance_id_
where j.retries_ <= 0;

-- rule steps written: each completed task wrote its row, and each row has its completed task
with done as (
    select i.business_key_ as number, t.task_def_key_ as task, count(*) as n
    from act_hi_taskinst t
    join act_hi_procinst i on i.id_ = t.proc_inst_id_
    where i.proc_def_key_ in ('petition', 'accusation') and t.end_time_ is not null and t.delete_reason_ = 'completed'
    group by 1, 2),
written as (
    select petition_number as number, 'UserTask_Register' as task, count(*) as n from registration group by 1
    union all
    select r.petition_number, 'UserTask_ConfirmDisposition', count(*)
    from disposition_confirmation f join registration r on r.id = f.registration_id group by 1
    union all
    select a.petition_number, 'UserTask_ReceiveAssignment', count(*)
    from assignment_receipt r join assignment a on a.id = r.assignment_id group by 1
    union all
    select a.petition_number, 'UserTask_RuleOnObjection', count(*)
    from objection_ruling r join assignment a on a.id = r.assignment_id group by 1
    union all
    -- answered, named for the meeting, or handed up
    select petition_number, 'UserTask_Handle', count(*)
    from (select petition_number from opinion
          union all
          select petition_number from hard_case where source = 'HANDLER'
          union all
          select petition_number from case_event where kind = 'HANDED_UP') h
    group by 1
    union all
    select petition_number, 'UserTask_ApproveExtension', count(*)
    from extension_outcome o join extension_request x on x.id = o.request_id
    where o.outcome in ('APPROVED', 'DENIED') group by 1
    union all
    select petition_number, 'UserTask_HoldHearing', count(*)
    from hearing_outcome o join hearing h on h.id = o.hearing_id where o.outcome = 'HELD' group by 1
    union all
    select petition_number, 'UserTask_DecideRequest', count(*)
    from petitioner_request_decision d join petitioner_request q on q.id = d.request_id
    where d.decision <> 'LAPSED' group by 1
    union all
    select petition_number, 'UserTask_ConfirmLedResult', count(*) from lead_result group by 1
    union all
    select petition_number, 'UserTask_AssessAccusation', count(*) from accusation_assessment group by 1
    union all
    select petition_number, 'UserTask_InvestigateAccusation', count(*) from accusation_result group by 1
    union all
    select petition_number, 'UserTask_GiveFeedback', count(*) from accusation_feedback group by 1
    union all
    -- what is taken back counts as returned, and nobody had a task for it
    select o.petition_number, 'UserTask_SignOpinion',
           count(*) - (select count(*) from step_taken_back b
                       where b.petition_number = o.petition_number and b.step in ('SIGNATURE', 'AGREEMENT'))
    from opinion_signature s join opinion o on o.id = s.opinion_id group by 1
    union all
    select o.petition_number, 'UserTask_RecordService', count(*)
    from document_service s join opinion o on o.id = s.opinion_id group by 1
    union all
    select petition_number, 'UserTask_Revisit', count(*) from revisit group by 1
    union all
    select q.petition_number, 'UserTask_RecordReview', count(*)
    from review_outcome r join review_request q on q.id = r.request_id group by 1)
select coalesce(d.number, w.number) as subject,
       format('%s was completed %s times and written %s times', coalesce(d.task, w.task), coalesce(d.n, 0),
              coalesce(w.n, 0)) as text
from done d
full join written w on w.number = d.number and w.task = d.task
-- days can be asked for in the task, which is then there again, and beside it
cross join lateral (select count(*) as n from extension_request
                    where petition_number = d.number and d.task = 'UserTask_Handle') x
where coalesce(d.n, 0) - coalesce(w.n, 0) not between 0 and x.n
  and exists (select 1 from act_hi_procinst i where i.business_key_ = coalesce(d.number, w.number))
  and coalesce(d.number, w.number) not in
      (select petition_number from filed_petition where earlier_state is not null);

-- rule steps told: each row of a step has its entry in the history
with written as (
    select petition_number as number, 'proposed' as what, count(*) as n
    from registration where disposition not in ('ACCEPT', 'ACCEPT_SIMPLE', 'DISCIPLINE') group by 1
    union all
    select petition_number, 'taken up', count(*)
    from (select petition_number from registration where disposition in ('ACCEPT', 'ACCEPT_SIMPLE', 'DISCIPLINE')
          union all
          select a.petition_number
          from assignment_receipt r join assignment a on a.id = r.assignment_id where r.receipt = 'ACCEPT'
          union all
          select a.petition_number
          from objection_ruling r join assignment a on a.id = r.assignment_id where r.ruling = 'OVERRULE') u
    group by 1
    union all
    select r.petition_number, case f.approval when 'APPROVE' then 'confirmed' else 'returned' end, count(*)
    from disposition_confirmation f join registration r on r.id = f.registration_id group by 1, 2
    union all
    select petition_number, 'sent to a unit', count(*) from assignment group by 1
    union all
    select a.petition_number, 'objected', count(*)
    from assignment_receipt r join assignment a on a.id = r.assignment_id where r.receipt = 'OBJECT' group by 1
    union all
    select a.petition_number, 'ruled', count(*)
    from objection_ruling r join assignment a on a.id = r.assignment_id group by 1
    union all
    select r.petition_number, 'corrected', count(*)
    from disposition_correction k join registration r on r.id = k.registration_id group by 1
    union all
    select petition_number, 'withdrawn', count(*) from withdrawal group by 1
    union all
    select petition_number, 'unit changed', count(*) from unit_change group by 1
    union all
    select petition_number, 'supplemented', count(*) from supplement group by 1
    union all
    select petition_number, 'taken back', count(*) from step_taken_back group by 1
    union all
    select petition_number, 'urgent', count(*) from urgent_mark group by 1
    union all
    select petition_number, 'recused', count(*) from recusal group by 1
    union all
    select petition_number, 'asked for days', count(*)
    from (select petition_number from extension_request
          union all
          select x.petition_number from extension_outcome o join extension_request x on x.id = o.request_id
          where o.outcome in ('APPROVED', 'DENIED') or o.outcome = 'WITHDRAWN' and o.decided_by = x.asked_by) x
    group by 1
    union all
    select petition_number, 'requested', count(*)
    from (select petition_number from petitioner_request
          union all
          select q.petition_number from petitioner_request_decision d join petitioner_request q on q.id = d.request_id
          where d.decision = 'LAPSED') q
    group by 1
    union all
    select q.petition_number, 'request decided', count(*)
    from petitioner_request_decision d join petitioner_request q on q.id = d.request_id
    where d.decision <> 'LAPSED' and d.hearing_id is null group by 1
    union all
    select petition_number, 'assessed', count(*) from accusation_assessment group by 1
    union all
    select petition_number, 'investigated', count(*) from accusation_result group by 1
    union all
    select petition_number, 'fed back', count(*) from accusation_feedback group by 1
    union all
    select petition_number, 'drafted', count(*) from opinion group by 1
    union all
    select number, 'signed', sum(n)
    from (select o.petition_number as number, count(*) as n
          from opinion_signature s join opinion o on o.id = s.opinion_id where s.approval = 'APPROVE' group by 1) s
    group by 1
    union all
    select o.petition_number, 'not signed',
           count(*) - (select count(*) from step_taken_back b
                       where b.petition_number = o.petition_number and b.step in ('SIGNATURE', 'AGREEMENT'))
    from opinion_signature s join opinion o on o.id = s.opinion_id where s.approval = 'RETURN' group by 1
    union all
    select o.petition_number, 'served', count(*)
    from document_service s join opinion o on o.id = s.opinion_id group by 1
    union all
    select petition_number, 'revisited', count(*) from revisit group by 1
    union all
    select petition_number, 'review requested', count(*) from review_request group by 1
    union all
    select q.petition_number, 'review decided', count(*)
    from review_outcome r join review_request q on q.id = r.request_id group by 1
    union all
    select number, 'closed', count(*)
    from (select number from petition_course where status in ('CLOSED', 'ARCHIVED')
          union all
          select petition_number from reopening where from_status in ('CLOSED', 'ARCHIVED')) e
    group by 1
    union all
    select number, 'archived', count(*)
    from (select number from petition_course where status = 'ARCHIVED'
          union all
          select petition_number from reopening where from_status in ('CLOSED', 'ARCHIVED')) e
    group by 1
    union all
    select petition_number, 'reopened on new facts', count(*) from reopening group by 1
    union all
    select c.number, 'reopened', c.reopened - (select count(*) from reopening where petition_number = c.number)
    from petition_course c where c.reopened > 0),
counted as (
    select number, what, sum(n) as n from written group by 1, 2),
told as (
    select petition_number as number,
           case when kind in ('ACCEPTED', 'HANDED_TO_DISCIPLINE') then 'taken up'
                when kind = 'REGISTERED' then 'proposed'
                when kind = 'CONFIRMED' then 'confirmed'
                when kind = 'TRANSFERRED' then 'sent to a unit'
                when kind = 'OBJECTED' then 'objected'
                when kind = 'RULED' then 'ruled'
                when kind = 'DISPOSITION_CORRECTED' and public_text is not null then 'corrected'
                when kind = 'WITHDRAWN' then 'withdrawn'
                when kind = 'UNIT_CHANGED' then 'unit changed'
                when kind = 'SUPPLEMENTED' then 'supplemented'
                when kind = 'TAKEN_BACK' and actor is not null then 'taken back'
                when kind = 'URGENT' then 'urgent'
                when kind = 'RECUSED' then 'recused'
                when kind = 'EXTENSION' then 'asked for days'
                when kind = 'REQUESTED' then 'requested'
                when kind = 'REQUEST_DECIDED' then 'request decided'
                when kind = 'ASSESSED' then 'assessed'
                when kind = 'INVESTIGATED' then 'investigated'
                when kind = 'FED_BACK' then 'fed back'
                when kind in ('DRAFTED', 'AGREED') then 'drafted'
                when kind = 'SIGNED' then 'signed'
                -- the words that tell a returned draft from a returned disposition
                when kind = 'RETURNED' then case when text like '退回登记员%' then 'returned' else 'not signed' end
                when kind = 'SERVED' then 'served'
                when kind = 'UNREACHABLE' or kind = 'REVISITED' and actor is not null then 'revisited'
                when kind = 'REVIEW_REQUESTED' then 'review requested'
                when kind = 'REVIEW_DECIDED' then 'review decided'
                when kind = 'CLOSED' then 'closed'
                when kind = 'ARCHIVED' then 'archived'
                when kind = 'REOPENED' and actor is null then 'reopened'
                when kind = 'REOPENED' and public_text is not null then 'reopened on new facts' end as what,
           count(*) as n
    from case_event
    group by 1, 2)
select coalesce(w.number, t.number) as subject,
       format('%s %s times, but %s times in the history', coalesce(w.what, t.what), coalesce(w.n, 0),
              coalesce(t.n, 0)) as text
from counted w
full join told t on t.number = w.number and t.what = w.what
where coalesce(w.n, 0) <> coalesce(t.n, 0) and coalesce(w.what, t.what) is not null
  and coalesce(w.number, t.number) not in
      (select petition_number from filed_petition where earlier_state is not null);

-- rule course follows: the course says what the newest registration, or whatever changed it since, has decided
select c.number as subject,
       format('the course says %s, %s, restricted %s; the registration %s, %s, and %s has it', coalesce(c.kind, 'no kind'),
              coalesce(c.responsible, 'nobody'), c.restricted, r.kind, r.disposition, coalesce(w.who, 'nobody')) as text
from petition_course c
join lateral (select g.kind, g.disposition, k.registration_id is not null as corrected
              from registration g
              left join disposition_correction k on k.registration_id = g.id
              where g.petition_number = c.number order by g.id desc limit 1) r on true
left join lateral (
    select who
    from (select responsible as who, at, 0 as later
          from registration where petition_number = c.number and disposition in ('ACCEPT', 'ACCEPT_SIMPLE')
          union all
          select responsible, at, 1 from assignment where petition_number = c.number
          union all
          select to_unit, at, 2 from unit_change where petition_number = c.number
          union all
          select responsible, at, 5 from reopening where petition_number = c.number
          union all
          -- whom a dispute goes to is not written down: whoever has it then has it rightly
          select c.responsible, at, 3 from case_event where petition_number = c.number and kind = 'HANDED_UP'
          union all
          select null, k.at, 4
          from disposition_correction k join registration g on g.id = k.registration_id
          where g.petition_number = c.number) e
    order by at desc, later desc -- a clock can stand still
    limit 1) w on true
where not r.corrected and c.kind is distinct from r.kind
                      and (r.disposition in ('ACCEPT', 'ACCEPT_SIMPLE', 'DISCIPLINE') or w.who is not null)
   or c.lead_decision is null and c.responsible is distinct from w.who
   or c.restricted <> (r.disposition = 'DISCIPLINE');

-- rule course untouched: a petition that nobody registered is as it came in
select c.number as subject, format('%s, but it was never registered', c.status) as text
from petition_course c
where c.status <> 'RECEIVED' and c.process_instance_id is not null
  and not exists (select 1 from registration r where r.petition_number = c.number)
  and not exists (select 1 from withdrawal w where w.petition_number = c.number)
  and c.number not in (select petition_number from filed_petition where earlier_state is not null);

-- rule hands noted: whoever did a step is among those who had a hand in it
with did as (
    select petition_number as number, registered_by as who, 'REGISTERED' as part from registration
    union
    select petition_number, drafted_by, 'HANDLED' from opinion
    union
    select o.petition_number, s.decided_by, 'SIGNED'
    from opinion_signature s join opinion o on o.id = s.opinion_id where s.approval = 'APPROVE'
    union
    select o.petition_number, s.recorded_by, 'SERVED'
    from document_service s join opinion o on o.id = s.opinion_id)
select d.number as subject, format('%s had a hand in it (%s), which is not noted', d.who, d.part) as text
from did d
where not exists (select 1 from petition_participant p
                  where p.petition_number = d.number and p.user_id = d.who and p.part = d.part)
  and d.number not in (select petition_number from filed_petition where earlier_state is not null);

-- rule file index: one is made whenever the petition is archived, never before
select c.number as subject,
       format('%s with %s file indexes, after %s reopenings from its end', c.status, f.n, r.n) as text
from petition_course c
cross join lateral (select count(distinct edition) as n from case_file_entry where petition_number = c.number) f
cross join lateral (select count(*) as n from reopening
                    where petition_number = c.number and from_status in ('CLOSED', 'ARCHIVED')) r
where f.n <> r.n + (c.status = 'ARCHIVED')::int;

-- rule notices written: the petitioner was told of each step once
with owed as (
    select number, 'receipt' as template, 1::bigint as n from petition
    union all
    select petition_number, case disposition when 'DISCIPLINE' then 'handed-to-discipline' else 'accepted' end, 1
    from registration where disposition in ('ACCEPT', 'ACCEPT_SIMPLE', 'DISCIPLINE')
    union all
    select a.petition_number, 'accepted', 1
    from assignment_receipt r join assignment a on a.id = r.assignment_id where r.receipt = 'ACCEPT'
    union all
    select a.petition_number, 'accepted', 1
    from objection_ruling r join assignment a on a.id = r.assignment_id where r.ruling = 'OVERRULE'
    union all
    select petition_number, 'transferred', 1 from assignment
    union all
    select r.petition_number,
           case r.disposition when 'GUIDE' then 'guided' when 'MERGE' then 'merged' else 'refused' end, 1
    from disposition_confirmation f
    join registration r on r.id = f.registration_id
    where f.approval = 'APPROVE' and r.disposition not in ('TRANSFER', 'ASSIGN')
    union all
    select r.petition_number, 'disposition-corrected', 1
    from disposition_correction k join registration r on r.id = k.registration_id
    union all
    select petition_number, 'withdrawn', 1 from withdrawal
    union all
    select petition_number, 'unit-changed', 1 from unit_change
    union all
    select petition_number, 'hearing-called', 1 from hearing
    union all
    select h.petition_number, 'hearing-cancelled', 1
    from hearing_outcome o
    join hearing h on h.id = o.hearing_id
    where o.outcome = 'CANCELLED'
      and not exists (select 1 from withdrawal w where w.petition_number = h.petition_number and w.at = o.at)
    union all
    select q.petition_number, 'recusal-granted', 1
    from petitioner_request_decision d join petitioner_request q on q.id = d.request_id where d.recused is not null
    union all
    select q.petition_number, 'request-denied', 1
    from petitioner_request_decision d join petitioner_request q on q.id = d.request_id where d.decision = 'DENY'
    union all
    select x.petition_number, 'extended', 1
    from extension_outcome o join extension_request x on x.id = o.request_id where o.outcome = 'APPROVED'
    union all
    select petition_number, 'agreement-taken-back', 1 from step_taken_back where step = 'AGREEMENT'
    union all
    select petition_number, 'reopened-on-new-facts', 1 from reopening
    union all
    select petition_number, 'ordinary', 1 from case_event where kind = 'ORDINARY'
    union all
    select petition_number, 'accusation-assessed', 1 from accusation_assessment
    union all
    select o.petition_number, case c.kind when 'CLAIM' then 'opinion-served' else 'answer-served' end, 1
    from document_service s
    join opinion o on o.id = s.opinion_id
    join petition_course c on c.number = o.petition_number
    union all
    select petition_number, 'agreement-reached', 1 from opinion where agreement is not null
    union all
    select petition_number, 'review-recorded', 1 from review_request
    union all
    select c.number, 'reopened', c.reopened - (select count(*) from reopening where petition_number = c.number)
    from petition_course c where c.reopened > 0
    union all
    select number, 'closed', 1 from petition_course where status in ('CLOSED', 'ARCHIVED') and not restricted
    union all
    select petition_number, 'closed', 1 from reopening where from_status in ('CLOSED', 'ARCHIVED')),
counted as (
    select number, template, sum(n) as n from owed group by 1, 2),
told as (
    select subject as number, template, count(*) as n
    from notice
    where template in (select template from counted
                       union all
                       values ('receipt'), ('accepted'), ('closed'))
    group by 1, 2)
select coalesce(o.number, t.number) as subject,
       format('notice %s is owed %s times and was written %s times', coalesce(o.template, t.template),
              coalesce(o.n, 0), coalesce(t.n, 0)) as text
from counted o
full join told t on t.number = o.number and t.template = o.template
where coalesce(o.n, 0) <> coalesce(t.n, 0)
  and exists (select 1 from party a where a.petition_number = coalesce(o.number, t.number) and a.part = 'PETITIONER')
  and coalesce(o.number, t.number) not in
      (select petition_number from filed_petition where earlier_state is not null);

-- rule tasks told: whenever a task came, somebody of the group was told by mail, if anybody can be; whoever runs a file
-- sees what comes of it
select i.business_key_ as subject, format('nobody was told of %s %s', t.task_def_key_, t.id_) as text
from act_hi_taskinst t
join act_hi_procinst i on i.id_ = t.proc_inst_id_
where i.proc_def_key_ = 'petition'
  and exists (select 1
              from act_hi_identitylink l
              join group_membership m on m.group_id = l.group_id_
              join person p on p.user_id = m.user_id
              where l.task_id_ = t.id_ and l.type_ = 'candidate' and p.email is not null)
  and not exists (select 1 from notice n
                  where n.template = 'task-assigned' and n.key like 'task/' || t.id_ || '/%')
  and not (i.business_key_ in (select petition_number from filed_petition)
           and not exists (select 1 from act_hi_taskinst b
                           where b.proc_inst_id_ = t.proc_inst_id_ and b.start_time_ < t.start_time_));

-- rule notices of petitions: each is about a petition that is there, and as closed to others as it is
select n.key as subject,
       case when c.number is null then format('is about %s, which does not exist', n.subject)
            else format('can be read by others, but %s is restricted', n.subject) end as text
from notice n
left join petition_course c on c.number = n.subject
where n.subject ~ '^XF[0-9]' and (c.number is null or c.restricted and not n.restricted);

-- rule deliveries logged: what was sent was logged once for each time it was put out
select n.key as subject, format('%s, with %s deliveries logged and %s times put out again', n.state, d.sent, d.again) as text
from notice n
cross join lateral (select count(*) filter (where event = 'SENT') as sent,
                           count(*) filter (where event = 'RESENT') as again
                    from notice_delivery where notice_id = n.id) d
where n.state = 'SENT' and (d.sent = 0 or d.sent > d.again + 1)
   or n.state = 'WAITING' and d.sent > d.again;
