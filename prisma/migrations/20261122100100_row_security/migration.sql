-- The lock under the code's lock: every tenant table has row-level security, enabled and FORCED, and the role the
-- application uses (samlots_app) owns nothing and bypasses nothing.
--
-- Who is asking is a signed, transaction-bound context that only `app.enter_session` can write, and that function
-- wants the hash of a live session's token. So a defect in the code, or injected SQL, cannot move to another tenant
-- by setting a variable: a forged, copied or left-over context gives no rows.

create schema app;
revoke all on schema app from public;
revoke create on schema public from public;
grant usage on schema app to samlots_app;
grant usage on schema public to samlots_app;

-- ---------------------------------------------------------------------------------------------- the context
create table app.context_key (
  only_one boolean primary key default true check (only_one),
  inner_key bytea not null,
  outer_key bytea not null
);
-- gen_random_uuid draws from the server's strong random source; two of them hashed give 32 bytes.
insert into app.context_key (inner_key, outer_key) values (
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
  sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
);

-- NMAC: two keys, so that knowing one signed context helps nobody to sign a longer one.
create function app.context_signature(payload text) returns text
  language sql stable security definer set search_path = '' as $$
  select encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(payload, 'UTF8'))), 'hex')
  from app.context_key k
$$;

-- The parts of the context if it was signed in this very transaction, else null: 1 tenant, 2 account, 3 session,
-- 4 assignment, 5 role, 6 unit, 7 unit in sight. now() is the start of the transaction, so a context that outlives
-- its transaction (a pooled connection, set_config without is_local) is worth nothing.
create function app.verified_context() returns text[]
  language plpgsql stable security definer set search_path = '' as $$
declare
  whole text := nullif(current_setting('app.context', true), '');
  cut int;
  parts text[];
begin
  if whole is null then return null; end if;
  cut := length(whole) - 64;
  if cut < 2 or app.context_signature(left(whole, cut - 1)) <> right(whole, 64) then return null; end if;
  parts := string_to_array(left(whole, cut - 1), '|');
  if parts[8] <> extract(epoch from now())::text then return null; end if;
  return parts;
end $$;

create function app.tenant_id() returns uuid language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[1], '')::uuid $$;
create function app.account_id() returns uuid language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[2], '')::uuid $$;
create function app.session_id() returns uuid language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[3], '')::uuid $$;
create function app.role() returns text language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[5], '') $$;
create function app.unit_id() returns uuid language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[6], '')::uuid $$;
-- The unit whose cases this assignment sees without working on them: its unit head and its duty officers.
create function app.sight_unit() returns uuid language sql stable security definer set search_path = '' as
  $$ select nullif((app.verified_context())[7], '')::uuid $$;

