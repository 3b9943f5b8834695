-- The four-month report counts by age, sex, district and police group. Its counts are kept by the statement that changes
-- the contacts, a row for each month, cut and measure: a report reads a few hundred rows however large the register is.
-- What a measure is and which cuts a contact belongs to is said once, in the two functions below; the module's domain
-- says the same (`measuresOf`, `cutsOf`) and a test holds the two together.

-- Two facts that other tables hold, kept with the contact by triggers so that they are counted like the rest.
alter table public.field_contact
  -- Why nothing was offered: outsideTargetGroup | noPlace | notWanted | other; from the newest such row of contact_offer.
  add column not_offered_reason text,
  -- Whether somebody has acknowledged a handover of it.
  add column taken_over boolean not null default false;

create function app.measures_of(c public.field_contact) returns text[] language sql immutable set search_path = '' as $$
  select array_remove(array[
    'interventions',
    case when c.mumin then 'mumin' end,
    case c.known_in_drug_contexts when 'no' then 'drugs.unknown' when 'yes' then 'drugs.known' end,
    case when c.known_to_social_services = 'yes' or c.known_to_addiction_care = 'yes' then 'before.yes'
      when c.known_to_social_services = 'no' and c.known_to_addiction_care = 'no' then 'before.no' end]
  || case when c.mumin then array[
    'test.' || c.test_result,
    case when c.present_at_intervention then 'presentAtIntervention' end,
    case when c.present_at_interrogation then 'presentAtInterrogation' end,
    case when c.family_conversation then 'familyConversation' end,
    case when c.mi_conversation then 'miConversation' end,
    case when c.assessment_made then 'assessment' end,
    case when c.report <> 'none' then 'report.' || c.report end,
    case when c.offer = 'nothing' then 'offer.nothing' when c.offer is not null then 'offer.made' end,
    case when c.offer <> 'nothing' then 'offered.' || c.offer end,
    case when c.offer <> 'nothing' then 'answer.' || c.answer end,
    case when c.offer = 'nothing' and c.not_offered_reason <> 'other' then 'notOffered.' || c.not_offered_reason end,
    case when c.taken_over then 'takenOver' end,
    'visit.' || c.first_visit,
    'completed.' || c.completed] end, null)
$$;

create function app.cuts_of(c public.field_contact) returns text[] language sql immutable set search_path = '' as $$
  select array['all',
    case when c.age_years is null then 'age.unknown' when c.age_years < 15 then 'age.under15'
      when c.age_years < 20 then 'age.from15to19' else 'age.from20' end,
    case c.sex when 'woman' then 'sex.women' when 'man' then 'sex.men' else 'sex.rest' end,
    'district.' || coalesce(c.district_id::text, 'none'),
    'policeGroup.' || coalesce(c.police_group_id::text, 'none')]
$$;

create table public.field_contact_month (
  tenant_id uuid not null,
  unit_id uuid not null,
  month date not null,
  cut text not null,
  measure text not null,
  count integer not null,
  constraint field_contact_month_pkey primary key (tenant_id, unit_id, month, cut, measure),
  constraint field_contact_month_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade
);
alter table public.field_contact_month enable row level security;
alter table public.field_contact_month force row level security;
-- The application has no grant on it: it is read through app.report_counts alone.
create policy owner_all on public.field_contact_month to samlots_owner using (true) with check (true);

-- What one contact adds to its month; sign -1 takes it away.
create function app.months_of_contact(c public.field_contact, sign int) returns setof public.field_contact_month
  language sql immutable set search_path = '' as $$
  select c.tenant_id, c.unit_id, date_trunc('month', c.occurred_on)::date, cuts.cut, measures.measure, sign
  from unnest(app.cuts_of(c)) as cuts(cut) cross join unnest(app.measures_of(c)) as measures(measure)
$$;
create function app.add_to_months(changes public.field_contact_month[]) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into public.field_contact_month as m (tenant_id, unit_id, month, cut, measure, count)
  select x.tenant_id, x.unit_id, x.month, x.cut, x.measure, sum(x.count)
  from unnest(changes) x group by 1, 2, 3, 4, 5 having sum(x.count) <> 0 order by 1, 2, 3, 4, 5
  on conflict (tenant_id, unit_id, month, cut, measure) do update set count = m.count + excluded.count
$$;

