-- A decision of the joint meeting that a petition could not take up; the row goes when it has.
create table meeting_decision_trouble (
    petition_number text primary key references petition (number),
    attempts        int         not null check (attempts > 0),
    reason          text, -- in words for people; null for a fault of the program, which is in its log
    since           timestamptz not null,
    next_at         timestamptz not null
);

-- A month without its regular meeting, noticed when the desk was there again.
create table missed_meeting (
    month    date primary key check (extract(day from month) = 1),
    noted_at timestamptz not null
);

-- What the office puts before the next meeting on a ground of Art 40 other than lateness, which is drawn by itself.
create table meeting_proposal (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    ground          text        not null check (ground in ('NOT_REPORTED', 'PROCEDURE', 'EVASION', 'NOT_CARRIED_OUT')),
    reason          text        not null,
    proposed_by     text        not null,
    proposed_at     timestamptz not null
);
create index meeting_proposal_petition on meeting_proposal (petition_number);

create table meeting_proposal_withdrawal (
    proposal_id  bigint primary key references meeting_proposal (id),
    reason       text        not null,
    withdrawn_by text        not null,
    withdrawn_at timestamptz not null
);

alter table meeting_item
    add column proposal bigint references meeting_proposal (id),
    drop constraint meeting_item_check1,
    add constraint meeting_item_overdue
        check (list <> 'OVERDUE' or (late_limit is not null and due_on is not null) or proposal is not null),
    add constraint meeting_item_proposal check (list = 'OVERDUE' or proposal is null);
create unique index meeting_item_of_proposal on meeting_item (proposal) where proposal is not null;

-- An order on another ground than lateness has no limit that was missed.
alter table supervision_order
    add column ground text not null default 'LATE'
        check (ground in ('LATE', 'NOT_REPORTED', 'PROCEDURE', 'EVASION', 'NOT_CARRIED_OUT')),
    alter column limit_title drop not null,
    alter column original_due_on drop not null,
    add constraint supervision_order_limit check ((limit_title is null) = (original_due_on is null)),
    add constraint supervision_order_late check (ground <> 'LATE' or limit_title is not null);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['missed_meeting', 'meeting_proposal', 'meeting_proposal_withdrawal']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
