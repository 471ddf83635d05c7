-- 延期 (Art 34): requests for more days and what became of each; appended, never changed. The limit itself follows from its
-- clock events.
create table extension_request (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    days            int         not null check (days between 1 and 30),
    reason          text        not null,
    asked_by        text        not null,
    asked_at        timestamptz not null
);
create index extension_request_petition on extension_request (petition_number, id);

create table extension_outcome (
    request_id bigint primary key references extension_request (id),
    outcome    text        not null check (outcome in ('APPROVED', 'DENIED', 'WITHDRAWN', 'NOT_NEEDED')),
    comment    text,
    decided_by text        not null,
    at         timestamptz not null,
    due_on     date,
    check (outcome <> 'DENIED' or comment is not null),
    check ((outcome = 'APPROVED') = (due_on is not null))
);

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['extension_request', 'extension_outcome']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;
