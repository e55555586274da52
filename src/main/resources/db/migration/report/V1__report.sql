-- 年度报告：what an organ has published, as it was published. A correction is a new version; none is
-- changed or removed. Public facts, so pub_ and without row-level security.

create table pub_report (
    id            integer generated always as identity primary key,
    organ_id      integer not null references pub_organ (id),
    year          integer not null check (year between 2008 and 2100),
    version       integer not null check (version >= 1),
    form          text not null check (form in ('2021', '2019', 'pre2019')),
    title         text not null,
    published_on  date,
    content       jsonb not null,
    findings      jsonb not null,
    -- The prose once more, for searching: one paragraph a line.
    words         text not null,
    source_name   text not null,
    source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
    created_at    timestamptz not null,
    unique (organ_id, year, version)
);

-- What a reader meets: the newest version of each year.
create view pub_report_current as
    select distinct on (organ_id, year) *
    from pub_report
    order by organ_id, year, version desc;

grant select on pub_report, pub_report_current to app_portal, app_office, app_job;
grant insert on pub_report to app_office, app_job;
