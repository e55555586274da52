-- 申请人: what passes between an applicant and the desk after the application (messages, 补正材料, 理由说明,
-- 撤回声明), where the applicant is reached now, what the applicant thought of it, and accounts.
-- Words and addresses are sealed. The public reaches all of it through functions that ask for the code and
-- the digits; accounts belong to the job role.

create table request_message (
    organ_id   integer not null,
    id         uuid not null,
    request_id uuid not null,
    form       uuid not null unique,
    kind       text not null check (kind in ('QUESTION', 'SUPPLEMENT', 'REASONS', 'WITHDRAWAL', 'ANSWER')),
    sent_on    date not null,
    sent_at    timestamptz not null,
    sent_by    uuid,
    read_at    timestamptz,
    key        bytea not null,
    sealed     bytea not null,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id),
    check ((kind = 'ANSWER') = (sent_by is not null))
);
create index request_message_request on request_message (organ_id, request_id, sent_at);
create index request_message_unread on request_message (organ_id, sent_at) where read_at is null and kind <> 'ANSWER';
create index request_message_withdrawal on request_message (organ_id, request_id) where kind = 'WITHDRAWAL';

create table request_message_file (
    organ_id   integer not null,
    message_id uuid not null,
    file_id    uuid not null,
    primary key (organ_id, message_id, file_id),
    foreign key (organ_id, message_id) references request_message (organ_id, id),
    foreign key (organ_id, file_id) references intake_file (organ_id, id)
);

-- The newest row counts; the application itself is never changed.
create table request_contact (
    organ_id   integer not null,
    id         uuid not null,
    request_id uuid not null,
    changed_at timestamptz not null,
    key        bytea not null,
    sealed     bytea not null,
    primary key (organ_id, id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id)
);
create index request_contact_request on request_contact (organ_id, request_id, changed_at desc);

create table request_rating (
    organ_id   integer not null,
    request_id uuid not null,
    stars      smallint not null check (stars between 1 and 5),
    rated_at   timestamptz not null,
    changed_at timestamptz not null,
    key        bytea not null,
    sealed     bytea not null,
    primary key (organ_id, request_id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id)
);

-- What has been told by 短信 or 电子邮件, so that it is told once.
create table request_told (
    organ_id integer not null references pub_organ (id),
    key      text not null,
    told_at  timestamptz not null,
    primary key (organ_id, key)
);
create index request_event_recorded on request_event (recorded_at);

-- 申请人账户: kept apart from the accounts of officers in every way.
create table applicant_account (
    id           uuid primary key,
    address_index bytea not null unique,
    key          bytea not null,
    sealed       bytea not null,
    active       boolean not null default false,
    password_hash text,
    created_at   timestamptz not null,
    failures     integer not null default 0,
    locked_until timestamptz,
    proof_password text,
    proof_hash   bytea,
    proof_until  timestamptz,
    proof_sent_at timestamptz,
    proof_tries  integer not null default 0,
    check (not active or password_hash is not null)
);
create table applicant_session (
    token_hash bytea primary key,
    account_id uuid not null references applicant_account (id) on delete cascade,
    begun_at   timestamptz not null,
    ends_at    timestamptz not null
);
create index applicant_session_account on applicant_session (account_id);
create table applicant_request (
    organ_id   integer not null,
    request_id uuid not null,
    account_id uuid not null references applicant_account (id) on delete cascade,
    added_at   timestamptz not null,
    primary key (account_id, request_id),
    foreign key (organ_id, request_id) references intake_submission (organ_id, id)
);
create index applicant_request_request on applicant_request (organ_id, request_id);

