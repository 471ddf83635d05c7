-- Stated periods in which a deputy acts for the convener. Appended; what no longer holds is revoked beside it.
create table deputy_period (
    id          bigint generated always as identity primary key,
    user_id     text        not null references person,
    from_day    date        not null,
    to_day      date        not null check (to_day >= from_day),
    reason      text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index deputy_period_user on deputy_period (user_id, to_day);

create table deputy_period_revocation (
    period_id  bigint primary key references deputy_period (id),
    reason     text        not null,
    revoked_by text        not null,
    revoked_at timestamptz not null
);

-- 督办单. What the meeting ordered is written once; where the order stands is in supervision_order_course.
create table supervision_order_number (
    year int primary key,
    last int not null
);

create table supervision_order (
    number           text primary key,
    year             int         not null,
    running          int         not null,
    petition_number  text        not null references petition (number),
    meeting_number   text        not null,
    measure          text        not null check (measure in ('ORDER', 'SECOND_ORDER')),
    supervised_user  text,
    supervised_name  text, -- as it stood on the day: what is signed must read the same for ever
    supervised_group text,
    unit_name        text,
    assigned_meeting text,
    assigned_on      date,
    limit_title      text        not null,
    original_due_on  date        not null,
    reason           text,
    decided_by       text        not null,
    decided_at       timestamptz not null,
    unique (year, running),
    unique (meeting_number, petition_number),
    check (supervised_user is not null or supervised_group is not null)
);
create index supervision_order_petition on supervision_order (petition_number, number);

create table supervision_order_course (
    number text primary key references supervision_order (number),
    status text not null check (status in ('DRAFTING', 'SIGNING', 'ANSWERING', 'VERIFYING', 'CLOSED')),
    draft  int  not null
);
create index supervision_order_course_open on supervision_order_course (status) where status <> 'CLOSED';

create table supervision_order_draft (
    order_number text        not null references supervision_order (number),
    draft        int         not null,
    ground       text        not null,
    why          text        not null,
    demand       text        not null,
    answer_by    date        not null,
    copies_to    text,
    drafted_by   text        not null,
    drafted_at   timestamptz not null,
    primary key (order_number, draft)
);

-- One signature for an order, over one draft. Certificates will have their own column beside the text that they cover.
create table supervision_order_signature (
    order_number     text primary key references supervision_order (number),
    draft            int         not null,
    signed_by        text        not null,
    signed_at        timestamptz not null,
    capacity         text        not null check (capacity in ('CONVENER', 'DEPUTY')),
    capacity_reason  text,
    deputy_period_id bigint references deputy_period (id),
    signed_text      text        not null,
    sha256           text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    foreign key (order_number, draft) references supervision_order_draft (order_number, draft),
    check ((capacity = 'CONVENER') = (capacity_reason is null))
);

create table supervision_order_service (
    order_number text primary key references supervision_order (number),
    served_at    timestamptz not null
);

-- Who had the order before him, and when.
create table supervision_order_receipt (
    id           bigint generated always as identity primary key,
    order_number text        not null references supervision_order (number),
    recipient    text        not null,
    how          text        not null check (how in ('OPENED', 'PAPER', 'PHONE', 'IN_PERSON')),
    received_on  date        not null,
    note         text,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    unique (order_number, recipient, how)
);

create table supervision_order_answer (
    order_number text        not null references supervision_order (number),
    round        int         not null,
    answer       text        not null,
    finished_on  date,
    answered_by  text        not null,
    answered_at  timestamptz not null,
    primary key (order_number, round)
);

create table supervision_order_verdict (
    order_number text        not null references supervision_order (number),
    round        int         not null,
    verdict      text        not null check (verdict in ('ACCEPTED', 'RETURNED')),
    comment      text,
    verified_by  text        not null,
    verified_at  timestamptz not null,
    primary key (order_number, round),
    foreign key (order_number, round) references supervision_order_answer (order_number, round),
    check (verdict = 'ACCEPTED' or comment is not null)
);

create table supervision_order_closing (
    order_number text primary key references supervision_order (number),
    effect       text        not null,
    closed_at    timestamptz not null
);

create table supervision_order_event (
    id           bigint generated always as identity primary key,
    order_number text        not null references supervision_order (number),
    at           timestamptz not null,
    actor        text, -- null where the desk itself acted
    kind         text        not null,
    text         text        not null
);
create index supervision_order_event_order on supervision_order_event (order_number, id);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['deputy_period', 'deputy_period_revocation', 'supervision_order',
            'supervision_order_draft', 'supervision_order_signature', 'supervision_order_service',
            'supervision_order_receipt', 'supervision_order_answer', 'supervision_order_verdict',
            'supervision_order_closing', 'supervision_order_event']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;

create trigger supervision_order_course_is_kept before delete on supervision_order_course
    for each row execute function refuse_delete();
create trigger supervision_order_course_is_not_truncated before truncate on supervision_order_course
    for each statement execute function refuse_delete();
