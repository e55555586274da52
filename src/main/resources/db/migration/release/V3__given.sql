-- What was given with a decision is written down as the decision is made, so that it stays the applicant's when
-- the decision is quashed and materials are reviewed anew for another.
create table release_given (
    organ_id    integer not null,
    request_id  uuid not null,
    event_seq   integer not null,
    outgoing_id uuid not null,
    primary key (organ_id, request_id, event_seq, outgoing_id),
    foreign key (organ_id, request_id, event_seq) references request_event (organ_id, request_id, seq),
    foreign key (organ_id, outgoing_id) references release_outgoing (organ_id, id) on delete cascade
);
create index release_given_outgoing on release_given (organ_id, outgoing_id);
alter table release_given enable row level security;
alter table release_given force row level security;
create policy release_given_office on release_given to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
create policy release_given_owner on release_given for select to yangguang_owner using (true);
grant select, insert on release_given to app_office;

-- The copies a decision gives: of each material not put aside the last one made before it, if that passed; the
-- reply is not signed while one is missing.
create function release_given_with(p_organ integer, p_request uuid, p_at timestamptz) returns setof uuid
    language sql stable as $$
    select o.id from release_material m
    join lateral (select * from release_outgoing l where l.organ_id = m.organ_id and l.material_id = m.id
        and l.made_at <= p_at order by l.made desc limit 1) o on o.passed
    where m.organ_id = p_organ and m.request_id = p_request and not m.put_aside
$$;

create function release_give() returns trigger language plpgsql as $$
begin
    insert into release_given (organ_id, request_id, event_seq, outgoing_id)
    select new.organ_id, new.request_id, new.seq, o
    from release_given_with(new.organ_id, new.request_id, new.recorded_at) o;
    return null;
end $$;
create trigger request_event_give after insert on request_event for each row
    when (new.type = 'Replied' and new.data ->> 'outcome' in ('GRANTED', 'PARTIALLY_GRANTED'))
    execute function release_give();

create policy release_given_migration on release_given for insert to yangguang_owner with check (true);
insert into release_given (organ_id, request_id, event_seq, outgoing_id)
select e.organ_id, e.request_id, e.seq, o
from request_event e cross join lateral release_given_with(e.organ_id, e.request_id, e.recorded_at) o
where e.type = 'Replied' and e.data ->> 'outcome' in ('GRANTED', 'PARTIALLY_GRANTED');
drop policy release_given_migration on release_given;

-- What the applicant may fetch: what a decision gives, from the service of that decision on. `superseded` is what
-- was given with one that another has taken or is to take the place of.
drop function release_of_tracked(bytea, bytea);
create function release_of_tracked(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, kind text, size_bytes integer, sha256 bytea, way text, key bytea, title bytea,
                   superseded boolean)
    language sql stable security definer set search_path = public as $$
    select o.organ_id, o.id, o.kind, o.size_bytes, o.sha256, o.way, o.key, o.title, g.superseded
    from intake_submission s
    join lateral (select r.outgoing_id, bool_and(exists (select 1 from request_event a where a.organ_id = r.organ_id
                and a.request_id = r.request_id and a.type = 'OrderedAnew' and a.seq > r.event_seq)) as superseded
        from release_given r
        where r.organ_id = s.organ_id and r.request_id = s.id and request_is_served(r.organ_id, r.request_id, r.event_seq)
        group by r.outgoing_id) g on true
    join release_outgoing o on o.organ_id = s.organ_id and o.id = g.outgoing_id and o.passed
    join release_material m on m.organ_id = o.organ_id and m.id = o.material_id
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    order by g.superseded, m.added_at, m.id
$$;
revoke all on function release_of_tracked(bytea, bytea) from public;
grant execute on function release_of_tracked(bytea, bytea) to app_portal;
