-- The log, sealed out of band (docs/adr/0018-sealing-the-log.md). A line is written in the business transaction and
-- nothing more; a round outside of it gives each committed line its place in the authority's Merkle tree, and the server
-- signs and ships the root. The leaf of a line stays when the line itself is erased at the end of its retention.

-- A UUID version 7 for a moment, as src/platform/id makes them.
create function app.uuid_at(p_at timestamptz) returns uuid language sql volatile set search_path = '' as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

-- ------------------------------------------------------------------------------------------ on the line itself
-- The salt hides what an erased line said from whoever would guess it; the transaction says when the line is surely
-- complete. Both are the database's to write: a line that named them itself could put off its sealing for ever.
alter table public.audit_event
  add column salt uuid not null default gen_random_uuid(),
  add column written_in xid8 not null default pg_current_xact_id();
create index audit_event_written_in_idx on public.audit_event (written_in);
create function app.stamp_audit() returns trigger language plpgsql set search_path = '' as $$
begin
  new.salt := gen_random_uuid();
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger audit_event_stamp before insert on public.audit_event for each row execute function app.stamp_audit();

-- ------------------------------------------------------------------------------------------ the leaves
create table public.audit_leaf (
  tenant_id uuid not null,
  position bigint not null check (position >= 0),
  event_id uuid not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  placed_at timestamptz(3) not null default now(),
  erased_in uuid,
  constraint audit_leaf_pkey primary key (tenant_id, position)
);
create unique index audit_leaf_tenant_id_event_id_key on public.audit_leaf (tenant_id, event_id);
create index audit_leaf_tenant_id_erased_in_idx on public.audit_leaf (tenant_id, erased_in);

-- The checkpoints as they were signed; the copy that counts is the one in the second place.
create table public.audit_checkpoint (
  tenant_id uuid not null,
  size bigint not null check (size > 0),
  root text not null,
  at timestamptz(3) not null,
  note text not null,
  constraint audit_checkpoint_pkey primary key (tenant_id, size)
);

