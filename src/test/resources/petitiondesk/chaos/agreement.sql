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

-- rule one process: no petition has two
select business_key_ as subject, format('%s processes', count(*)) as text
from act_hi_procinst
where proc_def_key_ = 'petition'
group by business_key_
having count(*) > 1;

-- rule process known: no process runs for a petition that does not know it
select coalesce(i.business_key_, i.id_) as subject, format('process %s is not in the register', i.id_) as text
from act_hi_procinst i
where i.proc_def_key_ = 'petition'
  and not exists (select 1 from petition_course c where c.number = i.business_key_ and c.process_instance_id = i.id_);

-- rule process state: what is open runs, what is at its end has ended
select c.number as subject,
       format('%s, but its process %s and %s in the history', c.status,
              case when e.id_ is null then 'does not run' else 'runs' end,
              case when i.end_time_ is null then 'open' else 'ended' end) as text
from petition_course c
join act_hi_procinst i on i.id_ = c.process_instance_id
left join act_ru_execution e on e.id_ = c.process_instance_id
cross join lateral (select c.status in ('ARCHIVED', 'DISCIPLINE') or c.status = 'CLOSED' and c.restricted as over) s
where s.over <> (e.id_ is null)
   or s.over <> (i.end_time_ is not null)
   or e.id_ is not null and e.business_key_ is distinct from c.number;

-- rule open tasks: they are those of the status
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
            order by o.draft desc
            limit 1) as approval
    from petition_course c
    where c.process_instance_id is not null)
select c.number as subject, format('%s, but the open tasks are: %s', c.status, coalesce(t.tasks, 'none')) as text
from course c
cross join lateral (select string_agg(task_def_key_, ' ' order by task_def_key_) as tasks
                    from act_ru_task where proc_inst_id_ = c.process_instance_id) t
where coalesce(t.tasks, '') <> case c.status
    when 'RECEIVED' then 'UserTask_Register'
    when 'HANDLING' then 'UserTask_Handle'
    when 'OPINION' then case c.approval when 'APPROVE' then 'UserTask_RecordService' else 'UserTask_SignOpinion' end
    when 'REVISIT' then 'UserTask_Revisit'
    when 'REVIEW' then 'UserTask_RecordReview' || case when c.revisited then '' else ' UserTask_Revisit' end
    else '' end;

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
    when 'UserTask_Handle' then b.group_id
    when 'UserTask_RecordService' then b.group_id
    when 'UserTask_SignOpinion' then b.heads_group
    else 'joint-meeting-office' end as wanted) w
where g.groups is distinct from w.wanted;

-- rule task named: a task carries its petition's number
select c.number as subject, format('its task is named %s', t.name_) as text
from petition_course c
join act_ru_task t on t.proc_inst_id_ = c.process_instance_id
where t.name_ not like '% ' || c.number;

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
    where i.proc_def_key_ = 'petition' and t.end_time_ is not null and t.delete_reason_ = 'completed'
    group by 1, 2),