create function app.set_context(p_tenant uuid, p_account uuid, p_session uuid, p_assignment uuid, p_role text,
                                p_unit uuid, p_sight uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  payload text := concat_ws('|', p_tenant, p_account, coalesce(p_session::text, ''), coalesce(p_assignment::text, ''),
    coalesce(p_role, ''), coalesce(p_unit::text, ''), coalesce(p_sight::text, ''), extract(epoch from now())::text);
begin
  perform set_config('app.context', payload || '|' || app.context_signature(payload), true);
end $$;
revoke all on function app.set_context(uuid, uuid, uuid, uuid, text, uuid, uuid) from public;
revoke all on function app.context_signature(text) from public;

create function app.today() returns date language sql stable set search_path = '' as
  $$ select (now() at time zone 'Europe/Stockholm')::date $$;

-- The one way in. Decides on each request whether the session, the account and the assignment are still good, notes
-- the activity, and writes the context. `state`: active | choose (signed in, no assignment chosen or it has ended) |
-- unknown | ended | idle | expired | disabled.
create function app.enter_session(p_tenant uuid, p_token_hash text, p_touch boolean)
  returns table (state text, at timestamptz, tenant_slug text, tenant_name text, tenant_kind text, session_id uuid,
    method text, expires_at timestamptz, idle_minutes int, account_id uuid, display_name text, locale text,
    assignment_id uuid, role text, on_duty boolean, unit_id uuid, unit_name text, unit_kind text, assignments int)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.session%rowtype;
  a public.account%rowtype;
  g record;
begin
  state := 'unknown'; at := now();
  select * into s from public.session x where x.tenant_id = p_tenant and x.token_hash = p_token_hash;
  if not found then return next; return; end if;
  select t.slug, t.name, t.kind::text into tenant_slug, tenant_name, tenant_kind from public.tenant t where t.id = p_tenant;
  select x.idle_minutes into idle_minutes from public.tenant_settings x where x.tenant_id = p_tenant;
  idle_minutes := least(coalesce(idle_minutes, 15), 15);
  select * into a from public.account x where x.tenant_id = p_tenant and x.id = s.account_id;
  session_id := s.id; method := s.method; expires_at := s.expires_at;
  state := case
    when s.ended_at is not null then 'ended'
    when a.disabled_at is not null then 'disabled'
    when s.expires_at <= now() then 'expired'
    when s.last_seen_at + make_interval(mins => idle_minutes) <= now() then 'idle'
    else 'active' end;
  if state <> 'active' then return next; return; end if;
  account_id := a.id; display_name := a.display_name; locale := a.locale;
  select g2.id, g2.role::text as role, g2.on_duty, u.id as unit_id, u.name, u.kind::text as kind into g
    from public.assignment g2 join public.unit u on u.tenant_id = g2.tenant_id and u.id = g2.unit_id
    where g2.tenant_id = p_tenant and g2.id = s.assignment_id and g2.account_id = a.id
      and g2.valid_from <= app.today() and (g2.valid_to is null or g2.valid_to > app.today())
      and (u.closed_on is null or u.closed_on > app.today());
  select count(*)::int into assignments from public.assignment g3 where g3.tenant_id = p_tenant and g3.account_id = a.id
    and g3.valid_from <= app.today() and (g3.valid_to is null or g3.valid_to > app.today());
  if p_touch and s.last_seen_at < now() - interval '20 seconds' then
    update public.session x set last_seen_at = now() where x.tenant_id = p_tenant and x.id = s.id;
  end if;
  if g.id is null then
    state := 'choose';
    perform app.set_context(p_tenant, a.id, s.id, null, null, null, null);
  else
    assignment_id := g.id; role := g.role; on_duty := g.on_duty; unit_id := g.unit_id; unit_name := g.name; unit_kind := g.kind;
    perform app.set_context(p_tenant, a.id, s.id, g.id, g.role, g.unit_id,
      case when g.role = 'unitHead' or g.on_duty then g.unit_id end);
  end if;
  return next;
end $$;

-- Persons with protected identity whose reader group does not hold the one who asks. For everybody else they are not
-- there, nor are their cases. Few in any tenant, so one small array a statement.
create function app.sealed_person_ids() returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(p.id), '{}') from public.person p
  where p.tenant_id = (select app.tenant_id()) and p.protection <> 'none'
    and not exists (select 1 from public.person_reader r
      where r.tenant_id = p.tenant_id and r.person_id = p.id and r.account_id = (select app.account_id()))
$$;
create index person_protected on public.person (tenant_id) where protection <> 'none';

-- Keeps case_record.worker_ids equal to the open rows of case_worker.
create function app.sync_case_workers() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.case_record c set worker_ids = w.ids
  from (select coalesce(array_agg(x.account_id order by x.account_id), '{}') as ids from public.case_worker x
        where x.tenant_id = new.tenant_id and x.case_id = new.case_id and x.until is null) w
  where c.tenant_id = new.tenant_id and c.id = new.case_id and c.worker_ids is distinct from w.ids;
  return null;
end $$;
create trigger sync_case_workers after insert or update on public.case_worker
  for each row execute function app.sync_case_workers();

-- ---------------------------------------------------------------------------------------- append-only, signed
create function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger audit_event_append_only before update or delete on public.audit_event
  for each row execute function app.refuse_change();
create trigger audit_event_no_truncate before truncate on public.audit_event
  for each statement execute function app.refuse_change();

create function app.keep_signed_note() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.signed_at is null then return old; end if;
  elsif old.signed_at is null then return new;
  end if;
  raise exception 'a signed note is never changed' using errcode = 'restrict_violation';
end $$;
create trigger journal_note_signed before update or delete on public.journal_note
  for each row execute function app.keep_signed_note();

-- ------------------------------------------------------------------------------------------------- value sets
alter table public.tenant add constraint tenant_slug_shape check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$');
alter table public.tenant_settings add constraint idle_minutes_range check (idle_minutes between 5 and 15),
  add constraint handover_hours_range check (handover_answer_hours between 1 and 72);
