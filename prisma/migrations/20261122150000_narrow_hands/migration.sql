-- What a hand inside the application's own role could still do with somebody's valid context. The code above asks for
-- none of it; the database now refuses it.

-- Whose a row is does not change: the application updates the columns its acts change, and no others.
do $$
declare
  t text;
  columns text;
begin
  for t, columns in select * from (values
      ('case_record', 'person_id, receiving_unit_id, closed_at, version'),
      ('case_worker', 'since, until'),
      ('journal_note', 'text_sealed, written_at, signed_at, version'),
      ('task', 'assignee_id, done_by, done_at, version'),
      ('handover', 'acknowledged_by, acknowledged_at, version'),
      ('household_member', 'until'),
      ('guardianship', 'valid_to, version'),
      ('assignment', 'valid_to, version'),
      ('account_credential', 'password_hash, totp_sealed, totp_enabled_at, totp_last_step')) as v loop
    execute format('revoke update on public.%I from samlots_app', t);
    execute format('grant update (%s) on public.%I to samlots_app', columns, t);
  end loop;
  -- Here the acts change most columns, so the ones that stay are named.
  for t, columns in select * from (values
      ('person', array['tenant_id', 'id', 'registered_by', 'registered_at', 'merged_into_id']::text),
      ('field_contact', array['tenant_id', 'id', 'unit_id', 'case_id', 'source', 'register_number', 'register_import_id',
        'logged_by', 'logged_at']::text),
      ('account', array['tenant_id', 'id', 'created_at']::text)) as v loop
    execute format('revoke update on public.%I from samlots_app', t);
    execute (select format('grant update (%s) on public.%I to samlots_app', string_agg(quote_ident(a.attname), ', '), t)
      from pg_attribute a where a.attrelid = format('public.%I', t)::regclass and a.attnum > 0 and not a.attisdropped
        and a.attname::text <> all (columns::text[]));
  end loop;
end $$;
revoke update on public.person_name, public.person_name_key, public.person_reader, public.operation_receipt from samlots_app;

-- Of the own account one changes the name shown and the language. Signing in for the first time at a provider binds the
-- account before anybody has a context.
create function app.keep_account() returns trigger language plpgsql set search_path = '' as $$
begin
  if app.account_id() is not null and app.role() is distinct from 'administrator'
    and to_jsonb(new) - array['display_name', 'locale', 'version'] <> to_jsonb(old) - array['display_name', 'locale', 'version']
  then
    raise exception 'an account is not changed by its owner' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger account_kept before update on public.account for each row execute function app.keep_account();
revoke all on function app.keep_account() from public;

-- A draft is its writer's: nobody else changes it, signs it or throws it away.
create policy own_draft on public.journal_note as restrictive for update to samlots_app
  using (written_by = (select app.account_id())) with check (written_by = (select app.account_id()));
create policy own_draft_deleted on public.journal_note as restrictive for delete to samlots_app
  using (written_by = (select app.account_id()));

-- As before, and: a merge never lowers a protection, whatever the caller says.
create or replace function app.merge_persons(p_merge uuid, p_kept uuid, p_kept_version int, p_merged uuid, p_merged_version int,
    p_protection text, p_rows jsonb, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  kept public.person%rowtype;
  gone public.person%rowtype;
  kept_readers jsonb;
  gone_readers jsonb;
  readers jsonb;
  level public.protection;
begin
  if coalesce(app.role(), '') not in ('registrar', 'unitHead') or not app.person_in_sight(p_kept)
      or not app.person_in_sight(p_merged) then
    raise exception 'not for this role, or not in sight' using errcode = 'insufficient_privilege';
  end if;
  -- Locked in the order of their ids, so that two merges of the same two never wait for each other.
  perform 1 from public.person p where p.tenant_id = t and p.id in (p_kept, p_merged) order by p.id for update;
  select * into kept from public.person p where p.tenant_id = t and p.id = p_kept;
  select * into gone from public.person p where p.tenant_id = t and p.id = p_merged;
  if kept.version <> p_kept_version or gone.version <> p_merged_version
      or kept.merged_into_id is not null or gone.merged_into_id is not null then
    return false;
  end if;
  level := greatest(kept.protection, gone.protection, p_protection::public.protection);
  kept_readers := app.readers_of(t, p_kept);
  gone_readers := app.readers_of(t, p_merged);
  readers := case
    when gone.protection = 'none' then kept_readers
    when kept.protection = 'none' then gone_readers
    else coalesce((select jsonb_agg(k) from jsonb_array_elements(kept_readers) k
      where exists (select 1 from jsonb_array_elements(gone_readers) g where g ->> 'account_id' = k ->> 'account_id')), '[]') end;
  insert into public.person_merge (tenant_id, id, kept_id, merged_id, moved, reason, merged_by, merged_at)
    values (t, p_merge, p_kept, p_merged, jsonb_build_object('rows', p_rows, 'protection', level,
      'kept', jsonb_build_object('protection', kept.protection, 'readers', kept_readers),
      'merged', jsonb_build_object('protection', gone.protection, 'readers', gone_readers)),
      p_reason, app.account_id(), now());
  update public.person p set merged_into_id = case when p.id = p_merged then p_kept end,
      protection = level, version = p.version + 1
    where p.tenant_id = t and p.id in (p_kept, p_merged);
  if level <> 'none' then
    perform app.set_readers(t, p_kept, readers);
    perform app.set_readers(t, p_merged, readers);
  end if;
  if app.move_person_rows(t, p_merged, p_kept, p_rows) <> jsonb_array_length(p_rows) then
    raise exception 'the rows to move have changed' using errcode = 'serialization_failure';
  end if;
  return true;
end $$;

-- As before, and: only rows that came with the merge go back.
create or replace function app.reverse_merge(p_merge uuid, p_rows jsonb, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  m public.person_merge%rowtype;
  side record;
begin
  select * into m from public.person_merge x where x.tenant_id = t and x.id = p_merge for update;
  if not found or coalesce(app.role(), '') not in ('registrar', 'unitHead') or not app.person_in_sight(m.kept_id) then
    raise exception 'not for this role, or not in sight' using errcode = 'insufficient_privilege';
  end if;
  if not (m.moved -> 'rows') @> p_rows then
    raise exception 'only what came with the merge goes back' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from public.person p where p.tenant_id = t and p.id in (m.kept_id, m.merged_id) order by p.id for update;
  if m.reversed_at is not null or exists (select 1 from public.person p
      where p.tenant_id = t and p.id = m.kept_id and p.merged_into_id is not null) then
    return false;
  end if;
  perform app.move_person_rows(t, m.kept_id, m.merged_id, p_rows);
  for side in select m.kept_id as id, m.moved -> 'kept' as before union all select m.merged_id, m.moved -> 'merged' loop
    if m.moved ->> 'protection' <> 'none' and not exists (select 1 from public.protection_decision d
        where d.tenant_id = t and d.person_id = m.kept_id and d.decided_at > m.merged_at) then
      perform app.set_readers(t, side.id, side.before -> 'readers');
      update public.person p set protection = (side.before ->> 'protection')::public.protection
        where p.tenant_id = t and p.id = side.id;
    end if;
    update public.person p set merged_into_id = null, version = p.version + 1 where p.tenant_id = t and p.id = side.id;
  end loop;
  update public.person_merge x set reversed_by = app.account_id(), reversed_at = now(), reversal_reason = p_reason
    where x.tenant_id = t and x.id = p_merge;
  return true;
end $$;
