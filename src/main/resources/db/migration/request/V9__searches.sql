-- Finding one of many by a part of its number, sorting by columns, and statistics over whole years.

-- What lists sort by besides the day due: copied once from what was handed in, like kind and channel.
alter table request_case add column submitted_on date;
create policy request_case_migration on request_case for update to yangguang_owner using (true);
update request_case c set submitted_on = s.submitted_on
from intake_submission s where s.organ_id = c.organ_id and s.id = c.id;
drop policy request_case_migration on request_case;
alter table request_case alter column submitted_on set not null;

create or replace function request_case_begin() returns trigger language plpgsql as $$
begin
    select s.kind, s.channel, s.submitted_on into new.kind, new.channel, new.submitted_on
    from intake_submission s where s.organ_id = new.organ_id and s.id = new.id;
    delete from intake_arrival where organ_id = new.organ_id and id = new.id;
    return new;
end $$;

create index request_case_submitted on request_case (organ_id, submitted_on desc, id) include (concluded_on);
-- A part of a number is looked for as a year and ranges of serials: comparing integers leaks nothing, so the
-- index serves under row security, which like and trigrams would not.
alter table request_case drop constraint request_case_organ_id_year_serial_key;
alter table request_case add constraint request_case_organ_id_year_serial_key unique (organ_id, year, serial)
    include (id, concluded_on, number);

-- The marginal counts of whole years, by the day of receipt and by the day of conclusion. One that is late is
-- counted under the day after which it is; an outcome of '' is none.
create table request_year (
    organ_id integer not null references pub_organ (id),
    basis    text not null check (basis in ('RECEIVED', 'CONCLUDED')),
    year     integer not null,
    aspect   text not null check (aspect in ('kind', 'channel', 'outcome', 'used', 'month', 'late')),
    value    text not null,
    n        integer not null,
    primary key (organ_id, basis, year, aspect, value)
);
alter table request_year enable row level security;
alter table request_year force row level security;
create policy request_year_office on request_year to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
grant select, insert, update on request_year to app_office;

-- What one request adds to the counts; what was never received adds nothing.
create function request_year_of(c request_case)
    returns table (organ_id integer, basis text, year integer, aspect text, value text) language sql stable as $$
    select c.organ_id, d.basis, extract(year from d.day)::int, a.aspect, a.value
    from (values ('RECEIVED', c.received_on), ('CONCLUDED', c.concluded_on)) d (basis, day)
    cross join (values ('kind', c.kind), ('channel', c.channel), ('outcome', coalesce(c.outcome, '')),
        ('used', c.used_days::text), ('month', null), ('late', to_char(c.late_after, 'YYYY-MM-DD'))) k (aspect, value)
    cross join lateral (select k.aspect, case k.aspect when 'month' then to_char(d.day, 'YYYY-MM') else k.value end) a (aspect, value)
    where c.received_on is not null and d.day is not null and a.value is not null
$$;

-- Counted as the transaction ends, one organ's after one another: an act does not wait for a count while it is
-- under way, only for that of another to be written.
create function request_year_count() returns trigger language plpgsql as $$
declare
    organ integer := case tg_op when 'DELETE' then old.organ_id else new.organ_id end;
begin
    perform pg_advisory_xact_lock(hashtextextended('request_year:' || organ, 0));
    insert into request_year (organ_id, basis, year, aspect, value, n)
    select f.organ_id, f.basis, f.year, f.aspect, f.value, sum(f.by)
    from (select y.*, 1 as by from request_year_of(new) y where tg_op <> 'DELETE'
          union all
          select y.*, -1 from request_year_of(old) y where tg_op <> 'INSERT') f
    group by f.organ_id, f.basis, f.year, f.aspect, f.value
    having sum(f.by) <> 0
    on conflict (organ_id, basis, year, aspect, value) do update set n = request_year.n + excluded.n;
    return null;
end $$;
create constraint trigger request_case_year after insert or delete on request_case
    deferrable initially deferred for each row execute function request_year_count();
create constraint trigger request_case_year_anew after update on request_case
    deferrable initially deferred for each row
    when ((old.kind, old.channel, old.outcome, old.used_days, old.received_on, old.concluded_on, old.late_after)
        is distinct from (new.kind, new.channel, new.outcome, new.used_days, new.received_on, new.concluded_on, new.late_after))
    execute function request_year_count();

create policy request_year_migration on request_year for insert to yangguang_owner with check (true);
insert into request_year (organ_id, basis, year, aspect, value, n)
select y.organ_id, y.basis, y.year, y.aspect, y.value, count(*)
from request_case c cross join lateral request_year_of(c) y
group by y.organ_id, y.basis, y.year, y.aspect, y.value;
drop policy request_year_migration on request_year;
