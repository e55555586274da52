-- 行政复议、行政诉讼。What happens in a case is events, never changed. The columns from version on are their
-- fold, written in the transaction of each event so that lists can be filtered and paged in SQL. Who
-- disputes, over what, and the words of an event are sealed.

create table dispute_case (
    organ_id       integer not null references pub_organ (id),
    id             uuid not null,
    form           uuid not null,
    kind           text not null check (kind in ('RECONSIDERATION', 'LITIGATION_DIRECT', 'LITIGATION_AFTER_RECONSIDERATION')),
    request_id     uuid,
    request_number text,
    follows_id     uuid,
    authority      text not null,
    case_number    text not null,
    received_on    date not null,
    name_index     bytea not null,
    key            bytea not null,
    sealed         bytea not null,
    version        integer not null default 1,
    phase          text not null check (phase in ('PENDING', 'ON_APPEAL', 'CLOSED', 'ANNULLED')),
    closed_on      date,
    due_what       text check (due_what in ('ANSWER', 'REPLY_ANEW', 'APPEAL')),
    due_on         date,
    primary key (organ_id, id),
    unique (organ_id, form),
    foreign key (organ_id, request_id) references request_case (organ_id, id),
    foreign key (organ_id, follows_id) references dispute_case (organ_id, id),
    check ((request_id is null) = (request_number is null)),
    check ((due_what is null) = (due_on is null)),
    check ((phase = 'CLOSED') = (closed_on is not null))
);
create unique index dispute_case_number on dispute_case (organ_id, kind, case_number) where case_number <> '' and phase <> 'ANNULLED';
create index dispute_case_received on dispute_case (organ_id, received_on);
create index dispute_case_request on dispute_case (organ_id, request_id);
create index dispute_case_name on dispute_case (organ_id, name_index);

create table dispute_event (
    organ_id    integer not null,
    dispute_id  uuid not null,
    seq         integer not null check (seq >= 1),
    type        text not null,
    on_day      date not null,
    data        jsonb not null,
    words       bytea,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    duty        text not null,
    primary key (organ_id, dispute_id, seq),
    foreign key (organ_id, dispute_id) references dispute_case (organ_id, id)
);

do $$
declare t text;
begin
    foreach t in array array['dispute_case', 'dispute_event'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;

grant select, insert, update on dispute_case to app_office;
grant select, insert on dispute_event to app_office;
