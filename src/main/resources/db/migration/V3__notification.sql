-- The outbox: what was announced to whom. A row is written in the transaction of the event that it announces.
create table notice (
    id              bigint generated always as identity primary key,
    key             text        not null unique,
    template        text        not null,
    subject         text        not null, -- number of the petition, meeting or order
    recipient_name  text        not null,
    email           text,
    duty_group      text        not null, -- who tells the recipient where no mail reaches him
    restricted      boolean     not null, -- of an accusation: for discipline inspection alone
    subject_line    text        not null,
    body            text        not null, -- the recipient's name and secrets stand as placeholders
    state           text        not null check (state in ('WAITING', 'SENT', 'FAILED', 'DUTY', 'TOLD')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    last_error      text,
    message_id      text        not null unique, -- the same at every attempt: the receiver can tell a repetition
    created_at      timestamptz not null,
    sent_at         timestamptz,
    told_by         text,
    told_how        text check (told_how in ('PAPER', 'PHONE', 'IN_PERSON')),
    told_on         date,
    told_note       text,
    check (not restricted or duty_group = 'discipline-inspection'),
    check (state not in ('WAITING', 'SENT') or email is not null),
    check (state <> 'WAITING' or next_attempt_at is not null),
    check (state <> 'SENT' or sent_at is not null),
    check (state <> 'TOLD' or (told_by is not null and told_how is not null and told_on is not null))
);

create index notice_due on notice (next_attempt_at, id) where state = 'WAITING';
create index notice_duty on notice (duty_group, id) where state = 'DUTY';
create index notice_failed on notice (id) where state = 'FAILED';
create index notice_subject on notice (subject, id);

-- Every attempt and every hand that was laid on a notice.
create table notice_delivery (
    id        bigint generated always as identity primary key,
    notice_id bigint      not null references notice (id),
    event     text        not null
        check (event in ('SENT', 'DELAYED', 'REFUSED', 'RESENT', 'TURNED_TO_DUTY', 'PRINTED', 'TOLD')),
    by_user   text, -- null: the sender
    detail    text,
    at        timestamptz not null
);

create index notice_delivery_notice on notice_delivery (notice_id, id);

create function notice_delivery_is_append_only() returns trigger language plpgsql as
$$
begin
    raise exception 'notice_delivery is append-only';
end
$$;

create trigger notice_delivery_append_only before update or delete or truncate on notice_delivery
    for each statement execute function notice_delivery_is_append_only();
