-- Duties to report, inside an authority, and releases of data to another one.

alter table public.unit add column takes_duties boolean not null default false,
  add column takes_disclosures boolean not null default false;
-- A duty service is there to take reports day and night.
update public.unit set takes_duties = true where kind = 'socialDutyService' and closed_on is null;

-- ------------------------------------------------------------------------------------------------------ duties
create table public.duty_report (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  person_id uuid,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  sent_by uuid not null,
  sent_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  acknowledged_by uuid,
  acknowledged_at timestamptz(3),
  assessed_by uuid,
  assessed_at timestamptz(3),
  outcome text,
  outcome_by uuid,
  outcome_at timestamptz(3),
  version integer not null default 1,
  constraint duty_report_pkey primary key (tenant_id, id),
  constraint duty_report_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint duty_report_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint duty_report_tenant_id_from_unit_id_fkey foreign key (tenant_id, from_unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint duty_report_tenant_id_to_unit_id_fkey foreign key (tenant_id, to_unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint duty_report_kind check (kind in ('concernReport', 'lvmNotification')),
  constraint duty_report_due check (due_at > sent_at),
  constraint duty_report_acknowledged check ((acknowledged_by is null) = (acknowledged_at is null)),
  -- Nobody has assessed or answered what nobody has taken.
  constraint duty_report_assessed check ((assessed_by is null) = (assessed_at is null) and (assessed_at is null or acknowledged_at is not null)),
  constraint duty_report_outcome check (outcome in ('opened', 'notOpened', 'ongoing')),
  constraint duty_report_answered check ((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)
    and (outcome is null or acknowledged_at is not null))
);
-- The same case is reported once for each duty; what is found out later is a new version.
create unique index duty_report_tenant_id_case_id_kind_key on public.duty_report (tenant_id, case_id, kind);
create index duty_report_tenant_id_to_unit_id_acknowledged_at_sent_at_idx
  on public.duty_report (tenant_id, to_unit_id, acknowledged_at, sent_at);
create index duty_report_tenant_id_from_unit_id_idx on public.duty_report (tenant_id, from_unit_id);
create index duty_report_tenant_id_person_id_idx on public.duty_report (tenant_id, person_id);

create table public.duty_report_version (
  tenant_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  number smallint not null,
  content_sealed text not null,
  written_by uuid not null,
  written_at timestamptz(3) not null,
  constraint duty_report_version_pkey primary key (tenant_id, id),
  constraint duty_report_version_tenant_id_report_id_fkey foreign key (tenant_id, report_id)
    references public.duty_report (tenant_id, id) on delete restrict on update cascade,
  constraint duty_report_version_number check (number >= 1)
);
create unique index duty_report_version_tenant_id_report_id_number_key
  on public.duty_report_version (tenant_id, report_id, number);

-- --------------------------------------------------------------------------------------------------- disclosures
create table public.legal_basis (
  code text not null,
  statute text not null,
  mode text not null,
  tests text[] not null,
  age_from smallint,
  age_to smallint,
  to_kinds text[] not null,
  valid_from date not null,
  valid_to date,
  constraint legal_basis_pkey primary key (code),
  constraint legal_basis_mode check (mode in ('duty', 'consent')),
  -- A basis without a question would be one that nobody has thought about.
  constraint legal_basis_tests check (cardinality(tests) > 0),
  constraint legal_basis_order check (valid_to is null or valid_to > valid_from)
);
insert into public.legal_basis (code, statute, mode, tests, age_from, age_to, to_kinds, valid_from) values
  ('SOL_19_1_CONCERN', 'SoL 2025:400 19:1; OSL 10:28', 'duty', '{childMayBeHarmed,onlyWhatTheReportNeeds}', null, 17,
    '{welfareBoard,districtBoard}', '2025-07-01'),
  ('OSL_12_2_CONSENT', 'OSL 10:1, 12:2', 'consent',
    '{consentHoldsToday,consentCoversReceiver,consentCoversData,thirdPersonsConsented}', 18, null, '{}', '2009-06-30'),
  ('OSL_12_3_CONSENT_MINOR', 'OSL 10:1, 12:2-3; FB 6:11, 6:13', 'consent',
    '{maturityAssessed,guardiansConsented,noConsiderableHarm,consentHoldsToday,consentCoversReceiver,consentCoversData,thirdPersonsConsented}',
    null, 17, '{}', '2009-06-30');
grant select on public.legal_basis to samlots_app;

create table public.release_look (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  to_unit_id uuid not null,
  looked_by uuid not null,
  looked_at timestamptz(3) not null,
  constraint release_look_pkey primary key (tenant_id, id),
  constraint release_look_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade
);
create index release_look_tenant_id_case_id_idx on public.release_look (tenant_id, case_id);

create table public.disclosure (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  to_unit_id uuid not null,
  to_authority text not null,
  to_unit text not null,
  basis text not null,
  grounds_sealed text not null,
  purpose_sealed text not null,
  content_sealed text not null,
  reservation_sealed text,
  consented_on date,
  consent_until date,
  look_id uuid,
  released_by uuid not null,
  released_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  acknowledged_role public.role,
  withdrawn_by uuid,
  withdrawn_at timestamptz(3),
  withdrawal_sealed text,
  constraint disclosure_pkey primary key (tenant_id, id),
  constraint disclosure_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint disclosure_tenant_id_look_id_fkey foreign key (tenant_id, look_id)
    references public.release_look (tenant_id, id) on delete restrict on update cascade,
  constraint disclosure_consent check (consent_until is null or (consented_on is not null and consent_until >= consented_on)),
  constraint disclosure_acknowledged check ((acknowledged_role is null) = (acknowledged_at is null)),
  constraint disclosure_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawal_sealed is null)),
  constraint disclosure_one_end check (acknowledged_at is null or withdrawn_at is null)
);
create unique index disclosure_tenant_id_look_id_key on public.disclosure (tenant_id, look_id);
create index disclosure_tenant_id_case_id_idx on public.disclosure (tenant_id, case_id);
create index disclosure_tenant_id_acknowledged_at_released_at_idx on public.disclosure (tenant_id, acknowledged_at, released_at);

