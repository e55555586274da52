-- 文书：signed letters as they left the organ. The bytes are kept as made at signing, sealed, because a
-- letter bears a name; a later version of the program does not change what was sent.

create table letter_serial (
    organ_id integer not null references pub_organ (id),
    year     integer not null,
    last     integer not null,
    primary key (organ_id, year)
);

create table letter_letter (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    subject_id  uuid not null,
    template    text not null,
    version     text not null,
    title       text not null,
    number      text,
    dated_on    date not null,
    drafted_by  uuid not null,
    signed_by   uuid,
    signed_at   timestamptz not null,
    key         bytea not null,
    docx        bytea not null,
    pdf         bytea not null,
    docx_sha256 bytea not null,
    pdf_sha256  bytea not null,
    primary key (organ_id, id),
    unique (organ_id, number),
    -- 拟稿与签发不得为同一人（A9）
    check (signed_by is null or signed_by <> drafted_by)
);
create index letter_letter_subject on letter_letter (organ_id, subject_id, signed_at);

alter table letter_serial enable row level security;
alter table letter_serial force row level security;
create policy letter_serial_office on letter_serial to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
alter table letter_letter enable row level security;
alter table letter_letter force row level security;
create policy letter_letter_office on letter_letter to app_office
    using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
    with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]));
create policy letter_letter_owner on letter_letter for select to yangguang_owner using (true);

grant select, insert, update on letter_serial to app_office;
grant select, insert on letter_letter to app_office;
