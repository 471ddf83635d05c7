-- What was published of each year's days off and make-up working days. A later version of a year goes before an earlier one;
-- nothing is changed, so that every limit can be counted again as it was counted then.
create table calendar_version (
    id          bigint generated always as identity primary key,
    year        integer     not null check (year between 2000 and 2100),
    source      text        not null,
    imported_at timestamptz not null,
    -- user id of the administrator; null for what came with a release
    imported_by text
);

create table calendar_day (
    version bigint not null references calendar_version (id),
    day     date   not null,
    type    text   not null check (type in ('OFF', 'WORK')),
    name    text   not null,
    primary key (version, day)
);

-- Rows of earlier releases have neither unit nor calendar: they were counted without holidays.
alter table limit_clock_event
    add column unit     text check (unit in ('NATURAL_DAYS', 'WORKING_DAYS', 'SET_DAY')),
    add column to_kind  text,
    add column calendar bigint references calendar_version (id),
    drop constraint limit_clock_event_type_check,
    drop constraint limit_clock_event_check,
    add constraint limit_clock_event_type_check check (type in ('STARTED', 'EXTENDED', 'SUSPENDED', 'RESUMED',
        'ROUTE_CHANGED', 'CALENDAR', 'MET', 'ENDED')),
    add constraint limit_clock_event_days_of_type check
        ((type in ('STARTED', 'EXTENDED', 'ROUTE_CHANGED')) = (days is not null)),
    add constraint limit_clock_event_route_of_type check
        ((type = 'ROUTE_CHANGED') = (to_kind is not null) and (type <> 'ROUTE_CHANGED' or unit is not null)),
    add constraint limit_clock_event_calendar_of_type check
        (calendar is null or type in ('STARTED', 'CALENDAR')),
    add constraint limit_clock_event_calendar_named check
        (type <> 'CALENDAR' or calendar is not null);

create index limit_clock_event_calendar on limit_clock_event (subject, kind, run, calendar)
    where type in ('STARTED', 'CALENDAR');

-- Local numbers of days; the newest row of a kind and unit counts, and one without days gives the default back.
create table limit_override (
    id     bigint generated always as identity primary key,
    kind   text        not null,
    -- code of the unit, district or village; null: everywhere
    unit   text,
    days   integer check (days between 1 and 365),
    set_by text        not null,
    set_at timestamptz not null
);

-- Every date that has moved, and why.
create table limit_move (
    id         bigint generated always as identity primary key,
    subject    text        not null,
    kind       text        not null,
    run        integer     not null,
    cause      text        not null check (cause in ('EXTENDED', 'RESUMED', 'ROUTE_CHANGED', 'CALENDAR')),
    calendar   bigint references calendar_version (id),
    old_due_on date        not null,
    new_due_on date        not null,
    moved_at   timestamptz not null,
    -- user id of the person who had it moved; null for the desk itself
    moved_by   text
);

create index limit_move_subject on limit_move (subject);
create index limit_move_calendar on limit_move (calendar);

do $$
declare
    kept text;
begin
    foreach kept in array array['calendar_version', 'calendar_day', 'limit_override', 'limit_move'] loop
        execute format('create trigger %I_is_append_only before update or delete or truncate on %I '
            'for each statement execute function refuse_change()', kept, kept);
    end loop;
end $$;
