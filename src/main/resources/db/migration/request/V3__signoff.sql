-- 审签：a draft that is sent for approval is a round, each step of it one decision, neither ever changed. Where
-- a round stands follows from its decisions and the chain frozen with it; request_reply.step is that fold, kept
-- so that lists can show it.

-- 审签环节 of an organ; an organ without a row has both reviews, 法制审核 first.
create table request_chain (
    organ_id      integer primary key references pub_organ (id),
    steps         text[] not null check (steps <@ array['LEGAL_REVIEW', 'SECRECY_REVIEW', 'SIGNING']
                      and steps[cardinality(steps)] = 'SIGNING'),
    several_steps boolean not null,
    version       integer not null default 0
);

-- key, facts, template and outcome are the draft as it was sent, bound to their place in request_reply.
create table request_signoff (
    organ_id      integer not null,
    request_id    uuid not null,
    round         integer not null check (round >= 1),
    draft_version integer not null,
    template      text not null,
    outcome       text not null,
    key           bytea not null,
    facts         bytea not null,
    drafters      uuid[] not null check (cardinality(drafters) >= 1),
    submitted_at  timestamptz,
    steps         text[] not null,
    several_steps boolean not null,
    primary key (organ_id, request_id, round),
    foreign key (organ_id, request_id) references request_reply (organ_id, request_id)
);

create table request_decision (
    organ_id      integer not null,
    request_id    uuid not null,
    round         integer not null,
    seq           integer not null check (seq >= 1),
    step          text not null check (step in ('LEGAL_REVIEW', 'SECRECY_REVIEW', 'SIGNING')),
    verdict       text not null check (verdict in ('PASSED', 'RETURNED')),
    decided_by    uuid not null,
    on_behalf_of  uuid,
    delegation_id uuid,
    decided_at    timestamptz not null,
    opinion       bytea,
    primary key (organ_id, request_id, round, seq),
    unique (organ_id, request_id, round, step),
    foreign key (organ_id, request_id, round) references request_signoff (organ_id, request_id, round),
    foreign key (organ_id, delegation_id) references identity_delegation (organ_id, id),
    check (verdict = 'PASSED' or opinion is not null),
    check ((on_behalf_of is null) = (delegation_id is null)),
    check (on_behalf_of <> decided_by)
);

-- Nobody decides on what he drafted, nor on two steps of one draft unless the chain allows it; for a delegate
-- this holds of him and of the one he acts for (security: author <> approver).
create function request_keep_hands_apart() returns trigger language plpgsql as $$
declare
    hands uuid[] := array_remove(array[new.decided_by, new.on_behalf_of], null);
    sent request_signoff;
begin
    select * into strict sent from request_signoff s
    where s.organ_id = new.organ_id and s.request_id = new.request_id and s.round = new.round;
    if sent.drafters && hands then
        raise exception 'a drafter decides on no step of the draft' using errcode = '23514';
    end if;
    if not sent.several_steps and exists (
        select 1 from request_decision d
        where d.organ_id = new.organ_id and d.request_id = new.request_id and d.round = new.round
          and array_remove(array[d.decided_by, d.on_behalf_of], null) && hands) then
        raise exception 'one person decides on one step of a draft' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger request_decision_apart before insert on request_decision
    for each row execute function request_keep_hands_apart();

alter table request_reply add column drafters uuid[] not null default '{}';
alter table request_reply add column step text;

-- What was sent before waits for the signer, as it did; what was signed keeps its signer. When it was sent was
-- not kept, so it stays empty. The migrating owner only reads these rows otherwise.
alter table request_reply no force row level security;
update request_reply set drafters = array[author_id], step = case when status = 'SUBMITTED' then 'SIGNING' end;
insert into request_signoff (organ_id, request_id, round, draft_version, template, outcome, key, facts, drafters, steps, several_steps)
select organ_id, request_id, 1, version, reply_kind, outcome, key, facts, drafters, array['SIGNING'], false
from request_reply where status in ('SUBMITTED', 'SIGNED');
insert into request_decision (organ_id, request_id, round, seq, step, verdict, decided_by, decided_at)
select r.organ_id, r.request_id, 1, 1, 'SIGNING', 'PASSED', r.signer_id, e.recorded_at
from request_reply r
join lateral (
    select recorded_at from request_event e
    where e.organ_id = r.organ_id and e.request_id = r.request_id and e.type = 'Replied' order by e.seq desc limit 1) e on true
where r.status = 'SIGNED' and r.signer_id is not null;
alter table request_reply force row level security;
alter table request_reply add constraint request_reply_step check ((status = 'SUBMITTED') = (step is not null));

-- 内设机构（业务处室），by name; one that is retired stays with what was routed to it.
create table request_unit (
    organ_id integer not null references pub_organ (id),
    id       uuid not null,
    name     text not null check (length(name) between 2 and 40),
    retired  boolean not null default false,
    primary key (organ_id, id),
    unique (organ_id, name)
);

-- 内部转办：a request asked about inside the organ, with a deadline of its own that moves no statutory one.
create table request_routing (
    organ_id      integer not null,
    id            uuid not null,
    request_id    uuid not null,
    unit_id       uuid not null,
    assignee_id   uuid,
    routed_by     uuid not null,
    routed_on     date not null,
    due_on        date not null check (due_on >= routed_on),
    key           bytea not null,
    instruction   bytea not null,
    answer        bytea,
    answered_by   uuid,
    answered_at   timestamptz,
    recall_reason bytea,
    recalled_by   uuid,
    recalled_at   timestamptz,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    foreign key (organ_id, unit_id) references request_unit (organ_id, id),
    foreign key (organ_id, assignee_id) references identity_account (organ_id, id),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
    check ((recall_reason is null) = (recalled_at is null) and (recall_reason is null) = (recalled_by is null)),
    check (answered_at is null or recalled_at is null)
);
create index request_routing_request on request_routing (organ_id, request_id);
create index request_routing_open on request_routing (organ_id, due_on) where answered_at is null and recalled_at is null;

do $$
declare t text;
begin
    foreach t in array array['request_chain', 'request_signoff', 'request_decision', 'request_unit', 'request_routing'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;
grant select, insert, update on request_chain, request_unit, request_routing to app_office;
grant select, insert on request_signoff, request_decision to app_office;
