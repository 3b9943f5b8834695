-- Legal bases as versioned, dated data; which of them an authority's lawyer has signed; and the second lock that asks the
-- rules of docs/secrecy.md once more in SQL.

-- The three rows of before are among those of the next migration, with all that was missing.
drop table public.legal_basis;

-- ---------------------------------------------------------------------------------------------------- the law
-- A demo authority may try bases that nobody has signed. Set by whoever runs the installation, never by the application.
alter table public.tenant add column is_demo boolean not null default false;

create table public.legal_basis (
  code text not null,
  version smallint not null,
  mode text not null,
  statute text not null,
  from_kinds text[] not null,
  to_kinds text[] not null,
  from_others text[] not null,
  to_others text[] not null,
  purposes text[] not null,
  excluded_purposes jsonb not null,
  age_from smallint,
  age_to smallint,
  any_of text[] not null,
  needs_request boolean not null,
  asks_offence boolean not null,
  offence_least_months smallint,
  offence_attempt_least_months smallint,
  offence_needs_prison boolean not null,
  offence_chapters text[] not null,
  tests text[] not null,
  exclusions text[] not null,
  only_data text[] not null,
  excluded_secrecy text[] not null,
  documented text[] not null,
  deadline text,
  open_question text,
  valid_from date not null,
  valid_to date,
  confidence text not null,
  source text not null,
  constraint legal_basis_pkey primary key (code, version),
  constraint legal_basis_code check (code ~ '^[A-Z][A-Z0-9_]{2,39}$'),
  constraint legal_basis_version check (version >= 1),
  constraint legal_basis_mode check (mode in ('must', 'may', 'consent', 'block')),
  constraint legal_basis_kinds check (
    from_kinds <@ '{soc,police,care,school,pupilcare,pubhousing}' and to_kinds <@ '{soc,police,care,school,pupilcare,pubhousing}'
    and cardinality(from_kinds || from_others) > 0 and cardinality(to_kinds || to_others) > 0),
  constraint legal_basis_purposes check (purposes <@ '{coordination,careOrSupport,protectChild,handOver,housing,preventCrime,investigateCrime,wrongPayment,statement,feedback}'),
  constraint legal_basis_excluded check (jsonb_typeof(excluded_purposes) = 'object'),
  constraint legal_basis_ages check (age_from >= 0 and age_to >= 0 and age_to >= age_from),
  constraint legal_basis_any_of check (any_of <@ '{under18,ongoingAbuse,compulsoryCare,unbornChild}'),
  constraint legal_basis_offence check (asks_offence or (offence_least_months is null and offence_attempt_least_months is null
    and not offence_needs_prison and cardinality(offence_chapters) = 0)),
  constraint legal_basis_only_data check (only_data <@ '{identity,contact,living,family,school,workAndIncome,health,substanceUse,crime,services,events}'),
  -- A basis without a question would be one that nobody has thought about.
  constraint legal_basis_tests check (cardinality(tests) > 0 and not tests && exclusions),
  constraint legal_basis_order check (valid_to is null or valid_to > valid_from),
  constraint legal_basis_confidence check (confidence in ('A', 'B', 'C'))
);

create table public.offence_penalty (
  code text not null,
  chapter text not null,
  section text not null,
  least_months smallint not null,
  has_prison_in_scale boolean not null,
  valid_from date not null,
  valid_to date,
  confidence text not null,
  source text not null,
  constraint offence_penalty_pkey primary key (code, valid_from),
  constraint offence_penalty_code check (code ~ '^[a-z][A-Za-z]{2,39}$'),
  constraint offence_penalty_months check (least_months between 0 and 216 and (has_prison_in_scale or least_months = 0)),
  constraint offence_penalty_order check (valid_to is null or valid_to > valid_from),
  constraint offence_penalty_confidence check (confidence in ('A', 'B', 'C'))
);
grant select on public.legal_basis, public.offence_penalty to samlots_app;

-- An authority has signed a version as it stood: it is never changed afterwards, only ended. A change in the law is a new one.
create function app.keep_law() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.valid_to is null and new.valid_to is not null
      and to_jsonb(old) - 'valid_to' = to_jsonb(new) - 'valid_to' then
    return new;
  end if;
  raise exception 'a row of % is never changed, only ended', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger keep_law before update or delete on public.legal_basis for each row execute function app.keep_law();
create trigger keep_law before update or delete on public.offence_penalty for each row execute function app.keep_law();
revoke all on function app.keep_law() from public;

