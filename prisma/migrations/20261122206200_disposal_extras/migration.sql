-- What the code asks before it decides: the same questions that the functions ask once more.

-- Whether a proposal that the one who asks may see holds files they may not.
create function app.disposal_hides(p_id uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.disposal_item i join public.disposal d on d.tenant_id = i.tenant_id and d.id = i.disposal_id
    where i.tenant_id = (select app.tenant_id()) and i.disposal_id = p_id and i.person_id = any ((select app.sealed_person_ids())::uuid[])
      and ((select app.role()) = 'registrar' or ((select app.role()) = 'unitHead' and d.unit_id = (select app.sight_unit()))))
$$;
revoke all on function app.disposal_hides(uuid) from public;
grant execute on function app.disposal_hides(uuid) to samlots_app;