written as (
    select petition_number as number, 'UserTask_Register' as task, count(*) as n from registration group by 1
    union all
    select petition_number, 'UserTask_Handle', count(*) from opinion group by 1
    union all
    select o.petition_number, 'UserTask_SignOpinion', count(*)
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
where coalesce(d.n, 0) <> coalesce(w.n, 0)
  and exists (select 1 from act_hi_procinst i where i.business_key_ = coalesce(d.number, w.number))
  and coalesce(d.number, w.number) not in
      (select petition_number from filed_petition where earlier_state is not null);

-- rule steps told: each row of a step has its entry in the history
with written as (
    select petition_number as number, 'registered' as what, count(*) as n from registration group by 1
    union all
    select petition_number, 'drafted', count(*) from opinion group by 1
    union all
    select o.petition_number, 'signed', count(*)
    from opinion_signature s join opinion o on o.id = s.opinion_id group by 1
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
    select number, 'closed', 1 from petition_course where status in ('CLOSED', 'ARCHIVED')
    union all
    select number, 'archived', 1 from petition_course where status = 'ARCHIVED'
    union all
    select number, 'reopened', reopened from petition_course where reopened > 0),
told as (
    select petition_number as number,
           case when kind in ('ACCEPTED', 'HANDED_TO_DISCIPLINE') then 'registered'
                when kind in ('DRAFTED', 'AGREED') then 'drafted'
                when kind in ('SIGNED', 'RETURNED') then 'signed'
                when kind = 'SERVED' then 'served'
                when kind = 'UNREACHABLE' or kind = 'REVISITED' and actor is not null then 'revisited'
                when kind = 'REVIEW_REQUESTED' then 'review requested'
                when kind = 'REVIEW_DECIDED' then 'review decided'
                when kind = 'CLOSED' then 'closed'
                when kind = 'ARCHIVED' then 'archived'
                when kind = 'REOPENED' and actor is null then 'reopened' end as what,
           count(*) as n
    from case_event
    group by 1, 2)
select coalesce(w.number, t.number) as subject,
       format('%s %s times, but %s times in the history', coalesce(w.what, t.what), coalesce(w.n, 0),
              coalesce(t.n, 0)) as text
from written w
full join told t on t.number = w.number and t.what = w.what
where coalesce(w.n, 0) <> coalesce(t.n, 0) and coalesce(w.what, t.what) is not null
  and coalesce(w.number, t.number) not in
      (select petition_number from filed_petition where earlier_state is not null);

-- rule course follows: the course says what the newest registration decided
select c.number as subject,
       format('the course says %s, %s, restricted %s; the registration %s, %s, %s', coalesce(c.kind, 'no kind'),
              coalesce(c.responsible, 'nobody'), c.restricted, r.kind, coalesce(r.responsible, 'nobody'),
              r.disposition) as text
from petition_course c
join lateral (select kind, responsible, disposition
              from registration where petition_number = c.number order by id desc limit 1) r on true
where c.kind is distinct from r.kind
   or c.responsible is distinct from r.responsible
   or c.restricted <> (r.disposition = 'DISCIPLINE');

-- rule course untouched: a petition that nobody registered is as it came in
select c.number as subject, format('%s, but it was never registered', c.status) as text
from petition_course c
where c.status <> 'RECEIVED' and c.process_instance_id is not null
  and not exists (select 1 from registration r where r.petition_number = c.number)
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

-- rule file index: made when the petition is archived, not before
select c.number as subject, format('%s with %s lines in its file index', c.status, f.n) as text
from petition_course c
cross join lateral (select count(*) as n from case_file_entry where petition_number = c.number) f
where (c.status = 'ARCHIVED') <> (f.n > 0);

-- rule notices written: the petitioner was told of each step once
with owed as (
    select number, 'receipt' as template, 1::bigint as n from petition
    union all
    select petition_number, case disposition when 'DISCIPLINE' then 'handed-to-discipline' else 'accepted' end, count(*)
    from registration group by 1, 2
    union all
    select o.petition_number, case c.kind when 'CLAIM' then 'opinion-served' else 'answer-served' end, count(*)
    from document_service s
    join opinion o on o.id = s.opinion_id
    join petition_course c on c.number = o.petition_number
    group by 1, 2
    union all
    select petition_number, 'agreement-reached', count(*) from opinion where agreement is not null group by 1
    union all
    select petition_number, 'review-recorded', count(*) from review_request group by 1
    union all
    select number, 'reopened', reopened from petition_course where reopened > 0
    union all
    select number, 'closed', 1 from petition_course where status in ('CLOSED', 'ARCHIVED')),
told as (
    select subject as number, template, count(*) as n
    from notice
    where template in ('receipt', 'accepted', 'handed-to-discipline', 'opinion-served', 'answer-served',
                       'agreement-reached', 'review-recorded', 'reopened', 'closed')
    group by 1, 2)
select coalesce(o.number, t.number) as subject,
       format('notice %s is owed %s times and was written %s times', coalesce(o.template, t.template),
              coalesce(o.n, 0), coalesce(t.n, 0)) as text
from owed o
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
