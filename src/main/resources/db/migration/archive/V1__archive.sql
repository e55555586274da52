-- 归档。What is kept of a closed volume beside the facts of its request: the period, and the head of the chain
-- of its events as it was then, by which a later change shows.

create table archive_volume (
    organ_id    integer not null,
    request_id  uuid not null,
    archived_on date not null,
    schedule    text not null check (schedule in ('Y10', 'Y30', 'PERMANENT')),
    keep_until  date,
    events      integer not null check (events >= 1),
    chain_head  text not null,
    archived_by uuid not null,
    primary key (organ_id, request_id),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    check ((schedule = 'PERMANENT') = (keep_until is null))
);
create index archive_volume_keep on archive_volume (organ_id, keep_until);

-- 冻结：set by hand with a reason, which is sealed. An open dispute holds a volume without a row here.
create table archive_hold (
    organ_id    integer not null,
    id          uuid not null,
    request_id  uuid not null,
    key         bytea not null,
    reason      bytea not null,
    set_on      date not null,
    set_by      uuid not null,
    released_on date,
    released_by uuid,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    check ((released_on is null) = (released_by is null))
);
create index archive_hold_request on archive_hold (organ_id, request_id);

-- 鉴定销毁：proposed by one person and approved by two others; nothing is destroyed by itself.
create table archive_disposal (
    organ_id    integer not null,
    request_id  uuid not null,
    proposed_on date not null,
    proposed_by uuid not null,
    first_by    uuid,
    second_by   uuid,
    done_on     date,
    primary key (organ_id, request_id),
    foreign key (organ_id, request_id) references archive_volume (organ_id, request_id),
    check (first_by is null or first_by <> proposed_by),
    check (second_by is null or (first_by is not null and second_by <> proposed_by and second_by <> first_by)),
    check (done_on is null or second_by is not null)
);

-- 保管期限 of a region, where it differs from the usual; public like the guide.
create table pub_retention (
    region text not null,
    kind   text not null check (kind in ('PLAIN', 'DISPUTED', 'ENDED')),
    period text not null check (period in ('Y10', 'Y30', 'PERMANENT')),
    basis  text not null,
    primary key (region, kind)
);
grant select on pub_retention to app_office, app_portal, app_job;
grant insert, update on pub_retention to app_office;

do $$
declare t text;
begin
    foreach t in array array['archive_volume', 'archive_hold', 'archive_disposal'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
        execute format('create policy %I on %I for select to yangguang_owner using (true)', t || '_owner', t);
    end loop;
end $$;
grant select, insert on archive_volume to app_office;
grant select, insert, update on archive_hold, archive_disposal to app_office;

-- The trail of one request for its volume. Who may see the request may have it; reading personal data and
-- taking volumes out is left away, so that the same volume stays the same.
create policy audit_read_request on audit_record for select to yangguang_owner using (object like 'request:%');
create function archive_trail(p_request uuid)
    returns table (seq bigint, at timestamptz, actor text, duty text, action text, result text, reason text, detail text,
                   prev_hash bytea, hash bytea)
    language sql stable security definer set search_path = public as $$
    select a.seq, a.at, a.actor, a.duty, a.action, a.result, a.reason, a.detail, a.prev_hash, a.hash
    from audit_record a
    where a.object = 'request:' || p_request
      and a.action not in ('request.read-file', 'request.read-identity') and a.action not like 'archive.%'
      and exists (select 1 from request_case c where c.id = p_request
          and c.organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    order by a.seq
$$;
revoke all on function archive_trail(uuid) from public;
grant execute on function archive_trail(uuid) to app_office;

-- 销毁: empties what is sealed under the keys of a request, and the keys with it, once two persons have
-- approved, the period is over and no hold stands. The counted facts stay.
do $$
declare t text;
begin
    foreach t in array array['intake_submission', 'intake_file', 'request_reply', 'letter_letter', 'request_service_proof'] loop
        execute format('create policy %I on %I for update to yangguang_owner using (true)', t || '_erase', t);
    end loop;
end $$;
create policy intake_submission_file_erase on intake_submission_file for select to yangguang_owner using (true);
create policy request_service_proof_erase_read on request_service_proof for select to yangguang_owner using (true);
create function archive_erase(p_organ integer, p_request uuid) returns void
    language plpgsql security definer set search_path = public as $$
begin
    if not p_organ = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]) then
        raise exception 'organ % is not in scope', p_organ;
    end if;
    if not exists (
        select 1 from archive_disposal d join archive_volume v on v.organ_id = d.organ_id and v.request_id = d.request_id
        where d.organ_id = p_organ and d.request_id = p_request and d.second_by is not null and d.done_on is null
          and v.keep_until < current_date
          and not exists (select 1 from archive_hold h where h.organ_id = d.organ_id and h.request_id = d.request_id
              and h.released_on is null)) then
        raise exception 'request % is not approved for disposal', p_request;
    end if;
    update intake_submission set key = '', sealed = '', identity_index = '', name_index = '', unlock_hash = ''
        where organ_id = p_organ and id = p_request;
    update intake_file set key = '', name = '', sealed = '' where organ_id = p_organ and id in (
        select file_id from intake_submission_file where organ_id = p_organ and submission_id = p_request);
    update request_reply set key = '', facts = '', return_note = null
        where organ_id = p_organ and request_id = p_request;
    update letter_letter set key = '', docx = '', pdf = '' where organ_id = p_organ and subject_id = p_request;
    update request_service_proof set key = '', words = '', file = case when file is null then null else ''::bytea end
        where organ_id = p_organ and request_id = p_request;
end $$;
revoke all on function archive_erase(integer, uuid) from public;
grant execute on function archive_erase(integer, uuid) to app_office;