alter table public.tenant_key add constraint tenant_key_purpose check (purpose in ('field', 'index'));
alter table public.session add constraint session_method check (method in ('password', 'oidc', 'operator'));
alter table public.assignment add constraint assignment_order check (valid_to is null or valid_to > valid_from);
alter table public.reference_target add constraint reference_target_range check (value between 0 and 100);
alter table public.person
  add constraint person_identity check (
    (identity_kind = 'temporary' and temporary_id is not null and number_index is null)
    or (identity_kind <> 'temporary' and number_sealed is not null and number_index is not null)),
  add constraint person_level check ((identity_kind = 'samordningsnummer') = (identity_level is not null)),
  add constraint person_not_self check (merged_into_id is null or merged_into_id <> id);
alter table public.person_name add constraint person_name_kind check (kind in ('former', 'alias', 'assumed'));
alter table public.guardianship add constraint guardianship_kind check (kind in ('joint', 'sole', 'appointed')),
  add constraint guardianship_not_self check (child_id <> guardian_id);
alter table public.journal_note add constraint journal_note_kind check (kind in ('note', 'addendum', 'objection')),
  add constraint journal_note_amends check ((kind = 'note') = (amends_id is null));
alter table public.handover add constraint handover_other_unit check (from_unit_id <> to_unit_id),
  add constraint handover_answer check ((acknowledged_by is null) = (acknowledged_at is null));
create unique index handover_one_open on public.handover (tenant_id, case_id) where acknowledged_at is null;
alter table public.task add constraint task_done check ((done_by is null) = (done_at is null));
alter table public.audit_event
  add constraint audit_outcome check (outcome in ('allowed', 'refused', 'failed')),
  add constraint audit_channel check (channel in ('web', 'cli', 'download'));
alter table public.field_contact
  add constraint field_contact_source check (source in ('field', 'register')),
  add constraint field_contact_origin check (
    (source = 'field' and case_id is not null and occurred_time is not null and police_group_id is not null and reason is not null)
    or (source = 'register' and case_id is null and register_number is not null and register_import_id is not null)),
  add constraint field_contact_time check (occurred_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add constraint field_contact_place check (place_type in ('street', 'park', 'nightlife', 'transport', 'home', 'school', 'station', 'other')),
  add constraint field_contact_reason check (reason in ('minorDrugOffence', 'other')),
  add constraint field_contact_test check (test_result in ('positive', 'negative', 'none')),
  add constraint field_contact_age check (age_years between 0 and 120),
  add constraint field_contact_age_source check (age_source in ('identity', 'stated', 'estimated', 'register', 'unknown')),
  add constraint field_contact_sex check (sex in ('woman', 'man', 'other')),
  add constraint field_contact_known_drugs check (known_in_drug_contexts in ('yes', 'no', 'unknown')),
  add constraint field_contact_known_social check (known_to_social_services in ('yes', 'no', 'unknown')),
  add constraint field_contact_known_care check (known_to_addiction_care in ('yes', 'no', 'unknown')),
  add constraint field_contact_report check (report in ('none', 'socialDuty', 'concern', 'lvm')),
  add constraint field_contact_offer check (offer in ('care', 'talk', 'housing', 'nothing')),
  add constraint field_contact_answer check (answer in ('yes', 'no', 'later')),
  add constraint field_contact_first_visit check (first_visit in ('came', 'missed', 'rebooked')),
  add constraint field_contact_completed check (completed in ('yes', 'no', 'ongoing'));

-- -------------------------------------------------------------------------------------------------- policies
-- Every tenant table: enabled, forced; the owner, who cannot sign in and runs only migrations and the functions
-- above, sees rows; samlots_app gets exactly what follows.
do $$
declare t text;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
end $$;

grant select on public.tenant to samlots_app;

-- What is no secret inside the authority: its organisation.
do $$
declare t text;
begin
  foreach t in array array['tenant_settings', 'unit', 'reference_target', 'tenant_key', 'account', 'assignment', 'police_group'] loop
    execute format('grant select on public.%I to samlots_app', t);
    execute format('create policy read on public.%I for select to samlots_app using (tenant_id = (select app.tenant_id()))', t);
  end loop;
  -- changed by the administrator alone
  foreach t in array array['tenant_settings', 'unit', 'reference_target', 'account', 'assignment', 'police_group'] loop
    execute format('grant insert, update on public.%I to samlots_app', t);
    execute format($p$create policy administer_new on public.%I for insert to samlots_app
      with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')$p$, t);
    execute format($p$create policy administer on public.%I for update to samlots_app
      using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
      with check (tenant_id = (select app.tenant_id()))$p$, t);
  end loop;
end $$;
-- A register may name groups the unit has not configured; the unit head's import adds them.
create policy import_new on public.police_group for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'unitHead');
-- Everybody may change the language and name shown on the own account.
create policy own on public.account for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and id = (select app.account_id()))
  with check (tenant_id = (select app.tenant_id()) and id = (select app.account_id()));

