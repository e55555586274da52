-- 更正说明：why a version replaced the one before it; null for a first version and where nothing was stated.
alter table pub_report add column correction text check (correction <> '');
create or replace view pub_report_current as
    select distinct on (organ_id, year) *
    from pub_report
    order by organ_id, year, version desc;

-- What lists read: the newest version of each organ and year, without its content.
create table pub_report_head (
    organ_id     integer not null references pub_organ (id),
    year         integer not null,
    version      integer not null,
    form         text not null,
    title        text not null,
    published_on date,
    entered_at   timestamptz not null,
    -- As the page of the report counts them.
    errors       integer not null check (errors >= 0),
    findings     integer not null check (findings >= errors),
    -- Whether its figures and findings stand in the tables below already.
    figured      boolean not null,
    primary key (organ_id, year),
    foreign key (organ_id, year, version) references pub_report (organ_id, year, version)
);
create index pub_report_head_year on pub_report_head (year, organ_id) include (version, figured);
create index pub_report_head_latest on pub_report_head (published_on desc nulls last, year desc, organ_id);
create index pub_report_head_unfigured on pub_report_head (organ_id, year) where not figured;

-- The names of figures as the application knows them; a number each, because there are millions of figures.
create table pub_figure_item (
    id   smallint generated always as identity primary key,
    code text not null unique
);

-- One figure of a published report in its newest version. A value, or which kind of nothing stands there:
-- a printed 0 is a value. No row: no report, or its form asks for no such figure.
create table pub_figure (
    item     smallint not null references pub_figure_item (id),
    year     smallint not null,
    organ_id integer not null,
    value    numeric,
    gap      text check (gap in ('BLANK', 'MARKED_NONE', 'ABSENT', 'UNREADABLE')),
    primary key (item, year, organ_id) include (value, gap),
    check ((value is null) = (gap is not null))
);
create index pub_figure_report on pub_figure (organ_id, year);
-- Every reader asks for one item at a time through the key; rows come in by the hundred and stay.
alter table pub_figure set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- One finding of a published report in its newest version, as its page lists them.
create table pub_finding (
    organ_id integer not null,
    year     smallint not null,
    number   smallint not null check (number >= 1),
    rule     text not null,
    level    text not null check (level in ('E', 'W', 'I')),
    place    text not null,
    text     text not null,
    primary key (organ_id, year, number)
);
create index pub_finding_year on pub_finding (year, rule, organ_id) include (level);

-- What is published already; the application, which knows the forms and the rules, adds figures and
-- findings when it starts.
insert into pub_report_head (organ_id, year, version, form, title, published_on, entered_at, errors, findings, figured)
select organ_id, year, version, form, title, published_on, created_at,
       (select count(*) from jsonb_array_elements(findings) f where f ->> 'level' = 'E'),
       jsonb_array_length(findings), false
from pub_report_current;

grant select on pub_report_current, pub_report_head, pub_figure_item, pub_figure, pub_finding
    to app_portal, app_office, app_job;
grant insert, update on pub_report_head to app_office, app_job;
grant insert on pub_figure_item to app_office, app_job;
grant insert, delete on pub_figure, pub_finding to app_office, app_job;
