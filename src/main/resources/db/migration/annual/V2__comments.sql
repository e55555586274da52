-- 批注：what colleagues say to each other about a cell, a passage or the whole report before it goes out.

create table annual_comment (
    organ_id    integer not null,
    year        integer not null,
    number      integer not null check (number >= 1),
    -- Path of a cell, name of a passage; empty for the whole.
    about       text not null,
    text        text not null check (length(text) between 1 and 1000),
    written_by  uuid not null,
    written_at  timestamptz not null,
    resolved_by uuid,
    resolved_at timestamptz,
    primary key (organ_id, year, number),
    foreign key (organ_id, year) references annual_report (organ_id, year),
    check ((resolved_by is null) = (resolved_at is null))
);

alter table annual_comment enable row level security;
alter table annual_comment force row level security;
create policy annual_comment_office on annual_comment to app_office
    using (organ_id in (select unnest(string_to_array(
        nullif(current_setting('app.organs', true), ''), ',')::int[])))
    with check (organ_id in (select unnest(string_to_array(
        nullif(current_setting('app.organs', true), ''), ',')::int[])));

grant select, insert, update (resolved_by, resolved_at) on annual_comment to app_office;