grant select, insert, update on public.oidc_provider to samlots_app;
create policy administer on public.oidc_provider to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');

grant select, update on public.account_credential to samlots_app;
create policy own on public.account_credential to samlots_app
  using (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()))
  with check (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()));

grant select, update on public.session to samlots_app;
create policy own_or_administer on public.session to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (account_id = (select app.account_id()) or (select app.role()) = 'administrator'))
  with check (tenant_id = (select app.tenant_id())
    and (account_id = (select app.account_id()) or (select app.role()) = 'administrator'));

-- A case: those who work on it, and the unit head and duty officers of its unit or of the unit it was handed to.
-- A person with protected identity takes the case out of sight for all but the reader group.
grant select, insert, update on public.case_record to samlots_app;
create policy read on public.case_record for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (unit_id = (select app.sight_unit()) or receiving_unit_id = (select app.sight_unit())
      or (select app.account_id()) = any (worker_ids))
    and (person_id is null or person_id <> all ((select app.sealed_person_ids())::uuid[])));
create policy change on public.case_record for update to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (unit_id = (select app.sight_unit()) or receiving_unit_id = (select app.sight_unit())
      or (select app.account_id()) = any (worker_ids))
    and (person_id is null or person_id <> all ((select app.sealed_person_ids())::uuid[])))
  with check (tenant_id = (select app.tenant_id()));
create policy open on public.case_record for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and opened_by = (select app.account_id()) and worker_ids = array[opened_by] and receiving_unit_id is null);

-- What belongs to a case is seen with the case: the inner select is itself under the policy above.
do $$
declare
  t text;
  seen text := 'tenant_id = (select app.tenant_id()) and exists (select 1 from public.case_record c where c.tenant_id = %1$I.tenant_id and c.id = %1$I.case_id)';
begin
  foreach t in array array['case_worker', 'journal_note', 'task', 'handover'] loop
    execute format('grant select, insert, update on public.%I to samlots_app', t);
    execute format('create policy with_case on public.%1$I to samlots_app using (' || seen || ') with check (' || seen || ')', t);
  end loop;
end $$;
grant delete on public.journal_note to samlots_app;
-- Somebody writes notes in the own name only.
create policy own_hand on public.journal_note as restrictive for insert to samlots_app
  with check (written_by = (select app.account_id()));

-- Persons: through a case in sight, or registered by the one who asks; the registrar keeps the register itself.
grant select, insert, update on public.person to samlots_app;
create policy read on public.person for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and id <> all ((select app.sealed_person_ids())::uuid[])
    and (registered_by = (select app.account_id()) or (select app.role()) = 'registrar'
      or exists (select 1 from public.case_record c where c.tenant_id = person.tenant_id and c.person_id = person.id)));
create policy change on public.person for update to samlots_app
  using (tenant_id = (select app.tenant_id())
    and id <> all ((select app.sealed_person_ids())::uuid[])
    and (registered_by = (select app.account_id()) or (select app.role()) = 'registrar'
      or exists (select 1 from public.case_record c where c.tenant_id = person.tenant_id and c.person_id = person.id)))
  with check (tenant_id = (select app.tenant_id()));
create policy register on public.person for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and registered_by = (select app.account_id())
    and (select app.role()) not in ('administrator', 'logReviewer'));

do $$
declare
  t text;
  seen text := 'tenant_id = (select app.tenant_id()) and exists (select 1 from public.person p where p.tenant_id = %1$I.tenant_id and p.id = %1$I.person_id)';
begin
  foreach t in array array['person_name', 'person_name_key', 'household_member', 'person_reader'] loop
    execute format('grant select, insert, update, delete on public.%I to samlots_app', t);
    execute format('create policy with_person on public.%1$I to samlots_app using (' || seen || ') with check (' || seen || ')', t);
  end loop;
