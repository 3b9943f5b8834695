-- A draft that has run out is out of its writer's sight, and its row may still be there when the same tab saves again.
create function app.forget_expired_draft(p_id uuid) returns void
  language sql volatile security definer set search_path = '' as $$
  delete from public.draft d where d.tenant_id = app.tenant_id() and d.account_id = app.account_id() and d.id = p_id
    and d.expires_at <= now()
$$;
revoke all on function app.forget_expired_draft(uuid) from public;
grant execute on function app.forget_expired_draft(uuid) to samlots_app;
