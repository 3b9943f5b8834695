-- Whom to tell of a barrier, authority by authority. The accessibility statement shows it to everybody, signed in or not:
-- whoever cannot get in is the one who needs it. An authority that has given no address is not named.
create function app.accessibility_contacts() returns table (authority text, contact text)
  language sql stable security definer set search_path = '' as $$
  select t.name, s.accessibility_contact
  from public.tenant t join public.tenant_settings s on s.tenant_id = t.id
  where coalesce(s.accessibility_contact, '') <> ''
  order by t.name, t.id $$;
revoke all on function app.accessibility_contacts() from public;
grant execute on function app.accessibility_contacts() to samlots_app;
