-- Files that an administrator has given to change the organisation or a category tree, until he applies or discards them;
-- none is older than a day. The content is encrypted: a list of people may hold initial passwords.
create table staged_file (
    id        bigint generated always as identity primary key,
    owner     text        not null,
    subject   text        not null,
    name      text        not null,
    content   bytea       not null,
    staged_at timestamptz not null,
    unique (owner, subject, name)
);

-- People who have not chosen their password themselves yet.
create table first_password (
    user_id text primary key references person,
    -- NONE: no password, so no sign-in; GIVEN: from a file; MADE: generated and shown once
    kind    text not null check (kind in ('NONE', 'GIVEN', 'MADE'))
);

alter table category add column active boolean not null default true;
-- a filter on a category finds all below it
create index category_parent on category (parent);
create index petition_course_category on petition_course (category text_pattern_ops);
create index petition_course_dispute_type on petition_course (dispute_type text_pattern_ops);
