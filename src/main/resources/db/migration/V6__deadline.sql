-- What happened to the clocks of the time limits. Every due date is computed from these rows and stored nowhere.
create table limit_clock_event (
    id      bigint generated always as identity primary key,
    subject text        not null,
    kind    text        not null,
    run     integer     not null check (run > 0),
    type    text        not null check (type in ('STARTED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'MET', 'ENDED')),
    on_day  date        not null,
    days    integer check (days > 0),
    at      timestamptz not null,
    check ((type in ('STARTED', 'EXTENDED')) = (days is not null))
);

create index limit_clock_event_subject on limit_clock_event (subject);
create unique index limit_clock_event_one_start on limit_clock_event (subject, kind, run) where type = 'STARTED';
create unique index limit_clock_event_one_end on limit_clock_event (subject, kind, run) where type in ('MET', 'ENDED');

create function limit_clock_event_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'limit_clock_event is append-only: % refused', tg_op;
end $$;

create trigger limit_clock_event_append_only
    before update or delete or truncate on limit_clock_event
    for each statement execute function limit_clock_event_append_only();
