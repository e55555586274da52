-- 收件：what one application becomes: several cases (拆分), one of two (并入), a case of another organ (转办);
-- with the proof of the day it arrived, and what finds requests that resemble each other.

-- Where a submission came from, if not from outside. The row itself is, as always, never changed.
alter table intake_submission add column origin_kind text check (origin_kind in ('SPLIT', 'HAND_OVER'));
alter table intake_submission add column origin_organ_id integer;
alter table intake_submission add column origin_id uuid;
alter table intake_submission add column origin_number text;
alter table intake_submission add constraint intake_submission_origin
    foreign key (origin_organ_id, origin_id) references intake_submission (organ_id, id);
alter table intake_submission add constraint intake_submission_origin_whole check (
    (origin_kind is null) = (origin_id is null) and (origin_id is null) = (origin_organ_id is null)
    and (origin_kind is distinct from 'SPLIT' or origin_organ_id = organ_id)
    and (origin_kind is distinct from 'HAND_OVER' or origin_organ_id <> organ_id));
create index intake_submission_from on intake_submission (origin_organ_id, origin_id) where origin_id is not null;
-- 一件只转办一次：to whom it is handed over, that organ may hand it on.
create unique index intake_submission_handed_over on intake_submission (origin_organ_id, origin_id)
    where origin_kind = 'HAND_OVER';
drop policy intake_submission_portal on intake_submission;
create policy intake_submission_portal on intake_submission for insert to app_portal with check (origin_id is null);

-- Cases that go on elsewhere are concluded without a result of table 三.
alter table request_case drop constraint request_case_phase_check;
alter table request_case add constraint request_case_phase_check check (phase in ('HANDLING', 'AWAITING_SUPPLEMENT',
    'AWAITING_PAYMENT', 'REPLIED', 'ABANDONED', 'WITHDRAWN', 'MERGED', 'HANDED_OVER'));
alter table request_case drop constraint request_case_check;
alter table request_case add constraint request_case_check check (
    case when phase in ('MERGED', 'HANDED_OVER') then concluded_on is not null and outcome is null
         else (concluded_on is null) = (outcome is null) end);
-- A request merged before its receipt was confirmed has no number either, nor has it once that is undone.
alter table request_case drop constraint request_case_numbered;
alter table request_case add constraint request_case_numbered check (
    (number is null) = (year is null) and (number is null) = (serial is null)
    and (number is not null or (phase in ('WITHDRAWN', 'MERGED', 'HANDLING') and received_on is null)));
-- When it was not this organ's to count, worked out from the events like the columns beside it.
alter table request_case add column uncounted text not null default '';

-- 拆分之后本件的内容：what of the submission the first case still is about. Sealed as the submission is.
create table request_matter (
    organ_id   integer not null,
    request_id uuid not null,
    key        bytea not null,
    sealed     bytea not null,
    primary key (organ_id, request_id),
    foreign key (organ_id, request_id) references request_case (organ_id, id)
);

-- 关联、并入: between two requests of one organ, with the reason.
create table request_relation (
    organ_id    integer not null,
    id          uuid not null,
    kind        text not null check (kind in ('LINK', 'MERGE')),
    request_id  uuid not null,
    other_id    uuid not null,
    key         bytea not null,
    reason      bytea not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    ended_at    timestamptz,
    end_reason  bytea,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id),
    foreign key (organ_id, other_id) references intake_submission (organ_id, id),
    check (request_id <> other_id)
);
create unique index request_relation_open on request_relation (organ_id, kind, request_id, other_id) where ended_at is null;
create index request_relation_other on request_relation (organ_id, other_id) where ended_at is null;

-- 收到日期的凭据 and what officers note about taking a request in: a file, or words, or both.
create table request_proof (
    organ_id    integer not null,
    id          uuid not null,
    request_id  uuid not null,
    kind        text not null check (kind in ('POSTMARK', 'SIGNED_FOR', 'FAX_LOG', 'CALL_NOTE', 'EMAIL_HEADER', 'READ_BACK',
                    'ASSISTANCE', 'OTHER')),
    on_day      date not null,
    file_id     uuid,
    key         bytea not null,
    words       bytea,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id),
    foreign key (organ_id, file_id) references intake_file (organ_id, id),
    check (file_id is not null or words is not null)
);
create index request_proof_of on request_proof (organ_id, request_id, recorded_at);

-- 机关自定的收件规则.
create table request_intake_rules (
    organ_id       integer primary key references pub_organ (id),
    confirm_within integer not null check (confirm_within between 1 and 10),
    transfer_rule  text not null check (transfer_rule in ('CONFIRMATION', 'ARRIVAL'))
);

