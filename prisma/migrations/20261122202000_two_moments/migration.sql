-- Two moments: what can be read in Samlots while its ground lives, and what the receiver has registered as its own. And
-- what a release is decided from, kept so that the decision can be made again (docs/adr/0013).

-- ------------------------------------------------------------------------------------------------- the decision
-- Every decision on a release, allowed or denied, with all it was made from. Never changed.
create table public.release_decision (
  tenant_id uuid not null,
  id uuid not null,
  -- Null: from what the sender knows without a case.
  case_id uuid,
  person_id uuid,
  made_by uuid not null,
  made_at timestamptz(3) not null,
  policy_version text not null,
  effect text not null,
  rules text[] not null,
  basis text not null,
  basis_version integer,
  -- Of everything it was decided from, and of the answer.
  facts_hash text not null,
  inputs_sealed text not null,
  outcome_sealed text not null,
  constraint release_decision_pkey primary key (tenant_id, id),
  constraint release_decision_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint release_decision_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint release_decision_effect check (effect in ('allow', 'deny')),
  constraint release_decision_rules check (cardinality(rules) > 0)
);
create index release_decision_tenant_id_made_at_idx on public.release_decision (tenant_id, made_at desc, id);
create index release_decision_tenant_id_case_id_idx on public.release_decision (tenant_id, case_id);
create index release_decision_tenant_id_person_id_idx on public.release_decision (tenant_id, person_id);

-- ---------------------------------------------------------------------------------------------- a second person
-- What somebody wants to release and a colleague must approve: exactly this fingerprint, once.
create table public.release_approval (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  to_unit_id uuid not null,
  to_authority text not null,
  to_unit text not null,
  basis text not null,
  fingerprint text not null,
  -- All that was typed, so that it is released as it was approved.
  input_sealed text not null,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  answer text,
  answered_by uuid,
  answered_at timestamptz(3),
  note_sealed text,
  constraint release_approval_pkey primary key (tenant_id, id),
  constraint release_approval_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint release_approval_answer check (answer in ('approved', 'declined')),
  constraint release_approval_answered check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
  constraint release_approval_not_own check (answered_by <> asked_by)
);
create index release_approval_tenant_id_case_id_idx on public.release_approval (tenant_id, case_id);
create index release_approval_waiting on public.release_approval (tenant_id, asked_at) where answer is null;

-- ------------------------------------------------------------------------------- what others ask, and are answered
-- A request from another authority or from somebody else, as it came: by telephone, letter, at a meeting.
create table public.release_request (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- Null: somebody outside Samlots.
  from_unit_id uuid,
  from_authority_id uuid,
  -- Who asks, what for, and what about.
  from_sealed text not null,
  asked_sealed text not null,
  came_by text not null,
  came_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  constraint release_request_pkey primary key (tenant_id, id),
  constraint release_request_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint release_request_came_by check (came_by in ('phone', 'letter', 'meeting', 'message')),
  constraint release_request_unit check ((from_unit_id is null) = (from_authority_id is null))
);
create index release_request_tenant_id_case_id_idx on public.release_request (tenant_id, case_id);

-- A no is an answer: with its reason, and what the one who asked can do about it. Never changed.
create table public.release_refusal (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  request_id uuid not null,
  -- The basis that was thought of, when there was one; and the rule that closed it.
  basis text,
  rule text,
  -- authority: the asking authority may appeal (OSL 6:7); individual: the one who asked may (OSL 6:7, TF 2:19); none.
  appeal text not null,
  reason_sealed text not null,
  refused_by uuid not null,
  refused_at timestamptz(3) not null,
  constraint release_refusal_pkey primary key (tenant_id, id),
  constraint release_refusal_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint release_refusal_tenant_id_request_id_fkey foreign key (tenant_id, request_id)
    references public.release_request (tenant_id, id) on delete restrict on update cascade,
  constraint release_refusal_appeal check (appeal in ('authority', 'individual', 'none'))
);
create unique index release_refusal_tenant_id_request_id_key on public.release_refusal (tenant_id, request_id);
create index release_refusal_tenant_id_case_id_idx on public.release_refusal (tenant_id, case_id);

-- ------------------------------------------------------------------------------------------- the sender's note
alter table public.disclosure
  -- Null: from what the sender knew without a case.
  alter column case_id drop not null,
  add column from_unit_id uuid,
  add column purpose text,
  add column basis_version integer not null default 1,
  add column mode text,
  add column decision_id uuid,
  add column categories text[] not null default '{}',
  -- The last day the receiver can read it on its ground; null: no end.
  add column readable_until date,
  add column replaces_id uuid,
  add column replaced_at timestamptz(3),
  add column approval_id uuid,
  add column request_id uuid,
  add column registered_at timestamptz(3),
  add column registered_role public.role,
  add column ground_ended_at timestamptz(3),
  add column ground_end text;
