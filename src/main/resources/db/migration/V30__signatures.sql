-- Electronic signatures: the installation's own certification authority, the certificates of those who sign, their locked keys,
-- and each signature that was made. No private key stands here in the clear.

create table installation_ca (
    only_row    boolean primary key default true check (only_row),
    certificate bytea       not null, -- DER
    locked_key  bytea       not null, -- see KeyLock
    created_at  timestamptz not null
);

create table signer_certificate (
    id          bigint generated always as identity primary key,
    user_id     text        not null,
    origin      text        not null check (origin in ('OWN', 'BROUGHT')), -- of this authority, or brought along
    serial      text        not null, -- hexadecimal
    subject     text        not null,
    issuer      text        not null,
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    sha256      text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    chain       bytea[]     not null check (cardinality(chain) > 0), -- DER, the signer's own first
    created_at  timestamptz not null,
    check (valid_from < valid_until)
);
create index signer_certificate_user on signer_certificate (user_id, id);

-- The one key that somebody signs with now. A new pin locks it anew; a key that is given up is deleted.
create table signer_key (
    user_id        text primary key,
    certificate_id bigint      not null unique references signer_certificate (id),
    locked_key     bytea       not null,
    locked_at      timestamptz not null
);

create table certificate_revocation (
    certificate_id bigint primary key references signer_certificate (id),
    reason         text        not null check (reason in ('PIN_FORGOTTEN', 'KEY_EXPOSED', 'LEFT', 'REPLACED', 'MISTAKE')),
    note           text,
    revoked_by     text        not null,
    revoked_at     timestamptz not null
);

-- Wrong pins in a row. A try is counted before it is looked at, so that many at once are no way around the lock.
create table pin_tries (
    user_id      text primary key,
    tries        int not null check (tries >= 0),
    locked_until timestamptz
);

create table signature_event (
    id             bigint generated always as identity primary key,
    user_id        text        not null, -- whose key it is about
    certificate_id bigint references signer_certificate (id),
    kind           text        not null check (kind in ('ISSUED', 'RENEWED', 'BROUGHT', 'PIN_CHANGED', 'PIN_FORGOTTEN',
                                                        'PIN_WRONG', 'PIN_LOCKED', 'REVOKED')),
    actor          text        not null,
    at             timestamptz not null
);
create index signature_event_user on signature_event (user_id, id);

-- Each signature that was made here. value_sha256 is of the bytes between the two signed ranges of the PDF: all that the
-- signature itself does not cover.
create table document_signature (
    id             bigint generated always as identity primary key,
    certificate_id bigint      not null references signer_certificate (id),
    value_sha256   text        not null unique check (value_sha256 ~ '^[0-9a-f]{64}$'),
    signer_name    text        not null,
    capacity       text        not null,
    reason         text        not null,
    signed_at      timestamptz not null,
    timestamped    boolean     not null,
    no_timestamp   text, -- why a configured service gave none
    check (not timestamped or no_timestamp is null)
);
create index document_signature_certificate on document_signature (certificate_id, id);

select protect_from_change(kept)
from unnest(array ['installation_ca', 'signer_certificate', 'certificate_revocation', 'signature_event',
                   'document_signature']) as kept;