create table public.received_disclosure (
  tenant_id uuid not null,
  id uuid not null,
  to_unit_id uuid not null,
  from_authority text not null,
  from_unit text not null,
  from_person text not null,
  basis text not null,
  purpose_sealed text not null,
  content_sealed text not null,
  reservation_sealed text,
  received_at timestamptz(3) not null,
  readable_until date,
  withdrawn_at timestamptz(3),
  acknowledged_by uuid,
  acknowledged_at timestamptz(3),
  case_id uuid,
  constraint received_disclosure_pkey primary key (tenant_id, id),
  constraint received_disclosure_tenant_id_to_unit_id_fkey foreign key (tenant_id, to_unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint received_disclosure_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint received_disclosure_acknowledged check ((acknowledged_by is null) = (acknowledged_at is null)),
  constraint received_disclosure_one_end check (acknowledged_at is null or withdrawn_at is null),
  constraint received_disclosure_taken check (case_id is null or acknowledged_at is not null)
);
create index received_disclosure_tenant_id_to_unit_id_acknowledged_at_re_idx
  on public.received_disclosure (tenant_id, to_unit_id, acknowledged_at, received_at);
create index received_disclosure_tenant_id_case_id_idx on public.received_disclosure (tenant_id, case_id);

-- Which note and which copy are of one release. Neither side's row says it, and nobody but the functions below reads it.
create table app.disclosure_link (
  disclosure_id uuid primary key,
  received_id uuid not null unique,
  sender_id uuid not null,
  receiver_id uuid not null
);

-- ------------------------------------------------------------------------------------------------ row security
do $$
declare t text;
begin
  foreach t in array array['duty_report', 'duty_report_version', 'release_look', 'disclosure', 'received_disclosure'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format($p$create policy with_case_content on public.%I as restrictive to samlots_app
      using ((select app.role()) not in ('administrator', 'logReviewer'))
      with check ((select app.role()) not in ('administrator', 'logReviewer'))$p$, t);
  end loop;
end $$;

-- A report: with its case, and by the head and the duty officers of the unit it was sent to, who do not see the case.
-- Also about somebody with protected identity: a child in danger is not hidden from those who must act. The code masks
-- who it is.
grant select, insert on public.duty_report to samlots_app;
grant update (acknowledged_by, acknowledged_at, assessed_by, assessed_at, outcome, outcome_by, outcome_at, version)
  on public.duty_report to samlots_app;
create policy read on public.duty_report for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (to_unit_id = (select app.sight_unit())
    or exists (select 1 from public.case_record c where c.tenant_id = duty_report.tenant_id and c.id = duty_report.case_id)));
create policy send on public.duty_report for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and sent_by = (select app.account_id()) and from_unit_id = (select app.unit_id())
    and acknowledged_at is null and outcome is null and assessed_at is null
    and exists (select 1 from public.case_record c where c.tenant_id = duty_report.tenant_id and c.id = duty_report.case_id)
    and exists (select 1 from public.unit u where u.tenant_id = duty_report.tenant_id and u.id = duty_report.to_unit_id
      and u.takes_duties and u.closed_on is null));
