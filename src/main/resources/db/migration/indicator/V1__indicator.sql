-- 年报指标：figures that the prose of a yearly report states beside tables 二, 三 and 四. What a figure means is public;
-- what an organ enters is its own until its report is out.

-- Definitions that a 主管部门 adds for itself and every organ below; the shipped ones are data of the program.
create table pub_indicator (
    number     integer generated always as identity primary key,
    organ_id   integer not null references pub_organ (id),
    name       text not null check (length(name) between 2 and 60),
    definition text not null check (length(definition) between 4 and 1000),
    section    text not null,
    unit       text not null,
    period     text not null check (period in ('FLOW', 'STOCK')),
    summing    text not null check (summing in ('SUM', 'MAX', 'NOT_SUMMED')),
    from_year  integer not null,
    unique (organ_id, name)
);
-- From this year on no longer asked for in the organ and below; values of it stay.
create table pub_indicator_retirement (
    organ_id  integer not null references pub_organ (id),
    code      text not null,
    from_year integer not null,
    reason    text not null check (reason <> ''),
    primary key (organ_id, code)
);
-- The first year of which the ledgers of this installation tell the whole: before it a count of nothing means nothing.
create table pub_indicator_start (
    one  boolean primary key default true check (one),
    year integer not null
);
insert into pub_indicator_start (year) values (extract(year from now() at time zone 'Asia/Shanghai')::integer);

-- Entries are never changed: a correction is a further revision with its reason, a null value takes the entry back.
create table indicator_entry (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    revision    integer not null check (revision >= 1),
    year        integer not null,
    code        text not null,
    on_day      date not null,
    value       numeric,
    typed       text not null,
    evidence    text not null,
    reason      text not null,
    imported    boolean not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (organ_id, id, revision),
    check (extract(year from on_day) = year),
    check ((revision = 1) = (reason = '')),
    check (revision > 1 or value is not null)
);
create index indicator_entry_organ on indicator_entry (organ_id, year, code);
create index indicator_entry_tree on indicator_entry (year, code, organ_id);

-- 依据: a file that shows where a value comes from; may name persons, so it is sealed.
create table indicator_file (
    organ_id    integer not null,
    id          uuid not null,
    entry_id    uuid not null,
    revision    integer not null,
    media_type  text not null,
    size_bytes  integer not null check (size_bytes between 1 and 20971520),
    sha256      bytea not null,
    key         bytea not null,
    name        bytea not null,
    sealed      bytea not null,
    recorded_at timestamptz not null,
    primary key (organ_id, id),
    foreign key (organ_id, entry_id, revision) references indicator_entry (organ_id, id, revision)
);
create index indicator_file_entry on indicator_file (organ_id, entry_id);

do $$
declare t text;
begin
    foreach t in array array['indicator_entry', 'indicator_file'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        -- The list is parsed once and hashed: a supervisor reads over a whole tree.
        execute format($p$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[])))$p$,
            t || '_office', t);
    end loop;
end $$;
grant select, insert on indicator_entry, indicator_file to app_office;
grant select on pub_indicator, pub_indicator_retirement, pub_indicator_start to app_portal, app_office, app_job;
grant insert on pub_indicator to app_office;
grant insert, delete on pub_indicator_retirement to app_office;
