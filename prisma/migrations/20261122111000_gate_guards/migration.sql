-- What the tests of the gate found missing.

-- Every foreign key has its index: without one, ending an assignment or reversing a merge reads the whole table.
create index session_tenant_id_assignment_id_idx on public.session (tenant_id, assignment_id);
create index person_tenant_id_merged_into_id_idx on public.person (tenant_id, merged_into_id);

-- The chosen assignment is what sees, not the person behind it: somebody who works on a case as a social worker sees
-- nothing of it while acting as administrator or log reviewer, nor before choosing an assignment (the role is null
-- then). Restrictive, so that no permissive policy, present or future, opens it.
do $$
declare t text;
begin
  foreach t in array array['case_record', 'person', 'field_contact', 'register_import'] loop
    execute format($p$create policy with_case_content on public.%I as restrictive to samlots_app
      using ((select app.role()) not in ('administrator', 'logReviewer'))
      with check ((select app.role()) not in ('administrator', 'logReviewer'))$p$, t);
  end loop;
end $$;

-- The stored answer of an earlier call with this key. Calls with one key wait here for each other, before they have
-- read anything: the second then finds the answer of the first instead of a changed world in which its act is refused.
-- Volatile, so that the row is looked for after the wait; invoker, so that row security decides what is found.
create function app.find_receipt(p_operation text, p_key uuid) returns table (input_hash text, reply jsonb)
  language plpgsql volatile set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', app.account_id(), p_operation, p_key), 0));
  return query select r.input_hash, r.reply from public.operation_receipt r
    where r.tenant_id = app.tenant_id() and r.account_id = app.account_id() and r.operation = p_operation and r.key = p_key;
end $$;
revoke all on function app.find_receipt(text, uuid) from public;
grant execute on function app.find_receipt(text, uuid) to samlots_app;
