-- The report's columns are named as the figures in the module's domain (`figureRules`); a test holds the two together.
drop function app.field_contact_figures(uuid, date, date);
create function app.field_contact_figures(p_unit uuid, p_from date, p_to date) returns table (
    interventions int, unknown_in_drug_contexts int, mumin int, known_before_yes int, known_before_no int,
    known_before_not_known int, age_under_15 int, age_from_15_to_19 int, age_from_20 int, age_unknown int,
    sex_women int, sex_men int, sex_other int, lvm_notifications int, first_visit_came int,
    first_visit_missed int, first_visit_rebooked int, completed_yes int, completed_no int,
    completed_ongoing int
  ) language sql stable security definer set search_path = '' as $$
  select
    count(*)::int,
    (count(*) filter (where known_in_drug_contexts = 'no'))::int,
    (count(*) filter (where mumin))::int,
    (count(*) filter (where (known_to_social_services = 'yes' or known_to_addiction_care = 'yes')))::int,
    (count(*) filter (where (known_to_social_services = 'no' and known_to_addiction_care = 'no')))::int,
    (count(*) filter (where ((known_to_social_services = 'yes' or known_to_addiction_care = 'yes') or (known_to_social_services = 'no' and known_to_addiction_care = 'no')) is not true))::int,
    (count(*) filter (where age_years < 15))::int,
    (count(*) filter (where age_years between 15 and 19))::int,
    (count(*) filter (where age_years >= 20))::int,
    (count(*) filter (where age_years is null))::int,
    (count(*) filter (where sex = 'woman'))::int,
    (count(*) filter (where sex = 'man'))::int,
    (count(*) filter (where sex = 'other'))::int,
    (count(*) filter (where report = 'lvm'))::int,
    (count(*) filter (where first_visit = 'came'))::int,
    (count(*) filter (where first_visit = 'missed'))::int,
    (count(*) filter (where first_visit = 'rebooked'))::int,
    (count(*) filter (where completed = 'yes'))::int,
    (count(*) filter (where completed = 'no'))::int,
    (count(*) filter (where completed = 'ongoing'))::int
  from public.field_contact f
  where f.tenant_id = (select app.tenant_id()) and f.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead'
    and f.occurred_on between p_from and p_to
$$;

-- The years a unit has contacts from: the first and the last day, for the choice of period.
create function app.field_contact_span(p_unit uuid) returns table (first_on date, last_on date)
  language sql stable security definer set search_path = '' as $$
  select min(f.occurred_on), max(f.occurred_on) from public.field_contact f
  where f.tenant_id = (select app.tenant_id()) and f.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead'
$$;
revoke all on function app.field_contact_figures(uuid, date, date), app.field_contact_span(uuid) from public;
grant execute on function app.field_contact_figures(uuid, date, date), app.field_contact_span(uuid) to samlots_app;

-- The browser keeps the file between the dry run and the confirmation, so the server need not.
drop table public.register_upload;
