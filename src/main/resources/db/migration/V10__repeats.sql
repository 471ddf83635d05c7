-- Who petitions again. Two petitions that a person found to be about one matter are linked; what may be a repeat is found
-- by the people in it and by its words.

-- The same person writes his telephone number in many ways. The database derives what is compared, for old rows and new.
alter table party
    add column document_key text generated always as (
        nullif(substring(upper(regexp_replace(translate(document_number, '０１２３４５６７８９Ｘｘ', '0123456789XX'), '[^0-9A-Za-z]', '', 'g'))
            from '^.{6,}$'), '')) stored,
    add column phone_key    text generated always as (
        -- without extension, country code and trunk zero; a row of equal digits is a field filled in to please the form
        nullif(regexp_replace(substring(ltrim(regexp_replace(regexp_replace(regexp_replace(
            translate(phone, '０１２３４５６７８９－', '0123456789-'), '(\d{7,8})-\d{1,6}$', '\1'), '\D', '', 'g'),
            '^(00)?86(?=\d{9,})', ''), '0') from '^.{7,}$'), '^(\d)\1*$', ''), '')) stored,
    add column name_key     text generated always as (
        substring(lower(regexp_replace(name, '[\s·•．.]', '', 'g')) from '^.{2,}$')) stored,
    add column address_key  text generated always as (
        substring(lower(regexp_replace(address, '[\s，,。.、；;]', '', 'g')) from '^.{4,}$')) stored;

create index party_document on party (document_key) where document_key is not null;
create index party_phone on party (phone_key) where phone_key is not null;
create index party_name on party (name_key) where name_key is not null;

-- The pairs of neighbouring characters in a petition's words, as numbers; see Shingles.
create table petition_shingle (
    number   text primary key references petition (number),
    shingles integer[] not null
);
create index petition_shingle_contents on petition_shingle using gin (shingles);
-- kept uncompressed and in line as far as it fits: a suggestion reads thousands of these rows
alter table petition_shingle alter column shingles set storage external;

-- Petitions whose shingles are still to be written: registering one adds a line here and leaves the work to others.
create table petition_shingle_due (
    number text primary key references petition (number)
);
insert into petition_shingle_due (number) select number from petition;

-- What people decided about two petitions; the latest row of a pair holds.
create table petition_link (
    id              bigint generated always as identity primary key,
    repeat_number   text        not null references petition (number), -- the one that came later
    original_number text        not null references petition (number),
    decision        text        not null check (decision in ('CONFIRMED', 'DISMISSED', 'REMOVED')),
    reason          text,
    decided_by      text,
    at              timestamptz not null,
    check (repeat_number <> original_number),
    check (decision <> 'REMOVED' or reason is not null)
);
create index petition_link_repeat on petition_link (repeat_number);
create index petition_link_original on petition_link (original_number);

create trigger petition_link_is_append_only before update or delete on petition_link
    for each row execute function refuse_change();
create trigger petition_link_is_not_truncated before truncate on petition_link
    for each statement execute function refuse_change();

create view petition_link_state as
select distinct on (repeat_number, original_number) *
from petition_link
order by repeat_number, original_number, id desc;

insert into petition_link (repeat_number, original_number, decision, decided_by, at)
select case when given.later then p.number else o.number end, case when given.later then o.number else p.number end,
       'CONFIRMED', p.received_by, p.registered_at
from petition p
join petition o on o.number = p.repeat_of
cross join lateral (select (p.received_at, p.number) > (o.received_at, o.number) as later) given
where p.number <> o.number
order by p.registered_at, p.number;

-- A second opinion on titles where the server has it and lets us; nothing depends on it.
do
$$
    begin
        if exists (select from pg_available_extensions where name = 'pg_trgm' and installed_version is null) then
            create extension pg_trgm;
        end if;
    exception
        when insufficient_privilege or undefined_file or feature_not_supported then
            raise notice 'pg_trgm is not available here: titles are compared without it';
    end
$$;
