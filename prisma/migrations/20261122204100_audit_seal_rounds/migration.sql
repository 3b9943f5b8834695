-- A line gets its leaf as soon as it is committed, whatever else is under way in the cluster: a transaction of some other
-- database must not hold the log of this one back. What is under way is never passed over, because rounds look again at
-- everything written since the oldest transaction that had not ended the last time; what has its leaf is left alone.
create or replace function app.seal_audit(p_limit integer, p_sweep boolean) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  snap pg_snapshot := pg_current_snapshot();
  since xid8;
  n integer;
  last xid8;
begin
  if not pg_try_advisory_xact_lock(hashtext('samlots.seal_audit')) then return -1; end if;
  select s.sealed_below into since from app.audit_seal_state s;
  -- A cluster younger than what it has sealed is a copy of another: its lines bear numbers that are still to come.
  p_sweep := p_sweep or since > pg_snapshot_xmax(snap);
  with fresh as (
    select e.tenant_id, e.id, e.at, e.written_in, app.audit_leaf_of(e) as leaf from public.audit_event e
    where (p_sweep or (e.written_in >= since and e.written_in < pg_snapshot_xmax(pg_current_snapshot())))
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
  select (select count(*)::integer from placed), (select max(f.written_in::text::numeric)::text::xid8 from fresh f), (select count(*) from heads) into n, last;
  -- `snap` is older than the snapshot that was searched: nothing that ended in between is passed over.
  update app.audit_seal_state s set round_at = now(), sealed_below = case
    when n < p_limit then pg_snapshot_xmin(snap)
    when p_sweep then s.sealed_below
    else least(last, pg_snapshot_xmin(snap)) end;
  return n;
end $$;

-- The lines that certify an erasure are kept: without them, later on, nobody could tell an erasure from a deletion.
create or replace function app.erasable_audit(p_tenant uuid, p_before timestamptz) returns bigint
  language sql stable set search_path = '' as $$
  select count(*) from public.audit_event e join public.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.id
  where e.tenant_id = p_tenant and e.at < p_before and e.name <> 'audit.erase'
$$;
create or replace function app.erase_audit(p_tenant uuid, p_before timestamptz, p_certificate uuid, p_account uuid) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare n integer; proof text; cut timestamptz(3) := p_before;
begin
  if p_before > now() - interval '5 years' then
    raise exception 'the log is kept for five years' using errcode = 'invalid_parameter_value';
  end if;
  -- In order of place, so that the verifier comes to the same digest from the leaves alone.
  select count(*), encode(sha256(string_agg(uuid_send(l.event_id), ''::bytea order by l.position)), 'hex') into n, proof
    from public.audit_event e join public.audit_leaf l on l.tenant_id = e.tenant_id and l.event_id = e.id
    where e.tenant_id = p_tenant and e.at < cut and e.name <> 'audit.erase';
  if n = 0 then return 0; end if;
  insert into public.audit_erasure (tenant_id, id, before, lines, digest, erased_at, erased_by)
    values (p_tenant, p_certificate, cut, n, proof, now(), p_account);
  update public.audit_leaf l set erased_in = p_certificate from public.audit_event e
    where l.tenant_id = p_tenant and e.tenant_id = p_tenant and e.id = l.event_id and e.at < cut and e.name <> 'audit.erase';
  delete from public.audit_event e where e.tenant_id = p_tenant and e.at < cut
    and exists (select 1 from public.audit_leaf l where l.tenant_id = p_tenant and l.event_id = e.id and l.erased_in = p_certificate);
  insert into public.audit_event (tenant_id, id, at, account_id, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, records)
    values (p_tenant, p_certificate, now(), p_account, 'cli', 'audit.erase', 'decide', 'allowed', 'erased', '{}', 'retention-1', '{}',
      array['before:' || to_char(cut at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'digest:' || proof], n);
  return n;
end $$;
