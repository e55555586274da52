-- 主动公开的台账（条例第二十条第一、五、六、八、九项）：规章和规范性文件，行政决定和收费。Every state of an entry is a row
-- that is never changed but for the moment it was superseded, so that a table can be counted as it was recorded at any
-- instant. What the public reads is a copy of its own.

create table publication_norm (
    organ_id      integer not null references pub_organ (id),
    id            uuid not null,
    version       integer not null check (version >= 1),
    act           text not null check (act in ('ENTERED', 'IMPORTED', 'CORRECTED', 'REPEALED', 'STRUCK')),
    reason        text not null,
    recorded_at   timestamptz not null,
    recorded_by   uuid not null,
    superseded_at timestamptz,
    kind          text not null check (kind in ('REGULATION', 'NORMATIVE')),
    title         text not null check (title <> ''),
    doc_no        text not null,
    norm_key      text not null,
    authorship    text not null check (authorship in ('OWN', 'GOVERNMENT', 'JOINT')),
    issuer        text not null check (issuer <> ''),
    issued_on     date not null,
    effective_on  date not null,
    valid_until   date check (valid_until >= effective_on and valid_until >= issued_on),
    repealed_on   date check (repealed_on >= issued_on),
    repeal_way    text check (repeal_way in ('REPEALED', 'DECLARED_LAPSED')),
    repealed_by   text,
    published_on  date check (published_on >= issued_on),
    in_force_from date not null check (in_force_from >= issued_on),
    ends_on       date check (ends_on >= issued_on),
    ends_as       text check (ends_as in ('REPEALED', 'EXPIRED')),
    primary key (organ_id, id, version),
    check ((repealed_on is null) = (repeal_way is null) and (repealed_on is null) = (repealed_by is null)),
    check ((ends_on is null) = (ends_as is null)),
    check (act in ('ENTERED', 'IMPORTED') or reason <> '')
);
create unique index publication_norm_present on publication_norm (organ_id, id) where superseded_at is null;
-- The same document stands once in a ledger; an entry struck out makes room for the right one.
create unique index publication_norm_once on publication_norm (organ_id, norm_key) where superseded_at is null and act <> 'STRUCK';
create index publication_norm_list on publication_norm (organ_id, issued_on desc, id) where superseded_at is null and act <> 'STRUCK';

create table publication_figure (
    organ_id      integer not null references pub_organ (id),
    year          integer not null check (year between 2000 and 2199),
    month         integer not null check (month between 0 and 12),
    kind          text not null,
    version       integer not null check (version >= 1),
    value         numeric(18, 2) check (value >= 0),
    reason        text not null,
    recorded_at   timestamptz not null,
    recorded_by   uuid not null,
    superseded_at timestamptz,
    primary key (organ_id, year, month, kind, version),
    check (version = 1 or reason <> '')
);
create unique index publication_figure_present on publication_figure (organ_id, year, month, kind) where superseded_at is null;

-- 核对: somebody stated that the ledger of documents is complete at the end of a year. Without a statement an empty
-- ledger says nothing.
create table publication_check (
    organ_id    integer not null references pub_organ (id),
    year        integer not null check (year between 2000 and 2199),
    kind        text not null check (kind in ('REGULATION', 'NORMATIVE')),
    serial      integer not null check (serial >= 1),
    issued      integer not null,
    ended       integer not null,
    in_force    integer not null,
    note        text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (organ_id, year, kind, serial)
);

-- A list as it was handed in, kept as the origin of the entries taken from it.
create table publication_import (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    ledger      text not null check (ledger in ('NORMS', 'FIGURES')),
    name        text not null,
    sha256      bytea not null,
    content     bytea not null check (length(content) between 1 and 20971520),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    taken_at    timestamptz,
    taken_rows  integer,
    primary key (organ_id, id),
    check ((taken_at is null) = (taken_rows is null))
);

do $$
declare t text;
begin
    foreach t in array array['publication_norm', 'publication_figure', 'publication_check', 'publication_import'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id in (select unnest(string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[])))
            with check (organ_id in (select unnest(string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[])))$p$,
            t || '_office', t);
    end loop;
end $$;
grant select, insert on publication_norm, publication_figure, publication_check, publication_import to app_office;
grant update (superseded_at) on publication_norm, publication_figure to app_office;
grant update (taken_at, taken_rows) on publication_import to app_office;

-- 规范性文件库: what was published, by the organ that made it.
create table pub_norm (
    id            uuid primary key,
    organ_id      integer not null references pub_organ (id),
    kind          text not null,
    title         text not null,
    doc_no        text not null,
    norm_key      text not null,
    issuer        text not null,
    issued_on     date not null,
    effective_on  date not null,
    valid_until   date,
    published_on  date not null,
    in_force_from date not null,
    ends_on       date,
    ends_as       text,
    ended_by      text not null
);
create index pub_norm_organ on pub_norm (organ_id, issued_on desc, id);
create index pub_norm_issued on pub_norm (issued_on desc, id);
create index pub_norm_key on pub_norm (norm_key);
grant select on pub_norm to app_portal, app_office, app_job;
grant insert, update, delete on pub_norm to app_office;
