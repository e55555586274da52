-- 机构：the registry of organs is itself published information (条例第二十条第二项), so its tables are
-- pub_ tables that the portal reads; only the office writes them.

create table pub_organ (
    id             integer generated always as identity primary key,
    code           text not null unique check (code ~ '^[0-9]{6}(-[0-9]{2,3})?$'),
    parent_id      integer references pub_organ (id),
    kind           text not null check (kind in ('GOVERNMENT', 'DEPARTMENT', 'STREET', 'TOWNSHIP',
                       'DEVELOPMENT_ZONE', 'VERTICAL', 'AUTHORIZED')),
    level          text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
    unified_code   text unique check (unified_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    valid_from     date not null,
    valid_until    date check (valid_until > valid_from),
    successor_id   integer references pub_organ (id),
    version        integer not null default 0,
    check (parent_id <> id)
);
create index pub_organ_parent on pub_organ (parent_id);

-- Names as they were: a report of 2020 keeps the name of 2020.
create table pub_organ_name (
    organ_id   integer not null references pub_organ (id),
    name       text not null check (length(name) between 2 and 100),
    short_name text not null check (length(short_name) between 2 and 30),
    valid_from date not null,
    basis      text not null default '',
    primary key (organ_id, valid_from)
);

-- 政府信息公开工作机构（条例第四条、第十二条第二款）
create table pub_organ_office (
    organ_id   integer primary key references pub_organ (id),
    name       text not null,
    address    text not null,
    postcode   text not null default '',
    hours      text not null,
    telephone  text not null,
    fax        text not null default '',
    email      text not null default ''
);

-- Kept ready for lists: the name in force today is the newest one that has begun.
create view pub_organ_current as
    select o.id, o.code, o.parent_id, o.kind, o.level, o.unified_code, o.valid_from, o.valid_until, o.successor_id,
           o.version, n.name, n.short_name
    from pub_organ o
    join lateral (
        select name, short_name from pub_organ_name n
        where n.organ_id = o.id and n.valid_from <= (now() at time zone 'Asia/Shanghai')::date
        order by n.valid_from desc limit 1) n on true;

grant select on pub_organ, pub_organ_name, pub_organ_office, pub_organ_current to app_office, app_portal, app_job;
grant insert, update on pub_organ, pub_organ_name, pub_organ_office to app_office, app_job;
