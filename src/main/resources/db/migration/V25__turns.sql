-- What can happen to a petition at any time while it is handled: the petitioner adds something or withdraws, the office gives it
-- to another unit or holds a hearing. All of it is appended, never changed.
create table supplement (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    text            text        not null,
    recorded_by     text, -- null where the petitioner wrote it on the public pages himself
    at              timestamptz not null
);
create index supplement_petition on supplement (petition_number, id);

create table withdrawal (
    petition_number text primary key references petition (number),
    reason          text,
    recorded_by     text, -- null as above
    at              timestamptz not null
);

create table unit_change (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    from_unit       text        not null,
    to_unit         text        not null check (to_unit <> from_unit),
    reason          text        not null,
    changed_by      text        not null,
    at              timestamptz not null
);
create index unit_change_petition on unit_change (petition_number, id);

create table hearing (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    held_at         timestamptz not null,
    place           text        not null,
    reason          text        not null,
    called_by       text        not null,
    called_at       timestamptz not null
);
create index hearing_petition on hearing (petition_number, id);

create table hearing_outcome (
    hearing_id  bigint primary key references hearing (id),
    outcome     text        not null check (outcome in ('HELD', 'CANCELLED')),
    held_on     date,
    ended_on    date,
    attended    text,
    conclusion  text        not null, -- why it was cancelled, where it was
    recorded_by text        not null,
    at          timestamptz not null,
    check ((outcome = 'HELD') = (held_on is not null)),
    check ((outcome = 'HELD') = (ended_on is not null)),
    check (ended_on >= held_on),
    check (outcome <> 'HELD' or attended is not null)
);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['supplement', 'withdrawal', 'unit_change', 'hearing', 'hearing_outcome']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
