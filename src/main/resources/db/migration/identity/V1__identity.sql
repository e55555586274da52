-- 身份：staff accounts and the duties they were granted. Sign-in happens before any organ scope is known,
-- so the job role reads accounts across organs; officers see those of their own organs only.

create table identity_account (
    id              uuid primary key,
    organ_id        integer not null references pub_organ (id),
    login           text not null unique check (login ~ '^[a-z][a-z0-9._-]{2,31}$'),
    name            text not null check (length(name) between 2 and 40),
    password_hash   text,
    password_set_at timestamptz,
    totp_key        bytea,
    totp_sealed     bytea,
    totp_last_step  bigint not null default 0,
    status          text not null check (status in ('PROPOSED', 'INVITED', 'ACTIVE', 'CLOSED')),
    proposed_by     uuid,
    approved_by     uuid,
    invite_hash     bytea unique,
    invite_until    timestamptz,
    failures        integer not null default 0,
    locked_until    timestamptz,
    version         integer not null default 0,
    check (approved_by is null or approved_by is distinct from proposed_by),
    unique (organ_id, id)
);
create index identity_account_organ on identity_account (organ_id, status);

create table identity_duty (
    organ_id   integer not null,
    account_id uuid not null,
    duty       text not null check (duty in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN', 'ORGAN_ADMIN',
                   'INTAKE', 'HANDLER', 'REVIEWER', 'SIGNER', 'PUBLISHER', 'SECRECY_REVIEWER', 'SUPERVISOR')),
    primary key (account_id, duty),
    foreign key (organ_id, account_id) references identity_account (organ_id, id)
);

-- The three administrators are three people, and none of them handles business (security A8).
create function identity_keep_administrators_apart() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from identity_duty d
        where d.account_id = new.account_id and d.duty <> new.duty
          and (new.duty in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
               or d.duty in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))) then
        raise exception 'administrator duties exclude every other duty' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger identity_duty_apart before insert or update on identity_duty
    for each row execute function identity_keep_administrators_apart();

-- Counted by address too, so that guessing many accounts from one place stops (I4).
create table identity_address_failures (
    address      text primary key,
    failures     integer not null,
    since        timestamptz not null,
    locked_until timestamptz
);

create table identity_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index identity_session_expiry on identity_session (expiry_time);
create index identity_session_principal on identity_session (principal_name);

create table identity_session_attributes (
    session_primary_id char(36) not null references identity_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

alter table identity_account enable row level security;
alter table identity_account force row level security;
create policy identity_account_job on identity_account to app_job using (true) with check (true);
create policy identity_account_office on identity_account to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));

alter table identity_duty enable row level security;
alter table identity_duty force row level security;
create policy identity_duty_job on identity_duty to app_job using (true) with check (true);
create policy identity_duty_office on identity_duty to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));

grant select, insert, update on identity_account to app_job;
grant select (id, organ_id, login, name, status, proposed_by, approved_by, version) on identity_account to app_office;
grant select, insert, delete on identity_duty to app_job;
grant select on identity_duty to app_office;
grant select, insert, update, delete on identity_address_failures, identity_session, identity_session_attributes to app_job;