update public.disclosure set
  purpose = case basis when 'SOL_19_1_CONCERN' then 'protectChild' else 'coordination' end,
  mode = case basis when 'SOL_19_1_CONCERN' then 'must' else 'consent' end,
  readable_until = consent_until;
alter table public.disclosure
  alter column purpose set not null,
  alter column mode set not null,
  drop constraint disclosure_one_end,
  -- What the receiver has registered is its own; until then it can be taken back, also when somebody has seen it.
  add constraint disclosure_one_end check (registered_at is null or (withdrawn_at is null and ground_ended_at is null)),
  add constraint disclosure_registered check ((registered_role is null) = (registered_at is null)
    and (registered_at is null or acknowledged_at is not null)),
  add constraint disclosure_ended check ((ground_end is null) = (ground_ended_at is null)),
  add constraint disclosure_ground_end check (ground_end in ('consentEnded', 'basisEnded')),
  add constraint disclosure_mode check (mode in ('must', 'may', 'consent')),
  add constraint disclosure_duty_has_no_end check (mode <> 'must' or (readable_until is null and ground_ended_at is null)),
  add constraint disclosure_origin check (case_id is not null or from_unit_id is not null),
  add constraint disclosure_tenant_id_from_unit_id_fkey foreign key (tenant_id, from_unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  add constraint disclosure_tenant_id_decision_id_fkey foreign key (tenant_id, decision_id)
    references public.release_decision (tenant_id, id) on delete restrict on update cascade,
  add constraint disclosure_tenant_id_replaces_id_fkey foreign key (tenant_id, replaces_id)
    references public.disclosure (tenant_id, id) on delete restrict on update cascade,
  add constraint disclosure_tenant_id_approval_id_fkey foreign key (tenant_id, approval_id)
    references public.release_approval (tenant_id, id) on delete restrict on update cascade,
  add constraint disclosure_tenant_id_request_id_fkey foreign key (tenant_id, request_id)
    references public.release_request (tenant_id, id) on delete restrict on update cascade;
create unique index disclosure_tenant_id_decision_id_key on public.disclosure (tenant_id, decision_id);
create unique index disclosure_tenant_id_replaces_id_key on public.disclosure (tenant_id, replaces_id);
create unique index disclosure_tenant_id_approval_id_key on public.disclosure (tenant_id, approval_id);
create index disclosure_tenant_id_from_unit_id_idx on public.disclosure (tenant_id, from_unit_id);
create index disclosure_tenant_id_request_id_idx on public.disclosure (tenant_id, request_id);

-- ------------------------------------------------------------------------------------------ the receiver's copy
alter table public.received_disclosure
  add column purpose text,
  add column basis_version integer not null default 1,
  add column mode text,
  add column categories text[] not null default '{}',
  add column registered_at timestamptz(3),
  add column registered_by uuid,
  add column registration_sealed text,
  add column ground_ended_at timestamptz(3),
  add column ground_end text,
  add column corrected_at timestamptz(3),
  add column replaces_id uuid,
  -- The blind index, under the receiver's own key, of the personal number that came with it; null when none came.
  add column about_index text;
update public.received_disclosure set
  purpose = case basis when 'SOL_19_1_CONCERN' then 'protectChild' else 'coordination' end,
  mode = case basis when 'SOL_19_1_CONCERN' then 'must' else 'consent' end;
-- What has led to an own case was registered with it.
update public.received_disclosure set registered_at = acknowledged_at, registered_by = acknowledged_by where case_id is not null;
update public.disclosure d set registered_at = r.registered_at, registered_role = d.acknowledged_role
  from app.disclosure_link l join public.received_disclosure r on r.tenant_id = l.receiver_id and r.id = l.received_id
  where d.tenant_id = l.sender_id and d.id = l.disclosure_id and r.registered_at is not null;
alter table public.received_disclosure
  alter column purpose set not null,
  alter column mode set not null,
  drop constraint received_disclosure_one_end,
  drop constraint received_disclosure_taken,
  add constraint received_disclosure_one_end check (registered_at is null or (withdrawn_at is null and ground_ended_at is null)),
  add constraint received_disclosure_registered check ((registered_by is null) = (registered_at is null)
    and (registered_at is null or acknowledged_at is not null) and (registration_sealed is null or registered_at is not null)),
  add constraint received_disclosure_taken check (case_id is null or registered_at is not null),
  add constraint received_disclosure_ended check ((ground_end is null) = (ground_ended_at is null)),
  add constraint received_disclosure_ground_end check (ground_end in ('consentEnded', 'basisEnded')),
  add constraint received_disclosure_mode check (mode in ('must', 'may', 'consent')),
  add constraint received_disclosure_duty_has_no_end check (mode <> 'must' or (readable_until is null and ground_ended_at is null)),
  add constraint received_disclosure_tenant_id_replaces_id_fkey foreign key (tenant_id, replaces_id)
    references public.received_disclosure (tenant_id, id) on delete restrict on update cascade;
create unique index received_disclosure_tenant_id_replaces_id_key on public.received_disclosure (tenant_id, replaces_id);
create index received_disclosure_about on public.received_disclosure (tenant_id, to_unit_id, about_index);

-- Which answers a release by consent rests on. Like the link, nobody but the functions reads it.
create table app.disclosure_ground (
  disclosure_id uuid not null,
  answer_id uuid not null,
  sender_id uuid not null,
  primary key (disclosure_id, answer_id)
);
create index disclosure_ground_answer on app.disclosure_ground (sender_id, answer_id);

-- ------------------------------------------------------------------------------------------------ row security
do $$
declare t text;
begin
  foreach t in array array['release_decision', 'release_approval', 'release_request', 'release_refusal'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format($p$create policy with_case_content on public.%I as restrictive to samlots_app
      using ((select app.role()) not in ('administrator', 'logReviewer'))
      with check ((select app.role()) not in ('administrator', 'logReviewer'))$p$, t);
    execute format('grant select, insert on public.%I to samlots_app', t);
    if t <> 'release_decision' then
      execute format($p$create policy with_case on public.%1$I for select to samlots_app
        using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.case_record c
          where c.tenant_id = %1$I.tenant_id and c.id = %1$I.case_id))$p$, t);
    end if;
  end loop;
