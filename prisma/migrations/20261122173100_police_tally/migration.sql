-- The police's tally: interventions that did not go on into MUMIN, as numbers per group and day. No identity, no time, no
-- place, no age, no text. Each authority keeps its own rows; what crosses is a recorded release.

-- Which police authority may send its tally here, and to which unit, from when until when. Set by the receiver.
create table public.tally_partner (
  tenant_id uuid not null,
  id uuid not null,
  police_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint tally_partner_pkey primary key (tenant_id, id),
  constraint tally_partner_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint tally_partner_other check (police_id <> tenant_id),
  constraint tally_partner_order check (valid_to is null or valid_to >= valid_from)
);
create index tally_partner_tenant_id_unit_id_idx on public.tally_partner (tenant_id, unit_id);
create index tally_partner_police_id_idx on public.tally_partner (police_id);
-- One unit at a time receives from one police authority, so that nothing is counted twice.
create unique index tally_partner_one_open on public.tally_partner (tenant_id, police_id) where valid_to is null;

-- The police's own rows: what was released, to whom, by whom.
create table public.tally_release (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  receiver_id uuid not null,
  receiver_name text not null,
  receiver_unit_name text not null,
  occurred_on date not null,
  reason text not null,
  test_result text not null,
  count integer not null,
  version integer not null,
  correction text,
  released_by uuid not null,
  released_at timestamptz(3) not null,
  replaced_at timestamptz(3),
  constraint tally_release_pkey primary key (tenant_id, id),
  constraint tally_release_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint tally_release_reason check (reason in ('minorDrugOffence', 'other')),
  constraint tally_release_test check (test_result in ('positive', 'negative', 'none')),
  constraint tally_release_count check (count between 0 and 999),
  constraint tally_release_correction check (correction in ('miscounted', 'wrongDay', 'loggedAsContact'))
);
create unique index tally_release_version on public.tally_release
  (tenant_id, unit_id, receiver_id, occurred_on, reason, test_result, version);

-- The receiver's own copy. The day it came is a day, and the id a random one: a time would say when somebody was stopped.
create table public.intervention_tally (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  from_tenant_id uuid not null,
  from_name text not null,
  police_group_id uuid,
  police_group_name text not null,
  occurred_on date not null,
  reason text not null,
  test_result text not null,
  count integer not null,
  version integer not null,
  correction text,
  received_on date not null,
  replaced_on date,
  constraint intervention_tally_pkey primary key (tenant_id, id),
  constraint intervention_tally_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint intervention_tally_tenant_id_police_group_id_fkey foreign key (tenant_id, police_group_id)
    references public.police_group (tenant_id, id) on delete restrict on update cascade,
  constraint intervention_tally_reason check (reason in ('minorDrugOffence', 'other')),
  constraint intervention_tally_test check (test_result in ('positive', 'negative', 'none')),
  constraint intervention_tally_count check (count between 0 and 999),
  constraint intervention_tally_correction check (correction in ('miscounted', 'wrongDay', 'loggedAsContact'))
);
create unique index intervention_tally_current on public.intervention_tally
  (tenant_id, unit_id, from_tenant_id, police_group_name, occurred_on, reason, test_result) where replaced_on is null;
create index intervention_tally_days on public.intervention_tally (tenant_id, unit_id, occurred_on);
create index intervention_tally_tenant_id_police_group_id_idx on public.intervention_tally (tenant_id, police_group_id);

do $$
declare t text;
begin
  foreach t in array array['tally_partner', 'tally_release', 'intervention_tally'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select, insert on public.tally_partner to samlots_app;
grant update (valid_to, version) on public.tally_partner to samlots_app;
create policy administer on public.tally_partner to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');
-- Written by app.release_tally alone, on both sides.
grant select on public.tally_release, public.intervention_tally to samlots_app;
create policy own_group on public.tally_release for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'policeLiaison');
create policy head on public.intervention_tally for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead');

-- Case and spaces make no other group.
create function app.folded_name(p_name text) returns text language sql immutable set search_path = '' as
  $$ select lower(regexp_replace(trim(p_name), '\s+', ' ', 'g')) $$;

