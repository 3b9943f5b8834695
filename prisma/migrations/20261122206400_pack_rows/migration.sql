-- The rows of one table about these cases and persons, as the one who asks sees them: invoker, so row security and the
-- grants on columns decide. For the access pack.
create function app.record_rows(p_table text, p_cases uuid[], p_persons uuid[]) returns setof jsonb
  language plpgsql stable set search_path = '' as $$
declare columns text;
begin
  if p_table not in (select t from app.tables_of_access() t) then return; end if;
  select string_agg(format('x.%I', a.attname), ', ') into columns from pg_catalog.pg_attribute a
    where a.attrelid = to_regclass('public.' || p_table) and a.attnum > 0 and not a.attisdropped
      and has_column_privilege(a.attrelid, a.attnum, 'select');
  if columns is null then return; end if;
  return query execute format('select to_jsonb(r) from (select %s from public.%I x where x.tenant_id = $1 and (%s)) r',
    columns, p_table, app.record_condition(p_table)) using app.tenant_id(), p_cases, p_persons;
end $$;
revoke all on function app.record_rows(text, uuid[], uuid[]) from public;
grant execute on function app.record_rows(text, uuid[], uuid[]), app.record_condition(text) to samlots_app;

-- Of each line of a person's report also in which signed checkpoint of the log it is: proof that it was not written later.
drop function app.own_log(uuid, timestamptz, timestamptz, int);
create function app.own_log(p_person uuid, p_from timestamptz, p_to timestamptz, p_limit int)
  returns table (id uuid, at timestamptz, act text, event text, outcome text, channel text, staff_id uuid, staff text, role text, unit text,
    case_number text, fields text[], rule_ids text[], checkpoint bigint)
  language plpgsql stable security definer set search_path = '' as $$
declare reach text := app.reach_of_report(p_person); t uuid := app.tenant_id(); persons uuid[]; cases uuid[]; shows text;
begin
  if reach is null then raise exception 'not in sight' using errcode = 'insufficient_privilege'; end if;
  persons := app.entries_of(t, p_person);
  cases := app.cases_of_report(p_person);
  select s.staff_shown into shows from public.retention_setting s where s.tenant_id = t;
  return query
    select e.id, e.at, e.name, e.event, e.outcome, e.channel, e.account_id, case when shows = 'name' then a.display_name end, e.role::text, u.name,
      (select c.number from public.case_record c where c.tenant_id = t and c.id = e.case_id and c.id = any (cases)), e.fields, e.rule_ids,
      (select min(k.size) from public.audit_leaf l join public.audit_checkpoint k on k.tenant_id = l.tenant_id and k.size > l.position
        where l.tenant_id = t and l.event_id = e.id)
    from public.audit_event e
      left join public.account a on a.tenant_id = e.tenant_id and a.id = e.account_id
      left join public.unit u on u.tenant_id = e.tenant_id and u.id = e.unit_id
    where e.tenant_id = t and e.at >= p_from and e.at < p_to
      and (e.case_id = any (cases) or (e.person_ids && persons
        -- Beyond one's own cases only what one's own unit did: the rest is told by the registrar.
        and (reach = 'whole' or (e.case_id is null and e.unit_id = app.unit_id()))))
    order by e.at desc, e.id desc limit least(p_limit, 20000);
end $$;
revoke all on function app.own_log(uuid, timestamptz, timestamptz, int) from public;
grant execute on function app.own_log(uuid, timestamptz, timestamptz, int) to samlots_app;

create function app.own_cases(p_person uuid) returns uuid[] language sql stable security definer set search_path = '' as
  $$ select app.cases_of_report(p_person) $$;
revoke all on function app.own_cases(uuid) from public;
grant execute on function app.own_cases(uuid) to samlots_app;
