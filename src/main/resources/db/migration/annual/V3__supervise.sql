-- 主管部门的督促和核验：local days, what was decided for single organs, reminders, and marks before a return.

-- 处理申请 of the version handed in: 新收 and 上年结转, totals. The places in the array are those of the form
-- (a test holds them against CellId.of). Stored, so that the matrix sorts 15,000 organs without taking apart
-- their arrays.
alter table annual_report add column handled numeric generated always as (
    case form
        when '2021' then handed[17] + handed[24]
        when '2019' then handed[29] + handed[36]
    end) stored;

-- All the matrix needs of a row, so that a year of 15,000 organs is read from the index alone.
drop index annual_report_year;
create index annual_report_year on annual_report (year, organ_id)
    include (stage, errors, hints, submitted_on, published_on, handled, handed_version, events);

-- Earlier days of a supervising authority for its tree; they bind everybody below, who therefore may read them.
create table annual_local_date (
    organ_id   integer not null references pub_organ (id),
    year       integer not null check (year between 2008 and 2100),
    duty_group text not null check (duty_group in ('DEPARTMENT', 'GRASSROOTS', 'GOVERNMENT')),
    submit_by  date,
    publish_by date,
    basis      text not null check (length(basis) between 1 and 200),
    set_by     uuid not null,
    set_at     timestamptz not null,
    primary key (organ_id, year, duty_group),
    check (submit_by is not null or publish_by is not null)
);

-- What was decided for one organ and year; the newest counts.
create table annual_duty_decision (
    organ_id   integer not null references pub_organ (id),
    year       integer not null check (year between 2008 and 2100),
    number     integer not null check (number >= 1),
    decision   text not null check (decision in ('EXTENDED', 'EXEMPTED', 'ORDINARY')),
    until      date check ((until is not null) = (decision = 'EXTENDED')),
    reason     text not null check (length(reason) between 1 and 1000),
    decided_by uuid not null,
    decided_at timestamptz not null,
    primary key (organ_id, year, number)
);
create index annual_duty_decision_year on annual_duty_decision (year, organ_id, number);

-- 催报：at most one a day.
create table annual_reminder (
    organ_id    integer not null references pub_organ (id),
    year        integer not null check (year between 2008 and 2100),
    reminded_on date not null,
    submit_by   date,
    mailed      boolean not null,
    reminded_by uuid not null,
    reminded_at timestamptz not null,
    primary key (organ_id, year, reminded_on)
);
create index annual_reminder_year on annual_reminder (year, organ_id, reminded_on);

-- Marks on a version that is being read; they go along when it is returned.
create table annual_mark (
    organ_id  integer not null,
    year      integer not null,
    version   integer not null,
    place     text not null,
    words     text not null check (length(words) between 1 and 500),
    marked_by uuid not null,
    marked_at timestamptz not null,
    primary key (organ_id, year, version, place),
    foreign key (organ_id, year, version) references annual_version (organ_id, year, version)
);

do $$
declare
    name text;
begin
    foreach name in array array['annual_local_date', 'annual_duty_decision', 'annual_reminder', 'annual_mark'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))$policy$, name || '_office', name);
    end loop;
end $$;
create policy annual_local_date_read on annual_local_date for select to app_office using (true);

grant select, insert, update, delete on annual_local_date to app_office;
grant select, insert on annual_duty_decision, annual_reminder to app_office;
grant select, insert, update, delete on annual_mark to app_office;