create policy answer on public.duty_report for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and to_unit_id = (select app.sight_unit()))
  with check (tenant_id = (select app.tenant_id()) and to_unit_id = (select app.sight_unit()));

-- What was answered stays answered, and in the own name.
create function app.keep_duty_answer() returns trigger language plpgsql set search_path = '' as $$
begin
  if (old.acknowledged_at is not null and (new.acknowledged_at, new.acknowledged_by) is distinct from (old.acknowledged_at, old.acknowledged_by))
    or (old.assessed_at is not null and (new.assessed_at, new.assessed_by) is distinct from (old.assessed_at, old.assessed_by))
    or (old.outcome is not null and (new.outcome, new.outcome_at, new.outcome_by) is distinct from (old.outcome, old.outcome_at, old.outcome_by))
  then
    raise exception 'an answered duty is not answered again' using errcode = 'restrict_violation';
  end if;
  if app.account_id() is not null and (
      (old.acknowledged_at is null and new.acknowledged_by is distinct from app.account_id() and new.acknowledged_at is not null)
      or (old.assessed_at is null and new.assessed_by is distinct from app.account_id() and new.assessed_at is not null)
      or (old.outcome is null and new.outcome_by is distinct from app.account_id() and new.outcome is not null))
  then
    raise exception 'a duty is answered in the own name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger duty_answer_kept before update on public.duty_report for each row execute function app.keep_duty_answer();

grant select, insert on public.duty_report_version to samlots_app;
create policy read on public.duty_report_version for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.duty_report r
    where r.tenant_id = duty_report_version.tenant_id and r.id = duty_report_version.report_id));
-- Written by those who have the case; the receiver reads.
create policy write on public.duty_report_version for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and written_by = (select app.account_id())
    and exists (select 1 from public.duty_report r join public.case_record c on c.tenant_id = r.tenant_id and c.id = r.case_id
      where r.tenant_id = duty_report_version.tenant_id and r.id = duty_report_version.report_id));

-- What a workflow knows of the occasion behind a case: what a report is filled in from, so that the kernel needs no
-- workflow. The next workflow adds its own with `create or replace view`.
create view public.case_occasion with (security_invoker = true) as
  select f.tenant_id, f.case_id, 'field-contacts' as workflow, f.occurred_on, f.occurred_time, f.place_type, f.reason,
    f.test_result, f.age_years, f.age_source, f.sex, f.logged_by, f.logged_at
  from public.field_contact f where f.case_id is not null;
