-- What was announced of time limits to whom, for which day it became true, and when it was written. Filled by the look at all
-- running limits, several of which may go on at once: the unique key is what makes each alert one.
create table alert (
    id         bigint generated always as identity primary key,
    subject    text        not null, -- number of the petition, meeting or order
    kind       text        not null,
    started_on date        not null, -- tells one run of a limit from the next
    due_on     date        not null, -- its version: a limit that moves begins its steps anew
    step       text        not null
        check (step in ('SOON', 'TODAY', 'OVERDUE', 'STILL', 'ESCALATED_HEAD', 'ESCALATED_OFFICE', 'LEADERS')),
    became_on  date        not null,
    recipient  text        not null, -- user id; empty where there was nobody to be told
    way        text        not null check (way in ('MAIL', 'DIGEST', 'LIST', 'DESK', 'NOBODY')),
    digest_on  date, -- the working morning that it belongs to
    link       text        not null,
    notice_key text,
    written_at timestamptz not null,
    unique (subject, kind, started_on, due_on, step, became_on, recipient),
    check ((way = 'DIGEST') = (digest_on is not null)),
    check ((way in ('MAIL', 'LIST')) = (notice_key is not null)),
    check ((way = 'NOBODY') = (recipient = ''))
);

create index alert_recipient on alert (recipient, id);
create index alert_digest_on on alert (digest_on) where way = 'DIGEST';

-- One mail for a person and a day.
create table alert_digest (
    id         bigint generated always as identity primary key,
    recipient  text        not null,
    kind       text        not null check (kind in ('MORNING', 'WEEKLY')),
    day        date        not null,
    notice_key text, -- null: all of it was settled before the morning
    written_at timestamptz not null,
    unique (recipient, kind, day)
);

-- Which alerts a morning's mail told; those that were settled before it are left out of the mail, and never come back.
create table alert_digest_line (
    alert_id  bigint primary key references alert (id),
    digest_id bigint  not null references alert_digest (id),
    settled   boolean not null
);

create index alert_digest_line_digest on alert_digest_line (digest_id);

-- Up to this moment an earlier release has reminded people; without a row the desk has had the ladder from its first day.
create table alert_baseline (
    only_row boolean primary key check (only_row),
    at       timestamptz not null
);

insert into alert_baseline (only_row, at) select true, latest from application_clock;

do $$
declare
    kept text;
begin
    foreach kept in array array['alert', 'alert_digest', 'alert_digest_line', 'alert_baseline'] loop
        execute format('create trigger %I_is_append_only before update or delete or truncate on %I '
            'for each statement execute function refuse_change()', kept, kept);
    end loop;
end $$;