-- ------------------------------------------------------------------------------------- what an authority has decided
-- The lawyer's word on one version. Taken back once; then the version can be signed anew.
create table public.basis_sign_off (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  basis_version smallint not null,
  note_sealed text not null,
  signed_by uuid not null,
  signed_at timestamptz(3) not null,
  revoked_by uuid,
  revoked_at timestamptz(3),
  revocation_sealed text,
  constraint basis_sign_off_pkey primary key (tenant_id, id),
  constraint basis_sign_off_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint basis_sign_off_revoked check ((revoked_by is null) = (revoked_at is null) and (revoked_by is null) = (revocation_sealed is null))
);
create unique index basis_sign_off_one_live on public.basis_sign_off (tenant_id, code, basis_version) where revoked_at is null;
create index basis_sign_off_tenant_id_code_signed_at_idx on public.basis_sign_off (tenant_id, code, signed_at);

-- Which bases want a second person, as the authority's delegation says, and from when. The row without a basis says what
-- holds for those that are not named: without it the delegation is not known.
create table public.delegation_rule (
  tenant_id uuid not null,
  id uuid not null,
  basis text,
  needs_second_person boolean not null,
  decided_by text not null,
  valid_from date not null,
  valid_to date,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  constraint delegation_rule_pkey primary key (tenant_id, id),
  constraint delegation_rule_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  -- Replaced on the day it was to begin, it has held on no day.
  constraint delegation_rule_order check (valid_to >= valid_from),
  constraint delegation_rule_decided check (length(decided_by) between 1 and 200)
);
create unique index delegation_rule_one_open on public.delegation_rule (tenant_id, basis) nulls not distinct where valid_to is null;
create index delegation_rule_tenant_id_basis_valid_from_idx on public.delegation_rule (tenant_id, basis, valid_from);

do $$
declare t text;
begin
  foreach t in array array['basis_sign_off', 'delegation_rule'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format('create policy read on public.%I for select to samlots_app using (tenant_id = (select app.tenant_id()))', t);
  end loop;
end $$;

-- The registrar, now, in the own name; a version that exists and has not ended; and nothing but the taking back is changed.
grant select, insert on public.basis_sign_off to samlots_app;
grant update (revoked_by, revoked_at, revocation_sealed) on public.basis_sign_off to samlots_app;
create policy sign on public.basis_sign_off for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'registrar' and signed_by = (select app.account_id())
    and signed_at between now() - interval '5 minutes' and now() + interval '5 minutes' and revoked_at is null
    and exists (select 1 from public.legal_basis b where b.code = basis_sign_off.code and b.version = basis_sign_off.basis_version
      and (b.valid_to is null or b.valid_to > (select app.today()))));
create policy revoke on public.basis_sign_off for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'registrar' and revoked_at is null)
  with check (tenant_id = (select app.tenant_id()) and revoked_by = (select app.account_id())
    and revoked_at between now() - interval '5 minutes' and now() + interval '5 minutes');

-- The registrar; nothing is dated back, and of what is written only the end is changed.
grant select, insert on public.delegation_rule to samlots_app;
grant update (valid_to) on public.delegation_rule to samlots_app;
create policy record on public.delegation_rule for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'registrar' and recorded_by = (select app.account_id())
    and recorded_at between now() - interval '5 minutes' and now() + interval '5 minutes'
    and valid_from >= (select app.today()) and valid_to is null
    and (basis is null or exists (select 1 from public.legal_basis b where b.code = delegation_rule.basis)));
create policy replace on public.delegation_rule for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'registrar' and valid_to is null)
  with check (tenant_id = (select app.tenant_id()) and valid_to >= (select app.today()));

-- ------------------------------------------------------------------------------------------------- the second lock
-- What kinds an authority is; `agencyKindsOf` in kernel/secrecy.
create function app.agency_kinds(p_kind text) returns text[]
  language sql immutable set search_path = '' as $$
  select case p_kind when 'welfareBoard' then array['soc'] when 'districtBoard' then array['soc'] when 'policeArea' then array['police']
    when 'region' then array['care'] when 'principal' then array['school', 'pupilcare'] when 'housingCompany' then array['pubhousing']
    else '{}' end
$$;

-- The version of a basis that holds on a day: of several the highest.
create function app.basis_on(p_code text, p_day date) returns public.legal_basis
  language sql stable set search_path = '' as $$
  select b.* from public.legal_basis b where b.code = p_code and b.valid_from <= p_day and (b.valid_to is null or b.valid_to > p_day)
  order by b.version desc limit 1
$$;