end $$;
grant select, insert, update on public.guardianship to samlots_app;
create policy with_child on public.guardianship to samlots_app
  using (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.child_id))
  with check (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = guardianship.tenant_id and p.id = guardianship.child_id));
grant select, insert, update on public.person_merge to samlots_app;
create policy with_kept on public.person_merge to samlots_app
  using (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = person_merge.tenant_id and p.id = person_merge.kept_id))
  with check (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.person p where p.tenant_id = person_merge.tenant_id and p.id = person_merge.kept_id));

-- Field contacts: with their case; a row of an imported register has none and is seen by the unit's head alone.
grant select, insert, update on public.field_contact to samlots_app;
create policy with_case_or_register on public.field_contact to samlots_app
  using (tenant_id = (select app.tenant_id()) and (
    (case_id is null and unit_id = (select app.sight_unit()))
    or exists (select 1 from public.case_record c where c.tenant_id = field_contact.tenant_id and c.id = field_contact.case_id)))
  with check (tenant_id = (select app.tenant_id()) and (
    (case_id is null and unit_id = (select app.sight_unit()) and (select app.role()) = 'unitHead')
    or exists (select 1 from public.case_record c where c.tenant_id = field_contact.tenant_id and c.id = field_contact.case_id)));
grant select, insert on public.register_import to samlots_app;
create policy own_unit on public.register_import to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.sight_unit()))
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.sight_unit()));
grant select, insert, delete on public.register_upload to samlots_app;
create policy own on public.register_upload to samlots_app
  using (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()))
  with check (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()));

-- The gate's own tables.
grant select, insert, update on public.operation_receipt to samlots_app;
create policy own on public.operation_receipt to samlots_app
  using (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()))
  with check (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()));
grant select, insert on public.audit_event to samlots_app;
create policy write on public.audit_event for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()));
create policy review on public.audit_event for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'logReviewer');
grant insert on public.outbox_event to samlots_app;
create policy write on public.outbox_event for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()));

-- ------------------------------------------------------------------------------------------- the first tenant
-- Founds an authority with its administrator. Whoever may act as the owner founds as many as needed; the
-- application itself may found only the very first, which is what the first-run page does.
create function app.found_tenant(p_tenant uuid, p_slug text, p_name text, p_kind text, p_unit uuid, p_unit_name text,
    p_account uuid, p_email text, p_display_name text, p_password_hash text, p_assignment uuid,
    p_field_key uuid, p_field_wrapped text, p_index_key uuid, p_index_wrapped text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('samlots.found_tenant'));
  if exists (select 1 from public.tenant) and not pg_has_role(session_user, 'samlots_owner', 'MEMBER') then
    raise exception 'the first tenant is founded already' using errcode = 'insufficient_privilege';
  end if;
  insert into public.tenant (id, slug, name, kind, created_at) values (p_tenant, p_slug, p_name, p_kind::public.tenant_kind, now());
  insert into public.tenant_settings (tenant_id) values (p_tenant);
  insert into public.unit (tenant_id, id, name, kind) values (p_tenant, p_unit, p_unit_name, 'administration');
  insert into public.account (tenant_id, id, email, email_key, display_name, created_at)
    values (p_tenant, p_account, p_email, lower(p_email), p_display_name, now());
  insert into public.account_credential (tenant_id, account_id, password_hash) values (p_tenant, p_account, p_password_hash);
  insert into public.assignment (tenant_id, id, account_id, unit_id, role, valid_from)
    values (p_tenant, p_assignment, p_account, p_unit, 'administrator', app.today());
  insert into public.tenant_key (tenant_id, id, purpose, version, wrapped, created_at) values
    (p_tenant, p_field_key, 'field', 1, p_field_wrapped, now()), (p_tenant, p_index_key, 'index', 1, p_index_wrapped, now());
end $$;
create function app.is_empty() returns boolean language sql stable security definer set search_path = '' as
  $$ select not exists (select 1 from public.tenant) $$;

