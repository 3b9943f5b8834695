-- The second lock of a release, now that bases, consents and delegations are records; and what ends when they end.

drop function app.approval_wanted(text);
drop function app.known_birth(uuid);

-- Why a release may not be made, or null. Every layer only narrows; what is not known refuses. `p_release`: basis, version,
-- asked (purpose, ground, offence, answers, and birthOn, which counts only when there is no case), categories, decision,
-- fingerprint, look, approval, replaces, request.
create or replace function app.release_obstacle(p_case uuid, p_to_unit uuid, p_release jsonb) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  receiver record;
  whom uuid;
  b public.legal_basis%rowtype;
  asked jsonb := p_release -> 'asked';
  held text[] := app.text_list(p_release -> 'categories');
  obstacle text;
begin
  if p_case is not null and not app.may_release_from(p_case) then return 'case'; end if;
  if p_case is null and coalesce(app.role() not in ('policeLiaison', 'partnerProfessional', 'unitHead'), true) then return 'case'; end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  if not found then return 'receiver'; end if;
  whom := (select c.person_id from public.case_record c where c.tenant_id = me and c.id = p_case);
  if p_case is not null then asked := asked - 'birthOn'; end if;
  -- That somebody has asked is found out, not told.
  asked := asked || jsonb_build_object('isRequested', exists (select 1 from public.release_request q
    where q.tenant_id = me and q.id = (p_release ->> 'request')::uuid and q.case_id = p_case
      and q.from_authority_id = receiver.authority_id
      and not exists (select 1 from public.release_refusal n where n.tenant_id = q.tenant_id and n.request_id = q.id)));
  obstacle := app.basis_obstacle(p_release ->> 'basis', (p_release ->> 'version')::int, receiver.authority_id, whom, asked);
  if obstacle is not null then return obstacle; end if;
  select * into b from public.legal_basis x
    where x.code = p_release ->> 'basis' and x.version = (p_release ->> 'version')::int;
  if cardinality(held) = 0 then return 'item.category-unknown'; end if;
  if cardinality(b.only_data) > 0 and not held <@ b.only_data then return 'item.outside-basis'; end if;
  if b.mode = 'consent' then
    if whom is null then return 'consent.missing'; end if;
    obstacle := app.consent_obstacle(whom, receiver.authority_id, receiver.unit_id, held, asked ->> 'purpose');
    if obstacle is not null then return obstacle; end if;
  end if;
  if p_case is not null and app.is_protected(whom) is distinct from false then
    if not exists (select 1 from public.release_look l
        where l.tenant_id = me and l.id = (p_release ->> 'look')::uuid and l.case_id = p_case and l.to_unit_id = p_to_unit
          and l.looked_by <> app.account_id() and l.looked_at > now() - interval '24 hours'
          and not exists (select 1 from public.disclosure d where d.tenant_id = l.tenant_id and d.look_id = l.id)) then
      return 'protected.look-missing';
    end if;
    if held && array['identity', 'contact'] then return 'item.protected'; end if;
  end if;
  if app.needs_second_person(p_release ->> 'basis') is distinct from false and not exists (
      select 1 from public.release_approval a
      where a.tenant_id = me and a.id = (p_release ->> 'approval')::uuid and a.case_id = p_case and a.to_unit_id = p_to_unit
        and a.answer = 'approved' and a.answered_by <> app.account_id() and a.fingerprint = p_release ->> 'fingerprint'
        and not exists (select 1 from public.disclosure d where d.tenant_id = a.tenant_id and d.approval_id = a.id)) then
    return 'approval.missing';
  end if;
  -- Nothing leaves without the decision it leaves by.
  if not exists (select 1 from public.release_decision x
      where x.tenant_id = me and x.id = (p_release ->> 'decision')::uuid and x.case_id is not distinct from p_case
        and x.effect = 'allow' and x.made_by = app.account_id() and x.made_at > now() - interval '5 minutes'
        and x.basis = p_release ->> 'basis' and x.basis_version = (p_release ->> 'version')::int
        and not exists (select 1 from public.disclosure d where d.tenant_id = x.tenant_id and d.decision_id = x.id)) then
    return 'decision';
  end if;
  if p_release ->> 'replaces' is not null and not exists (select 1 from public.disclosure d
      where d.tenant_id = me and d.id = (p_release ->> 'replaces')::uuid and d.case_id is not distinct from p_case
        and d.to_unit_id = p_to_unit and d.replaced_at is null and d.withdrawn_at is null) then
    return 'replaced';
  end if;
  if p_release ->> 'request' is not null and not exists (select 1 from public.release_request q
      where q.tenant_id = me and q.id = (p_release ->> 'request')::uuid and q.case_id = p_case
        and not exists (select 1 from public.release_refusal n where n.tenant_id = q.tenant_id and n.request_id = q.id)) then
    return 'request';
  end if;
  return null;
