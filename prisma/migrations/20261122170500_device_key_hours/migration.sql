-- A device may write without net until its hours have run since the half was last given out, and what it wrote in the last
-- of them lies as many hours more: so the half lives twice as long as a draft. And a browser that was emptied enrols anew
-- each time: the ninth device takes the place of the one that would end first, it is not turned away.
create or replace function app.enrol_device(p_id uuid, p_public_key text, p_private_sealed text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare hours int := app.hold_device_ground();
begin
  if hours is null then return false; end if;
  -- Two new devices of one account at once wait for each other.
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'device', app.account_id()), 0));
  delete from public.device_key k where k.tenant_id = app.tenant_id() and k.account_id = app.account_id()
    and (k.expires_at <= now() or k.id in (
      select o.id from public.device_key o where o.tenant_id = app.tenant_id() and o.account_id = app.account_id()
        and o.id <> p_id and o.expires_at > now() order by o.expires_at desc, o.id offset 7));
  insert into public.device_key as k (tenant_id, account_id, id, session_id, public_key, private_sealed, created_at, expires_at)
    values (app.tenant_id(), app.account_id(), p_id, app.session_id(), p_public_key, p_private_sealed, now(),
      now() + make_interval(hours => 2 * hours))
    on conflict (tenant_id, account_id, id) do update
      set session_id = excluded.session_id, expires_at = excluded.expires_at;
  return true;
end $$;

create or replace function app.use_device_key(p_id uuid) returns table (public_key text, private_sealed text, hours int)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  hours := app.hold_device_ground();
  if hours is null then return; end if;
  update public.device_key k set session_id = app.session_id(),
      expires_at = now() + make_interval(hours => 2 * use_device_key.hours)
    where k.tenant_id = app.tenant_id() and k.account_id = app.account_id() and k.id = p_id and k.expires_at > now()
    returning k.public_key, k.private_sealed into public_key, private_sealed;
  if found then return next; end if;
end $$;

create or replace function app.erase_keys_of_tenant() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not new.keeps_device_drafts then
    delete from public.device_key k where k.tenant_id = new.tenant_id;
  end if;
  update public.device_key k set expires_at = now() + make_interval(hours => 2 * new.draft_hours)
    where k.tenant_id = new.tenant_id and k.expires_at > now() + make_interval(hours => 2 * new.draft_hours);
  update public.draft d set expires_at = d.started_at + make_interval(hours => new.draft_hours)
    where d.tenant_id = new.tenant_id and d.expires_at > d.started_at + make_interval(hours => new.draft_hours);
  return null;
end $$;