-- --------------------------------------------------------------------------------------------- sign-in's doors
-- At most five accounts with this address, over all tenants: the only reading across tenants, before anybody is
-- signed in, and it answers only the sign-in code.
create function app.sign_in_candidates(p_email_key text)
  returns table (tenant_id uuid, account_id uuid, password_hash text, totp_sealed text, totp_enabled_at timestamptz,
    totp_last_step bigint, disabled boolean, second_factor_required boolean)
  language sql stable security definer set search_path = '' as $$
  select a.tenant_id, a.id, c.password_hash, c.totp_sealed, c.totp_enabled_at, c.totp_last_step,
    a.disabled_at is not null, coalesce(s.require_second_factor, false)
  from public.account a
  join public.account_credential c on c.tenant_id = a.tenant_id and c.account_id = a.id
  left join public.tenant_settings s on s.tenant_id = a.tenant_id
  where a.email_key = p_email_key order by a.created_at limit 5
$$;
create index account_email_key on public.account (email_key);

-- Starts a session and chooses the assignment when there is only one. Twelve hours at most.
create function app.start_session(p_session uuid, p_tenant uuid, p_account uuid, p_token_hash text, p_method text)
  returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare chosen uuid; n int;
begin
  if exists (select 1 from public.account a where a.tenant_id = p_tenant and a.id = p_account and a.disabled_at is not null) then
    return null;
  end if;
  select count(*), (array_agg(g.id order by g.valid_from, g.id))[1] into n, chosen from public.assignment g
    join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = p_tenant and g.account_id = p_account and g.valid_from <= app.today()
      and (g.valid_to is null or g.valid_to > app.today()) and (u.closed_on is null or u.closed_on > app.today());
  insert into public.session (tenant_id, id, account_id, assignment_id, token_hash, method, created_at, last_seen_at, expires_at)
    values (p_tenant, p_session, p_account, case when n = 1 then chosen end, p_token_hash, p_method, now(), now(), now() + interval '12 hours');
  return case when n = 1 then chosen end;
end $$;

-- A code is accepted once: false when this time step, or a later one, was used already.
create function app.use_totp_step(p_tenant uuid, p_account uuid, p_step bigint) returns boolean
  language sql volatile security definer set search_path = '' as $$
  with used as (update public.account_credential c set totp_last_step = p_step
    where c.tenant_id = p_tenant and c.account_id = p_account and (c.totp_last_step is null or c.totp_last_step < p_step)
    returning 1)
  select exists (select 1 from used)
$$;

-- The log of signing in, for which no context exists yet. `p_outcome`: allowed | refused.
create function app.record_sign_in(p_id uuid, p_tenant uuid, p_account uuid, p_session uuid, p_outcome text, p_reason text, p_channel text)
  returns void language sql volatile security definer set search_path = '' as $$
  insert into public.audit_event (tenant_id, id, at, account_id, session_id, channel, name, act, outcome, event, reason,
    rule_ids, policy_version, person_ids, fields)
  values (p_tenant, p_id, now(), p_account, p_session, p_channel, 'identity.sign-in', 'signIn', p_outcome, 'sign-in', p_reason,
    '{}', 'identity-1', '{}', '{}')
$$;

