-- Whole case files that were made for the archive or a court. Who asked, what for and who took one stays for good; what was made
-- goes after some days.
create table case_export (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    format          text        not null check (format in ('ZIP', 'PDF')),
    purpose         text        not null,
    asked_by        text        not null,
    asked_at        timestamptz not null
);
create index case_export_petition on case_export (petition_number, id);

create table case_export_download (
    id        bigint generated always as identity primary key,
    export_id bigint      not null references case_export (id),
    taken_by  text        not null,
    taken_at  timestamptz not null
);
create index case_export_download_export on case_export_download (export_id);

select protect_from_change('case_export');
select protect_from_change('case_export_download');

-- Where the making of it stands.
create table case_export_course (
    export_id     bigint primary key references case_export (id),
    attempt       int         not null default 0,
    claimed_until timestamptz, -- whoever makes it renews this; one that passed is taken over
    pieces        int         not null default 0,
    done          int         not null default 0,
    finished_at   timestamptz,
    failure       text, -- why it cannot be made, for the one who asked
    size          bigint,
    sha256        text check (sha256 ~ '^[0-9a-f]{64}$'),
    deleted_at    timestamptz,
    check ((size is null) = (sha256 is null)),
    check (finished_at is not null or (size is null and failure is null))
);
create index case_export_course_waiting on case_export_course (export_id) where finished_at is null;
create index case_export_course_kept on case_export_course (finished_at) where size is not null and deleted_at is null;

-- What was made, in stretches; those of an attempt that was broken off go with the next one.
create table case_export_content (
    export_id bigint not null references case_export (id),
    attempt   int    not null,
    position  int    not null,
    content   bytea  not null,
    primary key (export_id, attempt, position)
);
alter table case_export_content alter column content set storage external;
