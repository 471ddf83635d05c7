-- Units, districts, villages and people. Nothing is deleted: what ends becomes inactive.
-- Codes become parts of group ids, so they follow one pattern; "-heads" is what the group of a unit's heads ends in.
create table unit (
    code     text primary key check (code ~ '^[a-z0-9-]{1,40}$' and code not like '%-heads'),
    name     text    not null,
    organ    boolean not null,
    -- whole organisations are saved at once, in whatever order their units come
    superior text references unit deferrable initially deferred check (superior <> code),
    handles  boolean not null,
    active   boolean not null
);

create table district (
    code   text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name   text    not null,
    unit   text    not null references unit,
    active boolean not null
);

create table village (
    code     text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    name     text    not null,
    district text    not null references district,
    active   boolean not null
);

create table person (
    user_id text primary key check (user_id ~ '^[a-z0-9-]{1,40}$'),
    name    text    not null,
    email   text,
    active  boolean not null
);

create table person_role (
    user_id    text not null references person,
    role_group text not null check (role_group ~ '^[a-z-]+$'),
    primary key (user_id, role_group)
);

-- A head who also handles has two rows.
create table unit_member (
    user_id text    not null references person,
    unit    text    not null references unit,
    head    boolean not null,
    primary key (user_id, unit, head)
);

create table district_secretary (
    user_id  text not null references person,
    district text not null references district,
    primary key (user_id, district)
);

create table village_mediator (
    user_id text not null references person,
    village text not null references village,
    primary key (user_id, village)
);

-- The one place that names the groups of units, districts and villages. Inactive ones keep theirs: what they were
-- given before must still be finished by somebody.
create view responsible_body as
select 'UNIT' as kind, code, name, 'unit-' || code as group_id, 'unit-' || code || '-heads' as heads_group,
       active and handles as available
from unit
union all
select 'DISTRICT', code, name, 'district-' || code, 'unit-' || unit || '-heads', active
from district
union all
select 'VILLAGE', v.code, v.name, 'village-' || v.code, 'unit-' || d.unit || '-heads', v.active
from village v
join district d on d.code = v.district;

-- Who is in which group, people who left not counted.
create view group_membership as
select m.group_id, m.user_id
from (select role_group as group_id, user_id from person_role
      union all
      select 'unit-' || unit || case when head then '-heads' else '' end, user_id from unit_member
      union all
      select 'district-' || district, user_id from district_secretary
      union all
      select 'village-' || village, user_id from village_mediator) m
join person p on p.user_id = m.user_id and p.active;
