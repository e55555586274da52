-- What a request waits for from its applicant (补正, 缴费) has a last day of its own, by which lists find
-- those that may be ended. It is worked out from the events like the columns beside it.
alter table request_case add column waits_until date;
update request_case c set waits_until = (
    select (e.data ->> 'until')::date from request_event e
    where e.organ_id = c.organ_id and e.request_id = c.id and e.type = 'SupplementNotified'
    order by e.seq desc limit 1)
where c.phase = 'AWAITING_SUPPLEMENT';
create index request_case_waiting on request_case (organ_id, waits_until) where concluded_on is null;

-- A request withdrawn before its receipt was confirmed has a case, but neither number nor day of receipt.
alter table request_case alter column number drop not null;
alter table request_case alter column year drop not null;
alter table request_case alter column serial drop not null;
alter table request_case add constraint request_case_numbered check (
    (number is null) = (year is null) and (number is null) = (serial is null)
    and (number is not null or (phase = 'WITHDRAWN' and received_on is null)));

-- 处理终结告知书 is a decision: like a reply it reaches the applicant by service and stays inside until then.
create or replace function intake_track_events(p_code bytea, p_unlock bytea)
    returns table (seq integer, type text, on_day date, data jsonb, recorded_at timestamptz, letter_id uuid, letter_title text,
                   letter_number text)
    language sql stable security definer set search_path = public as $$
    select e.seq, e.type, e.on_day, e.data - 'partyLetter', e.recorded_at, l.id, l.title, l.number
    from intake_submission s
    join request_event e on e.organ_id = s.organ_id and e.request_id = s.id
    left join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id))
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    order by e.seq
$$;

create or replace function intake_track_letter(p_code bytea, p_unlock bytea, p_letter uuid)
    returns table (organ_id integer, id uuid, title text, number text, key bytea, docx bytea, pdf bytea)
    language sql stable security definer set search_path = public as $$
    select l.organ_id, l.id, l.title, l.number, l.key, l.docx, l.pdf
    from intake_submission s
    join request_event e on e.organ_id = s.organ_id and e.request_id = s.id and e.letter_id = p_letter
    join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id))
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    limit 1
$$;