-- Rules 9-28 of docs/secrecy.md for one version, in their order: the first that fails, or null.
create function app.basis_obstacle_on(b public.legal_basis, p_signed boolean, p_from text[], p_to text[], p_born date, p_asked jsonb,
    p_today date) returns text
  language plpgsql stable set search_path = '' as $$
declare
  purpose text := p_asked ->> 'purpose';
  ground text := case when cardinality(b.any_of) > 0 then p_asked ->> 'ground' end;
  offence jsonb := p_asked -> 'offence';
  committed date;
  years int := extract(year from p_today)::int - extract(year from p_born)::int;
  least int;
  penalties public.offence_penalty[];
  question text;
  given jsonb;
begin
  years := case when p_born <= p_today then years - (p_today < (p_born + make_interval(years => years))::date)::int end;
  if b.mode = 'block' then return 'basis.blocked'; end if;
  if p_signed is not true then return 'basis.not-signed'; end if;
  if not coalesce(p_from && b.from_kinds, false) then return 'basis.not-for-sender'; end if;
  if not coalesce(p_to && b.to_kinds, false) then return 'basis.not-for-receiver'; end if;
  if purpose is null then return 'purpose.missing'; end if;
  if (cardinality(b.purposes) > 0 and purpose <> all (b.purposes))
      or not exists (select 1 from unnest(p_from) as f (kind) where f.kind = any (b.from_kinds)
        and not coalesce(b.excluded_purposes -> f.kind ? purpose, false)) then
    return 'basis.purpose';
  end if;
  if b.needs_request and (p_asked ->> 'isRequested')::boolean is not true then return 'basis.request-missing'; end if;
  if b.age_from is not null or b.age_to is not null then
    if years is null then return 'basis.age-unknown'; end if;
    if years < coalesce(b.age_from, years) or years > coalesce(b.age_to, years) then return 'basis.age-limit'; end if;
  end if;
  if cardinality(b.any_of) > 0 then
    if ground is null or ground <> all (b.any_of) then return 'basis.ground-missing'; end if;
    if ground = 'under18' and (years is null or years >= 18) then return 'basis.ground-age'; end if;
  end if;
  if b.asks_offence then
    if offence is null or jsonb_typeof(offence) <> 'object' then return 'basis.offence-missing'; end if;
    if not pg_input_is_valid(coalesce(offence ->> 'committedOn', ''), 'date') then return 'basis.offence-date-unknown'; end if;
    committed := (offence ->> 'committedOn')::date;
    if committed > p_today then return 'basis.offence-date-unknown'; end if;
    select array_agg(o) into penalties from public.offence_penalty o where o.code = offence ->> 'code'
      and ((o.valid_from <= p_today and (o.valid_to is null or o.valid_to > p_today))
        or (o.valid_from <= committed and (o.valid_to is null or o.valid_to > committed)));
    if not exists (select 1 from unnest(penalties) as o where o.valid_from <= p_today and (o.valid_to is null or o.valid_to > p_today))
        or not exists (select 1 from unnest(penalties) as o where o.valid_from <= committed and (o.valid_to is null or o.valid_to > committed)) then
      return 'basis.offence-unknown';
    end if;
    if cardinality(b.offence_chapters) > 0 and exists (select 1 from unnest(penalties) as o where o.chapter <> all (b.offence_chapters)) then
      return 'basis.offence-chapter';
    end if;
    if b.offence_needs_prison and exists (select 1 from unnest(penalties) as o where not o.has_prison_in_scale) then
      return 'basis.no-prison';
    end if;
    least := case when (offence ->> 'isAttempt')::boolean then b.offence_attempt_least_months else b.offence_least_months end;
    if exists (select 1 from unnest(penalties) as o where o.least_months < least) then return 'basis.offence-too-mild'; end if;
  end if;
  foreach question in array b.tests || coalesce(array_remove(array[ground], 'under18'), '{}') || b.exclusions loop
    continue when question is null;
    given := p_asked -> 'answers' -> question;
    if given is null or coalesce(given ->> 'answer', '') not in ('yes', 'no') or (given ->> 'hasReason')::boolean is not true then
      return 'basis.test-unanswered';
    end if;
    if question = any (b.exclusions) then
      if given ->> 'answer' = 'yes' then return 'basis.excluded'; end if;
    elsif given ->> 'answer' = 'no' then
      return 'basis.test-failed';
    end if;
  end loop;
  return null;
end $$;

