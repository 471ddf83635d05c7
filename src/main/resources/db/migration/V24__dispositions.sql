-- The ways of taking a petition up beside acceptance: what the registrar proposed, whether the office confirmed it, who was to
-- take it over, what that unit said, and how the office ruled. All of it is appended, never changed.
alter table registration
    add column merge_into    text references petition (number), -- the matter that it is merged into, or that is pending or over
    add column channel_route int check (channel_route between 1 and 5),
    add column channel_body  text, -- the organ and its address, where the letter names another than the usual one
    add column due_on        date; -- ASSIGN: set by whoever assigns; a refusal: until when the matter is pending elsewhere

create table disposition_confirmation (
    registration_id bigint primary key references registration (id),
    approval        text        not null check (approval in ('APPROVE', 'RETURN')),
    comment         text,
    decided_by      text        not null,
    at              timestamptz not null,
    check (approval <> 'RETURN' or comment is not null)
);

create table assignment (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    registration_id bigint      not null references registration (id),
    responsible     text        not null,
    at              timestamptz not null
);
create index assignment_petition on assignment (petition_number, id);

create table assignment_receipt (
    assignment_id bigint primary key references assignment (id),
    receipt       text        not null check (receipt in ('ACCEPT', 'OBJECT')),
    reason        text,
    received_by   text        not null,
    at            timestamptz not null,
    check (receipt <> 'OBJECT' or reason is not null)
);

create table objection_ruling (
    assignment_id bigint primary key references assignment_receipt (assignment_id),
    ruling        text        not null check (ruling in ('UPHOLD', 'OVERRULE')),
    authority     text        not null check (authority in ('OFFICE', 'SUPERIOR', 'MEETING')),
    responsible   text,
    comment       text,
    ruled_by      text        not null,
    at            timestamptz not null,
    check ((ruling = 'UPHOLD') = (responsible is not null))
);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['disposition_confirmation', 'assignment', 'assignment_receipt', 'objection_ruling']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
