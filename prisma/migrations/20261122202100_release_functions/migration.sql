-- Across the border, once more: the second lock of a release, of its withdrawal and of the receiver's two moments. The
-- functions believe nothing they are told that they can find out.

-- The day of birth for which an authority stands, else null: an age that is not known meets no rule.
create function app.known_birth(p_person uuid) returns date
  language sql stable security definer set search_path = '' as $$
  select p.birth_on from public.person p
  where p.tenant_id = (select app.tenant_id()) and p.id = p_person
    and p.id <> all ((select app.sealed_person_ids())::uuid[])
    and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
$$;

-- Whether anything about the person must be looked at by two before it leaves: their own protection or that of somebody
-- they live with. Null, the unknown, when there is no such person.
create function app.is_protected(p_person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select p.protection <> 'none' or exists (
    select 1 from public.household_member own
      join public.household_member mate on mate.tenant_id = own.tenant_id and mate.household_id = own.household_id
      join public.person q on q.tenant_id = mate.tenant_id and q.id = mate.person_id
    where own.tenant_id = p.tenant_id and own.person_id = p.id and q.protection <> 'none'
      and coalesce(own.since, app.today()) <= app.today() and coalesce(own.until, app.today()) >= app.today()
      and coalesce(mate.since, app.today()) <= app.today() and coalesce(mate.until, app.today()) >= app.today())
  from public.person p where p.tenant_id = (select app.tenant_id()) and p.id = p_person
$$;

-- Whether the authority's delegation wants a second person for this basis. Filled in where delegations are kept.
create function app.approval_wanted(p_basis text) returns boolean
  language plpgsql stable security definer set search_path = '' as $$ begin return false; end $$;

create function app.text_list(p_list jsonb) returns text[] language sql immutable set search_path = '' as $$
  select coalesce(array_agg(x order by x), '{}') from jsonb_array_elements_text(coalesce(p_list, '[]')) as l (x)
$$;

drop function app.release_disclosure(uuid, uuid, uuid, uuid, text, text[], jsonb, jsonb, date, date, uuid);
drop function app.release_obstacle(uuid, uuid, text, text[], date, date, uuid);

-- Why a release may not be made, or null. Every layer only narrows; what is not known refuses. `p_release`: basis, version,
-- purpose, answered (the questions that are answered as they must be), categories, decision, fingerprint, look, approval,
-- replaces, request; and birthOn, which counts only when there is no case.
create function app.release_obstacle(p_case uuid, p_to_unit uuid, p_release jsonb) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  receiver record;
  own_kind text := (select t.kind::text from public.tenant t where t.id = me);
  whom uuid;
  born date;
  b record;
  obstacle text;
begin
  if p_case is not null and not app.may_release_from(p_case) then return 'case'; end if;
  if p_case is null and coalesce(app.role() not in ('policeLiaison', 'partnerProfessional', 'unitHead'), true) then return 'case'; end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  if not found then return 'receiver'; end if;
  whom := (select c.person_id from public.case_record c where c.tenant_id = me and c.id = p_case);
  born := case when p_case is null then (p_release ->> 'birthOn')::date else app.known_birth(whom) end;
  obstacle := app.basis_obstacle(p_release ->> 'basis', (p_release ->> 'version')::int, own_kind, receiver.authority_kind, whom,
    born, p_release ->> 'purpose', app.text_list(p_release -> 'answered'));
  if obstacle is not null then return obstacle; end if;
  select x.mode into b from public.legal_basis x
    where x.code = p_release ->> 'basis' and x.version = (p_release ->> 'version')::int;
  if cardinality(app.text_list(p_release -> 'categories')) = 0 then return 'categories'; end if;
  if b.mode = 'consent' then
    if whom is null then return 'consent'; end if;
    obstacle := app.consent_obstacle(whom, receiver.authority_id, receiver.unit_id, app.text_list(p_release -> 'categories'),
      p_release ->> 'purpose');
    if obstacle is not null then return obstacle; end if;
  end if;
  if p_case is not null and app.is_protected(whom) is distinct from false and not exists (
      select 1 from public.release_look l
      where l.tenant_id = me and l.id = (p_release ->> 'look')::uuid and l.case_id = p_case and l.to_unit_id = p_to_unit
        and l.looked_by <> app.account_id() and l.looked_at > now() - interval '24 hours'
        and not exists (select 1 from public.disclosure d where d.tenant_id = l.tenant_id and d.look_id = l.id)) then
    return 'look';
  end if;
  if app.approval_wanted(p_release ->> 'basis') is distinct from false and not exists (
      select 1 from public.release_approval a
      where a.tenant_id = me and a.id = (p_release ->> 'approval')::uuid and a.case_id = p_case and a.to_unit_id = p_to_unit
        and a.answer = 'approved' and a.answered_by <> app.account_id() and a.fingerprint = p_release ->> 'fingerprint'
        and not exists (select 1 from public.disclosure d where d.tenant_id = a.tenant_id and d.approval_id = a.id)) then
    return 'approval';
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
        and d.to_unit_id = p_to_unit and d.replaced_at is null) then
    return 'replaced';
  end if;
  if p_release ->> 'request' is not null and not exists (select 1 from public.release_request q
      where q.tenant_id = me and q.id = (p_release ->> 'request')::uuid and q.case_id = p_case
        and not exists (select 1 from public.release_refusal n where n.tenant_id = q.tenant_id and n.request_id = q.id)) then
    return 'request';
  end if;
  return null;
