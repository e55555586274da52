-- 依申请转主动公开（条例第四十四条）。Which requests asked for the same information is private; what was adopted
-- is a public row that names no request and no applicant.

create table pub_promoted (
    id           uuid primary key,
    organ_id     integer not null references pub_organ (id),
    title        text not null,
    content      text not null,
    published_on date not null
);
create index pub_promoted_organ on pub_promoted (organ_id, published_on desc);

create table promotion_proposal (
    organ_id    integer not null references pub_organ (id),
    id          uuid not null,
    suggested   boolean not null,
    proposed_on date not null,
    proposed_by uuid not null,
    decision    text check (decision in ('ADOPTED', 'DECLINED')),
    reason      text not null default '',
    decided_on  date,
    decided_by  uuid,
    item_id     uuid references pub_promoted (id),
    primary key (organ_id, id),
    check ((decision is null) = (decided_on is null) and (decision is null) = (decided_by is null)),
    check (decided_by is null or decided_by <> proposed_by),
    check ((decision is not distinct from 'ADOPTED') = (item_id is not null))
);
create table promotion_request (
    organ_id    integer not null,
    proposal_id uuid not null,
    request_id  uuid not null,
    primary key (organ_id, request_id),
    foreign key (organ_id, proposal_id) references promotion_proposal (organ_id, id),
    foreign key (organ_id, request_id) references request_case (organ_id, id)
);
create index promotion_request_proposal on promotion_request (organ_id, proposal_id);

do $$
declare t text;
begin
    foreach t in array array['promotion_proposal', 'promotion_request'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy %I on %I to app_office
            using (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))
            with check (organ_id = any (string_to_array(nullif(current_setting('app.organs', true), ''), ',')::int[]))$p$,
            t || '_office', t);
    end loop;
end $$;
grant select, insert, update on promotion_proposal to app_office;
grant select, insert on promotion_request to app_office;
grant select on pub_promoted to app_portal, app_office, app_job;
grant insert on pub_promoted to app_office;
