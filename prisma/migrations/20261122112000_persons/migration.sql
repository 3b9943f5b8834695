-- The register of persons: who was seen and when, decisions on protection, guardians, and merging with its undoing.

alter table public.person add column seen_at timestamptz(3);
alter table public.person_merge add column reversal_reason text;

create table public.protection_decision (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  before public.protection not null,
  after public.protection not null,
  reason_sealed text not null,
  decided_by uuid not null,
  decided_at timestamptz(3) not null,
  constraint protection_decision_pkey primary key (tenant_id, id),
  constraint protection_decision_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade
);
create index protection_decision_tenant_id_person_id_decided_at_idx
  on public.protection_decision (tenant_id, person_id, decided_at);
alter table public.protection_decision enable row level security;
alter table public.protection_decision force row level security;
create policy owner_all on public.protection_decision to samlots_owner using (true) with check (true);
grant select, insert on public.protection_decision to samlots_app;
create policy with_person on public.protection_decision to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.person p
    where p.tenant_id = protection_decision.tenant_id and p.id = protection_decision.person_id))
  with check (tenant_id = (select app.tenant_id()) and decided_by = (select app.account_id())
    and exists (select 1 from public.person p
      where p.tenant_id = protection_decision.tenant_id and p.id = protection_decision.person_id));

-- ------------------------------------------------------------------------------------------- sight of guardians
-- The children somebody is guardian of today. Definer, because the policy on guardianship looks at persons and the
-- policy on persons would look at guardianship.
create function app.wards_of(p_guardian uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select g.child_id from public.guardianship g
  where g.tenant_id = (select app.tenant_id()) and g.guardian_id = p_guardian
    and (g.valid_to is null or g.valid_to >= app.today())
$$;

-- The rule of the policy person.read in one place, for the functions below and for entries merged into another.
create function app.person_in_sight(p_person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.person p
    where p.tenant_id = (select app.tenant_id()) and p.id = p_person
      and (select app.role()) not in ('administrator', 'logReviewer')
      and p.id <> all ((select app.sealed_person_ids())::uuid[])
      and (p.registered_by = (select app.account_id()) or (select app.role()) = 'registrar'
        or exists (select 1 from public.case_record c
          where c.tenant_id = p.tenant_id and (c.person_id = p.id or c.person_id in (select app.wards_of(p.id)))
            and c.person_id <> all ((select app.sealed_person_ids())::uuid[])
            and (c.unit_id = (select app.sight_unit()) or c.receiving_unit_id = (select app.sight_unit())
              or (select app.account_id()) = any (c.worker_ids)))))
$$;

-- Persons: through a case in sight, as guardian of the person of one, registered by the one who asks, or merged into
-- somebody in sight; the registrar keeps the register itself.
do $$
declare
  rule text := $r$tenant_id = (select app.tenant_id())
    and id <> all ((select app.sealed_person_ids())::uuid[])
    and (registered_by = (select app.account_id()) or (select app.role()) = 'registrar'
      or exists (select 1 from public.case_record c where c.tenant_id = person.tenant_id and c.person_id = person.id)
      or exists (select 1 from app.wards_of(person.id) w (child_id)
        join public.case_record c on c.tenant_id = person.tenant_id and c.person_id = w.child_id)
      or (merged_into_id is not null and app.person_in_sight(merged_into_id)))$r$;
begin
  drop policy read on public.person;
  drop policy change on public.person;
  execute 'create policy read on public.person for select to samlots_app using (' || rule || ')';
  execute 'create policy change on public.person for update to samlots_app using (' || rule
    || ') with check (tenant_id = (select app.tenant_id()))';
end $$;

-- A guardianship shows when both are in sight: a protected guardian is not found through the child.
drop policy with_child on public.guardianship;
create policy with_both on public.guardianship to samlots_app
  using (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.child_id)
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.guardian_id))
  with check (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.child_id)
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.guardian_id));

-- Merges are written by the functions below only.
revoke insert, update on public.person_merge from samlots_app;

