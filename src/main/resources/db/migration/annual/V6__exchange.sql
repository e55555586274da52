-- 年报交换：files that came from outside, and the keys whose signatures are believed.

create table annual_trusted_key (
    organ_id    integer not null references pub_organ (id),
    fingerprint text not null,
    name        text not null check (name <> ''),
    basis       text not null check (basis <> ''),
    trusted_by  uuid not null,
    trusted_at  timestamptz not null,
    ended_by    uuid,
    ended_at    timestamptz,
    primary key (organ_id, fingerprint, trusted_at),
    check ((ended_by is null) = (ended_at is null))
);
create unique index annual_trusted_key_now on annual_trusted_key (organ_id, fingerprint) where ended_at is null;

create table annual_incoming (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    year        integer not null,
    name        text not null,
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content     bytea not null,
    sender      text not null default '',
    fingerprint text not null default '',
    -- Why nothing could be read; else the reports stand below.
    fault       text,
    notes       text not null default '',
    received_by uuid not null,
    received_at timestamptz not null,
    primary key (organ_id, id)
);
create index annual_incoming_newest on annual_incoming (organ_id, year, received_at desc);

create table annual_incoming_report (
    organ_id    integer not null,
    incoming_id uuid not null,
    number      integer not null check (number >= 1),
    -- The organ as the report names it, and as the registry knows it.
    named       text not null,
    whose       integer references pub_organ (id),
    content     jsonb not null,
    errors      integer not null,
    hints       integer not null,
    taken_by    uuid,
    taken_at    timestamptz,
    primary key (organ_id, incoming_id, number),
    foreign key (organ_id, incoming_id) references annual_incoming (organ_id, id),
    check ((taken_by is null) = (taken_at is null))
);

do $$
declare
    name text;
begin
    foreach name in array array['annual_trusted_key', 'annual_incoming', 'annual_incoming_report'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format($policy$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(
                nullif(current_setting('app.organs', true), ''), ',')::int[])))$policy$, name || '_office', name);
    end loop;
end $$;

grant select, insert on annual_incoming to app_office;
grant select, insert, update on annual_trusted_key, annual_incoming_report to app_office;
