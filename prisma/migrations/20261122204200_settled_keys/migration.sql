-- A key's new version is read by every process before any process seals with it: it settles for half a minute
-- (docs/operations.md, "Changing an authority's field key").
drop function app.sign_in_keys(uuid);
create function app.sign_in_keys(p_tenant uuid) returns table (id uuid, purpose text, version int, wrapped text, settled boolean)
  language sql stable security definer set search_path = '' as $$
  select k.id, k.purpose, k.version, k.wrapped, k.created_at <= now() - interval '30 seconds'
  from public.tenant_key k where k.tenant_id = p_tenant and k.retired_at is null
$$;
revoke all on function app.sign_in_keys(uuid) from public;
grant execute on function app.sign_in_keys(uuid) to samlots_app;
