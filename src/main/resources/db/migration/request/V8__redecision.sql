-- 责令重新答复：a decision may be quashed and another made. concluded_on and outcome say how the request stands,
-- and are empty while it is to be decided anew; what the annual report counts, once, stands beside them.
alter table request_case add column counted_on date;
alter table request_case add column counted_as text;
create policy request_case_migration on request_case for update to yangguang_owner using (true);
update request_case set counted_on = concluded_on, counted_as = outcome where outcome is not null;
drop policy request_case_migration on request_case;
alter table request_case add constraint request_case_counted check ((counted_on is null) = (counted_as is null));

alter table request_case drop constraint request_case_phase_check;
alter table request_case add constraint request_case_phase_check check (phase in ('HANDLING', 'AWAITING_SUPPLEMENT',
    'AWAITING_PAYMENT', 'REPLIED', 'ABANDONED', 'WITHDRAWN', 'MERGED', 'HANDED_OVER', 'REDECIDING'));

-- The function that hands a request over writes as the owner, and so does the trigger behind it.
create policy intake_arrival_hand_over on intake_arrival for insert to yangguang_owner with check (true);

-- A decision reaches its applicant by service of that decision, not of one before it.
create function request_is_served(p_organ integer, p_request uuid, p_seq integer) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select 1 from request_event s
        where s.organ_id = p_organ and s.request_id = p_request and s.type = 'Served' and s.seq > p_seq
          and not exists (select 1 from request_event d where d.organ_id = p_organ and d.request_id = p_request
              and d.type in ('Replied', 'Abandoned') and d.seq > p_seq and d.seq < s.seq))
$$;
revoke all on function request_is_served(integer, uuid, integer) from public;

-- Of the request as a whole: whether the decision that stands is served. While another is to be made none is.
create or replace function request_is_served(p_organ integer, p_request uuid) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select 1 from request_event s
        where s.organ_id = p_organ and s.request_id = p_request and s.type = 'Served'
          and not exists (select 1 from request_event d where d.organ_id = p_organ and d.request_id = p_request
              and d.type in ('Replied', 'Abandoned', 'OrderedAnew') and d.seq > s.seq))
$$;

create or replace function intake_track_events(p_code bytea, p_unlock bytea)
    returns table (seq integer, type text, on_day date, data jsonb, recorded_at timestamptz, letter_id uuid, letter_title text,
                   letter_number text)
    language sql stable security definer set search_path = public as $$
    select e.seq, e.type, e.on_day, e.data - 'partyLetter', e.recorded_at, l.id, l.title, l.number
    from intake_submission s
    join request_event e on e.organ_id = s.organ_id and e.request_id = s.id
    left join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id, e.seq))
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
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id, e.seq))
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    limit 1
$$;

create or replace function intake_track_further_events(p_code bytea, p_unlock bytea)
    returns table (request_id uuid, seq integer, type text, on_day date, data jsonb, recorded_at timestamptz, letter_id uuid,
                   letter_title text, letter_number text)
    language sql stable security definer set search_path = public as $$
    select e.request_id, e.seq, e.type, e.on_day, e.data - 'partyLetter', e.recorded_at, l.id, l.title, l.number
    from intake_reached(p_code, p_unlock) r
    join request_event e on e.organ_id = r.organ_id and e.request_id = r.id
    left join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id, e.seq))
    order by e.request_id, e.seq
$$;

create or replace function intake_track_further_letter(p_code bytea, p_unlock bytea, p_letter uuid)
    returns table (organ_id integer, id uuid, title text, number text, key bytea, docx bytea, pdf bytea)
    language sql stable security definer set search_path = public as $$
    select l.organ_id, l.id, l.title, l.number, l.key, l.docx, l.pdf
    from intake_reached(p_code, p_unlock) r
    join request_event e on e.organ_id = r.organ_id and e.request_id = r.id and e.letter_id = p_letter
    join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type not in ('Replied', 'Abandoned') or request_is_served(e.organ_id, e.request_id, e.seq))
    limit 1
$$;
