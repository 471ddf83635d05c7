-- 疑难问题 and what the joint meeting decided on them. Who named a case, what was decided and what came of it is appended
-- and never changed; where a case stands is in petition_course.
create table hard_case (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    source          text        not null check (source in ('HANDLER', 'DISTRICT', 'REVISIT')),
    difficulty      text        not null,
    named_by        text, -- null where a revisit found the promise of a led case broken
    named_at        timestamptz not null
);
create index hard_case_petition on hard_case (petition_number, id);

-- 四定四包, or another way for the case. Stored when the meeting decides, whatever the petition does at that moment.
create table meeting_decision (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    meeting_number  text        not null,
    decision        text        not null check (decision in ('LEAD', 'RETURN', 'UPWARD', 'POSTPONE')),
    leader          text,
    handlers        text[]      not null,
    measures        text,
    due_on          date,
    pack_handle     text,
    pack_close      text,
    pack_support    text,
    pack_persuade   text,
    comment         text,
    decided_by      text        not null,
    decided_at      timestamptz not null,
    unique (meeting_number, petition_number),
    check (decision <> 'LEAD' or (leader is not null and cardinality(handlers) > 0 and measures is not null
        and due_on is not null and pack_handle is not null and pack_close is not null and pack_support is not null
        and pack_persuade is not null))
);
create index meeting_decision_petition on meeting_decision (petition_number, id);

-- When the petition took the decision up; written with the step that follows from it.
create table meeting_decision_taken_up (
    decision_id bigint primary key references meeting_decision (id),
    at          timestamptz not null,
    remark      text -- why it had no effect, where the petition had ended by itself
);

-- What handlers and leader say on the way.
create table lead_progress (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    decision_id     bigint      not null references meeting_decision (id),
    text            text        not null,
    noted_by        text        not null,
    noted_at        timestamptz not null
);
create index lead_progress_petition on lead_progress (petition_number, id);

create table lead_result (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    decision_id     bigint      not null references meeting_decision (id),
    result          text        not null check (result in ('RESOLVED', 'NOT_YET')),
    comment         text,
    decided_by      text        not null,
    decided_at      timestamptz not null
);
create index lead_result_petition on lead_result (petition_number, id);

-- 回避 (Art 28): who has declared, or is known, to be concerned in a case.
create table recusal (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    user_id         text        not null,
    reason          text        not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    unique (petition_number, user_id)
);

alter table petition_course
    add column lead_decision bigint references meeting_decision (id);
create index petition_course_lead on petition_course (lead_decision) where lead_decision is not null;

-- A led case is looked at a second time.
alter table revisit
    add column look int not null default 1 check (look in (1, 2));

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['hard_case', 'meeting_decision', 'meeting_decision_taken_up', 'lead_progress',
            'lead_result', 'recusal']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