-- 相似：keyed min-hashes of what is asked for, sixteen a request. Equal bands make a candidate, which is then
-- opened and compared. Equality on btree columns is leakproof, so the index serves under row security.
create table intake_likeness (
    organ_id      integer not null,
    band          bigint not null,
    submission_id uuid not null,
    primary key (organ_id, band, submission_id),
    foreign key (organ_id, submission_id) references intake_submission (organ_id, id)
);
create index intake_likeness_of on intake_likeness (organ_id, submission_id);

do $$
declare t text;
begin
    foreach t in array array['request_matter', 'request_relation', 'request_proof', 'request_intake_rules', 'intake_likeness'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
        execute format('create policy %I on %I for select to yangguang_owner using (true)', t || '_owner', t);
        execute format('grant select, insert on %I to app_office', t);
    end loop;
end $$;
create policy intake_likeness_portal on intake_likeness for insert to app_portal with check (true);
grant insert on intake_likeness to app_portal;
grant update on request_relation, request_intake_rules, request_matter to app_office;
create policy request_proof_sweep on request_proof for select to app_job using (true);
grant select (organ_id, file_id) on request_proof to app_job;

-- 转办: the one way a row of another organ comes into being, and only from a request in the caller's scope.
create policy intake_submission_hand_over on intake_submission for insert to yangguang_owner
    with check (origin_kind = 'HAND_OVER');
create policy intake_file_hand_over on intake_file for insert to yangguang_owner with check (true);
create policy intake_submission_file_hand_over on intake_submission_file for insert to yangguang_owner with check (true);
create policy intake_likeness_hand_over on intake_likeness for insert to yangguang_owner with check (true);

create function intake_in_scope(p_organ integer) returns boolean language sql stable set search_path = public as $$
    select p_organ = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[])
$$;

create function intake_hand_over(p_from_organ integer, p_from uuid, p_from_number text, p_organ integer, p_id uuid, p_kind text,
    p_on date, p_at timestamptz, p_idempotency uuid, p_content bytea, p_code bytea, p_unlock bytea, p_identity bytea, p_name bytea,
    p_key bytea, p_sealed bytea, p_bands bigint[]) returns void
    language plpgsql security definer set search_path = public as $$
begin
    if not intake_in_scope(p_from_organ) or not exists (
            select 1 from request_case where organ_id = p_from_organ and id = p_from and concluded_on is null) then
        raise exception 'request % is not one the caller may hand over', p_from;
    end if;
    insert into intake_submission (organ_id, id, channel, kind, submitted_on, submitted_at, idempotency_key, content_hash,
        code_hash, unlock_hash, identity_index, name_index, key, sealed, origin_kind, origin_organ_id, origin_id, origin_number)
    values (p_organ, p_id, 'TRANSFERRED', p_kind, p_on, p_at, p_idempotency, p_content, p_code, p_unlock, p_identity, p_name,
        p_key, p_sealed, 'HAND_OVER', p_from_organ, p_from, p_from_number);
    insert into intake_likeness (organ_id, band, submission_id) select p_organ, b, p_id from unnest(p_bands) b;
end $$;

create function intake_hand_over_file(p_submission uuid, p_organ integer, p_id uuid, p_at timestamptz, p_type text, p_size integer,
    p_sha256 bytea, p_key bytea, p_name bytea, p_sealed bytea) returns void
    language plpgsql security definer set search_path = public as $$
begin
    if not exists (select 1 from intake_submission s
            join request_case c on c.organ_id = s.origin_organ_id and c.id = s.origin_id
            where s.organ_id = p_organ and s.id = p_submission and s.origin_kind = 'HAND_OVER'
              and intake_in_scope(s.origin_organ_id) and c.concluded_on is null) then
        raise exception 'submission % is not one the caller hands over', p_submission;
    end if;
    insert into intake_file (organ_id, id, uploaded_at, media_type, size_bytes, sha256, key, name, sealed)
    values (p_organ, p_id, p_at, p_type, p_size, p_sha256, p_key, p_name, p_sealed);
    insert into intake_submission_file (organ_id, submission_id, file_id) values (p_organ, p_submission, p_id);
end $$;

