-- 导入报告：files that officers had read, kept as they came, with the reading. A reading is never
-- changed: what an officer corrects, and whether it was published or put aside, are rows of their own.

create table report_import (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    name        text not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content     bytea not null,
    imported_by uuid not null,
    imported_at timestamptz not null,
    -- Why it could not be read; else the reading stands in the columns below.
    fault       text,
    report      jsonb,
    notes       jsonb,
    source      jsonb,
    primary key (organ_id, id),
    check ((fault is null) = (report is not null)),
    check ((report is null) = (notes is null)),
    check ((report is null) = (source is null))
);
create index report_import_newest on report_import (organ_id, imported_at desc, id);

create table report_import_correction (
    organ_id     integer not null,
    import_id    uuid not null,
    number       integer not null check (number >= 1),
    -- Path of a cell, or `year`.
    subject      text not null,
    kind         text not null check (kind in ('VALUE', 'BLANK', 'AS_READ')),
    value        numeric check ((value is not null) = (kind = 'VALUE')),
    reason       text not null check (reason <> ''),
    corrected_by uuid not null,
    corrected_at timestamptz not null,
    primary key (organ_id, import_id, number),
    foreign key (organ_id, import_id) references report_import (organ_id, id)
);

-- Published under an organ, or put aside; at most once.
create table report_import_end (
    organ_id  integer not null,
    import_id uuid not null,
    kind      text not null check (kind in ('PUBLISHED', 'PUT_ASIDE')),
    whose     integer references pub_organ (id),
    year      integer,
    version   integer,
    reason    text not null,
    ended_by  uuid not null,
    ended_at  timestamptz not null,
    primary key (organ_id, import_id),
    foreign key (organ_id, import_id) references report_import (organ_id, id),
    check ((kind = 'PUBLISHED') = (whose is not null and year is not null and version is not null))
);

alter table report_import enable row level security;
alter table report_import force row level security;
create policy report_import_office on report_import to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
alter table report_import_correction enable row level security;
alter table report_import_correction force row level security;
create policy report_import_correction_office on report_import_correction to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
alter table report_import_end enable row level security;
alter table report_import_end force row level security;
create policy report_import_end_office on report_import_end to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));

grant select, insert on report_import, report_import_correction, report_import_end to app_office;

-- How many places of a published report were corrected by a person after the reading.
alter table pub_report add column corrected integer not null default 0 check (corrected >= 0);
create or replace view pub_report_current as
    select distinct on (organ_id, year) *
    from pub_report
    order by organ_id, year, version desc;
