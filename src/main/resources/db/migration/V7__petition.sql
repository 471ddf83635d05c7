-- The register of petitions. What came in is written once and never changed or deleted; what becomes of it is written
-- beside it. Corrections are appended.

create table category (
    code   text primary key check (code ~ '^[A-Z][0-9]{2}([0-9]{2}){0,2}$'),
    tree   text not null check (tree in ('CATEGORY', 'DISPUTE_TYPE')),
    parent text references category (code),
    name   text not null
);

insert into category (code, tree, name)
select 'C' || lpad(position::text, 2, '0'), 'CATEGORY', name
from unnest(array['农村农业', '市场监督', '自然资源', '城乡建设', '生态环境', '劳动和社会保障', '交通运输', '卫生健康', '房产物业',
                  '经济管理', '文体旅游', '教育', '民政与应急', '政法', '纪检监察', '组织人事', '党务政务', '科技与信息产业',
                  '军队事务', '其他']) with ordinality as national (name, position);

insert into category (code, tree, name)
select 'D' || lpad(position::text, 2, '0'), 'DISPUTE_TYPE', name
from unnest(array['婚姻家庭', '邻里', '房屋宅基地', '合同', '生产经营', '损害赔偿', '山林土地', '征地拆迁', '环境污染', '劳动争议',
                  '旅游', '消费', '医疗', '道路交通事故', '物业', '知识产权', '互联网', '债务', '村务管理', '其他'])
         with ordinality as dispute (name, position);

-- One row a year. The row lock makes concurrent registrations take turns, and a registration that fails gives its
-- number back with its transaction: the numbers of a year have no gap.
create table petition_number (
    year int primary key,
    last int not null
);

create table petition (
    number             text primary key,
    year               int         not null,
    running            int         not null,
    query_code_hash    text        not null,
    declared_kind      text,
    channel            text        not null,
    title              text        not null,
    request            text        not null,
    facts              text        not null,
    district           text,
    village            text,
    category           text references category (code),
    dispute_type       text references category (code),
    respondent_named   boolean     not null,
    persons            int         not null check (persons >= 1),
    persons_concerned  int check (persons_concerned >= 1),
    joint              boolean     not null,
    nameless           boolean     not null,
    confidential       boolean     not null,
    consent_to_publish boolean     not null,
    urgent             boolean     not null,
    repeat_of          text references petition (number),
    purpose            text,
    pending_elsewhere  text,
    needs              text,
    agent_authority    text,
    received_at        timestamptz not null,
    received_by        text,
    registered_at      timestamptz not null,
    unique (year, running)
);
create index petition_received on petition (received_at desc);

-- Where a petition stands now. The one row of a petition that changes.
create table petition_course (
    number              text primary key references petition (number),
    version             int     not null,
    status              text    not null,
    restricted          boolean not null, -- an accusation: discipline inspection alone may see it
    kind                text,
    category            text references category (code),
    dispute_type        text references category (code),
    district            text,
    responsible         text,
    conclusion          text,
    reopened            int     not null,
    process_instance_id text,
    closed_at           timestamptz,
    archived_at         timestamptz
);
create index petition_course_status on petition_course (status);
create index petition_course_responsible on petition_course (responsible);
create index petition_course_district on petition_course (district);

-- The same key and body answer the same number again.
create table intake_key (
    caller    text not null,
    key       text not null,
    body_hash text not null,
    number    text references petition (number) deferrable initially deferred,
    primary key (caller, key)
);

create table case_event (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    at              timestamptz not null,
    actor           text, -- user id; null where the desk itself acted, or the petitioner
    kind            text        not null,
    text            text        not null,
    public_text     text -- what the petitioner reads; null where it is not for him
);
create index case_event_petition on case_event (petition_number, id);

create table registration (
    id                 bigint generated always as identity primary key,
    petition_number    text        not null references petition (number),
    kind               text        not null,
    category           text references category (code),
    dispute_type       text references category (code),
    district           text,
    disposition        text        not null,
    disposition_reason text,
    responsible        text,
    registered_by      text        not null,
    at                 timestamptz not null
);
create index registration_petition on registration (petition_number);

-- 处理意见, answers to suggestions and agreements, each draft a row of its own.
create table opinion (
    id                bigint generated always as identity primary key,
    petition_number   text        not null references petition (number),
    draft             int         not null,
    conclusion        text,
    findings          text,
    opinion           text,
    legal_basis       text,
    agreement         text,
    closing_solved    text,
    closing_explained text,
    closing_helped    text,
    closing_lawful    text,
    drafted_by        text        not null,
    drafted_at        timestamptz not null,
    unique (petition_number, draft)
);

create table opinion_signature (
    id         bigint generated always as identity primary key,
    opinion_id bigint      not null references opinion (id),
    approval   text        not null,
    comment    text,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index opinion_signature_opinion on opinion_signature (opinion_id);

create table document_service (
    id          bigint generated always as identity primary key,
    opinion_id  bigint      not null references opinion (id),
    method      text        not null,
    served_on   date        not null,
    result      text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index document_service_opinion on document_service (opinion_id);

create table revisit (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    round           int         not null, -- 0 for the first handling, then one more for each reopening
    result          text        not null,
    satisfaction    text,
    note            text,
    revisited_by    text        not null,
    revisited_at    timestamptz not null
);
create index revisit_petition on revisit (petition_number);

create table review_request (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    stage           text        not null,
    asked_on        date        not null,
    reasons         text        not null,
    recorded_by     text, -- null where the petitioner asked on the public pages himself
    recorded_at     timestamptz not null
);
create index review_request_petition on review_request (petition_number);

create table review_outcome (
    id          bigint generated always as identity primary key,
    request_id  bigint      not null unique references review_request (id),
    decision    text        not null,
    decided_on  date        not null,
    served_on   date        not null,
    comment     text,
    recorded_by text        not null,
    recorded_at timestamptz not null
);

-- Who had a hand in a petition. Whoever did must not revisit.
create table petition_participant (
    id              bigint generated always as identity primary key,
    petition_number text        not null references petition (number),
    user_id         text        not null,
    part            text        not null,
    round           int         not null,
    at              timestamptz not null,
    unique (petition_number, user_id, part, round)
);

-- 案卷目录, made when the petition is archived.
create table case_file_entry (
    petition_number text not null references petition (number),
    position        int  not null,
    title           text not null,
    made_on         date not null,
    made_by         text,
    primary key (petition_number, position)
);

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end
$$;

do
$$
    declare
        kept text;
    begin
        foreach kept in array array ['petition', 'case_event', 'registration', 'opinion', 'opinion_signature',
            'document_service', 'revisit', 'review_request', 'review_outcome', 'petition_participant', 'case_file_entry']
            loop
                execute format('create trigger %I_is_append_only before update or delete on %I '
                                   'for each row execute function refuse_change()', kept, kept);
                execute format('create trigger %I_is_not_truncated before truncate on %I '
                                   'for each statement execute function refuse_change()', kept, kept);
            end loop;
    end
$$;

create function refuse_delete() returns trigger
    language plpgsql as
$$
begin
    raise exception '% cannot be deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger petition_course_is_kept before delete on petition_course
    for each row execute function refuse_delete();
create trigger petition_course_is_not_truncated before truncate on petition_course
    for each statement execute function refuse_delete();

-- One secret an installation, for query codes. A setting of the same name replaces it where an office wants the secret
-- outside the database.
create table installation_secret (
    id     int primary key check (id = 1),
    secret text not null
);
