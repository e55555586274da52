-- 依申请公开。What an applicant hands in (intake_) is written once and never changed; what happens to it
-- afterwards is events. Everything else (state, deadline, overdue, counts) is derived from these.

create table intake_submission (
    organ_id        integer not null references pub_organ (id),
    id              uuid not null,
    channel         text not null,
    kind            text not null check (kind in ('NATURAL_PERSON', 'BUSINESS', 'RESEARCH', 'NGO', 'LEGAL_SERVICE', 'OTHER')),
    submitted_on    date not null,
    submitted_at    timestamptz not null,
    idempotency_key uuid not null unique,
    content_hash    bytea not null,
    code_hash       bytea not null unique,
    unlock_hash     bytea not null,
    identity_index  bytea not null,
    name_index      bytea not null,
    key             bytea not null,
    sealed          bytea not null,
    primary key (organ_id, id)
);
create index intake_submission_at on intake_submission (organ_id, submitted_at desc);
create index intake_submission_identity on intake_submission (organ_id, identity_index);
create index intake_submission_name on intake_submission (organ_id, name_index);

-- Files are handed in before the form is complete; those that no submission names are swept after a day.
create table intake_file (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    uploaded_at timestamptz not null,
    media_type  text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png',
                    'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
    size_bytes  integer not null check (size_bytes between 1 and 20971520),
    sha256      bytea not null,
    key         bytea not null,
    name        bytea not null,
    sealed      bytea not null,
    primary key (organ_id, id)
);
create table intake_submission_file (
    organ_id      integer not null,
    submission_id uuid not null,
    file_id       uuid not null,
    primary key (organ_id, submission_id, file_id),
    foreign key (organ_id, submission_id) references intake_submission (organ_id, id),
    foreign key (organ_id, file_id) references intake_file (organ_id, id)
);

-- 存为草稿：each saving is a row; the newest counts; swept after 30 days.
create table intake_draft (
    organ_id  integer not null references pub_organ (id),
    id        uuid not null,
    code_hash bytea not null,
    saved_at  timestamptz not null,
    key       bytea not null,
    sealed    bytea not null,
    primary key (organ_id, id)
);
create index intake_draft_code on intake_draft (code_hash, saved_at desc);

create table request_serial (
    organ_id integer not null references pub_organ (id),
    year     integer not null,
    last     integer not null,
    primary key (organ_id, year)
);

-- The case of a submission. The columns from phase on are the fold of its events, written in the
-- transaction of each event so that lists can be sorted and paged in SQL; due_on is recounted whenever
-- the calendar changes.
create table request_case (
    organ_id     integer not null,
    id           uuid not null,
    number       text not null,
    year         integer not null,
    serial       integer not null,
    handler_id   uuid,
    version      integer not null default 0,
    phase        text not null check (phase in ('HANDLING', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT', 'REPLIED',
                     'ABANDONED', 'WITHDRAWN')),
    served       boolean not null default false,
    received_on  date,
    concluded_on date,
    outcome      text,
    due_on       date,
    paused       boolean not null default false,
    provisional  boolean not null default false,
    primary key (organ_id, id),
    unique (organ_id, number),
    unique (organ_id, year, serial),
    foreign key (organ_id, id) references intake_submission (organ_id, id),
    check ((concluded_on is null) = (outcome is null))
);
create index request_case_open on request_case (organ_id, due_on) where concluded_on is null;
create index request_case_received on request_case (organ_id, received_on);
create index request_case_concluded on request_case (organ_id, concluded_on);

create table request_event (
    organ_id    integer not null,
    request_id  uuid not null,
    seq         integer not null check (seq >= 1),
    type        text not null,
    on_day      date not null,
    data        jsonb not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    duty        text not null,
    letter_id   uuid,
    primary key (organ_id, request_id, seq),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    foreign key (organ_id, letter_id) references letter_letter (organ_id, id)
);

-- 答复书稿：one at a time for a request, from drafting to signing.
create table request_reply (
    organ_id     integer not null,
    request_id   uuid not null,
    version      integer not null default 0,
    status       text not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'SIGNED')),
    reply_kind   text not null,
    outcome      text not null,
    key          bytea not null,
    facts        bytea not null,
    author_id    uuid not null,
    signer_id    uuid,
    saved_at     timestamptz not null,
    return_note  bytea,
    primary key (organ_id, request_id),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    check (signer_id is null or signer_id <> author_id)
);

