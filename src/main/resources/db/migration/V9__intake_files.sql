-- Petitions that came by file, and what an earlier register knew of them. Written once, like the petition itself.
create table filed_petition (
    petition_number text primary key references petition (number),
    source          text        not null, -- whose numbers external_number are; empty where nobody said
    external_number text,
    original_number text,                 -- the number it had in an earlier register
    earlier_state   text check (earlier_state in ('OPEN', 'ANSWERED', 'CLOSED')), -- null for a new petition
    accepted_on     date,
    answered_on     date,
    closed_on       date,
    answer          text,
    filed_by        text        not null,
    filed_at        timestamptz not null
);
create index filed_petition_external on filed_petition (external_number);
create index filed_petition_original on filed_petition (original_number);
create trigger filed_petition_is_append_only before update or delete on filed_petition
    for each row execute function refuse_change();
create trigger filed_petition_is_not_truncated before truncate on filed_petition
    for each statement execute function refuse_change();

-- A file of petitions on its way into the register.
create table intake_file (
    id             bigint generated always as identity primary key,
    name           text        not null,
    content_hash   text        not null,
    encoding       text        not null,
    header         text        not null, -- JSON, as cells and mappings
    header_key     text        not null, -- by which a kept mapping is found again
    mapping        text        not null,
    source         text        not null,
    state          text        not null
        check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'CANCELLED', 'DONE', 'DISMISSED')),
    remark         text,                 -- why it stopped, where nobody cancelled it
    restricted     boolean     not null, -- discipline inspection's own: nobody else sees it
    lines          int         not null,
    uploaded_by    text        not null,
    uploaded_at    timestamptz not null,
    started_by     text,
    started_at     timestamptz,          -- of the present check or run
    started_with   int,                  -- lines that were open when it started
    finished_at    timestamptz,
    changed_at     timestamptz not null
);
create index intake_file_working on intake_file (started_at) where state in ('CHECKING', 'RUNNING');
create index intake_file_content on intake_file (content_hash);

-- Cells and reasons are personal data: gone as soon as the line is registered, or the file dismissed.
create table intake_file_line (
    file_id         bigint  not null references intake_file (id),
    position        int     not null, -- counts the lines from 1
    line_number     int     not null, -- in the file
    state           text    not null check (state in ('WAITING', 'READY', 'REJECTED', 'DUPLICATE', 'REGISTERED')),
    cells           text, -- JSON; as text, because jsonb refuses characters that a faulty line may have
    reasons         text,
    line_key        text,             -- same for lines that would be the same petition
    content_key     text,
    petition_number text references petition (number),
    accusation      boolean not null default false,
    late            boolean not null default false,
    attempts        int     not null default 0,
    primary key (file_id, position)
);
create index intake_file_line_state on intake_file_line (file_id, state, position);
create index intake_file_line_key on intake_file_line (file_id, line_key) where line_key is not null;
create index intake_file_line_petition on intake_file_line (petition_number) where petition_number is not null;

-- How columns were mapped, for the next file with the same header.
create table intake_mapping (
    header_key text primary key,
    name       text        not null,
    mapping    text        not null,
    source     text        not null,
    kept_by    text        not null,
    kept_at    timestamptz not null
);
