-- What is typed and not yet filed. Without the authority's switch nothing is kept in a browser: the draft is here, sealed.
-- With it the draft is on the device, and the half of its key that opens it is here: no row, nothing to read.

-- --------------------------------------------------------------------------------------------- the authority's switch
-- Off unless somebody has decided otherwise, with a reason: keeping drafts in a browser departs from OWASP ASVS 5.0, 14.3.3.
alter table public.tenant_settings
  add column keeps_device_drafts boolean not null default false,
  add column draft_hours integer not null default 48,
  add column device_drafts_reason text,
  add column device_drafts_decided_by text,
  add column device_drafts_decided_on date,
  add column device_drafts_version integer not null default 1,
  add constraint draft_hours_range check (draft_hours between 24 and 72),
  add constraint device_drafts_decided check (not keeps_device_drafts
    or (length(device_drafts_reason) > 0 and length(device_drafts_decided_by) > 0 and device_drafts_decided_on is not null));

create function app.keeps_device_drafts() returns boolean language sql stable security definer set search_path = '' as $$
  select coalesce((select s.keeps_device_drafts from public.tenant_settings s where s.tenant_id = (select app.tenant_id())), false)
$$;

-- ------------------------------------------------------------------------------------------------ drafts on the server
create table public.draft (
  tenant_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  kind text not null,
  revision integer not null default 1,
  body_sealed text not null,
  started_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint draft_pkey primary key (tenant_id, account_id, id),
  constraint draft_tenant_id_account_id_fkey foreign key (tenant_id, account_id)
    references public.account (tenant_id, id) on delete restrict on update cascade,
  constraint draft_kind check (kind ~ '^[a-z-]{1,60}\.[a-z-]{1,60}$')
);
create index draft_tenant_id_expires_at_idx on public.draft (tenant_id, expires_at);
alter table public.draft enable row level security;
alter table public.draft force row level security;
create policy owner_all on public.draft to samlots_owner using (true) with check (true);
grant select, insert, delete on public.draft to samlots_app;
grant update (revision, body_sealed, changed_at) on public.draft to samlots_app;
create policy own on public.draft to samlots_app
  using (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()) and expires_at > now())
  with check (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()));
create policy with_case_content on public.draft as restrictive to samlots_app
  using ((select app.role()) not in ('administrator', 'logReviewer'))
  with check ((select app.role()) not in ('administrator', 'logReviewer'));

-- Those who write one draft, and whoever files it, wait here for each other. Answers what it was filed as, or null.
create function app.lock_draft(p_id uuid, p_kind text) returns jsonb
  language plpgsql volatile set search_path = '' as $$
declare filed jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'draft', app.account_id(), p_id), 0));
  select coalesce(r.reply, '{}') into filed from public.operation_receipt r where r.tenant_id = app.tenant_id()
    and r.account_id = app.account_id() and r.operation = p_kind and r.key = p_id;
  return filed;
end $$;

-- What is filed is no draft any more: the stored answer of the operation takes the draft with it, in one transaction, and
-- an autosave that comes late finds the answer and stops. No operation can forget it.
create function app.erase_filed_draft() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(concat_ws('|', 'draft', new.account_id, new.key), 0));
  delete from public.draft d where d.tenant_id = new.tenant_id and d.account_id = new.account_id and d.id = new.key
    and d.kind = new.operation;
  return null;
end $$;
create trigger erase_filed_draft after insert on public.operation_receipt
  for each row execute function app.erase_filed_draft();

-- --------------------------------------------------------------------------------------- the halves of devices' keys
-- A device writes its drafts with the public half, session or not; to read them it needs the private half, which is
-- given out to a live session of the same account and to nobody else. Deleting a row makes what lies on the device noise.
create table public.device_key (
  tenant_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  -- The session that used it last: the half goes when that session is ended.
  session_id uuid not null,
  public_key text not null,
  private_sealed text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  constraint device_key_pkey primary key (tenant_id, account_id, id),
  constraint device_key_tenant_id_account_id_fkey foreign key (tenant_id, account_id)
    references public.account (tenant_id, id) on delete restrict on update cascade
);
create index device_key_tenant_id_session_id_idx on public.device_key (tenant_id, session_id);
create index device_key_tenant_id_expires_at_idx on public.device_key (tenant_id, expires_at);
alter table public.device_key enable row level security;
alter table public.device_key force row level security;
create policy owner_all on public.device_key to samlots_owner using (true) with check (true);
-- Read through the two functions below and listed by its owner; the application changes nothing itself.
grant select (tenant_id, account_id, id, created_at, expires_at) on public.device_key to samlots_app;
create policy own on public.device_key for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and account_id = (select app.account_id()) and expires_at > now()
    and (select app.keeps_device_drafts()));
create policy with_case_content on public.device_key as restrictive to samlots_app
  using ((select app.role()) not in ('administrator', 'logReviewer'));

-- Whether this session may have a half now. Holds the rows it decides on until the transaction ends, so that ending the
-- session or the assignment, closing the account or turning the switch off waits, and then erases what was made here.
-- Answers the hours to keep, or null.
create function app.hold_device_ground() returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  context text[] := app.verified_context();
  hours int;