-- ------------------------------------------------------------------------------------------------------- merging
-- What would follow `p_person` into a merge with `p_other`. Definer, for cases that the one who merges does not see:
-- ids only, and only for those who keep the register or lead a unit, of persons in their sight. A guardianship between
-- the two stays where it is: nobody is their own guardian.
create function app.person_rows(p_person uuid, p_other uuid) returns table (kind text, id uuid)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if coalesce(app.role(), '') not in ('registrar', 'unitHead') or not app.person_in_sight(p_person)
      or not app.person_in_sight(p_other) then
    raise exception 'not for this role, or not in sight' using errcode = 'insufficient_privilege';
  end if;
  return query
    select 'case', c.id from public.case_record c where c.tenant_id = app.tenant_id() and c.person_id = p_person
    union all select 'name', n.id from public.person_name n where n.tenant_id = app.tenant_id() and n.person_id = p_person
    union all select 'guardianship', g.id from public.guardianship g
      where g.tenant_id = app.tenant_id() and g.child_id = p_person and g.guardian_id <> p_other
    union all select 'guardianOf', g.id from public.guardianship g
      where g.tenant_id = app.tenant_id() and g.guardian_id = p_person and g.child_id <> p_other
    union all select 'householdStay', h.id from public.household_member h
      where h.tenant_id = app.tenant_id() and h.person_id = p_person;
end $$;

-- Moves exactly these rows from one person to another; answers how many moved.
create function app.move_person_rows(p_tenant uuid, p_from uuid, p_to uuid, p_rows jsonb) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare moved int := 0; n int;
begin
  update public.case_record c set person_id = p_to, version = c.version + 1
    from jsonb_to_recordset(p_rows) as r (kind text, id uuid)
    where r.kind = 'case' and c.tenant_id = p_tenant and c.id = r.id and c.person_id = p_from;
  get diagnostics n = row_count; moved := moved + n;
  update public.person_name x set person_id = p_to from jsonb_to_recordset(p_rows) as r (kind text, id uuid)
    where r.kind = 'name' and x.tenant_id = p_tenant and x.id = r.id and x.person_id = p_from;
  get diagnostics n = row_count; moved := moved + n;
  update public.guardianship g set child_id = p_to, version = g.version + 1
    from jsonb_to_recordset(p_rows) as r (kind text, id uuid)
    where r.kind = 'guardianship' and g.tenant_id = p_tenant and g.id = r.id and g.child_id = p_from and g.guardian_id <> p_to;
  get diagnostics n = row_count; moved := moved + n;
  update public.guardianship g set guardian_id = p_to, version = g.version + 1
    from jsonb_to_recordset(p_rows) as r (kind text, id uuid)
    where r.kind = 'guardianOf' and g.tenant_id = p_tenant and g.id = r.id and g.guardian_id = p_from and g.child_id <> p_to;
  get diagnostics n = row_count; moved := moved + n;
  update public.household_member h set person_id = p_to from jsonb_to_recordset(p_rows) as r (kind text, id uuid)
    where r.kind = 'householdStay' and h.tenant_id = p_tenant and h.id = r.id and h.person_id = p_from;
  get diagnostics n = row_count;
  return moved + n;
end $$;

create function app.readers_of(p_tenant uuid, p_person uuid) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('account_id', r.account_id, 'granted_by', r.granted_by, 'granted_at', r.granted_at)
    order by r.account_id), '[]') from public.person_reader r where r.tenant_id = p_tenant and r.person_id = p_person
$$;

