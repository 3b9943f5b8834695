-- A person's own report (registerutdrag) and the access pack (GDPR art. 15): who has read what, what was shared (ADR 20).

-- Who has read about somebody is asked of the log by person.
create index audit_event_persons on public.audit_event using gin (person_ids) where person_ids <> '{}';

-- Whom a report may be made of, and how far it reaches: `whole` for the registrar, who sees no case but answers for the
-- register; `sight` for those who have the person through their own cases; null for everybody else.
create function app.reach_of_report(p_person uuid) returns text language sql stable security definer set search_path = '' as $$
  select case when not app.person_in_sight(p_person) then null
    when app.role() = 'registrar' then 'whole'
    when app.role() in ('unitHead', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager') then 'sight' end
$$;

-- The person's own cases within reach.
create function app.cases_of_report(p_person uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(c.id), '{}') from public.case_record c
  where c.tenant_id = app.tenant_id() and c.person_id = any (app.entries_of(app.tenant_id(), p_person))
    and case app.reach_of_report(p_person) when 'whole' then true
      when 'sight' then c.unit_id = app.sight_unit() or c.receiving_unit_id = app.sight_unit() or app.account_id() = any (c.worker_ids)
      else false end
$$;

-- Who has read or written what about somebody, and who was refused: act, moment, role, unit; never about whom else.
create function app.own_log(p_person uuid, p_from timestamptz, p_to timestamptz, p_limit int)
  returns table (id uuid, at timestamptz, act text, event text, outcome text, channel text, staff_id uuid, staff text, role text, unit text,
    case_number text, fields text[], rule_ids text[])
  language plpgsql stable security definer set search_path = '' as $$
declare reach text := app.reach_of_report(p_person); t uuid := app.tenant_id(); persons uuid[]; cases uuid[]; shows text;
begin
  if reach is null then raise exception 'not in sight' using errcode = 'insufficient_privilege'; end if;
  persons := app.entries_of(t, p_person);
  cases := app.cases_of_report(p_person);
  select s.staff_shown into shows from public.retention_setting s where s.tenant_id = t;
  return query
    select e.id, e.at, e.name, e.event, e.outcome, e.channel, e.account_id, case when shows = 'name' then a.display_name end, e.role::text, u.name,
      (select c.number from public.case_record c where c.tenant_id = t and c.id = e.case_id and c.id = any (cases)), e.fields, e.rule_ids
    from public.audit_event e
      left join public.account a on a.tenant_id = e.tenant_id and a.id = e.account_id
      left join public.unit u on u.tenant_id = e.tenant_id and u.id = e.unit_id
    where e.tenant_id = t and e.at >= p_from and e.at < p_to
      and (e.case_id = any (cases) or (e.person_ids && persons
        -- Beyond one's own cases only what one's own unit did: the rest is told by the registrar.
        and (reach = 'whole' or (e.case_id is null and e.unit_id = app.unit_id()))))
    order by e.at desc, e.id desc limit least(p_limit, 20000);
end $$;

-- What was released about somebody, and what came from others, on which ground.
create function app.own_releases(p_person uuid)
  returns table (id uuid, is_outgoing boolean, at timestamptz, authority text, unit text, basis text, statute text, case_number text,
    withdrawn_at timestamptz, seen_at timestamptz, registered_at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare t uuid := app.tenant_id(); cases uuid[];
begin
  if app.reach_of_report(p_person) is null then raise exception 'not in sight' using errcode = 'insufficient_privilege'; end if;
  cases := app.cases_of_report(p_person);
  return query
    select x.id, x.is_outgoing, x.at, x.authority, x.unit, x.basis,
      (select max(b.statute) from public.legal_basis b where b.code = x.basis), c.number,
      (x.whole ->> 'withdrawn_at')::timestamptz, (x.whole ->> 'acknowledged_at')::timestamptz, (x.whole ->> 'registered_at')::timestamptz
    from (
      select d.id, true as is_outgoing, d.released_at as at, d.to_authority as authority, d.to_unit as unit, d.basis, d.case_id, to_jsonb(d) as whole
        from public.disclosure d where d.tenant_id = t and d.case_id = any (cases)
      union all
      select r.id, false, r.received_at, r.from_authority, r.from_unit, r.basis, r.case_id, to_jsonb(r)
        from public.received_disclosure r where r.tenant_id = t and r.case_id = any (cases)
    ) x join public.case_record c on c.tenant_id = t and c.id = x.case_id
    order by x.at desc, x.id desc;
end $$;

-- ------------------------------------------------------------------------------------------------ the access pack
-- A pack is made anew from the records each time it is fetched; kept is only which texts somebody has read, and what in
-- them is masked. No second copy of a file lies about.
create table public.access_pack (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  approved_at timestamptz(3),
  -- After this day it is not fetched, and goes.
  expires_on date not null,
  version integer not null default 1,
  constraint access_pack_pkey primary key (tenant_id, id),
  constraint access_pack_person_fkey foreign key (tenant_id, person_id) references public.person (tenant_id, id) on delete restrict on update cascade
);
create index access_pack_person on public.access_pack (tenant_id, person_id);
create index access_pack_maker on public.access_pack (tenant_id, made_by, made_at);
create table public.access_text (
  tenant_id uuid not null,
  id uuid not null,
  pack_id uuid not null,
  -- Which text: `<table>.<column>.<row>`.
  source text not null,
  -- A keyed hash of the text that was read: a text that has changed since is read again.
  print text not null,
  -- asIs | masked | withheld
  judgement text not null,
  -- The words that are masked, and why; sealed: they are somebody's.
  phrases_sealed text,
  reason_sealed text,
  read_at timestamptz(3) not null,
  constraint access_text_pkey primary key (tenant_id, id),
  constraint access_text_once unique (tenant_id, pack_id, source),
  constraint access_text_pack_fkey foreign key (tenant_id, pack_id) references public.access_pack (tenant_id, id) on delete restrict on update cascade,
  constraint access_text_judgement check (judgement in ('asIs', 'masked', 'withheld')),
  constraint access_text_reason check (judgement = 'asIs' or reason_sealed is not null)
);

do $$
declare t text;
begin
  foreach t in array array['access_pack', 'access_text'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
end $$;
-- A pack holds what its maker sees, so it is its maker's alone, for as long as the person is in sight.
grant select, insert, update (approved_at, version) on public.access_pack to samlots_app;
create policy own on public.access_pack to samlots_app
  using (tenant_id = (select app.tenant_id()) and made_by = (select app.account_id())
    and exists (select 1 from public.person p where p.tenant_id = access_pack.tenant_id and p.id = access_pack.person_id))
  with check (tenant_id = (select app.tenant_id()) and made_by = (select app.account_id())
    and exists (select 1 from public.person p where p.tenant_id = access_pack.tenant_id and p.id = access_pack.person_id));
grant select, insert, update (print, judgement, phrases_sealed, reason_sealed, read_at) on public.access_text to samlots_app;
create policy own on public.access_text to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.access_pack p where p.tenant_id = access_text.tenant_id and p.id = access_text.pack_id))
  with check (tenant_id = (select app.tenant_id()) and exists (select 1 from public.access_pack p where p.tenant_id = access_text.tenant_id and p.id = access_text.pack_id));

insert into app.record_table (table_name, key_column, belongs_to, parent_table, position, at_disposal, moments, in_access_pack, reason) values
  ('access_pack', 'person_id', 'person', null, 55, 'delete', '{}', 'not', 'the request that this pack answers'),
  ('access_text', 'pack_id', 'parent', 'access_pack', 45, 'delete', '{}', 'not', 'what was masked in a pack');

-- The tables whose rows a pack must tell: what no part has provided for makes the pack fail, not shrink.
create function app.tables_of_access() returns setof text language sql stable security definer set search_path = '' as $$
  select distinct r.table_name from app.record_table r
  where (select app.tenant_id()) is not null and (r.in_access_pack = 'shown' or r.in_access_pack like 'with:%')
  union select 'unsaid:' || u from app.unsaid_tables() u where (select app.tenant_id()) is not null
$$;

insert into app.leftover_age values ('accessPack', 30);
create or replace function app.purge_packs() returns int language plpgsql volatile security definer set search_path = '' as $$
declare n int;
begin
  delete from public.access_text x using public.access_pack p
    where p.tenant_id = x.tenant_id and p.id = x.pack_id and p.expires_on < app.today();
  delete from public.access_pack p where p.expires_on < app.today(); get diagnostics n = row_count;
  return n;
end $$;

-- ------------------------------------------------------------------------------------------------ what waits
-- A pack that its maker has not looked through, and a disposal that somebody else has to decide: the columns of waiting_item.
create view public.waiting_retention with (security_invoker = true) as
  select p.tenant_id, g.unit_id, 'accessPack' as kind, 'accessPack' as rule, null::uuid as case_id, p.id as ref_id, p.made_at as since,
    (p.made_at + interval '30 days')::timestamptz as due_at, p.made_by as owner_id, null::uuid as other_unit_id
  from public.access_pack p
    join lateral (select a.unit_id from public.assignment a where a.tenant_id = p.tenant_id and a.account_id = p.made_by
      and a.valid_from <= app.today() and (a.valid_to is null or a.valid_to > app.today()) order by a.valid_from, a.id limit 1) g on true
  where p.approved_at is null
  union all
  select d.tenant_id, coalesce(d.unit_id, g.unit_id), 'disposal', 'disposal', null, d.id, d.proposed_at, null, null, null
  from public.disposal d
    left join lateral (select a.unit_id from public.assignment a where a.tenant_id = d.tenant_id and a.account_id = d.proposed_by
      and a.valid_from <= app.today() and (a.valid_to is null or a.valid_to > app.today()) order by a.valid_from, a.id limit 1) g on true
  where d.decision is null;
grant select on public.waiting_retention to samlots_app;

revoke all on all functions in schema app from public;
grant execute on function app.own_log(uuid, timestamptz, timestamptz, int), app.own_releases(uuid), app.reach_of_report(uuid),
  app.tables_of_access(), app.purge_packs() to samlots_app;