end $$;

-- The last day a release by this basis can be read: the one the rules reckoned, never later than its consents hold, than the
-- basis, or than the birthday at which it stops.
create or replace function app.release_until(p_case uuid, p_to_unit uuid, p_mode text, p_release jsonb) returns date
  language plpgsql stable security definer set search_path = '' as $$
declare
  whom uuid := (select c.person_id from public.case_record c where c.tenant_id = app.tenant_id() and c.id = p_case);
  born date := app.birth_stood_for(whom);
  b public.legal_basis%rowtype;
  receiver record;
begin
  if p_mode = 'must' then return null; end if;
  select * into b from public.legal_basis x
    where x.code = p_release ->> 'basis' and x.version = (p_release ->> 'version')::int;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  return least((p_release ->> 'until')::date, b.valid_to - 1,
    case when b.age_to is not null then app.turns(born, b.age_to + 1) - 1 end,
    case when p_release -> 'asked' ->> 'ground' = 'under18' and 'under18' = any (b.any_of) then app.turns(born, 18) - 1 end,
    case when p_mode = 'consent' then app.consent_open_until(whom, receiver.authority_id, receiver.unit_id,
      app.text_list(p_release -> 'categories'), p_release -> 'asked' ->> 'purpose') end);
end $$;

create or replace function app.release_disclosure(p_disclosure uuid, p_case uuid, p_received uuid, p_to_unit uuid, p_release jsonb,
    p_note jsonb, p_copy jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  receiver record;
  whom uuid := (select c.person_id from public.case_record c where c.tenant_id = app.tenant_id() and c.id = p_case);
  v_mode text;
  v_purpose text := p_release -> 'asked' ->> 'purpose';
  v_held text[] := app.text_list(p_release -> 'categories');
  v_until date;
  old app.disclosure_link%rowtype;
  obstacle text;
begin
  -- A withdrawal of what this rests on comes before or after it, never in between: the answers are locked first.
  perform 1 from public.consent_answer a join public.consent k on k.tenant_id = a.tenant_id and k.id = a.consent_id
    where a.tenant_id = me and k.person_id in (select app.entries_of(whom)) order by a.id for share of a;
  -- Two corrections of one release, and a correction and a registration, come one after the other.
  select * into old from app.disclosure_link l
    where l.disclosure_id = (p_release ->> 'replaces')::uuid and l.sender_id = me for update;
  obstacle := app.release_obstacle(p_case, p_to_unit, p_release);
  if obstacle is not null then
    raise exception 'no release without its %', obstacle using errcode = 'insufficient_privilege';
  end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  v_mode := (select x.mode from public.legal_basis x
    where x.code = p_release ->> 'basis' and x.version = (p_release ->> 'version')::int);
  v_until := app.release_until(p_case, p_to_unit, v_mode, p_release);
  insert into public.disclosure (tenant_id, id, case_id, from_unit_id, to_unit_id, to_authority, to_unit, basis, basis_version, mode,
      purpose, categories, readable_until, decision_id, replaces_id, approval_id, request_id, look_id, grounds_sealed,
      purpose_sealed, content_sealed, reservation_sealed, released_by, released_at)
    values (me, p_disclosure, p_case, app.unit_id(), p_to_unit, receiver.authority_name, receiver.unit_name, p_release ->> 'basis',
      (p_release ->> 'version')::int, v_mode, v_purpose, v_held, v_until,
      (p_release ->> 'decision')::uuid, old.disclosure_id, (p_release ->> 'approval')::uuid, (p_release ->> 'request')::uuid,
      (p_release ->> 'look')::uuid, p_note ->> 'grounds', p_note ->> 'purpose', p_note ->> 'content',
      p_note ->> 'reservation', app.account_id(), now());
  insert into public.received_disclosure (tenant_id, id, to_unit_id, from_authority, from_unit, from_person, basis, basis_version,
      mode, purpose, categories, about_index, replaces_id, purpose_sealed, content_sealed, reservation_sealed, received_at,
      readable_until)
    select receiver.authority_id, p_received, p_to_unit, f.name, u.name, a.display_name, p_release ->> 'basis',
      (p_release ->> 'version')::int, v_mode, v_purpose, v_held,
      p_copy ->> 'about', old.received_id, p_copy ->> 'purpose', p_copy ->> 'content', p_copy ->> 'reservation', now(), v_until
    from public.tenant f join public.unit u on u.tenant_id = f.id and u.id = app.unit_id()
      join public.account a on a.tenant_id = f.id and a.id = app.account_id()
    where f.id = me;
  insert into app.disclosure_link (disclosure_id, received_id, sender_id, receiver_id)
    values (p_disclosure, p_received, me, receiver.authority_id);
  if v_mode = 'consent' then
    insert into app.disclosure_ground (disclosure_id, answer_id, sender_id)
      select p_disclosure, x, me
      from unnest(app.consent_answers_used(whom, receiver.authority_id, receiver.unit_id, v_held, v_purpose)) as g (x);
  end if;
  if old.disclosure_id is not null then
    update public.disclosure d set replaced_at = now() where d.tenant_id = me and d.id = old.disclosure_id;
    -- What was registered is the receiver's own, and a report that has come in stays what it was: both are only told.
    update public.received_disclosure r set corrected_at = now()
      where r.tenant_id = old.receiver_id and r.id = old.received_id and r.registered_at is null and r.mode <> 'must';
  end if;
end $$;

-- ------------------------------------------------------------------------------- what ends when a consent ends
-- An answer that is taken back ends what rests on it, and a later word ends what it no longer carries: in the transaction
-- that notes it, so that the very next request finds it closed. Registered copies are left.
create function app.end_with_consent() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  d record;
  k public.consent%rowtype;
begin
  if tg_op = 'UPDATE' and new.withdrawn_at is not null and old.withdrawn_at is null then
    for d in select g.disclosure_id from app.disclosure_ground g
        where g.sender_id = new.tenant_id and g.answer_id = new.id order by g.disclosure_id loop
      perform app.end_ground(d.disclosure_id, 'consentEnded');
    end loop;
  end if;
  select * into k from public.consent x where x.tenant_id = new.tenant_id and x.id = new.consent_id;
  -- Weighed anew where there is somebody in whose name to weigh; a later word is noted by nobody else.
  if k.kind <> 'liftSecrecy' or app.tenant_id() is distinct from new.tenant_id then return null; end if;
  for d in select n.id, n.purpose, n.categories, n.to_unit_id, l.receiver_id, c.person_id
      from public.disclosure n join app.disclosure_link l on l.disclosure_id = n.id
        join public.case_record c on c.tenant_id = n.tenant_id and c.id = n.case_id
      where n.tenant_id = new.tenant_id and n.mode = 'consent' and n.withdrawn_at is null and n.ground_ended_at is null
        and n.registered_at is null and k.person_id in (select app.entries_of(c.person_id))
      order by n.id loop
    if app.consent_obstacle(d.person_id, d.receiver_id, d.to_unit_id, d.categories, d.purpose) is not null then
      perform app.end_ground(d.id, 'consentEnded');
    end if;
  end loop;
  return null;
end $$;
create trigger zz_end_copies after insert or update on public.consent_answer
  for each row execute function app.end_with_consent();

-- A basis that is ended closes what rests on it from that day; one that is taken back, at once.
create function app.end_with_basis() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.received_disclosure r set readable_until = least(r.readable_until, new.valid_to - 1)
    where r.basis = new.code and r.basis_version = new.version and r.mode <> 'must' and r.registered_at is null;
  update public.disclosure d set readable_until = least(d.readable_until, new.valid_to - 1)
    where d.basis = new.code and d.basis_version = new.version and d.mode <> 'must' and d.registered_at is null;
  return null;
end $$;
create trigger zz_end_copies after update of valid_to on public.legal_basis
  for each row when (new.valid_to is not null) execute function app.end_with_basis();
create function app.end_with_sign_off() returns trigger language plpgsql security definer set search_path = '' as $$
declare d record;
begin
  if new.revoked_at is null or old.revoked_at is not null or app.basis_is_usable(new.code, new.basis_version) then return null; end if;
  for d in select n.id from public.disclosure n where n.tenant_id = new.tenant_id and n.basis = new.code
      and n.basis_version = new.basis_version and n.mode <> 'must' and n.registered_at is null order by n.id loop
    perform app.end_ground(d.id, 'basisEnded');
  end loop;
  return null;
end $$;
create trigger zz_end_copies after update of revoked_at on public.basis_sign_off
  for each row execute function app.end_with_sign_off();
revoke all on function app.end_with_consent(), app.end_with_basis(), app.end_with_sign_off() from public;