grant select on public.case_occasion to samlots_app;

-- What a contact says of reports follows from what was sent: nobody can say it was when it was not counted, nor take a
-- sent one back. Both duties for one case: the notification, which is the one that is counted.
create function app.report_of_case(p_case uuid, p_authority uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select case max(r.kind) when 'lvmNotification' then 'lvm' when 'concernReport' then 'concern' end
  from public.duty_report r where r.tenant_id = p_authority and r.case_id = p_case
$$;
create function app.report_follows_duty() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.report := coalesce(app.report_of_case(new.case_id, new.tenant_id), new.report);
  return new;
end $$;
create trigger report_follows_duty before update of report on public.field_contact
  for each row when (new.source = 'field') execute function app.report_follows_duty();
create function app.duty_sent() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.field_contact f set report = app.report_of_case(new.case_id, new.tenant_id)
    where f.tenant_id = new.tenant_id and f.case_id = new.case_id and f.source = 'field';
  return null;
end $$;
create trigger duty_sent after insert on public.duty_report for each row execute function app.duty_sent();

-- Notes and copies are written by the functions below alone.
grant select on public.disclosure, public.received_disclosure to samlots_app;
grant select, insert on public.release_look to samlots_app;
create policy with_case on public.disclosure for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.case_record c where c.tenant_id = disclosure.tenant_id and c.id = disclosure.case_id));
create policy with_case on public.release_look for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and exists (select 1 from public.case_record c where c.tenant_id = release_look.tenant_id and c.id = release_look.case_id));
create policy own_look on public.release_look for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and looked_by = (select app.account_id())
    and exists (select 1 from public.case_record c where c.tenant_id = release_look.tenant_id and c.id = release_look.case_id));
-- A copy is read by the head and the duty officers of its unit, and with the case it led to. A withdrawn one by nobody;
-- one that nobody has acknowledged only while its basis lives.
create policy read on public.received_disclosure for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and withdrawn_at is null
    and (acknowledged_at is not null or readable_until is null or readable_until >= (select app.today()))
    and (to_unit_id = (select app.sight_unit())
      or (case_id is not null and exists (select 1 from public.case_record c
        where c.tenant_id = received_disclosure.tenant_id and c.id = received_disclosure.case_id))));

-- ---------------------------------------------------------------------------------------- across the border
-- The rule of the policy case_record.read in one place, for those who may write in cases.
create function app.may_release_from(p_case uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.case_record c
    where c.tenant_id = (select app.tenant_id()) and c.id = p_case and c.closed_at is null
      and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
      and (c.unit_id = (select app.sight_unit()) or c.receiving_unit_id = (select app.sight_unit())
        or (select app.account_id()) = any (c.worker_ids))
      and (c.person_id is null or c.person_id <> all ((select app.sealed_person_ids())::uuid[])))
$$;

-- The units of other authorities that take releases: names, which are public knowledge, and nothing else. For somebody
-- with a live context only.
create function app.known_receivers() returns table (unit_id uuid, unit_name text, authority_id uuid, authority_name text, authority_kind text)
  language sql stable security definer set search_path = '' as $$
  select u.id, u.name, t.id, t.name, t.kind::text from public.unit u join public.tenant t on t.id = u.tenant_id
  where (select app.account_id()) is not null and u.tenant_id <> (select app.tenant_id())
    and u.takes_disclosures and (u.closed_on is null or u.closed_on > app.today())
  order by t.name, u.name
$$;

-- The age of a person today (born on 29 February: reached on the 28th in other years) where an authority stands for the date of birth, else null: an age that is not known
-- meets no rule, in either direction.
create function app.known_age(p_person uuid) returns int
  language sql stable security definer set search_path = '' as $$
  select y.years - (app.today() < (p.birth_on + make_interval(years => y.years))::date)::int
  from public.person p cross join lateral (select extract(year from app.today())::int - extract(year from p.birth_on)::int as years) y
  where p.tenant_id = (select app.tenant_id()) and p.id = p_person and p.birth_on is not null
    and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
