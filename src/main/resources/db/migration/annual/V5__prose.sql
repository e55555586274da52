-- 年报文字：wording that a supervising authority gives the organs below it, and what was found alike.

-- 范本：an organ's own wording of a passage for the organs below it and itself, version by version; the newest
-- counts. A row without words gives the own wording up again. The limit is characters of part 一, 0 for none.
create table annual_template (
    organ_id integer not null references pub_organ (id),
    passage  text not null,
    kind     text not null check (kind in ('GOVERNMENT', 'DEPARTMENT', 'STREET', 'TOWNSHIP', 'DEVELOPMENT_ZONE',
                 'VERTICAL', 'AUTHORIZED')),
    version  integer not null check (version >= 1),
    text     text check (length(text) between 1 and 5000),
    note     text not null check (length(note) between 1 and 200),
    saved_by uuid not null,
    saver    text not null,
    saved_at timestamptz not null,
    primary key (organ_id, passage, kind, version)
);

-- 字数要求：a local rule on how long 总体情况 may be.
create table annual_length (
    organ_id   integer not null references pub_organ (id),
    version    integer not null check (version >= 1),
    characters integer not null check (characters between 0 and 20000),
    saved_by   uuid not null,
    saved_at   timestamptz not null,
    primary key (organ_id, version)
);

-- 雷同比对：the newest run counts. Paragraphs that were rewritten since fall out by themselves.
create table annual_likeness (
    organ_id integer not null,
    year     integer not null,
    run      integer not null check (run >= 1),
    compared integer not null check (compared >= 0),
    matches  jsonb not null,
    run_by   uuid not null,
    run_at   timestamptz not null,
    primary key (organ_id, year, run),
    foreign key (organ_id, year) references annual_report (organ_id, year)
);

do $$
declare
    name text;
begin
    foreach name in array array['annual_template', 'annual_length', 'annual_likeness'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))$policy$, name || '_office', name);
    end loop;
end $$;
-- Wording and length hold for the organs below, so every office may read them.
create policy annual_template_read on annual_template for select to app_office using (true);
create policy annual_length_read on annual_length for select to app_office using (true);

grant select, insert on annual_template, annual_length, annual_likeness to app_office;
