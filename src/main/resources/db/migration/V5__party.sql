-- Personal data of everybody concerned in a petition. Other tables refer to a party by its id and never copy its fields.
create table party (
    id                bigint generated always as identity primary key,
    petition_number   text        not null,
    part              text        not null check (part in ('PETITIONER', 'REPRESENTATIVE', 'AGENT', 'RESPONDENT')),
    name              text,
    document_type     text,
    document_number   text,
    phone             text,
    email             text,
    address           text,
    preferred_contact text check (preferred_contact in ('EMAIL', 'PHONE', 'LETTER', 'IN_PERSON')),
    confidential      boolean     not null,
    recorded_at       timestamptz not null
);

create index party_petition on party (petition_number);

-- Who looked at whom in full, and what for (个人信息保护法 §51, §54).
create table reveal_log (
    id              bigint generated always as identity primary key,
    petition_number text        not null,
    party_id        bigint      not null references party (id),
    user_id         text        not null,
    purpose         text        not null,
    revealed_at     timestamptz not null
);

create index reveal_log_petition on reveal_log (petition_number);

create function reveal_log_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'reveal_log is append-only: % refused', tg_op;
end $$;

create trigger reveal_log_append_only
    before update or delete or truncate on reveal_log
    for each statement execute function reveal_log_append_only();
