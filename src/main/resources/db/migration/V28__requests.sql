-- What may not wait, what the petitioner thinks of it, and what he asks for: marks of urgency, his own evaluation, requests for
-- recusal and for a hearing with what was decided on them. All of it is appended, never changed.
create table urgent_mark (
    petition_number text primary key references petition (number),
    reason          text        not null,
    marked_by       text        not null,
    at              timestamptz not null
);

-- the older column is about the unit's handling
alter table revisit
    add column office_satisfaction text;

create table evaluation (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    round           int         not null, -- of the handling that is evaluated, as in revisit
    about           text        not null check (about in ('OFFICE', 'UNIT')),
    satisfaction    text        not null check (satisfaction in ('SATISFIED', 'MOSTLY', 'UNSATISFIED')),
    at              timestamptz not null
);
create index evaluation_petition on evaluation (petition_number, id);

create table evaluation_comment (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    text            text        not null,
    at              timestamptz not null
);
create index evaluation_comment_petition on evaluation_comment (petition_number, id);

create table petitioner_request (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    kind            text        not null check (kind in ('RECUSAL', 'HEARING')),
    person          text, -- whom the petitioner names, in his words
    reason          text        not null,
    decide_by       timestamptz not null,
    recorded_by     text, -- null where the petitioner asked on the public pages himself
    at              timestamptz not null
);
create index petitioner_request_petition on petitioner_request (petition_number, id);

create table petitioner_request_decision (
    request_id bigint primary key references petitioner_request (id),
    decision   text        not null check (decision in ('GRANT', 'DENY', 'LAPSED')),
    comment    text,
    recused    text, -- user id of who keeps out
    hearing_id bigint references hearing (id),
    decided_by text, -- null where the matter ended before
    at         timestamptz not null,
    check (decision <> 'DENY' or comment is not null),
    check ((decision = 'LAPSED') = (decided_by is null)),
    check (decision = 'GRANT' or recused is null and hearing_id is null)
);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['urgent_mark', 'evaluation', 'evaluation_comment', 'petitioner_request',
            'petitioner_request_decision']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
