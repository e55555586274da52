-- 短信与电子邮件。What is to be sent waits here until a transport has taken it. Addresses and words are
-- sealed; what stands open tells an administrator whether sending works, not to whom or what.
create table messaging_outbox (
    id             uuid primary key,
    organ_id       integer references pub_organ (id),
    key            text not null unique,
    medium         text not null check (medium in ('SMS', 'EMAIL')),
    purpose        text not null,
    request_number text not null default '',
    wrapped        bytea not null,
    sealed         bytea not null,
    created_at     timestamptz not null,
    attempts       integer not null default 0,
    next_try_at    timestamptz,
    sent_at        timestamptz,
    sent_by        text,
    given_up_at    timestamptz,
    fault          text not null default '',
    check (num_nonnulls(next_try_at, sent_at, given_up_at) = 1)
);
create index messaging_outbox_due on messaging_outbox (next_try_at) where next_try_at is not null;
create index messaging_outbox_organ on messaging_outbox (organ_id, created_at desc);

alter table messaging_outbox enable row level security;
alter table messaging_outbox force row level security;
create policy messaging_outbox_office on messaging_outbox to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
create policy messaging_outbox_job on messaging_outbox to app_job using (true) with check (true);
create policy messaging_outbox_portal on messaging_outbox for insert to app_portal with check (true);

-- The office puts messages in and sees how they fare; it never reads them back.
grant select (id, organ_id, key, medium, purpose, request_number, created_at, attempts, next_try_at, sent_at, sent_by,
    given_up_at, fault), insert, update (attempts, next_try_at, given_up_at) on messaging_outbox to app_office;
grant insert on messaging_outbox to app_portal;
grant select, insert, update, delete on messaging_outbox to app_job;
