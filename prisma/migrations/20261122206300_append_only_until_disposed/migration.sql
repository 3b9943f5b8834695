-- Rows that are never changed go with their file, and in no other way; lines of the log by their own function only.
create or replace function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'audit_event' then
      if exists (
        select 1 from public.audit_erasure x join public.audit_leaf l on l.tenant_id = x.tenant_id and l.erased_in = x.id
        where x.tenant_id = old.tenant_id and x.written_in = pg_current_xact_id_if_assigned() and l.event_id = old.id and old.at < x.before)
      then return old; end if;
    elsif tg_table_name not in ('audit_checkpoint', 'audit_erasure') and app.is_disposing() then
      return old;
    end if;
  end if;
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
