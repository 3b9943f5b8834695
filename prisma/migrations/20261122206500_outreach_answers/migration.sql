-- Whoever works with people in the field answers for their own cases like other case workers.
create or replace function app.reach_of_report(p_person uuid) returns text language sql stable security definer set search_path = '' as $$
  select case when not app.person_in_sight(p_person) then null
    when app.role() = 'registrar' then 'whole'
    when app.role() in ('unitHead', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'outreachWorker') then 'sight' end
$$;
