-- What is taken back: a wrong route, a closed matter of which new facts are known, a step that was taken in error. The rows
-- before stay; these are appended beside them.
create table disposition_correction (
    registration_id bigint primary key references registration (id),
    from_status     text        not null,
    responsible     text, -- the unit that had it; null where none had
    reason          text        not null,
    corrected_by    text        not null,
    at              timestamptz not null
);

create table reopening (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    round           int         not null check (round > 0), -- the one that begins
    from_status     text        not null,
    new_facts       text        not null,
    responsible     text        not null,
    opened_by       text        not null,
    at              timestamptz not null,
    unique (petition_number, round)
);

create table step_taken_back (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    step            text        not null check (step in ('SIGNATURE', 'AGREEMENT', 'NAMING')),
    reason          text        not null,
    taken_back_by   text        not null,
    at              timestamptz not null
);
create index step_taken_back_petition on step_taken_back (petition_number, id);

alter table petition_course
    add column taken_back int not null default 0; -- how often a step was taken back

-- A matter that was reopened can be withdrawn again, and gets another index when it closes again.
alter table withdrawal
    drop constraint withdrawal_pkey,
    add column id bigint generated always as identity primary key;
create index withdrawal_petition on withdrawal (petition_number, id);

alter table case_file_entry
    drop constraint case_file_entry_pkey,
    add column edition int not null default 1,
    add primary key (petition_number, edition, position);

-- What had met a limit can turn out void: the limit runs on from its start. It ends once between two such events, which the
-- lock of its case sees to.
alter table limit_clock_event
    drop constraint limit_clock_event_type_check,
    add constraint limit_clock_event_type_check check (type in (
        'STARTED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'ROUTE_CHANGED', 'CALENDAR', 'MET', 'ENDED', 'RUN_ON'));
drop index limit_clock_event_one_end;
create index limit_clock_event_end on limit_clock_event (subject, kind, run) where type in ('MET', 'ENDED', 'RUN_ON');

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['disposition_correction', 'reopening', 'step_taken_back']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
