-- 更正申请（条例第四十一条）和投诉举报（第四十七条第二款、第五十一条）。Ledgers of their own: nothing here is a
-- request, so nothing here counts in table 三. What a person states is sealed; what happens to it is steps.

create table ledger_matter (
    organ_id     integer not null references pub_organ (id),
    id           uuid not null,
    form         uuid not null,
    kind         text not null check (kind in ('CORRECTION', 'COMPLAINT')),
    channel      text not null,
    received_on  date not null,
    submitted_at timestamptz not null,
    code_hash    bytea not null unique,
    unlock_hash  bytea not null,
    name_index   bytea not null,
    key          bytea not null,
    sealed       bytea not null,
    primary key (organ_id, id),
    unique (form)
);
create index ledger_matter_received on ledger_matter (organ_id, received_on desc);

-- The fold of the steps, written with each of them, for lists.
create table ledger_case (
    organ_id   integer not null,
    id         uuid not null,
    number     text not null,
    version    integer not null default 0,
    due_on     date,
    result     text,
    closed_on  date,
    replied_on date,
    primary key (organ_id, id),
    unique (organ_id, number),
    foreign key (organ_id, id) references ledger_matter (organ_id, id),
    check ((result is null) = (closed_on is null)),
    check (replied_on is null or closed_on is not null)
);
create table ledger_step (
    organ_id    integer not null,
    matter_id   uuid not null,
    seq         integer not null check (seq >= 1),
    type        text not null,
    on_day      date not null,
    data        jsonb not null,
    words       bytea,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    duty        text not null,
    primary key (organ_id, matter_id, seq),
    foreign key (organ_id, matter_id) references ledger_case (organ_id, id)
);
create table ledger_file (
    organ_id   integer not null,
    id         uuid not null,
    matter_id  uuid not null,
    media_type text not null,
    size_bytes integer not null check (size_bytes between 1 and 20971520),
    sha256     bytea not null,
    key        bytea not null,
    name       bytea not null,
    sealed     bytea not null,
    primary key (organ_id, id),
    foreign key (organ_id, matter_id) references ledger_matter (organ_id, id)
);
create table ledger_serial (
    organ_id integer not null references pub_organ (id),
    kind     text not null,
    year     integer not null,
    last     integer not null,
    primary key (organ_id, kind, year)
);
-- 办理期限: the Regulation gives none; an organ sets its own, in working days.
create table ledger_rule (
    organ_id     integer not null references pub_organ (id),
    kind         text not null check (kind in ('CORRECTION', 'COMPLAINT')),
    working_days integer not null check (working_days between 1 and 120),
    basis        text not null,
    primary key (organ_id, kind)
);

do $$
declare t text;
begin
    foreach t in array array['ledger_matter', 'ledger_case', 'ledger_step', 'ledger_file', 'ledger_serial', 'ledger_rule'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
        execute format('create policy %I on %I for select to yangguang_owner using (true)', t || '_owner', t);
    end loop;
    foreach t in array array['ledger_matter', 'ledger_file'] loop
        execute format('create policy %I on %I for insert to app_portal with check (true)', t || '_portal', t);
        execute format('grant insert on %I to app_portal', t);
    end loop;
end $$;
grant select, insert on ledger_matter, ledger_step, ledger_file to app_office;
grant select, insert, update on ledger_case, ledger_serial, ledger_rule to app_office;

create function ledger_handed_in(p_form uuid) returns boolean
    language sql stable security definer set search_path = public as $$
    select exists (select 1 from ledger_matter where form = p_form)
$$;
create function ledger_track(p_code bytea, p_unlock bytea)
    returns table (organ_id integer, id uuid, kind text, received_on date, number text, due_on date, result text, closed_on date,
                   replied_on date, data jsonb)
    language sql stable security definer set search_path = public as $$
    select m.organ_id, m.id, m.kind, m.received_on, c.number, c.due_on, c.result, c.closed_on, c.replied_on,
        (select s.data from ledger_step s where s.organ_id = m.organ_id and s.matter_id = m.id and s.type = 'Concluded'
            order by s.seq desc limit 1)
    from ledger_matter m left join ledger_case c on c.organ_id = m.organ_id and c.id = m.id
    where m.code_hash = p_code and m.unlock_hash = p_unlock
$$;
revoke all on function ledger_handed_in(uuid), ledger_track(bytea, bytea) from public;
grant execute on function ledger_handed_in(uuid), ledger_track(bytea, bytea) to app_portal;
