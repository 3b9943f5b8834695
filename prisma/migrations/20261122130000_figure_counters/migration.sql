-- The report reads one row a unit and day instead of every contact: its cost follows the length of the period, not the
-- size of the register. The counts are kept by the statement that changes the contacts, in the same transaction.
-- The columns are the figures of the module's domain (`figureRules`); a test holds counts, rules and rows together.
create table public.field_contact_day (
  tenant_id uuid not null,
  unit_id uuid not null,
  occurred_on date not null,
  interventions integer not null default 0,
  unknown_in_drug_contexts integer not null default 0,
  mumin integer not null default 0,
  known_before_yes integer not null default 0,
  known_before_no integer not null default 0,
  known_before_not_known integer not null default 0,
  age_under_15 integer not null default 0,
  age_from_15_to_19 integer not null default 0,
  age_from_20 integer not null default 0,
  age_unknown integer not null default 0,
  sex_women integer not null default 0,
  sex_men integer not null default 0,
  sex_other integer not null default 0,
  lvm_notifications integer not null default 0,
  first_visit_came integer not null default 0,
  first_visit_missed integer not null default 0,
  first_visit_rebooked integer not null default 0,
  completed_yes integer not null default 0,
  completed_no integer not null default 0,
  completed_ongoing integer not null default 0,
  constraint field_contact_day_pkey primary key (tenant_id, unit_id, occurred_on),
  constraint field_contact_day_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade
);
alter table public.field_contact_day enable row level security;
alter table public.field_contact_day force row level security;
-- The application has no grant on it: it is read through app.field_contact_figures alone.
create policy owner_all on public.field_contact_day to samlots_owner using (true) with check (true);

-- What one contact adds to its day; sign -1 takes it away.
create function app.figures_of_contact(c public.field_contact, sign int) returns public.field_contact_day
  language sql immutable set search_path = '' as $$
  select c.tenant_id, c.unit_id, c.occurred_on,
    sign * 1,
    sign * coalesce(c.known_in_drug_contexts = 'no', false)::int,
    sign * coalesce(c.mumin, false)::int,
    sign * coalesce((c.known_to_social_services = 'yes' or c.known_to_addiction_care = 'yes'), false)::int,
    sign * coalesce((c.known_to_social_services = 'no' and c.known_to_addiction_care = 'no'), false)::int,
    sign * coalesce(((c.known_to_social_services = 'yes' or c.known_to_addiction_care = 'yes') or (c.known_to_social_services = 'no' and c.known_to_addiction_care = 'no')) is not true, false)::int,
    sign * coalesce(c.age_years < 15, false)::int,
    sign * coalesce(c.age_years between 15 and 19, false)::int,
    sign * coalesce(c.age_years >= 20, false)::int,
    sign * coalesce(c.age_years is null, false)::int,
    sign * coalesce(c.sex = 'woman', false)::int,
    sign * coalesce(c.sex = 'man', false)::int,
    sign * coalesce(c.sex = 'other', false)::int,
    sign * coalesce(c.report = 'lvm', false)::int,
    sign * coalesce(c.first_visit = 'came', false)::int,
    sign * coalesce(c.first_visit = 'missed', false)::int,
    sign * coalesce(c.first_visit = 'rebooked', false)::int,
    sign * coalesce(c.completed = 'yes', false)::int,
    sign * coalesce(c.completed = 'no', false)::int,
    sign * coalesce(c.completed = 'ongoing', false)::int
$$;

create function app.add_to_days(changes public.field_contact_day[]) returns void
  language sql volatile security definer set search_path = '' as $$
  insert into public.field_contact_day as d (tenant_id, unit_id, occurred_on,
    interventions, unknown_in_drug_contexts, mumin, known_before_yes, known_before_no, known_before_not_known,
    age_under_15, age_from_15_to_19, age_from_20, age_unknown, sex_women, sex_men, sex_other, lvm_notifications,
    first_visit_came, first_visit_missed, first_visit_rebooked, completed_yes, completed_no, completed_ongoing)
  select x.tenant_id, x.unit_id, x.occurred_on,
    sum(x.interventions), sum(x.unknown_in_drug_contexts), sum(x.mumin), sum(x.known_before_yes),
    sum(x.known_before_no), sum(x.known_before_not_known), sum(x.age_under_15), sum(x.age_from_15_to_19),
    sum(x.age_from_20), sum(x.age_unknown), sum(x.sex_women), sum(x.sex_men), sum(x.sex_other),
    sum(x.lvm_notifications), sum(x.first_visit_came), sum(x.first_visit_missed), sum(x.first_visit_rebooked),
    sum(x.completed_yes), sum(x.completed_no), sum(x.completed_ongoing)
  from unnest(changes) x group by 1, 2, 3 order by 1, 2, 3
  on conflict (tenant_id, unit_id, occurred_on) do update set
    interventions = d.interventions + excluded.interventions,
    unknown_in_drug_contexts = d.unknown_in_drug_contexts + excluded.unknown_in_drug_contexts,
    mumin = d.mumin + excluded.mumin, known_before_yes = d.known_before_yes + excluded.known_before_yes,
    known_before_no = d.known_before_no + excluded.known_before_no,
    known_before_not_known = d.known_before_not_known + excluded.known_before_not_known,
    age_under_15 = d.age_under_15 + excluded.age_under_15,
    age_from_15_to_19 = d.age_from_15_to_19 + excluded.age_from_15_to_19,
    age_from_20 = d.age_from_20 + excluded.age_from_20, age_unknown = d.age_unknown + excluded.age_unknown,
    sex_women = d.sex_women + excluded.sex_women, sex_men = d.sex_men + excluded.sex_men,
    sex_other = d.sex_other + excluded.sex_other,
    lvm_notifications = d.lvm_notifications + excluded.lvm_notifications,
    first_visit_came = d.first_visit_came + excluded.first_visit_came,
    first_visit_missed = d.first_visit_missed + excluded.first_visit_missed,
    first_visit_rebooked = d.first_visit_rebooked + excluded.first_visit_rebooked,
    completed_yes = d.completed_yes + excluded.completed_yes,
    completed_no = d.completed_no + excluded.completed_no,
    completed_ongoing = d.completed_ongoing + excluded.completed_ongoing
