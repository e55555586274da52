-- 年度报告的编制与报送。What happens to a report is events; what was counted is fills; what was handed on
-- is versions. annual_report holds what the fold of the events says, for lists and sums.

create table annual_report (
    organ_id       integer not null references pub_organ (id),
    year           integer not null check (year between 2008 and 2100),
    form           text not null check (form in ('2021', '2019', 'pre2019')),
    stage          text not null check (stage in ('DRAFT', 'CHECKING', 'REVIEWING', 'SUBMITTED', 'RETURNED',
                       'CLEARED', 'PUBLISHED', 'CORRECTING')),
    -- Number of the last event.
    events         integer not null check (events >= 1),
    fill           integer not null default 0,
    -- The version that the supervising authority holds; null before the first.
    handed_version integer,
    edition        integer,
    -- The numbers: of the version handed in, or of the work as it stands; cells in printed order of the form.
    handed         numeric[],
    figures        numeric[] not null,
    submitted_on   date,
    cleared_on     date,
    published_on   date,
    -- Findings by group: 表内勾稽、与上年衔接、文表一致、格式与附件.
    errors         integer[] not null default '{0,0,0,0}' check (cardinality(errors) = 4),
    hints          integer[] not null default '{0,0,0,0}' check (cardinality(hints) = 4),
    changed_at     timestamptz not null,
    primary key (organ_id, year)
);
create index annual_report_year on annual_report (year, organ_id);

create table annual_event (
    organ_id    integer not null,
    year        integer not null,
    number      integer not null check (number >= 1),
    type        text not null,
    data        jsonb not null,
    recorded_by uuid not null,
    duty        text not null,
    recorded_at timestamptz not null,
    primary key (organ_id, year, number),
    foreign key (organ_id, year) references annual_report (organ_id, year)
);

create table annual_fill (
    organ_id  integer not null,
    year      integer not null,
    fill      integer not null check (fill >= 1),
    source    text not null check (source in ('LEDGER', 'SUM', 'IMPORT', 'HAND')),
    form      text not null check (form in ('2021', '2019', 'pre2019')),
    figures   numeric[] not null,
    own       numeric[],
    words     text not null,
    filled_at timestamptz not null,
    primary key (organ_id, year, fill),
    foreign key (organ_id, year) references annual_report (organ_id, year)
);

-- The records behind a number that is counted one by one, as they were when it was counted.
create table annual_fill_record (
    organ_id integer not null,
    year     integer not null,
    fill     integer not null,
    cell     text not null,
    ids      text[] not null check (cardinality(ids) > 0),
    primary key (organ_id, year, fill, cell),
    foreign key (organ_id, year, fill) references annual_fill (organ_id, year, fill)
);

-- 版本：the whole report as it was handed on, to be read again and compared.
create table annual_version (
    organ_id integer not null,
    year     integer not null,
    version  integer not null check (version >= 1),
    -- The event that handed it on.
    event    integer not null,
    stage    text not null,
    content  jsonb not null,
    findings jsonb not null,
    sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    taken_by uuid not null,
    taken_at timestamptz not null,
    primary key (organ_id, year, version),
    foreign key (organ_id, year) references annual_report (organ_id, year)
);

-- The text, passage by passage; each saving is a row, the newest counts.
create table annual_prose (
    organ_id integer not null,
    year     integer not null,
    part     text not null,
    revision integer not null check (revision >= 1),
    text     text not null check (length(text) <= 20000),
    saved_by uuid not null,
    saved_at timestamptz not null,
    primary key (organ_id, year, part, revision),
    foreign key (organ_id, year) references annual_report (organ_id, year)
);

do $$
declare
    name text;
begin
    foreach name in array array['annual_report', 'annual_event', 'annual_fill', 'annual_fill_record', 'annual_version',
            'annual_prose'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        -- A supervising authority reads thousands of organs: the list is taken apart once and hashed.
        execute format($policy$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))$policy$, name || '_office', name);
    end loop;
end $$;

grant select, insert on annual_event, annual_fill, annual_fill_record, annual_version, annual_prose to app_office;
grant select, insert, update on annual_report to app_office;