create function app.set_readers(p_tenant uuid, p_person uuid, p_readers jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.person_reader r where r.tenant_id = p_tenant and r.person_id = p_person;
  insert into public.person_reader (tenant_id, person_id, account_id, granted_by, granted_at)
    select p_tenant, p_person, x.account_id, x.granted_by, x.granted_at
    from jsonb_to_recordset(p_readers) as x (account_id uuid, granted_by uuid, granted_at timestamptz);
end $$;

-- Merges one entry into another, with everything needed to undo it. False when either has changed meanwhile. When one
-- of the two is protected both become so, for its readers; when both are, for those who read both: a merge never shows
-- anybody more than they could see.
create function app.merge_persons(p_merge uuid, p_kept uuid, p_kept_version int, p_merged uuid, p_merged_version int,
    p_protection text, p_rows jsonb, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  kept public.person%rowtype;
  gone public.person%rowtype;
  kept_readers jsonb;
  gone_readers jsonb;
  readers jsonb;
begin
  if coalesce(app.role(), '') not in ('registrar', 'unitHead') or not app.person_in_sight(p_kept)
      or not app.person_in_sight(p_merged) then
    raise exception 'not for this role, or not in sight' using errcode = 'insufficient_privilege';
  end if;
  -- Locked in the order of their ids, so that two merges of the same two never wait for each other.
  perform 1 from public.person p where p.tenant_id = t and p.id in (p_kept, p_merged) order by p.id for update;
  select * into kept from public.person p where p.tenant_id = t and p.id = p_kept;
  select * into gone from public.person p where p.tenant_id = t and p.id = p_merged;
  if kept.version <> p_kept_version or gone.version <> p_merged_version
      or kept.merged_into_id is not null or gone.merged_into_id is not null then
    return false;
  end if;
  kept_readers := app.readers_of(t, p_kept);
  gone_readers := app.readers_of(t, p_merged);
  readers := case
    when gone.protection = 'none' then kept_readers
    when kept.protection = 'none' then gone_readers
    else coalesce((select jsonb_agg(k) from jsonb_array_elements(kept_readers) k
      where exists (select 1 from jsonb_array_elements(gone_readers) g where g ->> 'account_id' = k ->> 'account_id')), '[]') end;
  insert into public.person_merge (tenant_id, id, kept_id, merged_id, moved, reason, merged_by, merged_at)
    values (t, p_merge, p_kept, p_merged, jsonb_build_object('rows', p_rows, 'protection', p_protection,
      'kept', jsonb_build_object('protection', kept.protection, 'readers', kept_readers),
      'merged', jsonb_build_object('protection', gone.protection, 'readers', gone_readers)),
      p_reason, app.account_id(), now());
  update public.person p set merged_into_id = case when p.id = p_merged then p_kept end,
      protection = p_protection::public.protection, version = p.version + 1
    where p.tenant_id = t and p.id in (p_kept, p_merged);
  if p_protection <> 'none' then
    perform app.set_readers(t, p_kept, readers);
    perform app.set_readers(t, p_merged, readers);
  end if;
  if app.move_person_rows(t, p_merged, p_kept, p_rows) <> jsonb_array_length(p_rows) then
    raise exception 'the rows to move have changed' using errcode = 'serialization_failure';
  end if;
  return true;
end $$;

-- Undoes a merge: the rows that came with it go back, and so do protection and readers unless somebody has decided on
-- them since. False when it is undone already, or the kept entry has itself been merged.
create function app.reverse_merge(p_merge uuid, p_rows jsonb, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  m public.person_merge%rowtype;
  side record;
begin
  select * into m from public.person_merge x where x.tenant_id = t and x.id = p_merge for update;
  if not found or coalesce(app.role(), '') not in ('registrar', 'unitHead') or not app.person_in_sight(m.kept_id) then
    raise exception 'not for this role, or not in sight' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from public.person p where p.tenant_id = t and p.id in (m.kept_id, m.merged_id) order by p.id for update;
  if m.reversed_at is not null or exists (select 1 from public.person p
      where p.tenant_id = t and p.id = m.kept_id and p.merged_into_id is not null) then
    return false;
  end if;
  perform app.move_person_rows(t, m.kept_id, m.merged_id, p_rows);
  for side in select m.kept_id as id, m.moved -> 'kept' as before union all select m.merged_id, m.moved -> 'merged' loop
    if m.moved ->> 'protection' <> 'none' and not exists (select 1 from public.protection_decision d
        where d.tenant_id = t and d.person_id = m.kept_id and d.decided_at > m.merged_at) then
      perform app.set_readers(t, side.id, side.before -> 'readers');
      update public.person p set protection = (side.before ->> 'protection')::public.protection
        where p.tenant_id = t and p.id = side.id;
    end if;
    update public.person p set merged_into_id = null, version = p.version + 1 where p.tenant_id = t and p.id = side.id;
  end loop;
  update public.person_merge x set reversed_by = app.account_id(), reversed_at = now(), reversal_reason = p_reason
    where x.tenant_id = t and x.id = p_merge;
  return true;
end $$;

revoke all on function app.wards_of(uuid), app.person_in_sight(uuid), app.person_rows(uuid, uuid),
  app.move_person_rows(uuid, uuid, uuid, jsonb), app.readers_of(uuid, uuid), app.set_readers(uuid, uuid, jsonb),
  app.merge_persons(uuid, uuid, int, uuid, int, text, jsonb, text), app.reverse_merge(uuid, jsonb, text) from public;
grant execute on function app.wards_of(uuid), app.person_in_sight(uuid), app.person_rows(uuid, uuid),
  app.merge_persons(uuid, uuid, int, uuid, int, text, jsonb, text), app.reverse_merge(uuid, jsonb, text) to samlots_app;
