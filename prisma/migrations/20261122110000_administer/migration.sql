-- What the administrator's screens need beyond the first lock.

-- An assignment given by mistake ends the same day: then it held on no whole day.
alter table public.assignment drop constraint assignment_order;
alter table public.assignment add constraint assignment_order check (valid_to is null or valid_to >= valid_from);

-- Whether anything still hangs on a unit. The administrator may not see cases, but closing a unit with open ones would
-- leave them with nobody; yes or no is all that is told.
create function app.unit_in_use(p_unit uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
begin
  if app.role() is distinct from 'administrator' then
    raise exception 'only an administrator asks whether a unit is in use' using errcode = 'insufficient_privilege';
  end if;
  return exists (select 1 from public.case_record c where c.tenant_id = app.tenant_id() and c.closed_at is null
      and (c.unit_id = p_unit or c.receiving_unit_id = p_unit))
    or exists (select 1 from public.handover h where h.tenant_id = app.tenant_id() and h.to_unit_id = p_unit
      and h.acknowledged_at is null);
end $$;
revoke all on function app.unit_in_use(uuid) from public;
grant execute on function app.unit_in_use(uuid) to samlots_app;
