-- Periodic work: whether an administrator has switched it off, and how it last went. A job without a row is on.
create table periodic_job (
    id          text primary key,
    enabled     boolean not null default true,
    reason      text, -- why it is off
    changed_by  text,
    changed_at  timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    found       integer not null default 0,
    done        integer not null default 0,
    failed      integer not null default 0,
    remark      text,
    broken      boolean not null default false, -- ended by an exception
    check (enabled or (reason is not null and changed_by is not null and changed_at is not null))
);

-- The latest runs of each job that found something; what a job that runs every second does not find is no row.
create table periodic_job_run (
    id          bigint generated always as identity primary key,
    job         text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    found       integer     not null,
    done        integer     not null,
    failed      integer     not null,
    remark      text,
    broken      boolean     not null,
    by_user     text -- null: by itself
);

create index periodic_job_run_job on periodic_job_run (job, id);

-- What administrators did.
create table periodic_job_change (
    id      bigint generated always as identity primary key,
    job     text        not null,
    kind    text        not null check (kind in ('ON', 'OFF', 'RUN')),
    reason  text,
    by_user text        not null,
    at      timestamptz not null,
    check (kind <> 'OFF' or reason is not null)
);

create function periodic_job_change_is_append_only() returns trigger language plpgsql as
$$
begin
    raise exception 'periodic_job_change is append-only';
end
$$;

create trigger periodic_job_change_append_only before update or delete or truncate on periodic_job_change
    for each statement execute function periodic_job_change_is_append_only();

-- Since when the mail server takes nothing; no row while it does.
create table mail_server_away (
    only_row boolean primary key default true check (only_row),
    since    timestamptz not null,
    reason   text        not null
);

-- Why a notice has failed for good, so that those of one cause can be put right together.
alter table notice add column failure text check (failure in ('ADDRESS', 'REFUSED', 'PATIENCE'));
update notice set failure = case
        when last_error like '邮箱地址%' or last_error like '收件邮箱不存在%' then 'ADDRESS'
        when last_error like '邮件被对方服务器拒收%' then 'REFUSED'
        else 'PATIENCE' end
    where state = 'FAILED';