-- The authorities that take the tally of the liaison's own authority today, and whether they have closed the group.
create function app.tally_receivers() returns table (receiver text, receiver_name text, unit_name text, valid_from date,
    valid_to date, group_closed boolean)
  language sql stable security definer set search_path = '' as $$
  select t.slug, t.name, u.name, p.valid_from, p.valid_to,
    exists (select 1 from public.police_group g where g.tenant_id = p.tenant_id
      and app.folded_name(g.name) = app.folded_name(own.name) and g.closed_on <= app.today())
  from public.tally_partner p
  join public.tenant t on t.id = p.tenant_id
  join public.unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
  join public.tenant me on me.id = app.tenant_id() and me.kind = 'policeArea'
  join public.unit own on own.tenant_id = me.id and own.id = app.unit_id()
  where p.police_id = me.id and app.role() = 'policeLiaison'
    and p.valid_from <= app.today() and (p.valid_to is null or p.valid_to > app.today())
    and (u.closed_on is null or u.closed_on > app.today())
  order by t.name, t.id
$$;

-- One release: a count of one more (p_correction null), or a corrected count of that day at the version that was shown.
-- Writes the police's own row and the receiver's copy, and nothing else on either side. Answers the new count, or null
-- when the version is no longer the newest. Everything the code refuses with a sentence is refused here once more.
create function app.release_tally(p_receiver text, p_on date, p_reason text, p_test text, p_count int, p_version int,
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
  select r.id, r.count, r.version into newest from public.tally_release r
    where r.tenant_id = me and r.unit_id = here and r.receiver_id = there.id and r.occurred_on = p_on
      and r.reason = p_reason and r.test_result = p_test and r.replaced_at is null;
  if p_correction is not null and coalesce(newest.version, 0) <> p_version then return null; end if;
  new_count := case when p_correction is null then coalesce(newest.count, 0) + 1 else p_count end;
  update public.tally_release r set replaced_at = now() where r.tenant_id = me and r.id = newest.id;
  insert into public.tally_release (tenant_id, id, unit_id, receiver_id, receiver_name, receiver_unit_name, occurred_on, reason,
      test_result, count, version, correction, released_by, released_at)
    values (me, gen_random_uuid(), here, there.id, there.name, there.unit_name, p_on, p_reason, p_test, new_count,
      coalesce(newest.version, 0) + 1, p_correction, app.account_id(), now());
  update public.intervention_tally i set replaced_on = app.today()
    where i.tenant_id = there.id and i.from_tenant_id = me and i.police_group_name = my_group and i.occurred_on = p_on
      and i.reason = p_reason and i.test_result = p_test and i.replaced_on is null;
  insert into public.intervention_tally (tenant_id, id, unit_id, from_tenant_id, from_name, police_group_id, police_group_name,
      occurred_on, reason, test_result, count, version, correction, received_on)
    values (there.id, gen_random_uuid(), there.unit_id, me, own_name, their_group, my_group, p_on, p_reason, p_test, new_count,
      coalesce(newest.version, 0) + 1, p_correction, app.today());
  return new_count;
end $$;

-- What came, by group and day, for the head of the unit alone.
create function app.intervention_tally_days(p_unit uuid, p_from date, p_to date)
  returns table (police_group_id uuid, police_group_name text, occurred_on date, reason text, test_result text, count int)
  language sql stable security definer set search_path = '' as $$
  select i.police_group_id, i.police_group_name, i.occurred_on, i.reason, i.test_result, i.count
  from public.intervention_tally i
  where i.tenant_id = (select app.tenant_id()) and i.unit_id = p_unit and i.replaced_on is null
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead' and i.occurred_on between p_from and p_to
$$;
revoke all on function app.folded_name(text), app.tally_receivers(), app.release_tally(text, date, text, text, int, int, text),
  app.intervention_tally_days(uuid, date, date) from public;
grant execute on function app.tally_receivers(), app.release_tally(text, date, text, text, int, int, text),
  app.intervention_tally_days(uuid, date, date) to samlots_app;
