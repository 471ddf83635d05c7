-- Discipline inspection's own lane: what was handed over to it, whom the accusation is directed at, and what became of it. All of
-- it is appended, never changed.

-- Keeps a table from changing: rows are added and read. For every migration from here on.
create function protect_from_change(kept text) returns void
    language plpgsql as
$$
begin
    execute format('create trigger %I_is_append_only before update or delete on %I '
                       'for each row execute function refuse_change()', kept, kept);
    execute format('create trigger %I_is_not_truncated before truncate on %I '
                       'for each statement execute function refuse_change()', kept, kept);
end
$$;

-- Somebody of the staff, or a whole unit, whom an accusation is directed at: they are shut out of everything about it.
create table accused (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    user_id         text,
    responsible     text, -- code of a unit, district or village
    recorded_by     text, -- null where the desk found the name in the petition itself
    at              timestamptz not null,
    check (num_nonnulls(user_id, responsible) = 1)
);
create unique index accused_user on accused (user_id, petition_number) where user_id is not null;
create unique index accused_responsible on accused (responsible, petition_number) where responsible is not null;
create index accused_petition on accused (petition_number, id);
create index recusal_user on recusal (user_id);

create table accusation (
    petition_number text primary key references petition (number),
    at              timestamptz not null
);

create table accusation_assessment (
    petition_number text primary key references accusation (petition_number),
    assessment      text        not null check (assessment in ('TAKE_UP', 'PASS_ON', 'NOT_TAKEN_UP')),
    organ           text, -- the discipline organ that it is passed on to
    reasons         text,
    assessed_by     text        not null,
    at              timestamptz not null,
    check ((assessment = 'PASS_ON') = (organ is not null)),
    check (assessment = 'TAKE_UP' or reasons is not null)
);

create table accusation_result (
    petition_number text primary key references accusation_assessment (petition_number),
    outcome         text        not null check (outcome in ('VERIFIED', 'PARTLY', 'NOT_VERIFIED', 'UNFOUNDED')),
    findings        text        not null,
    investigated_by text        not null,
    at              timestamptz not null
);

create table accusation_feedback (
    petition_number text primary key references accusation_assessment (petition_number),
    method          text        not null check (method in ('IN_PERSON', 'PHONE', 'LETTER', 'NOT_POSSIBLE')),
    told_on         date,
    told            text        not null, -- what he was told; why he could not be
    given_by        text        not null,
    at              timestamptz not null,
    check ((method = 'NOT_POSSIBLE') = (told_on is null))
);

select protect_from_change(kept)
from unnest(array ['accused', 'accusation', 'accusation_assessment', 'accusation_result', 'accusation_feedback']) as kept;