end $$;

-- A decision is read with its case, by the one who made it, and by the registrar, who watches that decisions hold; never
-- past the readers of somebody protected.
create policy read on public.release_decision for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (person_id is null or person_id <> all ((select app.sealed_person_ids())::uuid[]))
    and ((select app.role()) = 'registrar' or made_by = (select app.account_id())
      or (case_id is not null and exists (select 1 from public.case_record c
        where c.tenant_id = release_decision.tenant_id and c.id = release_decision.case_id))));
create policy own_hand on public.release_decision for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and made_by = (select app.account_id())
    and made_at between now() - interval '5 minutes' and now() + interval '5 minutes'
    and (case_id is null or exists (select 1 from public.case_record c
      where c.tenant_id = release_decision.tenant_id and c.id = release_decision.case_id)));

create policy own_hand on public.release_request for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and recorded_by = (select app.account_id())
    and exists (select 1 from public.case_record c
      where c.tenant_id = release_request.tenant_id and c.id = release_request.case_id));
create policy own_hand on public.release_refusal for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and refused_by = (select app.account_id())
    and exists (select 1 from public.release_request r where r.tenant_id = release_refusal.tenant_id
      and r.id = release_refusal.request_id and r.case_id = release_refusal.case_id));
create policy own_hand on public.release_approval for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and asked_by = (select app.account_id()) and answer is null
    and exists (select 1 from public.case_record c
      where c.tenant_id = release_approval.tenant_id and c.id = release_approval.case_id));
-- Answered by another, in the own name, now, and once.
grant update (answer, answered_by, answered_at, note_sealed) on public.release_approval to samlots_app;
create policy answer on public.release_approval for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and answer is null and asked_by <> (select app.account_id())
    and exists (select 1 from public.case_record c
      where c.tenant_id = release_approval.tenant_id and c.id = release_approval.case_id))
  with check (tenant_id = (select app.tenant_id()) and answered_by = (select app.account_id()) and answer is not null
    and answered_at between now() - interval '5 minutes' and now() + interval '5 minutes');

-- The unit whose received copies somebody reads: the unit in sight; for a police liaison and a partner, who see no unit's
-- cases, the unit they belong to.
create function app.inbox_unit() returns uuid language sql stable set search_path = '' as $$
  select case when (select app.role()) in ('policeLiaison', 'partnerProfessional')
    then coalesce((select app.sight_unit()), (select app.unit_id())) else (select app.sight_unit()) end
$$;
revoke all on function app.inbox_unit() from public;
grant execute on function app.inbox_unit() to samlots_app;

-- A note of what was said without a case: the one who said it, and whoever sees the unit.
create policy without_case on public.disclosure for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and case_id is null
    and (released_by = (select app.account_id()) or from_unit_id = (select app.sight_unit())));

-- docs/secrecy.md section 5: what was registered is the receiver's own. The rest can be read while its ground lives, and
-- not one request longer. Tied to an own case it is read with that case, else with the unit it went to.
drop policy read on public.received_disclosure;
create policy read on public.received_disclosure for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (registered_at is not null or (withdrawn_at is null and ground_ended_at is null and corrected_at is null
      and (readable_until is null or readable_until >= (select app.today()))))
    and ((case_id is null and to_unit_id = (select app.inbox_unit()))
      or (case_id is not null and exists (select 1 from public.case_record c
        where c.tenant_id = received_disclosure.tenant_id and c.id = received_disclosure.case_id))));
