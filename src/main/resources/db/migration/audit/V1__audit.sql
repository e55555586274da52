-- 留痕：an append-only, hash-chained record of every act. Written through audit_append only, by a role
-- that can do nothing else; read by the audit administrator.

create table audit_record (
    seq          bigint primary key,
    at           timestamptz not null,
    actor        text not null,
    duty         text not null,
    organ        text not null,
    address      text not null,
    action       text not null,
    object       text not null,
    result       text not null,
    reason       text not null,
    detail       text not null,
    prev_hash    bytea not null check (octet_length(prev_hash) = 32),
    hash         bytea not null unique check (octet_length(hash) = 32)
);

create index audit_record_object on audit_record (object, seq);
create index audit_record_at on audit_record (at);

-- The end of the chain. The row lock puts concurrent acts in order.
create table audit_head (
    id    boolean primary key default true check (id),
    seq   bigint not null,
    hash  bytea not null
);
insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit records are append-only';
end $$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function audit_refuse_change();

grant insert on audit_record to audit_ins;
grant select, update on audit_head to audit_ins;

create function audit_lock_head(out seq bigint, out hash bytea) language sql security definer
    set search_path = public as $$
    select seq, hash from audit_head for update
$$;

-- The caller has computed the chain under the row lock; a record that does not follow is refused.
create function audit_append(
    p_seq bigint, p_at timestamptz, p_actor text, p_duty text, p_organ text, p_address text, p_action text,
    p_object text, p_result text, p_reason text, p_detail text, p_prev bytea, p_hash bytea)
    returns void language plpgsql security definer set search_path = public as $$
begin
    update audit_head set seq = p_seq, hash = p_hash where seq = p_seq - 1 and hash = p_prev;
    if not found then
        raise exception 'audit record % does not follow the chain', p_seq;
    end if;
    insert into audit_record values (p_seq, p_at, p_actor, p_duty, p_organ, p_address, p_action, p_object,
        p_result, p_reason, p_detail, p_prev, p_hash);
end $$;

grant create on schema public to audit_ins;
alter function audit_lock_head() owner to audit_ins;
alter function audit_append(bigint, timestamptz, text, text, text, text, text, text, text, text, text, bytea, bytea)
    owner to audit_ins;
revoke create on schema public from audit_ins;

revoke all on function audit_lock_head() from public;
revoke all on function audit_append(bigint, timestamptz, text, text, text, text, text, text, text, text, text, bytea, bytea)
    from public;
grant execute on function audit_lock_head() to app_office, app_portal, app_job;
grant execute on function audit_append(bigint, timestamptz, text, text, text, text, text, text, text, text, text, bytea, bytea)
    to app_office, app_portal, app_job;

-- Verification reads everything; pages read only in a scope that says so.
alter table audit_record enable row level security;
alter table audit_record force row level security;
create policy audit_insert on audit_record for insert to audit_ins with check (true);
create policy audit_read on audit_record for select to app_office using (current_setting('app.audit', true) = 'on');
create policy audit_verify on audit_record for select to app_job using (true);
grant select on audit_record to app_office, app_job;
grant select on audit_head to app_job;