end $$;

-- The last day a release by this basis can be read: the one the rules reckoned, never later than its consents hold.
create function app.release_until(p_case uuid, p_to_unit uuid, p_mode text, p_release jsonb) returns date
  language plpgsql stable security definer set search_path = '' as $$
declare
  whom uuid := (select c.person_id from public.case_record c where c.tenant_id = app.tenant_id() and c.id = p_case);
  receiver record;
begin
  if p_mode = 'must' then return null; end if;
  if p_mode <> 'consent' then return (p_release ->> 'until')::date; end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  return least((p_release ->> 'until')::date, app.consent_open_until(whom, receiver.authority_id, receiver.unit_id,
    app.text_list(p_release -> 'categories'), p_release ->> 'purpose'));
end $$;

-- Makes one release: the sender's note and the receiver's own copy, in one transaction, or neither. The copy is sealed
-- by the sender's process under the receiver's key; the names in it come from the registers, not from the caller.
create function app.release_disclosure(p_disclosure uuid, p_case uuid, p_received uuid, p_to_unit uuid, p_release jsonb,
    p_note jsonb, p_copy jsonb) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  receiver record;
  whom uuid := (select c.person_id from public.case_record c where c.tenant_id = app.tenant_id() and c.id = p_case);
  v_mode text;
  v_until date;
  old app.disclosure_link%rowtype;
  obstacle text;
begin
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
      (p_release ->> 'version')::int, v_mode, p_release ->> 'purpose', app.text_list(p_release -> 'categories'), v_until,
      (p_release ->> 'decision')::uuid, old.disclosure_id, (p_release ->> 'approval')::uuid, (p_release ->> 'request')::uuid,
      (p_release ->> 'look')::uuid, p_note ->> 'grounds', p_note ->> 'purpose', p_note ->> 'content',
      p_note ->> 'reservation', app.account_id(), now());
  insert into public.received_disclosure (tenant_id, id, to_unit_id, from_authority, from_unit, from_person, basis, basis_version,
      mode, purpose, categories, about_index, replaces_id, purpose_sealed, content_sealed, reservation_sealed, received_at,
      readable_until)
    select receiver.authority_id, p_received, p_to_unit, f.name, u.name, a.display_name, p_release ->> 'basis',
      (p_release ->> 'version')::int, v_mode, p_release ->> 'purpose', app.text_list(p_release -> 'categories'),
      p_copy ->> 'about', old.received_id, p_copy ->> 'purpose', p_copy ->> 'content', p_copy ->> 'reservation', now(), v_until
    from public.tenant f join public.unit u on u.tenant_id = f.id and u.id = app.unit_id()
      join public.account a on a.tenant_id = f.id and a.id = app.account_id()
    where f.id = me;
  insert into app.disclosure_link (disclosure_id, received_id, sender_id, receiver_id)
    values (p_disclosure, p_received, me, receiver.authority_id);
  if v_mode = 'consent' then
    insert into app.disclosure_ground (disclosure_id, answer_id, sender_id)
      select p_disclosure, x, me from unnest(app.consent_answers_used(whom, receiver.authority_id, receiver.unit_id,
        app.text_list(p_release -> 'categories'), p_release ->> 'purpose')) as g (x);
  end if;
  if old.disclosure_id is not null then
    update public.disclosure d set replaced_at = now() where d.tenant_id = me and d.id = old.disclosure_id;
    -- What was registered is the receiver's own, and a report that has come in stays what it was: both are only told.
    update public.received_disclosure r set corrected_at = now()
      where r.tenant_id = old.receiver_id and r.id = old.received_id and r.registered_at is null and r.mode <> 'must';
  end if;
