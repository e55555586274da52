-- 拟公开材料审查。The original is written once and never changed; what is covered are rows; the outgoing copy
-- belongs to one version of them and is only given out while that is the newest.

create table release_material (
    organ_id     integer not null,
    id           uuid not null,
    request_id   uuid not null,
    kind         text not null check (kind in ('PDF', 'JPEG', 'PNG')),
    size_bytes   integer not null check (size_bytes between 1 and 20971520),
    sha256       bytea not null,
    pages        jsonb not null,
    added_at     timestamptz not null,
    added_by     uuid not null,
    version      integer not null default 0,
    put_aside    boolean not null default false,
    key          bytea not null,
    original     bytea not null,
    facts        bytea not null,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references request_case (organ_id, id)
);
create index release_material_request on release_material (organ_id, request_id, added_at);

create table release_box (
    organ_id     integer not null,
    id           uuid not null,
    material_id  uuid not null,
    page         integer not null check (page >= 1),
    x            double precision not null,
    y            double precision not null,
    width        double precision not null check (width > 0),
    height       double precision not null check (height > 0),
    ground       text,
    origin       text not null,
    state        text not null check (state in ('SUGGESTED', 'COVERED', 'REJECTED', 'REMOVED')),
    facts        bytea not null,
    made_at      timestamptz not null,
    made_by      uuid not null,
    primary key (organ_id, id),
    foreign key (organ_id, material_id) references release_material (organ_id, id),
    check (state <> 'COVERED' or ground is not null)
);
create index release_box_material on release_box (organ_id, material_id, page);

-- Pages as drawn for the officer, so that each is drawn once.
create table release_page (
    organ_id     integer not null,
    material_id  uuid not null,
    page         integer not null,
    sealed       bytea not null,
    primary key (organ_id, material_id, page),
    foreign key (organ_id, material_id) references release_material (organ_id, id)
);

-- 公开件, with what the search of it found. One that did not pass is recorded without its bytes.
create table release_outgoing (
    organ_id         integer not null,
    id               uuid not null,
    material_id      uuid not null,
    material_version integer not null,
    way              text not null check (way in ('COVERED', 'CLEAN', 'UNCHANGED')),
    kind             text not null check (kind in ('PDF', 'JPEG', 'PNG')),
    size_bytes       integer not null,
    sha256           bytea not null,
    made_at          timestamptz not null,
    made_by          uuid not null,
    passed           boolean not null,
    verdict          jsonb not null,
    reason           text not null,
    key              bytea not null,
    title            bytea not null,
    sealed           bytea,
    made             bigint generated always as identity,
    primary key (organ_id, id),
    foreign key (organ_id, material_id) references release_material (organ_id, id),
    check (passed = (sealed is not null))
);
create index release_outgoing_material on release_outgoing (organ_id, material_id, made desc);

do $$
declare t text;
begin
    foreach t in array array['release_material', 'release_box', 'release_page', 'release_outgoing'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;
create policy release_material_owner on release_material for select to yangguang_owner using (true);
create policy release_outgoing_owner on release_outgoing for select to yangguang_owner using (true);

grant select, insert on release_material, release_box, release_page, release_outgoing to app_office;
grant update (version, put_aside, facts) on release_material to app_office;
grant update (page, x, y, width, height, ground, state, facts) on release_box to app_office;

-- What the applicant may fetch: copies that passed and are those of the newest version, of a request that was
-- granted in whole or in part, after service and not before.
create function release_of_tracked(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, kind text, size_bytes integer, sha256 bytea, way text, key bytea, title bytea)
    language sql stable security definer set search_path = public as $$
    select o.organ_id, o.id, o.kind, o.size_bytes, o.sha256, o.way, o.key, o.title
    from intake_submission s
    join request_case c on c.organ_id = s.organ_id and c.id = s.id and c.outcome in ('GRANTED', 'PARTIALLY_GRANTED')
    join release_material m on m.organ_id = s.organ_id and m.request_id = s.id and not m.put_aside
    join lateral (select * from release_outgoing l where l.organ_id = m.organ_id and l.material_id = m.id
        order by l.made desc limit 1) o on o.passed and o.material_version = m.version
    where s.code_hash = p_code and s.unlock_hash = p_unlock and request_is_served(s.organ_id, s.id)
    order by m.added_at, m.id
$$;

create function release_tracked_file(p_code bytea, p_unlock bytea, p_id uuid)
    returns table (organ_id integer, id uuid, kind text, key bytea, title bytea, sealed bytea)
    language sql stable security definer set search_path = public as $$
    select o.organ_id, o.id, o.kind, o.key, o.title, o.sealed
    from release_of_tracked(p_code, p_unlock) t
    join release_outgoing o on o.organ_id = t.organ_id and o.id = t.id
    where t.id = p_id
$$;

revoke all on function release_of_tracked(bytea, bytea), release_tracked_file(bytea, bytea, uuid) from public;
grant execute on function release_of_tracked(bytea, bytea), release_tracked_file(bytea, bytea, uuid) to app_portal;