create or replace function app.contacts_added() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(select app.figures_of_contact(n, 1) from added n));
  perform app.add_to_months(array(select app.months_of_contact(n, 1) from added n));
  return null;
end $$;
create or replace function app.contacts_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(
    select app.figures_of_contact(n, 1) from added n union all select app.figures_of_contact(o, -1) from removed o));
  perform app.add_to_months(array(
    select app.months_of_contact(n, 1) from added n union all select app.months_of_contact(o, -1) from removed o));
  return null;
end $$;
create or replace function app.contacts_removed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(select app.figures_of_contact(o, -1) from removed o));
  perform app.add_to_months(array(select app.months_of_contact(o, -1) from removed o));
  return null;
end $$;

create function app.derive_not_offered() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.field_contact f set not_offered_reason = d.reason
  from (select (select x.not_offered_reason from public.contact_offer x
    where x.tenant_id = new.tenant_id and x.contact_id = new.contact_id and x.kind is null and x.mistaken_at is null
    order by x.made_at desc, x.id desc limit 1) as reason) d
  where f.tenant_id = new.tenant_id and f.id = new.contact_id and f.not_offered_reason is distinct from d.reason;
  return null;
end $$;
create trigger derive_not_offered after insert or update on public.contact_offer
  for each row execute function app.derive_not_offered();

create function app.derive_taken_over() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.field_contact f set taken_over = true
  where f.tenant_id = new.tenant_id and f.case_id = new.case_id and not f.taken_over;
  return null;
end $$;
create trigger derive_taken_over after insert or update of acknowledged_at on public.handover
  for each row when (new.acknowledged_at is not null) execute function app.derive_taken_over();

alter table public.field_contact disable trigger user;
update public.field_contact f set taken_over = true where exists (select 1 from public.handover h
  where h.tenant_id = f.tenant_id and h.case_id = f.case_id and h.acknowledged_at is not null);
alter table public.field_contact enable trigger user;
insert into public.field_contact_month (tenant_id, unit_id, month, cut, measure, count)
select m.tenant_id, m.unit_id, m.month, m.cut, m.measure, sum(m.count)
from public.field_contact c cross join lateral app.months_of_contact(c, 1) m group by 1, 2, 3, 4, 5;

-- What the police released into the unit's tally: interventions that did not go on, without age, sex or place. Counted once:
-- the row that is in force.
create function app.months_of_tally(t public.intervention_tally, sign int) returns setof public.field_contact_month
  language sql immutable set search_path = '' as $$
  select t.tenant_id, t.unit_id, date_trunc('month', t.occurred_on)::date, cuts.cut, 'interventions', sign * t.count
  from unnest(array['all', 'age.unknown', 'sex.rest', 'district.none', 'policeGroup.' || coalesce(t.police_group_id::text, 'none')])
    as cuts(cut)
  where t.replaced_on is null and t.count > 0
$$;
create function app.tally_counted() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    perform app.add_to_months(array(select app.months_of_tally(new, 1)));
  else
    perform app.add_to_months(array(select app.months_of_tally(new, 1) union all select app.months_of_tally(old, -1)));
  end if;
  return null;
end $$;
create trigger count_tally after insert or update on public.intervention_tally
  for each row execute function app.tally_counted();

-- The exact counts of one unit and whole months, for its head alone.
create function app.report_counts(p_unit uuid, p_from date, p_to date) returns table (cut text, measure text, count int)
  language sql stable security definer set search_path = '' as $$
  select m.cut, m.measure, sum(m.count)::int from public.field_contact_month m
  where m.tenant_id = (select app.tenant_id()) and m.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead'
    and m.month between p_from and p_to
  group by 1, 2 having sum(m.count) <> 0
$$;
revoke all on function app.measures_of(public.field_contact), app.cuts_of(public.field_contact),
  app.months_of_contact(public.field_contact, int), app.add_to_months(public.field_contact_month[]), app.derive_not_offered(), app.derive_taken_over(),
  app.months_of_tally(public.intervention_tally, int), app.tally_counted(), app.report_counts(uuid, date, date) from public;
grant execute on function app.measures_of(public.field_contact), app.cuts_of(public.field_contact),
  app.report_counts(uuid, date, date) to samlots_app;

-- The tallies that are there already.
select app.add_to_months(array(select app.months_of_tally(t, 1) from public.intervention_tally t));
