-- 答复文书库：an organ's own wording of the letters, version by version; the organs below it use it unless
-- they have one of their own. A row without words gives the own wording up again.
create table letter_template (
    organ_id    integer not null references pub_organ (id),
    template    text not null,
    serial      integer not null check (serial >= 1),
    revision    integer not null default 0,
    status      text not null check (status in ('DRAFT', 'RETURNED', 'APPROVED')),
    title       text,
    basis       text,
    addressee   text,
    body        text,
    note        text not null,
    from_day    date not null,
    drafted_by  uuid not null,
    drafter     text not null,
    drafted_at  timestamptz not null,
    approved_by uuid,
    approver    text,
    approved_at timestamptz,
    return_note text not null default '',
    primary key (organ_id, template, serial),
    check ((title is null) = (body is null) and (basis is null) = (body is null) and (addressee is null) = (body is null)),
    check ((status = 'APPROVED') = (approved_at is not null)),
    -- 起草与批准不得为同一人（A9）
    check (approved_by is null or approved_by <> drafted_by)
);
create unique index letter_template_open on letter_template (organ_id, template) where status <> 'APPROVED';

-- 机关代字、文号格式、计入规则；an organ that sets nothing goes by the product's defaults.
create table letter_setting (
    organ_id integer not null references pub_organ (id),
    name     text not null,
    value    text not null,
    set_by   uuid not null,
    set_at   timestamptz not null,
    primary key (organ_id, name)
);

-- A void letter keeps its number and its files.
create table letter_void (
    organ_id  integer not null,
    letter_id uuid not null,
    reason    text not null,
    voided_by uuid not null,
    voided_at timestamptz not null,
    primary key (organ_id, letter_id),
    foreign key (organ_id, letter_id) references letter_letter (organ_id, id)
);

-- Numbers are counted by what they have in common, so that two series with one pattern share one row.
alter table letter_serial no force row level security;
alter table letter_serial add column stem text;
update letter_serial s set stem = (select o.short_name from pub_organ_current o where o.id = s.organ_id) || '公开告〔{年}〕{序号}号';
alter table letter_serial alter column stem set not null;
alter table letter_serial drop constraint letter_serial_pkey;
alter table letter_serial add primary key (organ_id, year, stem);
alter table letter_serial force row level security;

do $$
declare t text;
begin
    foreach t in array array['letter_template', 'letter_setting', 'letter_void'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;
-- Wording that is in force holds for the organs below, so every office may read it.
create policy letter_template_read on letter_template for select to app_office using (status = 'APPROVED');

grant select, insert, update on letter_template, letter_setting to app_office;
grant select, insert on letter_void to app_office;
