-- 送达凭证: what proves a service, beside the fact itself, which holds no personal data. `words` are the
-- particulars typed (who received it, the number of the post); `file` is the signed 回证 or another scan.
create table request_service_proof (
    organ_id    integer not null,
    id          uuid not null,
    request_id  uuid not null,
    event_seq   integer not null,
    key         bytea not null,
    words       bytea not null,
    media_type  text,
    size_bytes  integer,
    sha256      bytea,
    file        bytea,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    primary key (organ_id, id),
    foreign key (organ_id, request_id, event_seq) references request_event (organ_id, request_id, seq),
    check ((file is null) = (media_type is null) and (file is null) = (sha256 is null)
        and (file is null) = (size_bytes is null))
);
create index request_service_proof_request on request_service_proof (organ_id, request_id, event_seq);

-- 国办公开办函〔2016〕235号 knows three ways of service. What an organ uses beyond them it uses on a basis it
-- names itself; an empty basis means that it does not use it.
create table request_service_rule (
    organ_id        integer primary key references pub_organ (id),
    left_basis      text not null default '',
    announced_basis text not null default ''
);

do $$
declare t text;
begin
    foreach t in array array['request_service_proof', 'request_service_rule'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;
grant select, insert on request_service_proof to app_office;
grant select, insert, update on request_service_rule to app_office;
