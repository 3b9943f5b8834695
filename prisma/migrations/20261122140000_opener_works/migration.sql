-- Whoever opens a case works on it from then on (row security lets nobody open one otherwise): the row follows from the case, so no code can forget it, and a phone on
-- a bad network waits for two statements less.
create function app.opener_works() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.case_worker (tenant_id, case_id, account_id, since)
  select new.tenant_id, new.id, new.opened_by, new.opened_at where new.opened_by = any (new.worker_ids);
  return null;
end $$;
create trigger opener_works after insert on public.case_record for each row execute function app.opener_works();
revoke all on function app.opener_works() from public;
