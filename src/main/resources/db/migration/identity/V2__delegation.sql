-- 授权代行：somebody who holds a duty of the sign-off lets another account of the same organ act in it, from
-- one day to another. It ends by itself by its dates; a delegation is never changed, only revoked.
create table identity_delegation (
    organ_id   integer not null,
    id         uuid not null,
    duty       text not null check (duty in ('REVIEWER', 'SECRECY_REVIEWER', 'SIGNER')),
    from_id    uuid not null,
    to_id      uuid not null,
    since      date not null,
    until      date not null,
    reason     text not null check (length(reason) between 2 and 200),
    made_at    timestamptz not null,
    revoked_at timestamptz,
    primary key (organ_id, id),
    foreign key (organ_id, from_id) references identity_account (organ_id, id),
    foreign key (organ_id, to_id) references identity_account (organ_id, id),
    check (from_id <> to_id),
    check (until >= since)
);
create index identity_delegation_to on identity_delegation (to_id, until) where revoked_at is null;

alter table identity_delegation enable row level security;
alter table identity_delegation force row level security;
create policy identity_delegation_office on identity_delegation to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));

grant select, insert, update (revoked_at) on identity_delegation to app_office;
