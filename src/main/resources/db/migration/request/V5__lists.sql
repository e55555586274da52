-- Lists, counters and statistics of many requests. What they filter and sort by stands in request_case:
-- copied once from what was handed in, which never changes, or worked out from the events by the fold.

-- 待确认收到：handed in, but no case yet. A row comes with the submission and goes with the case, so that the
-- few that wait are found among the many that do not.
create table intake_arrival (
    organ_id     integer not null,
    id           uuid not null,
    submitted_on date not null,
    primary key (organ_id, id),
    foreign key (organ_id, id) references intake_submission (organ_id, id)
);
alter table intake_arrival enable row level security;
alter table intake_arrival force row level security;
create policy intake_arrival_office on intake_arrival to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
create policy intake_arrival_portal on intake_arrival for insert to app_portal with check (true);
grant insert on intake_arrival to app_portal;
grant select, insert, delete on intake_arrival to app_office;

create function intake_arrive() returns trigger language plpgsql as $$
begin
    insert into intake_arrival (organ_id, id, submitted_on) values (new.organ_id, new.id, new.submitted_on);
    return new;
end $$;
create trigger intake_submission_arrive after insert on intake_submission for each row execute function intake_arrive();

alter table request_case
    add column kind text,
    add column channel text,
    -- 等待他人：whose turn it is, and the last day of the longest wait; null while a period has not begun.
    add column waits_for text[] not null default '{}',
    add column others_until date,
    -- A pause that silence ends (第三十二、三十四条) has a last day; due_on is then the day after resuming.
    add column resumes_after date,
    -- 逾期：from the day after this one; null for what is on time, withdrawn or not running.
    add column late_after date,
    -- Working days of the statutory count used up to the decision.
    add column used_days integer,
    -- By which generation of the fold the columns were worked out; older ones are folded anew at start.
    add column folded smallint not null default 0;

-- The owner only reads these tables otherwise.
create policy request_case_migration on request_case for update to yangguang_owner using (true);
create policy intake_arrival_migration on intake_arrival for insert to yangguang_owner with check (true);
update request_case c set kind = s.kind, channel = s.channel
from intake_submission s where s.organ_id = c.organ_id and s.id = c.id;
insert into intake_arrival (organ_id, id, submitted_on)
select s.organ_id, s.id, s.submitted_on from intake_submission s
where not exists (select 1 from request_case c where c.organ_id = s.organ_id and c.id = s.id);
drop policy request_case_migration on request_case;
drop policy intake_arrival_migration on intake_arrival;
alter table request_case alter column kind set not null, alter column channel set not null;

create function request_case_begin() returns trigger language plpgsql as $$
begin
    select s.kind, s.channel into new.kind, new.channel
    from intake_submission s where s.organ_id = new.organ_id and s.id = new.id;
    delete from intake_arrival where organ_id = new.organ_id and id = new.id;
    return new;
end $$;
create trigger request_case_begin before insert on request_case for each row execute function request_case_begin();

-- Everything a filter or a count asks of concluded requests is in the index: 200,000 of an organ are
-- counted without reading their rows.
drop index request_case_concluded;
create index request_case_concluded on request_case (organ_id, concluded_on desc, id)
    include (received_on, kind, channel, outcome, handler_id, used_days, late_after, number)
    where concluded_on is not null;
drop index request_case_received;
create index request_case_received on request_case (organ_id, received_on)
    include (concluded_on, kind, channel, outcome, used_days, late_after);
create index request_case_unserved on request_case (organ_id, concluded_on desc, id)
    where phase in ('REPLIED', 'ABANDONED') and not served;
create index request_case_unfolded on request_case (organ_id, id) where folded < 1;
create index request_reply_submitted on request_reply (organ_id, request_id) where status = 'SUBMITTED';

-- How many requests of an organ are concluded, counted as they conclude: the list without a filter and the
-- counters need not count 200,000 each time.
create table request_concluded (
    organ_id integer primary key references pub_organ (id),
    n        integer not null
);
alter table request_concluded enable row level security;
alter table request_concluded force row level security;
create policy request_concluded_office on request_concluded to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
grant select, insert, update on request_concluded to app_office;

create function request_count_concluded() returns trigger language plpgsql as $$
declare
    change integer := 0;
begin
    if tg_op <> 'DELETE' then
        change := (new.concluded_on is not null)::int;
    end if;
    if tg_op <> 'INSERT' then
        change := change - (old.concluded_on is not null)::int;
    end if;
    if change <> 0 then
        insert into request_concluded (organ_id, n) values (coalesce(new.organ_id, old.organ_id), change)
        on conflict (organ_id) do update set n = request_concluded.n + excluded.n;
    end if;
    return null;
end $$;
create trigger request_case_count after insert or delete or update of concluded_on on request_case
    for each row execute function request_count_concluded();
create policy request_concluded_migration on request_concluded for insert to yangguang_owner with check (true);
insert into request_concluded (organ_id, n)
select organ_id, count(*) from request_case where concluded_on is not null group by organ_id;
drop policy request_concluded_migration on request_concluded;

-- 存为视图：a set of filters under a name, of one person or for the whole organ.
create table request_view (
    organ_id integer not null references pub_organ (id),
    id       uuid not null,
    owner_id uuid not null,
    name     text not null check (length(name) between 1 and 20),
    query    text not null,
    shared   boolean not null,
    saved_at timestamptz not null,
    primary key (organ_id, id),
    unique (organ_id, owner_id, name)
);
alter table request_view enable row level security;
alter table request_view force row level security;
create policy request_view_office on request_view to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
create policy request_view_owner on request_view for select to yangguang_owner using (true);
grant select, insert, update, delete on request_view to app_office;