-- The date of birth of somebody in the own authority that the authority stands for; null when it does not, when it is
-- assumed, or when the person is out of sight.
create function app.birth_stood_for(p_person uuid) returns date
  language sql stable security definer set search_path = '' as $$
  select p.birth_on from public.person p
  where p.tenant_id = (select app.tenant_id()) and p.id = p_person
    and p.id <> all ((select app.sealed_person_ids())::uuid[])
    and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
$$;

-- Whether the own authority may use a version: its lawyer has signed it, or it is a demo.
create function app.basis_is_usable(p_code text, p_version int) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.basis_sign_off s where s.tenant_id = (select app.tenant_id()) and s.code = p_code
      and s.basis_version = p_version and s.revoked_at is null)
    or exists (select 1 from public.tenant t where t.id = (select app.tenant_id()) and t.is_demo)
$$;

-- Why the own authority may not rest a release to another on a basis (rules 8-28), or null. `p_asked` holds what only the
-- caller knows: purpose, ground, isRequested, offence {code, isAttempt, committedOn}, answers {question: {answer, hasReason}},
-- and, when nobody in the register is meant, birthOn. Kinds, age, signature and the day it finds itself.
create function app.basis_obstacle(p_code text, p_version int, p_receiver uuid, p_person uuid, p_asked jsonb) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  b public.legal_basis;
  born date := app.birth_stood_for(p_person);
begin
  b := app.basis_on(p_code, app.today());
  if b.code is null or b.version is distinct from p_version then return 'basis.unknown'; end if;
  if p_person is null and pg_input_is_valid(coalesce(p_asked ->> 'birthOn', ''), 'date') then
    born := (p_asked ->> 'birthOn')::date;
  end if;
  return app.basis_obstacle_on(b, app.basis_is_usable(p_code, p_version),
    (select app.agency_kinds(t.kind::text) from public.tenant t where t.id = app.tenant_id()),
    (select app.agency_kinds(t.kind::text) from public.tenant t where t.id = p_receiver and t.id <> app.tenant_id()),
    born, p_asked, app.today());
end $$;

-- The same for a caller that knows less: the questions that are answered as they must be. A basis that asks for a request or
-- an offence is refused here, since neither can be told.
create function app.basis_obstacle(p_code text, p_version int, p_from_kind text, p_to_kind text, p_person uuid, p_birth_on date,
    p_purpose text, p_answered text[]) returns text
  language plpgsql stable security definer set search_path = '' as $$
declare
  b public.legal_basis;
  asked jsonb;
begin
  b := app.basis_on(p_code, app.today());
  if b.code is null or b.version is distinct from p_version then return 'basis.unknown'; end if;
  asked := jsonb_build_object('purpose', p_purpose, 'ground', (select g from unnest(b.any_of) as g where g = any (p_answered) limit 1),
    'answers', coalesce((select jsonb_object_agg(q, jsonb_build_object('hasReason', true,
      'answer', case when q = any (b.exclusions) then 'no' else 'yes' end)) from unnest(p_answered) as q), '{}'));
  return app.basis_obstacle_on(b, app.basis_is_usable(p_code, p_version), app.agency_kinds(p_from_kind), app.agency_kinds(p_to_kind),
    case when p_person is null then p_birth_on else app.birth_stood_for(p_person) end, asked, app.today());
end $$;

-- Whether the own authority's delegation wants a second person for a basis today; null: the delegation is not known.
create function app.needs_second_person(p_code text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select case when every.needs_second_person is not null then coalesce(one.needs_second_person, every.needs_second_person) end
  from (select 1) as here
    left join lateral (select d.needs_second_person from public.delegation_rule d where d.tenant_id = (select app.tenant_id()) and d.basis is null
      and d.valid_from <= app.today() and (d.valid_to is null or d.valid_to > app.today())) as every on true
    left join lateral (select d.needs_second_person from public.delegation_rule d where d.tenant_id = (select app.tenant_id()) and d.basis = p_code
      and d.valid_from <= app.today() and (d.valid_to is null or d.valid_to > app.today())) as one on true
$$;

-- Reading a refusal is no proof of anything, but what a lock is made of is nobody's to call: the release function does.
revoke all on function app.agency_kinds(text), app.basis_on(text, date),
  app.basis_obstacle_on(public.legal_basis, boolean, text[], text[], date, jsonb, date), app.birth_stood_for(uuid),
  app.basis_is_usable(text, int), app.basis_obstacle(text, int, uuid, uuid, jsonb),
  app.basis_obstacle(text, int, text, text, uuid, date, text, text[]), app.needs_second_person(text) from public;
grant execute on function app.basis_obstacle(text, int, uuid, uuid, jsonb), app.needs_second_person(text) to samlots_app;