$$;

-- Why a release may not be made, or null. Every layer only narrows; what is not known refuses.
create function app.release_obstacle(p_case uuid, p_to_unit uuid, p_basis text, p_answered text[], p_consented_on date,
    p_consent_until date, p_look uuid) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  receiver record;
  b public.legal_basis%rowtype;
  years int;
  whom public.person%rowtype;
begin
  if not app.may_release_from(p_case) then return 'case'; end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  if not found then return 'receiver'; end if;
  select * into b from public.legal_basis x where x.code = p_basis and x.valid_from <= app.today()
    and (x.valid_to is null or x.valid_to > app.today());
  if not found then return 'basis'; end if;
  if cardinality(b.to_kinds) > 0 and receiver.authority_kind <> all (b.to_kinds) then return 'receiver'; end if;
  if not (coalesce(p_answered, '{}') @> b.tests) then return 'tests'; end if;
  if b.mode = 'consent' and (p_consented_on is null or p_consented_on > app.today()
      or (p_consent_until is not null and p_consent_until < app.today())) then
    return 'consent';
  end if;
  select p.* into whom from public.person p join public.case_record c on c.tenant_id = p.tenant_id and c.person_id = p.id
    where c.tenant_id = app.tenant_id() and c.id = p_case;
  if b.age_from is not null or b.age_to is not null then
    years := app.known_age(whom.id);
    if years is null or years < coalesce(b.age_from, years) or years > coalesce(b.age_to, years) then return 'age'; end if;
  end if;
  if whom.protection is distinct from 'none' and whom.id is not null and not exists (select 1 from public.release_look l
      where l.tenant_id = app.tenant_id() and l.id = p_look and l.case_id = p_case and l.to_unit_id = p_to_unit
        and l.looked_by <> app.account_id() and l.looked_at > now() - interval '24 hours'
        and not exists (select 1 from public.disclosure d where d.tenant_id = l.tenant_id and d.look_id = l.id)) then
    return 'look';
  end if;
  return null;
end $$;

