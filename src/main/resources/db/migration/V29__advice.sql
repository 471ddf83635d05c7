-- 改进建议 (Art 40): what the office advises a unit, what the unit does with it. Written once; where it stands is in advice_course.
create table advice_number (
    year int primary key,
    last int not null
);

create table advice (
    number          text primary key,
    kind            text        not null check (kind in ('IMPROVE', 'POLICY', 'ACCOUNTABILITY')),
    unit            text        not null,
    unit_name       text        not null, -- as it stood on the day: a paper must read the same for ever
    answering_group text        not null,
    subject         text        not null,
    findings        text        not null,
    recommendation  text        not null,
    issued_by       text        not null,
    issued_at       timestamptz not null
);
create index advice_unit on advice (unit);

-- The petitions from which it was drawn; none where it follows from many.
create table advice_petition (
    advice_number   text not null references advice (number),
    petition_number text not null references petition (number),
    primary key (advice_number, petition_number)
);
create index advice_petition_petition on advice_petition (petition_number);

create table advice_course (
    number text primary key references advice (number),
    status text not null check (status in ('ANSWERING', 'ASSESSING', 'CLOSED', 'WITHDRAWN'))
);
create index advice_course_open on advice_course (status) where status in ('ANSWERING', 'ASSESSING');

create table advice_answer (
    advice_number text        not null references advice (number),
    round         int         not null,
    adoption      text        not null check (adoption in ('ADOPTED', 'PARTLY', 'NOT_ADOPTED')),
    answer        text        not null,
    answered_by   text        not null,
    answered_at   timestamptz not null,
    primary key (advice_number, round)
);

create table advice_assessment (
    advice_number text        not null,
    round         int         not null,
    assessment    text        not null check (assessment in ('ACCEPTED', 'RETURNED')),
    comment       text,
    assessed_by   text        not null,
    assessed_at   timestamptz not null,
    primary key (advice_number, round),
    foreign key (advice_number, round) references advice_answer (advice_number, round),
    check (assessment = 'ACCEPTED' or comment is not null)
);

create table advice_ending (
    advice_number text primary key references advice (number),
    status        text        not null check (status in ('CLOSED', 'WITHDRAWN')),
    reason        text,
    ended_by      text        not null,
    ended_at      timestamptz not null,
    check (status = 'CLOSED' or reason is not null)
);

create table advice_event (
    id            bigint generated always as identity primary key,
    advice_number text        not null references advice (number),
    at            timestamptz not null,
    actor         text, -- null where the desk itself acted
    kind          text        not null,
    text          text        not null
);
create index advice_event_advice on advice_event (advice_number, id);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['advice', 'advice_petition', 'advice_answer', 'advice_assessment', 'advice_ending',
            'advice_event']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;

create trigger advice_course_is_kept before delete on advice_course
    for each row execute function refuse_delete();
create trigger advice_course_is_not_truncated before truncate on advice_course
    for each statement execute function refuse_delete();
