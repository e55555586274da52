-- 汇总：own part and parts of a government added up, with what each part gave, as it was when it was added.

create table annual_sum (
    organ_id    integer not null references pub_organ (id),
    year        integer not null check (year between 2019 and 2100),
    form        text not null check (form in ('2021', '2019')),
    -- Exact, in printed order of the form; rounded only when shown or printed.
    total       numeric[] not null,
    -- 本级: null where it is not known.
    own         numeric[],
    -- Paths of the cells in which some number is not known.
    lacking     text[] not null,
    expected    integer not null check (expected >= handed_in),
    handed_in   integer not null check (handed_in >= 0),
    failing     integer not null,
    returned    integer not null,
    complete    boolean not null,
    remarks     jsonb not null,
    computed_at timestamptz not null,
    primary key (organ_id, year)
);

create table annual_sum_part (
    organ_id  integer not null,
    year      integer not null,
    part_id   integer not null references pub_organ (id),
    role      text not null check (role in ('OWN', 'ORGAN', 'SUM', 'REPORT', 'ENDED', 'VERTICAL')),
    name      text not null,
    standing  text not null check (standing in ('SOUND', 'FAILING', 'RETURNED', 'INCOMPLETE', 'MISSING', 'LEFT_OUT')),
    stage     text,
    version   integer not null,
    errors    integer not null,
    expected  integer not null,
    handed_in integer not null,
    -- What it adds to each cell of the sum; null for a part that adds nothing.
    figures   numeric[],
    words     text not null,
    primary key (organ_id, year, part_id, role),
    foreign key (organ_id, year) references annual_sum (organ_id, year)
);

-- A sum that is out of date, and who made it so; taken away by the adding up that saw it.
create table annual_touch (
    number   bigint generated always as identity primary key,
    organ_id integer not null references pub_organ (id),
    year     integer not null,
    cause_id integer not null references pub_organ (id),
    at       timestamptz not null default now()
);
create index annual_touch_organ on annual_touch (organ_id, year);

-- 汇总任务：a whole year added up from below, with its progress.
create table annual_sum_run (
    organ_id    integer not null references pub_organ (id),
    year        integer not null,
    state       text not null check (state in ('RUNNING', 'CANCELLING', 'CANCELLED', 'DONE', 'FAILED')),
    done        integer not null,
    total       integer not null,
    started_by  uuid not null,
    started_at  timestamptz not null,
    -- When the run last said that it lives.
    beat_at     timestamptz not null,
    primary key (organ_id, year)
);

do $$
declare
    name text;
begin
    foreach name in array array['annual_sum', 'annual_sum_part', 'annual_touch', 'annual_sum_run'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))$policy$, name || '_office', name);
    end loop;
end $$;
create policy annual_touch_owner on annual_touch for insert to yangguang_owner with check (true);
create policy annual_touch_job on annual_touch for select to app_job using (true);
create policy annual_sum_job on annual_sum for select to app_job using (true);

grant select, insert, update on annual_sum, annual_sum_run to app_office;
grant select, insert, delete on annual_sum_part to app_office;
grant select, insert, delete on annual_touch to app_office;
grant select on annual_touch to app_job;
grant select (organ_id, year) on annual_sum to app_job;

-- Whoever changes a report, by whatever way, puts the sums above it out of date in the same transaction. A
-- draft counts nowhere but in the organ's own sum.
create function annual_touch() returns trigger language plpgsql security definer set search_path = public as $$
declare
    handed constant text[] = array['SUBMITTED', 'RETURNED', 'CLEARED', 'PUBLISHED', 'CORRECTING'];
    above boolean = new.stage = any (handed);
begin
    if tg_op = 'UPDATE' then
        if (new.stage, new.handed_version, new.fill, new.errors, new.form) is not distinct from
                (old.stage, old.handed_version, old.fill, old.errors, old.form)
            and new.figures is not distinct from old.figures and new.handed is not distinct from old.handed then
            return null;
        end if;
        above = above or old.stage = any (handed);
    end if;
    insert into annual_touch (organ_id, year, cause_id)
    with recursive up(id, parent_id, depth) as (
        select id, parent_id, 0 from pub_organ where id = new.organ_id
        union all
        select o.id, o.parent_id, up.depth + 1 from pub_organ o
        join up on o.id = up.parent_id where above and up.depth < 20)
    select id, new.year, new.organ_id from up;
    return null;
end $$;
revoke all on function annual_touch() from public;
create trigger annual_report_touch after insert or update on annual_report for each row execute function annual_touch();