begin
  if context is null or coalesce(context[5], 'logReviewer') in ('administrator', 'logReviewer') then return null; end if;
  perform 1 from public.session s where s.tenant_id = context[1]::uuid and s.id = context[3]::uuid and s.ended_at is null for share;
  if not found then return null; end if;
  perform 1 from public.account a where a.tenant_id = context[1]::uuid and a.id = context[2]::uuid and a.disabled_at is null for share;
  if not found then return null; end if;
  perform 1 from public.assignment g where g.tenant_id = context[1]::uuid and g.id = context[4]::uuid
    and (g.valid_to is null or g.valid_to > app.today()) for share;
  if not found then return null; end if;
  select s.draft_hours into hours from public.tenant_settings s
    where s.tenant_id = context[1]::uuid and s.keeps_device_drafts for share;
  return hours;
end $$;

-- Keeps the halves of a new device, or notes that a known one is used by this session. False: not now, not for this one.
create function app.enrol_device(p_id uuid, p_public_key text, p_private_sealed text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare hours int := app.hold_device_ground();
begin
  if hours is null then return false; end if;
  delete from public.device_key k where k.tenant_id = app.tenant_id() and k.account_id = app.account_id() and k.id = p_id
    and k.expires_at <= now();
  insert into public.device_key as k (tenant_id, account_id, id, session_id, public_key, private_sealed, created_at, expires_at)
    values (app.tenant_id(), app.account_id(), p_id, app.session_id(), p_public_key, p_private_sealed, now(), now() + make_interval(hours => hours))
    on conflict (tenant_id, account_id, id) do update
      set session_id = excluded.session_id, expires_at = excluded.expires_at;
  return true;
end $$;

-- Gives a device's half to a live session of its account, and counts its hours from now.
create function app.use_device_key(p_id uuid) returns table (public_key text, private_sealed text, hours int)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  hours := app.hold_device_ground();
  if hours is null then return; end if;
  update public.device_key k set session_id = app.session_id(), expires_at = now() + make_interval(hours => use_device_key.hours)
    where k.tenant_id = app.tenant_id() and k.account_id = app.account_id() and k.id = p_id and k.expires_at > now()
    returning k.public_key, k.private_sealed into public_key, private_sealed;
  if found then return next; end if;
end $$;

-- ----------------------------------------------------------------------------------------------------------- erasing
-- By the rows that end, not by those who end them.
create function app.erase_keys_of_session() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.device_key k where k.tenant_id = new.tenant_id and k.session_id = new.id;
  return null;
end $$;
create trigger erase_device_keys after update of ended_at on public.session for each row
  when (old.ended_at is null and new.ended_at is not null) execute function app.erase_keys_of_session();

create function app.erase_keys_of_assignment() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.valid_to <= app.today() or new.role <> old.role or new.unit_id <> old.unit_id then
    delete from public.device_key k where k.tenant_id = new.tenant_id and k.account_id = new.account_id;
  end if;
  return null;
end $$;
create trigger erase_device_keys after update on public.assignment for each row execute function app.erase_keys_of_assignment();

create function app.erase_keys_of_account() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.device_key k where k.tenant_id = new.tenant_id and k.account_id = new.id;
  return null;
end $$;
create trigger erase_device_keys after update of disabled_at on public.account for each row
  when (old.disabled_at is null and new.disabled_at is not null) execute function app.erase_keys_of_account();

-- Fewer hours hold for what is there already; more do not.
create function app.erase_keys_of_tenant() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not new.keeps_device_drafts then
    delete from public.device_key k where k.tenant_id = new.tenant_id;
  end if;
  update public.device_key k set expires_at = now() + make_interval(hours => new.draft_hours)
    where k.tenant_id = new.tenant_id and k.expires_at > now() + make_interval(hours => new.draft_hours);
  update public.draft d set expires_at = d.started_at + make_interval(hours => new.draft_hours)
    where d.tenant_id = new.tenant_id and d.expires_at > d.started_at + make_interval(hours => new.draft_hours);
  return null;
end $$;
create trigger erase_device_keys after update on public.tenant_settings for each row
  when (old.keeps_device_drafts is distinct from new.keeps_device_drafts or old.draft_hours is distinct from new.draft_hours)
  execute function app.erase_keys_of_tenant();

-- What has run out is invisible at once and erased when the next person of the authority signs in. An assignment that ended
-- by its date ends here too: no row changed that day.
create function app.erase_expired_drafts() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.draft d where d.tenant_id = new.tenant_id and d.expires_at <= now();
  delete from public.device_key k where k.tenant_id = new.tenant_id and (k.expires_at <= now()
    or not exists (select 1 from public.assignment g where g.tenant_id = k.tenant_id and g.account_id = k.account_id
      and g.role not in ('administrator', 'logReviewer') and (g.valid_to is null or g.valid_to > app.today())));
  return null;
end $$;
create trigger erase_expired_drafts after insert on public.session for each row execute function app.erase_expired_drafts();

-- ------------------------------------------------------------------------------------------------------------ the log
alter table public.audit_event drop constraint audit_channel;
alter table public.audit_event add constraint audit_channel check (channel in ('web', 'cli', 'download', 'outbox'));

revoke all on function app.keeps_device_drafts(), app.lock_draft(uuid, text), app.erase_filed_draft(), app.hold_device_ground(),
  app.enrol_device(uuid, text, text), app.use_device_key(uuid), app.erase_keys_of_session(), app.erase_keys_of_assignment(),
  app.erase_keys_of_account(), app.erase_keys_of_tenant(), app.erase_expired_drafts() from public;
grant execute on function app.keeps_device_drafts(), app.lock_draft(uuid, text), app.enrol_device(uuid, text, text),
  app.use_device_key(uuid) to samlots_app;
