-- 联席会议. What was planned, reported, drawn, decided and signed is appended and never changed; how far a meeting has come
-- is in joint_meeting.status, until its minutes are signed.
create table joint_meeting (
    number    text primary key, -- LX2026-08; extraordinary ones LX2026-08-2, -3 …
    month     date        not null check (extract(day from month) = 1),
    sequence  int         not null check (sequence >= 1), -- 1: the regular one, so that two nodes begin one
    status    text        not null
        check (status in ('PREPARING', 'REPORTING', 'FROZEN', 'OPEN', 'MINUTES', 'SIGNED')),
    called_by text, -- null for the regular one, which begins by itself
    reason    text,
    called_at timestamptz not null,
    unique (month, sequence),
    check ((sequence = 1) = (called_by is null)),
    check ((sequence = 1) = (reason is null))
);

create table meeting_plan (
    meeting_number text        not null references joint_meeting (number),
    version        int         not null,
    held_at        timestamptz not null,
    freeze_at      timestamptz not null,
    place          text        not null,
    participants   text[]      not null check (cardinality(participants) > 0),
    reason         text, -- why it was changed; null for the first
    set_by         text        not null,
    set_at         timestamptz not null,
    primary key (meeting_number, version),
    check (freeze_at < held_at),
    check ((version = 1) = (reason is null))
);

create table meeting_report (
    meeting_number text        not null references joint_meeting (number),
    district       text        not null,
    screened       int         not null check (screened >= 0),
    resolved       int         not null check (resolved >= 0),
    still_open     int         not null check (still_open >= 0),
    remarks        text,
    -- what the register said at that moment
    since          timestamptz not null,
    received       int         not null,
    closed         int         not null,
    in_hand        int         not null,
    reported_by    text        not null,
    reported_at    timestamptz not null,
    primary key (meeting_number, district)
);

create table meeting_report_type (
    meeting_number text not null,
    district       text not null,
    position       int  not null,
    type           text not null,
    screened       int  not null check (screened >= 0),
    resolved       int  not null check (resolved >= 0),
    still_open     int  not null check (still_open >= 0),
    primary key (meeting_number, district, position),
    foreign key (meeting_number, district) references meeting_report (meeting_number, district)
);

create table meeting_report_case (
    meeting_number  text not null,
    district        text not null,
    position        int  not null,
    petition_number text not null references petition (number),
    reason          text not null,
    primary key (meeting_number, district, position),
    foreign key (meeting_number, district) references meeting_report (meeting_number, district)
);

create table meeting_freeze (
    meeting_number text primary key references joint_meeting (number),
    missing        text[]      not null, -- districts that had not reported
    frozen_by      text        not null,
    frozen_at      timestamptz not null
);

-- The list of hard cases as it was at the freeze, and that of the late ones as it was when the meeting opened.
create table meeting_item (
    meeting_number  text        not null references joint_meeting (number),
    petition_number text        not null references petition (number),
    list            text        not null check (list in ('HARD', 'OVERDUE')),
    position        int         not null,
    title           text        not null,
    district        text,
    responsible     text,
    source          text, -- who named the hard case
    difficulty      text,
    postponed       int         not null,
    late_limit      text, -- the limit that had passed
    due_on          date,
    leader          text, -- who leads the late case
    orders          int         not null, -- supervision orders on it before this meeting
    drawn_at        timestamptz not null,
    primary key (meeting_number, list, petition_number),
    check (list <> 'HARD' or (source is not null and difficulty is not null)),
    check (list <> 'OVERDUE' or (late_limit is not null and due_on is not null))
);

create table meeting_attendance (
    meeting_number text        not null references joint_meeting (number),
    user_id        text        not null,
    present        boolean     not null,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    primary key (meeting_number, user_id)
);

create table meeting_overdue_decision (
    meeting_number  text        not null references joint_meeting (number),
    petition_number text        not null references petition (number),
    measure         text        not null
        check (measure in ('ORDER', 'SECOND_ORDER', 'TALK', 'CIRCULATE', 'LISTED', 'JUSTIFIED')),
    comment         text,
    decided_by      text        not null,
    decided_at      timestamptz not null,
    primary key (meeting_number, petition_number),
    check (measure = 'ORDER' or comment is not null)
);

-- Each draft of the minutes as it was put before the convener; what is signed is one of these texts.
create table meeting_minutes (
    meeting_number text        not null references joint_meeting (number),
    version        int         not null,
    text           text        not null,
    sha256         text        not null,
    drafted_by     text        not null,
    drafted_at     timestamptz not null,
    primary key (meeting_number, version)
);

create table meeting_minutes_return (
    meeting_number text        not null,
    version        int         not null,
    comment        text        not null,
    returned_by    text        not null,
    returned_at    timestamptz not null,
    primary key (meeting_number, version),
    foreign key (meeting_number, version) references meeting_minutes (meeting_number, version)
);

create table meeting_minutes_signature (
    meeting_number text primary key,
    version        int         not null,
    sha256         text        not null,
    signed_by      text        not null,
    signer_name    text        not null,
    capacity       text        not null check (capacity in ('CONVENER', 'DEPUTY')),
    capacity_reason text, -- why the deputy signs
    signed_at      timestamptz not null,
    foreign key (meeting_number, version) references meeting_minutes (meeting_number, version),
    check ((capacity = 'DEPUTY') = (capacity_reason is not null))
);

create function refuse_change_of_signed_meeting() returns trigger
    language plpgsql as
$$
begin
    if tg_op <> 'UPDATE' or old.status = 'SIGNED'
        or (old.number, old.month, old.sequence, old.called_at) <> (new.number, new.month, new.sequence, new.called_at)
        or old.called_by is distinct from new.called_by or old.reason is distinct from new.reason then
        raise exception 'a meeting goes on until its minutes are signed, and is never deleted';
    end if;
    return new;
end
$$;
create trigger joint_meeting_goes_on before update or delete on joint_meeting
    for each row execute function refuse_change_of_signed_meeting();

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['meeting_plan', 'meeting_report', 'meeting_report_type', 'meeting_report_case',
            'meeting_freeze', 'meeting_item', 'meeting_attendance', 'meeting_overdue_decision', 'meeting_minutes',
            'meeting_minutes_return', 'meeting_minutes_signature']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;

-- A file for the recipient's calendar that goes with a notice, as it is sent.
alter table notice
    add column calendar text;