$$;

-- A trigger function may not be shared between events that have different transition tables.
create function app.contacts_added() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(select app.figures_of_contact(n, 1) from added n));
  return null;
end $$;
create function app.contacts_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(
    select app.figures_of_contact(n, 1) from added n union all select app.figures_of_contact(o, -1) from removed o));
  return null;
end $$;
create function app.contacts_removed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform app.add_to_days(array(select app.figures_of_contact(o, -1) from removed o));
  return null;
end $$;
create trigger count_added after insert on public.field_contact referencing new table as added
  for each statement execute function app.contacts_added();
create trigger count_changed after update on public.field_contact referencing new table as added old table as removed
  for each statement execute function app.contacts_changed();
create trigger count_removed after delete on public.field_contact referencing old table as removed
  for each statement execute function app.contacts_removed();

select app.add_to_days(array(select app.figures_of_contact(c, 1) from public.field_contact c));

create or replace function app.field_contact_figures(p_unit uuid, p_from date, p_to date) returns table (
    interventions int, unknown_in_drug_contexts int, mumin int, known_before_yes int, known_before_no int,
    known_before_not_known int, age_under_15 int, age_from_15_to_19 int, age_from_20 int, age_unknown int,
    sex_women int, sex_men int, sex_other int, lvm_notifications int, first_visit_came int,
    first_visit_missed int, first_visit_rebooked int, completed_yes int, completed_no int, completed_ongoing int
  ) language sql stable security definer set search_path = '' as $$
  select
    coalesce(sum(d.interventions), 0)::int, coalesce(sum(d.unknown_in_drug_contexts), 0)::int,
    coalesce(sum(d.mumin), 0)::int, coalesce(sum(d.known_before_yes), 0)::int,
    coalesce(sum(d.known_before_no), 0)::int, coalesce(sum(d.known_before_not_known), 0)::int,
    coalesce(sum(d.age_under_15), 0)::int, coalesce(sum(d.age_from_15_to_19), 0)::int,
    coalesce(sum(d.age_from_20), 0)::int, coalesce(sum(d.age_unknown), 0)::int,
    coalesce(sum(d.sex_women), 0)::int, coalesce(sum(d.sex_men), 0)::int, coalesce(sum(d.sex_other), 0)::int,
    coalesce(sum(d.lvm_notifications), 0)::int, coalesce(sum(d.first_visit_came), 0)::int,
    coalesce(sum(d.first_visit_missed), 0)::int, coalesce(sum(d.first_visit_rebooked), 0)::int,
    coalesce(sum(d.completed_yes), 0)::int, coalesce(sum(d.completed_no), 0)::int,
    coalesce(sum(d.completed_ongoing), 0)::int
  from public.field_contact_day d
  where d.tenant_id = (select app.tenant_id()) and d.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead'
    and d.occurred_on between p_from and p_to
$$;

-- The days there are contacts from, from the same rows; a day whose contacts were all moved away does not count.
create or replace function app.field_contact_span(p_unit uuid) returns table (first_on date, last_on date)
  language sql stable security definer set search_path = '' as $$
  select min(d.occurred_on), max(d.occurred_on) from public.field_contact_day d
  where d.tenant_id = (select app.tenant_id()) and d.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead' and d.interventions > 0
$$;
revoke all on function app.figures_of_contact(public.field_contact, int), app.add_to_days(public.field_contact_day[]),
  app.contacts_added(), app.contacts_changed(), app.contacts_removed() from public;