end $$;

-- Takes a release back, until the receiver has registered it: the next request finds nothing. False when somebody was
-- first, and for a duty, which was delivered at once. The link is locked before either side is looked at, so of two at
-- once exactly one wins.
create or replace function app.withdraw_disclosure(p_disclosure uuid, p_case uuid, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if not app.may_write_in(p_case) then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.disclosure_id = p_disclosure and l.sender_id = app.tenant_id() for update;
  update public.disclosure d set withdrawn_at = now(), withdrawn_by = app.account_id(), withdrawal_sealed = p_reason
    where d.tenant_id = app.tenant_id() and d.id = link.disclosure_id and d.case_id = p_case and d.mode <> 'must'
      and d.registered_at is null and d.withdrawn_at is null;
  if not found then return false; end if;
  update public.received_disclosure r set withdrawn_at = now() where r.tenant_id = link.receiver_id and r.id = link.received_id;
  return true;
end $$;

-- Whether a copy of the context's authority can be read and answered by the context's unit now: the rule of the row policy.
create function app.may_answer_received(p_received uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select app.role() not in ('administrator', 'logReviewer') and exists (select 1 from public.received_disclosure r
    where r.tenant_id = app.tenant_id() and r.id = p_received and r.to_unit_id = app.inbox_unit() and r.case_id is null
      and (r.registered_at is not null or (r.withdrawn_at is null and r.ground_ended_at is null and r.corrected_at is null
        and (r.readable_until is null or r.readable_until >= app.today()))))
$$;

-- Says that the unit has seen a copy; the sender learns the role and the time. It ends nothing: the copy can still be
-- taken back. False when it can no longer be read, or somebody has said so already.
create or replace function app.acknowledge_received(p_received uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if app.inbox_unit() is null or app.role() in ('administrator', 'logReviewer') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.received_id = p_received and l.receiver_id = app.tenant_id() for update;
  if not app.may_answer_received(p_received) then return false; end if;
  update public.received_disclosure r set acknowledged_at = now(), acknowledged_by = app.account_id()
    where r.tenant_id = app.tenant_id() and r.id = link.received_id and r.acknowledged_at is null;
  if not found then return false; end if;
  update public.disclosure d set acknowledged_at = now(), acknowledged_role = app.role()::public.role
    where d.tenant_id = link.sender_id and d.id = link.disclosure_id;
  return true;
end $$;

-- Registers a copy in the unit's own records: from now on it is the receiver's own and outlives its ground. The sender
-- learns the role and the time. False when it can no longer be read, or it is registered already.
create function app.register_received(p_received uuid, p_note text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if app.inbox_unit() is null or app.role() in ('administrator', 'logReviewer') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.received_id = p_received and l.receiver_id = app.tenant_id() for update;
  if not app.may_answer_received(p_received) then return false; end if;
  update public.received_disclosure r set registered_at = now(), registered_by = app.account_id(), registration_sealed = p_note,
      acknowledged_at = coalesce(r.acknowledged_at, now()), acknowledged_by = coalesce(r.acknowledged_by, app.account_id())
    where r.tenant_id = app.tenant_id() and r.id = link.received_id and r.registered_at is null;
  if not found then return false; end if;
  update public.disclosure d set registered_at = now(), registered_role = app.role()::public.role,
      acknowledged_at = coalesce(d.acknowledged_at, now()),
      acknowledged_role = coalesce(d.acknowledged_role, app.role()::public.role)
    where d.tenant_id = link.sender_id and d.id = link.disclosure_id;
  return true;
end $$;

-- Ties a registered copy to the case that the receiver has opened for it in its own register, once.
create or replace function app.take_over_received(p_received uuid, p_case uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.may_release_from(p_case) then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  update public.received_disclosure r set case_id = p_case
    where r.tenant_id = app.tenant_id() and r.id = p_received and r.to_unit_id = app.inbox_unit()
      and r.registered_at is not null and r.case_id is null;
  return found;
end $$;

-- Ends what rests on a ground that has ended, on both sides. What is registered is left: it is the receiver's own.
create function app.end_ground(p_disclosure uuid, p_why text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  select * into link from app.disclosure_link l where l.disclosure_id = p_disclosure for update;
  update public.received_disclosure r set ground_ended_at = now(), ground_end = p_why
    where r.tenant_id = link.receiver_id and r.id = link.received_id
      and r.registered_at is null and r.withdrawn_at is null and r.ground_ended_at is null and r.mode <> 'must';
  if not found then return; end if;
  update public.disclosure d set ground_ended_at = now(), ground_end = p_why
    where d.tenant_id = link.sender_id and d.id = link.disclosure_id and d.withdrawn_at is null;
end $$;

-- What the unit has seen and can read no longer: from whom, when, why it ended, and what has taken its place. Never a
-- word of what it said, nor about whom. What nobody had seen is simply gone.
create function app.ended_copies() returns table (id uuid, from_authority text, from_unit text, received_at timestamptz,
    ended_at timestamptz, ended_on date, why text, replaced_by uuid)
  language sql stable security definer set search_path = '' as $$
  select r.id, r.from_authority, r.from_unit, r.received_at,
    coalesce(r.withdrawn_at, r.ground_ended_at, r.corrected_at), r.readable_until,
    case when r.withdrawn_at is not null then 'withdrawn' when r.ground_ended_at is not null then r.ground_end
      when r.corrected_at is not null then 'corrected' else 'expired' end,
    (select n.id from public.received_disclosure n where n.tenant_id = r.tenant_id and n.replaces_id = r.id)
  from public.received_disclosure r
  where r.tenant_id = (select app.tenant_id()) and (select app.role()) not in ('administrator', 'logReviewer')
    and r.to_unit_id = (select app.inbox_unit()) and r.case_id is null and r.registered_at is null
    and r.acknowledged_at is not null
    and (r.withdrawn_at is not null or r.ground_ended_at is not null or r.corrected_at is not null
      or r.readable_until < app.today())
    and coalesce(r.withdrawn_at, r.ground_ended_at, r.corrected_at, r.readable_until::timestamptz) > now() - interval '90 days'
  order by coalesce(r.withdrawn_at, r.ground_ended_at, r.corrected_at, r.readable_until::timestamptz) desc, r.id
  limit 50
$$;

-- What waits here, with the columns of waiting_item: approvals a colleague is asked for, requests without an answer, and
-- copies that nobody has looked at and that end within a week.
create view public.waiting_disclosures with (security_invoker = true) as
  select a.tenant_id, c.unit_id, 'releaseApproval' as kind, 'disclosure' as rule, a.case_id, a.id as ref_id,
    a.asked_at as since, null::timestamptz as due_at, null::uuid as owner_id, null::uuid as other_unit_id
  from public.release_approval a join public.case_record c on c.tenant_id = a.tenant_id and c.id = a.case_id
  where a.answer is null and c.closed_at is null
  union all
  select q.tenant_id, c.unit_id, 'releaseRequest', 'disclosure', q.case_id, q.id, q.recorded_at, null, q.recorded_by, null
  from public.release_request q join public.case_record c on c.tenant_id = q.tenant_id and c.id = q.case_id
  where not exists (select 1 from public.release_refusal n where n.tenant_id = q.tenant_id and n.request_id = q.id)
    and not exists (select 1 from public.disclosure d where d.tenant_id = q.tenant_id and d.request_id = q.id)
  union all
  select r.tenant_id, r.to_unit_id, 'copyEnding', 'disclosure', r.case_id, r.id, r.received_at,
    (r.readable_until + 1)::timestamp at time zone 'Europe/Stockholm', null, null
  from public.received_disclosure r
  where r.acknowledged_at is null and r.registered_at is null and r.withdrawn_at is null and r.ground_ended_at is null
    and r.corrected_at is null and r.readable_until between app.today() and app.today() + 7;
grant select on public.waiting_disclosures to samlots_app;

revoke all on function app.known_birth(uuid), app.is_protected(uuid), app.approval_wanted(text), app.text_list(jsonb),
  app.release_obstacle(uuid, uuid, jsonb), app.release_until(uuid, uuid, text, jsonb),
  app.release_disclosure(uuid, uuid, uuid, uuid, jsonb, jsonb, jsonb), app.may_answer_received(uuid),
  app.register_received(uuid, text), app.end_ground(uuid, text), app.ended_copies() from public;
grant execute on function app.is_protected(uuid), app.text_list(jsonb), app.release_obstacle(uuid, uuid, jsonb),
  app.release_disclosure(uuid, uuid, uuid, uuid, jsonb, jsonb, jsonb), app.register_received(uuid, text), app.ended_copies()
  to samlots_app;