-- What was erased when retention ended, and on whose word. Its id is the id of the line in the log that says so.
create table public.audit_erasure (
  tenant_id uuid not null,
  id uuid not null,
  before timestamptz(3) not null,
  lines integer not null check (lines > 0),
  digest text not null,
  erased_at timestamptz(3) not null,
  erased_by uuid,
  written_in xid8 not null default pg_current_xact_id(),
  constraint audit_erasure_pkey primary key (tenant_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['audit_leaf', 'audit_checkpoint', 'audit_erasure'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select on public.audit_checkpoint, public.audit_erasure to samlots_app;
create policy review on public.audit_checkpoint for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'logReviewer');
create policy review on public.audit_erasure for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'logReviewer');
create trigger audit_checkpoint_append_only before update or delete on public.audit_checkpoint
  for each row execute function app.refuse_change();
create trigger audit_erasure_append_only before update or delete on public.audit_erasure
  for each row execute function app.refuse_change();

-- How far sealing has come: for the installation, and for each authority.
create table app.audit_seal_state (
  only_one boolean primary key default true check (only_one),
  -- Every line written by an earlier transaction has its leaf.
  sealed_below xid8 not null default '0',
  round_at timestamptz
);
insert into app.audit_seal_state default values;
create table app.audit_head (
  tenant_id uuid primary key,
  leaves bigint not null default 0,
  checkpoint_size bigint not null default 0,
  checkpoint_at timestamptz,
  -- Leaves before this one were compared with their lines in the present tour of the patrol.
  patrolled bigint not null default 0,
  alarm text,
  alarm_position bigint,
  alarm_at timestamptz
);

-- ------------------------------------------------------------------------------------------ what a leaf is
-- The line in one spelling: every column that has a value, but for the two the database wrote, as jsonb prints it
-- (keys by length, then by bytes; `, ` and `: ` between), instants in UTC. A column that comes later is covered by itself.
create function app.audit_line(e public.audit_event) returns jsonb
  language sql stable set search_path = '' set timezone = 'UTC' as $$
  select jsonb_strip_nulls(to_jsonb(e) - 'salt' - 'written_in')
$$;
-- SHA-256(0 || id || SHA-256(salt || line)). The id stays provable when line and salt are gone, and with it the moment.
create function app.audit_leaf_of(e public.audit_event) returns bytea
  language sql stable set search_path = '' as $$
  select sha256('\x00'::bytea || uuid_send(e.id)
    || sha256(uuid_send(e.salt) || convert_to(app.audit_line(e)::text, 'UTF8')))
$$;

-- Gives lines that are surely complete their leaf, at most p_limit of them, and answers how many (-1: somebody else is at
-- it). Surely complete: written by a transaction older than every one that is still under way, so none can appear
-- before it afterwards; or by one this cluster has not come to yet, which is a line restored from a copy.
-- p_sweep looks at the whole log and not only at what came since the last time.
create function app.seal_audit(p_limit integer, p_sweep boolean) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  snap pg_snapshot := pg_current_snapshot();
  since xid8;
  n integer;
  last xid8;
begin
  if not pg_try_advisory_xact_lock(hashtext('samlots.seal_audit')) then return -1; end if;
  select s.sealed_below into since from app.audit_seal_state s;
  -- A cluster younger than what it has sealed is a copy of another.
  p_sweep := p_sweep or since > pg_snapshot_xmax(snap);
  with fresh as (
    select e.tenant_id, e.id, e.at, e.written_in, app.audit_leaf_of(e) as leaf from public.audit_event e
    where (p_sweep or e.written_in >= since)
      and (e.written_in < pg_snapshot_xmin(snap) or e.written_in >= pg_snapshot_xmax(snap))
      and not exists (select 1 from public.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.id)
    order by e.written_in limit p_limit
  ), placed as (
    insert into public.audit_leaf (tenant_id, position, event_id, leaf)
    select f.tenant_id, coalesce(h.leaves, 0) + row_number() over (partition by f.tenant_id order by f.at, f.id) - 1, f.id, f.leaf
    from fresh f left join app.audit_head h on h.tenant_id = f.tenant_id
    returning tenant_id, position
  ), heads as (
    insert into app.audit_head (tenant_id, leaves) select p.tenant_id, max(p.position) + 1 from placed p group by p.tenant_id
    on conflict (tenant_id) do update set leaves = excluded.leaves
    returning 1
  )
  select (select count(*)::integer from placed), (select max(f.written_in::text::numeric)::text::xid8 from fresh f),
    (select count(*) from heads) into n, last;
  update app.audit_seal_state s set round_at = now(), sealed_below = case
    when n < p_limit then pg_snapshot_xmin(snap)
    when p_sweep then s.sealed_below
    else last end;
  return n;
end $$;

-- What the server's sealer asks: hashes and ids, never a line.
create function app.audit_heads() returns table (tenant_id uuid, leaves bigint, checkpoint_size bigint, patrolled bigint, alarm text)
  language sql stable security definer set search_path = '' as $$
  select h.tenant_id, h.leaves, h.checkpoint_size, h.patrolled, h.alarm from app.audit_head h order by h.tenant_id
$$;
create function app.audit_leaves(p_tenant uuid, p_from bigint, p_count integer)
  returns table (leaf_position bigint, event_id uuid, leaf bytea)
  language sql stable security definer set search_path = '' as $$
  select l.position, l.event_id, l.leaf from public.audit_leaf l
  where l.tenant_id = p_tenant and l.position >= p_from and l.position < p_from + p_count order by l.position
$$;
-- The first leaf of a stretch whose line is another now, or gone without a certificate; null when all are well.
create function app.audit_fault(p_tenant uuid, p_from bigint, p_count integer) returns bigint
  language sql stable security definer set search_path = '' as $$
  select min(l.position) from public.audit_leaf l
  left join public.audit_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
  where l.tenant_id = p_tenant and l.position >= p_from and l.position < p_from + p_count
    and case when e.id is not null then app.audit_leaf_of(e) <> l.leaf
      else not exists (select 1 from public.audit_erasure x where x.tenant_id = l.tenant_id and x.id = l.erased_in) end
$$;
create function app.note_checkpoint(p_tenant uuid, p_size bigint, p_root text, p_at timestamptz, p_note text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.audit_checkpoint (tenant_id, size, root, at, note) values (p_tenant, p_size, p_root, p_at, p_note)
    on conflict do nothing;
  update app.audit_head h set checkpoint_size = p_size, checkpoint_at = p_at
    where h.tenant_id = p_tenant and h.checkpoint_size < p_size;
end $$;
-- p_alarm null: all is well with this authority's log.
create function app.note_audit_patrol(p_tenant uuid, p_patrolled bigint, p_alarm text, p_position bigint) returns void
  language sql volatile security definer set search_path = '' as $$
  update app.audit_head h set patrolled = p_patrolled, alarm = p_alarm,
    alarm_position = case when p_alarm is not null then p_position end,
    alarm_at = case when p_alarm is null then null when h.alarm = p_alarm then h.alarm_at else now() end
  where h.tenant_id = p_tenant
$$;
-- For whoever watches the installation: how old the oldest unsealed line is, when the last checkpoint was, any alarm.
create function app.audit_seal_health() returns table (oldest_unsealed_at timestamptz, last_checkpoint_at timestamptz, round_at timestamptz, alarms integer)
  language sql stable security definer set search_path = '' as $$
  select least(
      (select min(e.at) from public.audit_event e where e.written_in >= s.sealed_below
        and not exists (select 1 from public.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.id)),
      (select min(l.placed_at) from app.audit_head h join public.audit_leaf l on l.tenant_id = h.tenant_id and l.position = h.checkpoint_size
        where h.leaves > h.checkpoint_size)),
    (select max(h.checkpoint_at) from app.audit_head h), s.round_at,
    (select count(*)::integer from app.audit_head h where h.alarm is not null)
  from app.audit_seal_state s
$$;

-- ------------------------------------------------------------------------------------------ for the operator
-- The log as the verifier reads it, one JSON object a row: docs/audit.md. For the owner and the superuser.
create function app.audit_export(p_tenant uuid) returns setof text
  language sql stable set search_path = '' as $$
  (select jsonb_build_object('position', l.position, 'id', l.event_id, 'leaf', encode(l.leaf, 'base64'), 'erased', l.erased_in,
      'salt', e.salt, 'line', case when e.id is not null then app.audit_line(e) end)::text
    from public.audit_leaf l left join public.audit_event e on e.tenant_id = l.tenant_id and e.id = l.event_id
    where l.tenant_id = p_tenant order by l.position)
  union all
  (select jsonb_build_object('position', null, 'id', e.id, 'leaf', null, 'erased', null, 'salt', e.salt, 'line', app.audit_line(e))::text
    from public.audit_event e where e.tenant_id = p_tenant
      and not exists (select 1 from public.audit_leaf l where l.tenant_id = e.tenant_id and l.event_id = e.id) order by e.at, e.id)
$$;
-- An export is a reading of the log and stands in it.
create function app.record_audit_export(p_tenant uuid) returns void
  language sql volatile set search_path = '' as $$
  insert into public.audit_event (tenant_id, id, at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, records)
  select p_tenant, app.uuid_at(now()), now(), 'cli', 'audit.export', 'review', 'allowed', 'exported', '{}', 'operator-1', '{}', '{}',
    (select count(*)::integer from public.audit_event e where e.tenant_id = p_tenant)
$$;
-- After a lawful restore the database is behind what was shipped. The operator sets the old files aside, says so here,
-- and a new series begins, whose first checkpoint covers all that there is.
create function app.restart_audit_series(p_tenant uuid) returns void
  language plpgsql volatile set search_path = '' as $$
begin
  insert into public.audit_event (tenant_id, id, at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields)
    values (p_tenant, app.uuid_at(now()), now(), 'cli', 'audit.restart', 'review', 'allowed', 'series-restarted', '{}', 'operator-1', '{}', '{}');
  update app.audit_head h set checkpoint_size = 0, alarm = null, alarm_position = null, alarm_at = null where h.tenant_id = p_tenant;
end $$;

-- ------------------------------------------------------------------------------------------ erasure
create function app.erasable_audit(p_tenant uuid, p_before timestamptz) returns bigint
  language sql stable set search_path = '' as $$
  select count(*) from public.audit_event e join public.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.id
  where e.tenant_id = p_tenant and e.at < p_before
$$;
create function app.erase_audit(p_tenant uuid, p_before timestamptz, p_certificate uuid, p_account uuid) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare n integer; proof text; cut timestamptz(3) := p_before;
begin
  if p_before > now() - interval '5 years' then
    raise exception 'the log is kept for five years' using errcode = 'invalid_parameter_value';
  end if;
  -- In order of place, so that the verifier comes to the same digest from the leaves alone.
  select count(*), encode(sha256(string_agg(uuid_send(l.event_id), ''::bytea order by l.position)), 'hex') into n, proof
    from public.audit_event e join public.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.id
    where e.tenant_id = p_tenant and e.at < cut;
  if n = 0 then return 0; end if;
  insert into public.audit_erasure (tenant_id, id, before, lines, digest, erased_at, erased_by)
    values (p_tenant, p_certificate, cut, n, proof, now(), p_account);
  update public.audit_leaf l set erased_in = p_certificate from public.audit_event e
    where l.tenant_id = p_tenant and e.tenant_id = p_tenant and e.id = l.event_id and e.at < cut;
  delete from public.audit_event e where e.tenant_id = p_tenant and e.at < cut
    and exists (select 1 from public.audit_leaf l where l.tenant_id = p_tenant and l.event_id = e.id and l.erased_in = p_certificate);
  insert into public.audit_event (tenant_id, id, at, account_id, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, records)
    values (p_tenant, p_certificate, now(), p_account, 'cli', 'audit.erase', 'decide', 'allowed', 'erased', '{}', 'retention-1', '{}',
      array['before:' || to_char(cut at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'digest:' || proof], n);
  return n;
end $$;
-- Nothing of the log is ever changed, and a line disappears only by the function above: in the transaction that wrote
-- the certificate, when its leaf stands under that certificate.
create or replace function app.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_event' and exists (
    select 1 from public.audit_erasure x join public.audit_leaf l on l.tenant_id = x.tenant_id and l.erased_in = x.id
    where x.tenant_id = old.tenant_id and x.written_in = pg_current_xact_id_if_assigned() and l.event_id = old.id and old.at < x.before)
  then return old; end if;
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
-- A leaf is never changed but for the certificate it was erased under, once.
create function app.keep_leaf() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.erased_in is null and new.erased_in is not null
    and (new.tenant_id, new.position, new.event_id, new.leaf, new.placed_at) = (old.tenant_id, old.position, old.event_id, old.leaf, old.placed_at)
  then return new; end if;
  raise exception 'a leaf is never changed' using errcode = 'restrict_violation';
end $$;
create trigger audit_leaf_append_only before update or delete on public.audit_leaf for each row execute function app.keep_leaf();

revoke all on function app.uuid_at(timestamptz), app.stamp_audit(), app.audit_line(public.audit_event), app.audit_leaf_of(public.audit_event),
  app.seal_audit(integer, boolean), app.audit_heads(), app.audit_leaves(uuid, bigint, integer), app.audit_fault(uuid, bigint, integer),
  app.note_checkpoint(uuid, bigint, text, timestamptz, text), app.note_audit_patrol(uuid, bigint, text, bigint), app.audit_seal_health(),
  app.audit_export(uuid), app.record_audit_export(uuid), app.restart_audit_series(uuid), app.erasable_audit(uuid, timestamptz),
  app.erase_audit(uuid, timestamptz, uuid, uuid), app.keep_leaf() from public;
grant execute on function app.seal_audit(integer, boolean), app.audit_heads(), app.audit_leaves(uuid, bigint, integer),
  app.audit_fault(uuid, bigint, integer), app.note_checkpoint(uuid, bigint, text, timestamptz, text),
  app.note_audit_patrol(uuid, bigint, text, bigint), app.audit_seal_health() to samlots_app;