-- Makes one release: the sender's note and the receiver's own copy, in one transaction, or neither. The copy is sealed
-- by the sender's process under the receiver's key; the names in it come from the registers, not from the caller.
create function app.release_disclosure(p_disclosure uuid, p_case uuid, p_received uuid, p_to_unit uuid, p_basis text,
    p_answered text[], p_note jsonb, p_copy jsonb, p_consented_on date, p_consent_until date, p_look uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  receiver record;
  obstacle text := app.release_obstacle(p_case, p_to_unit, p_basis, p_answered, p_consented_on, p_consent_until, p_look);
begin
  if obstacle is not null then
    raise exception 'no release without its %', obstacle using errcode = 'insufficient_privilege';
  end if;
  select * into receiver from app.known_receivers() r where r.unit_id = p_to_unit;
  insert into public.disclosure (tenant_id, id, case_id, to_unit_id, to_authority, to_unit, basis, grounds_sealed,
      purpose_sealed, content_sealed, reservation_sealed, consented_on, consent_until, look_id, released_by, released_at)
    values (t, p_disclosure, p_case, p_to_unit, receiver.authority_name, receiver.unit_name, p_basis, p_note ->> 'grounds',
      p_note ->> 'purpose', p_note ->> 'content', p_note ->> 'reservation', p_consented_on, p_consent_until, p_look,
      app.account_id(), now());
  insert into public.received_disclosure (tenant_id, id, to_unit_id, from_authority, from_unit, from_person, basis,
      purpose_sealed, content_sealed, reservation_sealed, received_at, readable_until)
    select receiver.authority_id, p_received, p_to_unit, f.name, u.name, a.display_name, p_basis, p_copy ->> 'purpose',
      p_copy ->> 'content', p_copy ->> 'reservation', now(), p_consent_until
    from public.tenant f join public.unit u on u.tenant_id = f.id and u.id = app.unit_id()
      join public.account a on a.tenant_id = f.id and a.id = app.account_id()
    where f.id = t;
  insert into app.disclosure_link (disclosure_id, received_id, sender_id, receiver_id)
    values (p_disclosure, p_received, t, receiver.authority_id);
end $$;

-- Takes a release back, as long as nobody has acknowledged it: the receiver's next request finds nothing. False when
-- somebody was first. The link is locked before either side is looked at, so of two at once exactly one wins.
create function app.withdraw_disclosure(p_disclosure uuid, p_case uuid, p_reason text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if not app.may_release_from(p_case) then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.disclosure_id = p_disclosure and l.sender_id = app.tenant_id() for update;
  update public.disclosure d set withdrawn_at = now(), withdrawn_by = app.account_id(), withdrawal_sealed = p_reason
    where d.tenant_id = app.tenant_id() and d.id = link.disclosure_id and d.case_id = p_case
      and d.acknowledged_at is null and d.withdrawn_at is null;
  if not found then return false; end if;
  update public.received_disclosure r set withdrawn_at = now() where r.tenant_id = link.receiver_id and r.id = link.received_id;
  return true;
end $$;

-- Acknowledges a copy for its unit; the sender learns the role and the time. False when it is withdrawn, no longer
-- readable, or acknowledged already.
create function app.acknowledge_received(p_received uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare link app.disclosure_link%rowtype;
begin
  if app.sight_unit() is null or app.role() in ('administrator', 'logReviewer') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  select * into link from app.disclosure_link l where l.received_id = p_received and l.receiver_id = app.tenant_id() for update;
  update public.received_disclosure r set acknowledged_at = now(), acknowledged_by = app.account_id()
    where r.tenant_id = app.tenant_id() and r.id = link.received_id and r.to_unit_id = app.sight_unit()
      and r.acknowledged_at is null and r.withdrawn_at is null
      and (r.readable_until is null or r.readable_until >= app.today());
  if not found then return false; end if;
  update public.disclosure d set acknowledged_at = now(), acknowledged_role = app.role()::public.role
    where d.tenant_id = link.sender_id and d.id = link.disclosure_id;
  return true;
end $$;

-- Ties a copy to the case that the receiver has opened for it in its own register, once.
create function app.take_over_received(p_received uuid, p_case uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not app.may_release_from(p_case) then
    raise exception 'not in sight' using errcode = 'insufficient_privilege';
  end if;
  update public.received_disclosure r set case_id = p_case
    where r.tenant_id = app.tenant_id() and r.id = p_received and r.to_unit_id = app.sight_unit()
      and r.acknowledged_at is not null and r.case_id is null;
  return found;
end $$;

revoke all on function app.keep_duty_answer(), app.report_of_case(uuid, uuid), app.report_follows_duty(), app.duty_sent(),
  app.may_release_from(uuid), app.known_receivers(), app.known_age(uuid),
  app.release_obstacle(uuid, uuid, text, text[], date, date, uuid),
  app.release_disclosure(uuid, uuid, uuid, uuid, text, text[], jsonb, jsonb, date, date, uuid),
  app.withdraw_disclosure(uuid, uuid, text), app.acknowledge_received(uuid), app.take_over_received(uuid, uuid) from public;
grant execute on function app.known_receivers(), app.known_age(uuid),
  app.release_obstacle(uuid, uuid, text, text[], date, date, uuid),
  app.release_disclosure(uuid, uuid, uuid, uuid, text, text[], jsonb, jsonb, date, date, uuid),
  app.withdraw_disclosure(uuid, uuid, text), app.acknowledge_received(uuid), app.take_over_received(uuid, uuid)
  to samlots_app;