do $$
declare t text;
begin
    foreach t in array array['intake_submission', 'intake_file', 'intake_submission_file', 'intake_draft', 'request_serial',
                             'request_case', 'request_event', 'request_reply'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
        execute format('create policy %I on %I for select to yangguang_owner using (true)', t || '_owner', t);
    end loop;
    foreach t in array array['intake_submission', 'intake_file', 'intake_submission_file', 'intake_draft'] loop
        execute format('create policy %I on %I for insert to app_portal with check (true)', t || '_portal', t);
        execute format('grant insert on %I to app_portal', t);
        execute format('grant select, insert on %I to app_office', t);
    end loop;
end $$;

create policy intake_file_sweep on intake_file to app_job using (true);
create policy intake_submission_file_sweep on intake_submission_file for select to app_job using (true);
create policy intake_draft_sweep on intake_draft to app_job using (true);
grant select (organ_id, id, uploaded_at), delete on intake_file to app_job;
grant select on intake_submission_file to app_job;
grant select (organ_id, id, saved_at), delete on intake_draft to app_job;

grant select, insert, update on request_serial, request_case, request_reply to app_office;
grant select, insert on request_event to app_office;

-- A reply reaches its applicant by service, on the day that counts; until then its letter stays inside.
create function request_is_served(p_organ integer, p_request uuid) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select 1 from request_event where organ_id = p_organ and request_id = p_request and type = 'Served')
$$;
revoke all on function request_is_served(integer, uuid) from public;

-- What the public pages may know of private rows: one request, to whoever shows its code. The functions
-- run as the owner, whose policies above let it read; the portal itself reads none of these tables.
create function intake_track(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, channel text, kind text, submitted_on date, submitted_at timestamptz,
                   key bytea, sealed bytea, number text)
    language sql stable security definer set search_path = public as $$
    select s.organ_id, s.id, s.channel, s.kind, s.submitted_on, s.submitted_at, s.key, s.sealed, c.number
    from intake_submission s left join request_case c on c.organ_id = s.organ_id and c.id = s.id
    where s.code_hash = p_code and s.unlock_hash = p_unlock
$$;

create function intake_track_events(p_code bytea, p_unlock bytea)
    returns table (seq integer, type text, on_day date, data jsonb, recorded_at timestamptz, letter_id uuid, letter_title text,
                   letter_number text)
    language sql stable security definer set search_path = public as $$
    select e.seq, e.type, e.on_day, e.data, e.recorded_at, l.id, l.title, l.number
    from intake_submission s
    join request_event e on e.organ_id = s.organ_id and e.request_id = s.id
    left join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type <> 'Replied' or request_is_served(e.organ_id, e.request_id))
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    order by e.seq
$$;

create function intake_track_letter(p_code bytea, p_unlock bytea, p_letter uuid)
    returns table (organ_id integer, id uuid, title text, number text, key bytea, docx bytea, pdf bytea)
    language sql stable security definer set search_path = public as $$
    select l.organ_id, l.id, l.title, l.number, l.key, l.docx, l.pdf
    from intake_submission s
    join request_event e on e.organ_id = s.organ_id and e.request_id = s.id and e.letter_id = p_letter
    join letter_letter l on l.organ_id = e.organ_id and l.id = e.letter_id
        and (e.type <> 'Replied' or request_is_served(e.organ_id, e.request_id))
    where s.code_hash = p_code and s.unlock_hash = p_unlock
    limit 1
$$;

-- Whether the form with this key was handed in with just this content (a double click) or with another.
create function intake_handed_in(p_key uuid) returns table (content_hash bytea, submitted_at timestamptz, submitted_on date)
    language sql stable security definer set search_path = public as $$
    select content_hash, submitted_at, submitted_on from intake_submission where idempotency_key = p_key
$$;

create function intake_open_draft(p_code bytea)
    returns table (organ_id integer, id uuid, key bytea, sealed bytea, saved_at timestamptz)
    language sql stable security definer set search_path = public as $$
    select organ_id, id, key, sealed, saved_at from intake_draft
    where code_hash = p_code and saved_at > now() - interval '30 days' order by saved_at desc limit 1
$$;

revoke all on function intake_track(bytea, bytea), intake_track_events(bytea, bytea), intake_track_letter(bytea, bytea, uuid),
    intake_handed_in(uuid), intake_open_draft(bytea) from public;
grant execute on function intake_track(bytea, bytea), intake_track_events(bytea, bytea), intake_track_letter(bytea, bytea, uuid),
    intake_handed_in(uuid), intake_open_draft(bytea) to app_portal;
