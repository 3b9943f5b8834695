-- What a review of the day's work found. Each has its test.

-- A release from a case that has been closed since could not be taken back by anybody: closing a case ends what may be
-- released from it, not the sender's power over what nobody has acknowledged.
create function app.may_write_in(p_case uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.case_record c
    where c.tenant_id = (select app.tenant_id()) and c.id = p_case
      and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
      and (c.unit_id = (select app.sight_unit()) or c.receiving_unit_id = (select app.sight_unit())
        or (select app.account_id()) = any (c.worker_ids))
      and (c.person_id is null or c.person_id <> all ((select app.sealed_person_ids())::uuid[])))
$$;
create or replace function app.may_release_from(p_case uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select app.may_write_in(p_case) and exists (select 1 from public.case_record c
    where c.tenant_id = (select app.tenant_id()) and c.id = p_case and c.closed_at is null)
$$;
create or replace function app.withdraw_disclosure(p_disclosure uuid, p_case uuid, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if not app.may_write_in(p_case) then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.disclosure_id = p_disclosure and l.sender_id = app.tenant_id() for update;
  update public.disclosure d set withdrawn_at = now(), withdrawn_by = app.account_id(), withdrawal_sealed = p_reason
    where d.tenant_id = app.tenant_id() and d.id = link.disclosure_id and d.case_id = p_case
      and d.acknowledged_at is null and d.withdrawn_at is null;
  if not found then return false; end if;
  update public.received_disclosure r set withdrawn_at = now() where r.tenant_id = link.receiver_id and r.id = link.received_id;
  return true;
end $$;
revoke all on function app.may_write_in(uuid) from public;

-- It answered the age of somebody with protected identity too, to whoever had an id.
create or replace function app.known_age(p_person uuid) returns int
  language sql stable security definer set search_path = '' as $$
  select y.years - (app.today() < (p.birth_on + make_interval(years => y.years))::date)::int
  from public.person p cross join lateral (select extract(year from app.today())::int - extract(year from p.birth_on)::int as years) y
  where p.tenant_id = (select app.tenant_id()) and p.id = p_person and p.birth_on is not null
    and p.id <> all ((select app.sealed_person_ids())::uuid[])
    and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
$$;

-- A second look is made now: one dated ahead would hold for as long as its writer liked.
drop policy own_look on public.release_look;
create policy own_look on public.release_look for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and looked_by = (select app.account_id())
    and looked_at between now() - interval '5 minutes' and now() + interval '5 minutes'
    and exists (select 1 from public.case_record c where c.tenant_id = release_look.tenant_id and c.id = release_look.case_id));

-- A copy that has led to an own case is read with that case: when its person gets a protected identity, by the readers.
drop policy read on public.received_disclosure;
create policy read on public.received_disclosure for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and withdrawn_at is null
    and (acknowledged_at is not null or readable_until is null or readable_until >= (select app.today()))
    and ((case_id is null and to_unit_id = (select app.sight_unit()))
      or (case_id is not null and exists (select 1 from public.case_record c
        where c.tenant_id = received_disclosure.tenant_id and c.id = received_disclosure.case_id))));

-- Under which name the group's count went out. A group that was renamed in the middle of a day was counted twice: the copy
-- under its old name was not replaced.
alter table public.tally_release add column group_name text;
update public.tally_release r set group_name = u.name from public.unit u where u.tenant_id = r.tenant_id and u.id = r.unit_id;
alter table public.tally_release alter column group_name set not null;
create or replace function app.release_tally(p_receiver text, p_on date, p_reason text, p_test text, p_count int, p_version int,
    p_correction text) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  here uuid := app.unit_id();
  there record;
  own_name text;
  my_group text;
  their_group uuid;
  newest record;
  new_count int;
begin
  select t.id, t.name, p.unit_id, u.name as unit_name into there
    from public.tally_partner p join public.tenant t on t.id = p.tenant_id
    join public.unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where t.slug = p_receiver and p.police_id = me and p.valid_from <= p_on
      and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today())
      and (u.closed_on is null or u.closed_on > app.today());
  select t.name, u.name into own_name, my_group from public.tenant t join public.unit u on u.tenant_id = t.id and u.id = here
    where t.id = me and t.kind = 'policeArea';
  if app.role() is distinct from 'policeLiaison' or there.id is null or own_name is null or p_on > app.today()
      or p_on < app.today() - 31 then
    raise exception 'no release: not a partner, or not that day' using errcode = 'insufficient_privilege';
  end if;
  select g.id into their_group from public.police_group g
    where g.tenant_id = there.id and app.folded_name(g.name) = app.folded_name(my_group)
    order by g.closed_on nulls first limit 1;
  if exists (select 1 from public.police_group g where g.tenant_id = there.id and g.id = their_group and g.closed_on <= app.today()) then
    raise exception 'no release: the receiver has closed the group' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'tally', me, here, there.id, p_on, p_reason, p_test), 0));
  select r.id, r.count, r.version, r.group_name into newest from public.tally_release r
    where r.tenant_id = me and r.unit_id = here and r.receiver_id = there.id and r.occurred_on = p_on
      and r.reason = p_reason and r.test_result = p_test and r.replaced_at is null;
  if p_correction is not null and coalesce(newest.version, 0) <> p_version then return null; end if;
  new_count := case when p_correction is null then coalesce(newest.count, 0) + 1 else p_count end;
  update public.tally_release r set replaced_at = now() where r.tenant_id = me and r.id = newest.id;
  insert into public.tally_release (tenant_id, id, unit_id, receiver_id, receiver_name, receiver_unit_name, occurred_on, reason,
      test_result, count, version, correction, released_by, released_at, group_name)
    values (me, gen_random_uuid(), here, there.id, there.name, there.unit_name, p_on, p_reason, p_test, new_count,
      coalesce(newest.version, 0) + 1, p_correction, app.account_id(), now(), my_group);
  update public.intervention_tally i set replaced_on = app.today()
    where i.tenant_id = there.id and i.from_tenant_id = me and i.police_group_name = coalesce(newest.group_name, my_group)
      and i.occurred_on = p_on
      and i.reason = p_reason and i.test_result = p_test and i.replaced_on is null;
  insert into public.intervention_tally (tenant_id, id, unit_id, from_tenant_id, from_name, police_group_id, police_group_name,
      occurred_on, reason, test_result, count, version, correction, received_on)
    values (there.id, gen_random_uuid(), there.unit_id, me, own_name, their_group, my_group, p_on, p_reason, p_test, new_count,
      coalesce(newest.version, 0) + 1, p_correction, app.today());
  return new_count;
end $$;