-- The administrator sets the first secret of a colleague, or takes a lost second factor away.
create function app.reset_credential(p_account uuid, p_password_hash text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if app.role() is distinct from 'administrator' then
    raise exception 'only an administrator resets a credential' using errcode = 'insufficient_privilege';
  end if;
  insert into public.account_credential (tenant_id, account_id, password_hash) values (app.tenant_id(), p_account, p_password_hash)
  on conflict (tenant_id, account_id) do update
    set password_hash = excluded.password_hash, totp_sealed = null, totp_enabled_at = null, totp_last_step = null;
  update public.session s set ended_at = now() where s.tenant_id = app.tenant_id() and s.account_id = p_account and s.ended_at is null;
end $$;

-- Identity providers to choose from on the sign-in page; the secret only for the code that talks to the provider.
create function app.sign_in_providers()
  returns table (tenant_id uuid, tenant_slug text, tenant_name text, provider_id uuid, label text, issuer text, client_id text, client_secret_sealed text)
  language sql stable security definer set search_path = '' as $$
  select p.tenant_id, t.slug, t.name, p.id, p.label, p.issuer, p.client_id, p.client_secret_sealed
  from public.oidc_provider p join public.tenant t on t.id = p.tenant_id where p.enabled
$$;
-- Keyed by tenant, issuer and subject. The first time, an account prepared with that e-mail address and without a
-- subject is bound to it; an account that is bound is never bound again.
create function app.oidc_account(p_tenant uuid, p_issuer text, p_subject text, p_email_key text) returns uuid
  language plpgsql volatile security definer set search_path = '' as $$
declare found_id uuid;
begin
  select a.id into found_id from public.account a
    where a.tenant_id = p_tenant and a.oidc_issuer = p_issuer and a.oidc_subject = p_subject;
  if found_id is null then
    update public.account a set oidc_subject = p_subject
      where a.tenant_id = p_tenant and a.oidc_issuer = p_issuer and a.oidc_subject is null and a.email_key = p_email_key
      returning a.id into found_id;
  end if;
  return found_id;
end $$;
-- The wrapped keys of a tenant before anybody is signed in: to open a second factor's seed or a client secret.
create function app.sign_in_keys(p_tenant uuid) returns table (id uuid, purpose text, version int, wrapped text)
  language sql stable security definer set search_path = '' as $$
  select k.id, k.purpose, k.version, k.wrapped from public.tenant_key k where k.tenant_id = p_tenant and k.retired_at is null
$$;

-- ------------------------------------------------------------------------------------------------- the figures
-- The report of one unit, in one pass, for its head alone. Definer, so that the count does not pay for a policy on
-- each row; the function checks the right itself.
create function app.field_contact_figures(p_unit uuid, p_from date, p_to date)
  returns table (interventions int, unknown_in_drug_contexts int, mumin int, known_yes int, known_no int, known_not_known int,
    age_under_15 int, age_15_to_19 int, age_from_20 int, age_unknown int, women int, men int, other int, lvm int,
    visit_came int, visit_missed int, visit_rebooked int, completed_yes int, completed_no int, completed_ongoing int)
  language sql stable security definer set search_path = '' as $$
  select count(*)::int,
    count(*) filter (where f.known_in_drug_contexts = 'no')::int,
    count(*) filter (where f.mumin)::int,
    count(*) filter (where f.known_to_social_services = 'yes' or f.known_to_addiction_care = 'yes')::int,
    count(*) filter (where f.known_to_social_services = 'no' and f.known_to_addiction_care = 'no')::int,
    count(*) filter (where not (coalesce(f.known_to_social_services, '') = 'yes' or coalesce(f.known_to_addiction_care, '') = 'yes')
      and not (coalesce(f.known_to_social_services, '') = 'no' and coalesce(f.known_to_addiction_care, '') = 'no'))::int,
    count(*) filter (where f.age_years < 15)::int,
    count(*) filter (where f.age_years between 15 and 19)::int,
    count(*) filter (where f.age_years >= 20)::int,
    count(*) filter (where f.age_years is null)::int,
    count(*) filter (where f.sex = 'woman')::int,
    count(*) filter (where f.sex = 'man')::int,
    count(*) filter (where f.sex = 'other')::int,
    count(*) filter (where f.report = 'lvm')::int,
    count(*) filter (where f.first_visit = 'came')::int,
    count(*) filter (where f.first_visit = 'missed')::int,
    count(*) filter (where f.first_visit = 'rebooked')::int,
    count(*) filter (where f.completed = 'yes')::int,
    count(*) filter (where f.completed = 'no')::int,
    count(*) filter (where f.completed = 'ongoing')::int
  from public.field_contact f
  where f.tenant_id = (select app.tenant_id()) and f.unit_id = p_unit
    and p_unit = (select app.unit_id()) and (select app.role()) = 'unitHead'
    and f.occurred_on between p_from and p_to
$$;

-- Functions are for the application's role, never for everybody.
revoke all on all functions in schema app from public;
grant execute on function app.verified_context(), app.tenant_id(), app.account_id(), app.session_id(), app.role(), app.unit_id(),
  app.sight_unit(), app.today(), app.enter_session(uuid, text, boolean), app.sealed_person_ids(),
  app.found_tenant(uuid, text, text, text, uuid, text, uuid, text, text, text, uuid, uuid, text, uuid, text), app.is_empty(),
  app.sign_in_candidates(text), app.start_session(uuid, uuid, uuid, text, text), app.use_totp_step(uuid, uuid, bigint),
  app.record_sign_in(uuid, uuid, uuid, uuid, text, text, text), app.reset_credential(uuid, text), app.sign_in_providers(),
  app.oidc_account(uuid, text, text, text), app.sign_in_keys(uuid), app.field_contact_figures(uuid, date, date)
  to samlots_app;
