-- Documents that were issued: their bytes, by whom they were signed, and that one does not hold any more. All of it is appended,
-- never changed.
create table issued_document (
    id        bigint generated always as identity primary key,
    kind      text        not null,
    subject   text        not null, -- business key of what it is about
    occasion  text        not null, -- what happened that it tells of; one document for each
    title     text        not null, -- shown to whoever has its code: nothing personal
    code      text        not null unique check (code ~ '^[2-9A-HJKMNP-Z]{16}$'),
    sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size      bigint      not null,
    pages     int         not null check (pages > 0),
    content   bytea       not null,
    issued_at timestamptz not null,
    issued_by text, -- null where the desk itself issued it
    unique (kind, subject, occasion),
    check (octet_length(content) = size)
);
-- PDF is compressed already
alter table issued_document alter column content set storage external;
create index issued_document_subject on issued_document (subject, id);
create index issued_document_sha256 on issued_document (sha256);

-- Characters that no font of the desk has; a sign stands in their place.
create table issued_document_glyph (
    document_id bigint not null references issued_document (id),
    code_point  int    not null,
    times       int    not null check (times > 0),
    primary key (document_id, code_point)
);

create table issued_document_signature (
    id             bigint generated always as identity primary key,
    document_id    bigint      not null references issued_document (id),
    signer         text        not null, -- user id
    signer_name    text        not null, -- as it stood on the day
    capacity       text        not null,
    reason         text        not null,
    certificate_id bigint      not null,
    signed_at      timestamptz not null,
    timestamped    boolean     not null
);
create index issued_document_signature_document on issued_document_signature (document_id);

create table issued_document_void (
    document_id bigint primary key references issued_document (id),
    reason      text        not null,
    declared_by text, -- null where it follows from what somebody did to the matter
    declared_at timestamptz not null
);

select protect_from_change(kept)
from unnest(array ['issued_document', 'issued_document_glyph', 'issued_document_signature', 'issued_document_void']) as kept;

-- Petitions to which something happened that a paper may have to tell of; a row goes when somebody has looked.
create table paper_due (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    not_before      timestamptz not null,
    tries           int         not null default 0,
    last_error      text -- class of the failure, without anything personal
);
create index paper_due_next on paper_due (not_before, id);