-- What became of a request that was handed over: its number and where it stands, for the organ that did.
create function intake_handed_over(p_organ integer, p_id uuid)
    returns table (organ_id integer, number text, phase text, received_on date, due_on date, concluded_on date)
    language sql stable security definer set search_path = public as $$
    select s.organ_id, c.number, c.phase, c.received_on, c.due_on, c.concluded_on
    from intake_submission s left join request_case c on c.organ_id = s.organ_id and c.id = s.id
    where s.origin_organ_id = p_organ and s.origin_id = p_id and s.origin_kind = 'HAND_OVER' and intake_in_scope(p_organ)
$$;

-- The requests that a query code opens besides its own: the parts it was split into, the one it was merged
-- into, the one another organ has of it; and of each again.
create function intake_reached(p_code bytea, p_unlock bytea) returns table (organ_id integer, id uuid, relation text)
    language sql stable security definer set search_path = public as $$
    with recursive reached (organ_id, id) as (
        select s.organ_id, s.id from intake_submission s where s.code_hash = p_code and s.unlock_hash = p_unlock
        union
        select n.organ_id, n.id from reached r cross join lateral (
            select s.organ_id, s.id from intake_submission s where s.origin_organ_id = r.organ_id and s.origin_id = r.id
            union all
            select m.organ_id, m.other_id from request_relation m
            where m.organ_id = r.organ_id and m.request_id = r.id and m.kind = 'MERGE' and m.ended_at is null) n)
    select r.organ_id, r.id, coalesce((select s.origin_kind from intake_submission s join reached o
            on o.organ_id = s.origin_organ_id and o.id = s.origin_id where s.organ_id = r.organ_id and s.id = r.id), 'MERGE')
    from reached r
    where not exists (select 1 from intake_submission s where s.organ_id = r.organ_id and s.id = r.id and s.code_hash = p_code)
$$;

create function intake_track_further(p_code bytea, p_unlock bytea)
    returns table (relation text, organ_id integer, id uuid, channel text, kind text, submitted_on date, submitted_at timestamptz,
                   key bytea, sealed bytea, number text)
    language sql stable security definer set search_path = public as $$
    select r.relation, s.organ_id, s.id, s.channel, s.kind, s.submitted_on, s.submitted_at, s.key, s.sealed, c.number
    from intake_reached(p_code, p_unlock) r
    join intake_submission s on s.organ_id = r.organ_id and s.id = r.id
    left join request_case c on c.organ_id = r.organ_id and c.id = r.id
    order by s.submitted_at, c.number
$$;

create function intake_track_further_events(p_code bytea, p_unlock bytea)
    returns table (request_id uuid, seq integer, type text, on_day date, data jsonb, recorded_at timestamptz, letter_id uuid,
                   letter_title text, letter_number text)
    language sql stable security definer set search_path = public as $$
    select e.request_id, e.seq, e.type, e.on_day, e.data - 'partyLetter', e.recorded_at, l.id, l.title, l.number
    from intake_reached(p_code, p_unlock) r
    join request_event e on e.organ_id = r.organ_id and e.request_id = r.id
    left join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id))
    order by e.request_id, e.seq
$$;

create function intake_track_further_letter(p_code bytea, p_unlock bytea, p_letter uuid)
    returns table (organ_id integer, id uuid, title text, number text, key bytea, docx bytea, pdf bytea)
    language sql stable security definer set search_path = public as $$
    select l.organ_id, l.id, l.title, l.number, l.key, l.docx, l.pdf
    from intake_reached(p_code, p_unlock) r
    join request_event e on e.organ_id = r.organ_id and e.request_id = r.id and e.letter_id = p_letter
    join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id))
    limit 1
$$;

revoke all on function intake_hand_over(integer, uuid, text, integer, uuid, text, date, timestamptz, uuid, bytea, bytea, bytea,
    bytea, bytea, bytea, bytea, bigint[]), intake_hand_over_file(uuid, integer, uuid, timestamptz, text, integer, bytea, bytea, bytea,
    bytea), intake_handed_over(integer, uuid), intake_reached(bytea, bytea), intake_track_further(bytea, bytea),
    intake_track_further_events(bytea, bytea), intake_track_further_letter(bytea, bytea, uuid) from public;
grant execute on function intake_hand_over(integer, uuid, text, integer, uuid, text, date, timestamptz, uuid, bytea, bytea, bytea,
    bytea, bytea, bytea, bytea, bigint[]), intake_hand_over_file(uuid, integer, uuid, timestamptz, text, integer, bytea, bytea, bytea,
    bytea), intake_handed_over(integer, uuid) to app_office;
grant execute on function intake_track_further(bytea, bytea), intake_track_further_events(bytea, bytea),
    intake_track_further_letter(bytea, bytea, uuid) to app_portal;
