-- The months a unit has interventions in, for its head: which periods there is something to report of.
create function app.report_months(p_unit uuid) returns table (month date)
  language sql stable security definer set search_path = '' as $$
  select m.month from public.field_contact_month m
  where m.tenant_id = (select app.tenant_id()) and m.unit_id = p_unit and m.cut = 'all' and m.measure = 'interventions'
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead' and m.count > 0
$$;
revoke all on function app.report_months(uuid) from public;
grant execute on function app.report_months(uuid) to samlots_app;
create index field_contact_month_interventions on public.field_contact_month (tenant_id, unit_id, month)
  where cut = 'all' and measure = 'interventions';
