-- 工作日历：the yearly notices of the State Council's General Office that came after the bundled years,
-- and local days off. Public facts: the portal counts with them too.

create table pub_calendar_notice (
    year        integer not null check (year between 2018 and 2100),
    doc_no      text not null check (length(doc_no) between 4 and 60),
    issued_on   date not null,
    holidays    date[] not null,
    workdays    date[] not null,
    entered_by  uuid not null,
    entered_at  timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    revision    integer generated always as identity,
    primary key (year, revision),
    check (approved_by is null or approved_by <> entered_by)
);

create table pub_calendar_local (
    region     text not null check (region ~ '^[0-9]{6}$'),
    day        date not null,
    working    boolean not null,
    reason     text not null check (length(reason) >= 2),
    basis      text not null check (length(basis) >= 2),
    entered_by uuid not null,
    entered_at timestamptz not null,
    primary key (region, day)
);

grant select on pub_calendar_notice, pub_calendar_local to app_office, app_portal, app_job;
grant insert, update on pub_calendar_notice, pub_calendar_local to app_office, app_job;
