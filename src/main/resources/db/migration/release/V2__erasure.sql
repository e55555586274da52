-- 销毁 reaches everything that is kept of a request under seal, whichever module keeps it: what the archive emptied
-- before, and the drafts with their reviews, materials, messages, proofs, relations and routings. The case with its
-- events and what is counted stays.
do $$
declare t text;
begin
    foreach t in array array['release_box', 'release_page', 'release_outgoing', 'release_material', 'request_decision',
            'request_signoff', 'request_reply', 'request_proof', 'request_relation', 'request_matter', 'request_routing',
            'intake_likeness'] loop
        execute format('create policy %I on %I for delete to yangguang_owner using (true)', t || '_disposed', t);
    end loop;
    -- A row is found before it is deleted.
    foreach t in array array['release_box', 'release_page', 'request_decision', 'request_signoff', 'request_routing'] loop
        if not exists (select 1 from pg_policies p where p.tablename = t and 'yangguang_owner' = any (p.roles)
                       and p.cmd in ('SELECT', 'ALL')) then
            execute format('create policy %I on %I for select to yangguang_owner using (true)', t || '_disposing', t);
        end if;
    end loop;
end $$;

create or replace function archive_erase(p_organ integer, p_request uuid) returns void
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
        select file_id from intake_submission_file where organ_id = p_organ and submission_id = p_request
        union select f.file_id from request_message_file f join request_message m on m.organ_id = f.organ_id and m.id = f.message_id
            where m.organ_id = p_organ and m.request_id = p_request
        union select file_id from request_proof where organ_id = p_organ and request_id = p_request and file_id is not null);
    update letter_letter set key = '', docx = '', pdf = '' where organ_id = p_organ and subject_id = p_request;
    update request_service_proof set key = '', words = '', file = case when file is null then null else ''::bytea end
        where organ_id = p_organ and request_id = p_request;
    delete from release_box where organ_id = p_organ
        and material_id in (select id from release_material where organ_id = p_organ and request_id = p_request);
    delete from release_page where organ_id = p_organ
        and material_id in (select id from release_material where organ_id = p_organ and request_id = p_request);
    delete from release_outgoing where organ_id = p_organ
        and material_id in (select id from release_material where organ_id = p_organ and request_id = p_request);
    delete from release_material where organ_id = p_organ and request_id = p_request;
    delete from request_decision where organ_id = p_organ and request_id = p_request;
    delete from request_signoff where organ_id = p_organ and request_id = p_request;
    delete from request_reply where organ_id = p_organ and request_id = p_request;
    delete from request_message_file where organ_id = p_organ
        and message_id in (select id from request_message where organ_id = p_organ and request_id = p_request);
    delete from request_message where organ_id = p_organ and request_id = p_request;
    delete from request_contact where organ_id = p_organ and request_id = p_request;
    delete from request_rating where organ_id = p_organ and request_id = p_request;
    delete from request_proof where organ_id = p_organ and request_id = p_request;
    delete from request_relation where organ_id = p_organ and (request_id = p_request or other_id = p_request);
    delete from request_matter where organ_id = p_organ and request_id = p_request;
    delete from request_routing where organ_id = p_organ and request_id = p_request;
    delete from intake_likeness where organ_id = p_organ and submission_id = p_request;
end $$;
