-- Files of cases. Each content is kept once for a case, as it was when it had been cleaned; who brought it, under which
-- name, stands beside it. None of it is changed or deleted: what was opened to the petitioner is a row of its own.
create table stored_file (
    id      bigint generated always as identity primary key,
    subject text   not null, -- number of the case
    sha256  text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size    bigint not null,
    content bytea  not null,
    unique (subject, sha256),
    check (octet_length(content) = size)
);
-- pictures and films are compressed already, and a piece out of the middle is read without the rest
alter table stored_file alter column content set storage external;

create table attachment (
    id          bigint generated always as identity primary key,
    file_id     bigint      not null references stored_file (id),
    subject     text        not null,
    side        text        not null check (side in ('PETITIONER', 'OFFICE')),
    name        text        not null,
    type        text        not null,
    description text,
    added_by    text, -- user id; null where the petitioner brought it
    added_at    timestamptz not null,
    unique (file_id, side),
    check ((side = 'OFFICE') = (added_by is not null))
);
create index attachment_subject on attachment (subject);

create table attachment_disclosure (
    attachment_id bigint primary key references attachment (id),
    disclosed_by  text        not null,
    disclosed_at  timestamptz not null
);

-- Who of the staff took a file out (个人信息保护法 §51, §54).
create table attachment_opening (
    id            bigint generated always as identity primary key,
    attachment_id bigint      not null references attachment (id),
    opened_by     text        not null,
    opened_at     timestamptz not null
);
create index attachment_opening_attachment on attachment_opening (attachment_id);

do $$
declare
    kept text;
begin
    foreach kept in array array['stored_file', 'attachment', 'attachment_disclosure', 'attachment_opening'] loop
        execute format('create trigger %I_is_append_only before update or delete or truncate on %I '
            'for each statement execute function refuse_change()', kept, kept);
    end loop;
end $$;