do $$
declare t text;
begin
    foreach t in array array['request_message', 'request_message_file', 'request_contact', 'request_rating', 'request_told'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
        -- The functions below write these as their owner.
        execute format('create policy %I on %I to yangguang_owner using (true) with check (true)', t || '_owner', t);
    end loop;
    foreach t in array array['applicant_account', 'applicant_session', 'applicant_request'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy %I on %I to app_job using (true) with check (true)', t || '_job', t);
        execute format('grant select, insert, update, delete on %I to app_job', t);
    end loop;
end $$;

grant select, insert on request_message to app_office;
grant update (read_at) on request_message to app_office;
grant select on request_message_file, request_contact, request_rating to app_office;
grant select, insert on request_told to app_office;

create policy intake_submission_file_owner_write on intake_submission_file for insert to yangguang_owner with check (true);
create policy intake_submission_reopened on intake_submission for update to yangguang_owner using (true) with check (true);

-- An account opens the requests added to it with what opens them, which never leaves the application.
create policy intake_submission_account on intake_submission for select to app_job using (
    exists (select 1 from applicant_request a
            where a.organ_id = intake_submission.organ_id and a.request_id = intake_submission.id));
grant select (organ_id, id, code_hash, unlock_hash) on intake_submission to app_job;

create function intake_own(p_code bytea, p_unlock bytea) returns table (organ_id integer, id uuid)
    language sql stable security definer set search_path = public as $$
    select s.organ_id, s.id from intake_submission s where s.code_hash = p_code and s.unlock_hash = p_unlock
$$;

create function intake_messages(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, kind text, sent_on date, sent_at timestamptz, read_at timestamptz, key bytea,
                   sealed bytea)
    language sql stable security definer set search_path = public as $$
    select m.organ_id, m.id, m.kind, m.sent_on, m.sent_at, m.read_at, m.key, m.sealed
    from intake_own(p_code, p_unlock) s
    join request_message m on m.organ_id = s.organ_id and m.request_id = s.id order by m.sent_at, m.id
$$;

create function intake_message_files(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, message_id uuid, id uuid, size_bytes integer, key bytea, name bytea)
    language sql stable security definer set search_path = public as $$
    select f.organ_id, mf.message_id, f.id, f.size_bytes, f.key, f.name
    from intake_own(p_code, p_unlock) s
    join request_message m on m.organ_id = s.organ_id and m.request_id = s.id
    join request_message_file mf on mf.organ_id = m.organ_id and mf.message_id = m.id
    join intake_file f on f.organ_id = mf.organ_id and f.id = mf.file_id order by f.uploaded_at
$$;

-- False if the form was sent before; then nothing happens.
create function intake_send_message(p_code bytea, p_unlock bytea, p_id uuid, p_form uuid, p_kind text, p_on date,
                                    p_at timestamptz, p_key bytea, p_sealed bytea, p_files uuid[]) returns boolean
    language plpgsql security definer set search_path = public as $$
declare s record;
begin
    select * into s from intake_own(p_code, p_unlock);
    if not found or p_kind = 'ANSWER' then
        return false;
    end if;
    insert into request_message (organ_id, id, request_id, form, kind, sent_on, sent_at, key, sealed)
    values (s.organ_id, p_id, s.id, p_form, p_kind, p_on, p_at, p_key, p_sealed) on conflict (form) do nothing;
    if not found then
        return false;
    end if;
    insert into request_message_file select s.organ_id, p_id, f from unnest(p_files) f;
    insert into intake_submission_file select s.organ_id, s.id, f from unnest(p_files) f;
    return true;
end $$;

create function intake_read_answers(p_code bytea, p_unlock bytea, p_at timestamptz) returns void
    language sql security definer set search_path = public as $$
    update request_message m set read_at = p_at from intake_own(p_code, p_unlock) s
    where m.organ_id = s.organ_id and m.request_id = s.id and m.kind = 'ANSWER' and m.read_at is null
$$;

create function intake_contact(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, changed_at timestamptz, key bytea, sealed bytea)
    language sql stable security definer set search_path = public as $$
    select c.organ_id, c.id, c.changed_at, c.key, c.sealed from intake_own(p_code, p_unlock) s
    join request_contact c on c.organ_id = s.organ_id and c.request_id = s.id order by c.changed_at desc, c.id limit 1
$$;

-- From now on the request opens with the digits of the new number. The id is the number of the form.
create function intake_change_contact(p_code bytea, p_unlock bytea, p_new_unlock bytea, p_id uuid, p_at timestamptz,
                                      p_key bytea, p_sealed bytea) returns boolean
    language plpgsql security definer set search_path = public as $$
declare s record;
begin
    select * into s from intake_own(p_code, p_unlock);
    if not found then
        return false;
    end if;
    insert into request_contact (organ_id, id, request_id, changed_at, key, sealed)
    values (s.organ_id, p_id, s.id, p_at, p_key, p_sealed) on conflict do nothing;
    if not found then
        return false;
    end if;
    update intake_submission set unlock_hash = p_new_unlock where organ_id = s.organ_id and id = s.id;
    return true;
end $$;

create function intake_rating(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, stars smallint, rated_at timestamptz, key bytea, sealed bytea)
    language sql stable security definer set search_path = public as $$
    select r.organ_id, r.request_id, r.stars, r.rated_at, r.key, r.sealed from intake_own(p_code, p_unlock) s
    join request_rating r on r.organ_id = s.organ_id and r.request_id = s.id
$$;

-- 评价 is given once the reply was served, and may be changed while it is younger than the day given.
create function intake_rate(p_code bytea, p_unlock bytea, p_stars integer, p_at timestamptz, p_changeable timestamptz,
                            p_key bytea, p_sealed bytea) returns boolean
    language plpgsql security definer set search_path = public as $$
declare s record;
begin
    select * into s from intake_own(p_code, p_unlock);
    if not found or not exists (select 1 from request_case c
                                where c.organ_id = s.organ_id and c.id = s.id and c.phase = 'REPLIED' and c.served) then
        return false;
    end if;
    insert into request_rating (organ_id, request_id, stars, rated_at, changed_at, key, sealed)
    values (s.organ_id, s.id, p_stars, p_at, p_at, p_key, p_sealed)
    on conflict (organ_id, request_id) do update
        set stars = excluded.stars, changed_at = excluded.changed_at, key = excluded.key, sealed = excluded.sealed
        where request_rating.rated_at > p_changeable;
    return found;
end $$;

revoke all on function intake_own(bytea, bytea), intake_messages(bytea, bytea), intake_message_files(bytea, bytea),
    intake_send_message(bytea, bytea, uuid, uuid, text, date, timestamptz, bytea, bytea, uuid[]),
    intake_read_answers(bytea, bytea, timestamptz), intake_contact(bytea, bytea),
    intake_change_contact(bytea, bytea, bytea, uuid, timestamptz, bytea, bytea), intake_rating(bytea, bytea),
    intake_rate(bytea, bytea, integer, timestamptz, timestamptz, bytea, bytea) from public;
grant execute on function intake_own(bytea, bytea), intake_messages(bytea, bytea), intake_message_files(bytea, bytea),
    intake_send_message(bytea, bytea, uuid, uuid, text, date, timestamptz, bytea, bytea, uuid[]),
    intake_read_answers(bytea, bytea, timestamptz), intake_contact(bytea, bytea),
    intake_change_contact(bytea, bytea, bytea, uuid, timestamptz, bytea, bytea), intake_rating(bytea, bytea),
    intake_rate(bytea, bytea, integer, timestamptz, timestamptz, bytea, bytea) to app_portal;
