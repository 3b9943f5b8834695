-- What the secrecy rules need to know of a case, as one value, so that it can be asked in the statement that enters the
-- session. The caller's rights: the row policies apply to it as to any other reading. Volatile, and meant to stay so: it is
-- then run where it stands, after the session has been entered, with a reading of its own.
create function app.case_facts(p_case uuid) returns jsonb
  language plpgsql volatile security invoker set search_path = '' as $$
begin
  return (select jsonb_build_object('unitId', c.unit_id, 'receivingUnitId', c.receiving_unit_id, 'workerIds', c.worker_ids,
      'isProtected', coalesce(p.protection::text <> 'none', false),
      'isReader', exists (select 1 from public.person_reader r where r.tenant_id = c.tenant_id
        and r.person_id = c.person_id and r.account_id = (select app.account_id())))
    from public.case_record c left join public.person p on p.tenant_id = c.tenant_id and p.id = c.person_id
    where c.tenant_id = (select app.tenant_id()) and c.id = p_case);
end $$;
revoke all on function app.case_facts(uuid) from public;
grant execute on function app.case_facts(uuid) to samlots_app;
