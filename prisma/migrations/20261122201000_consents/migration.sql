-- Consents (docs/adr/0016, docs/consent.md). Three kinds of yes, never mixed: only the one that lifts secrecy opens
-- anything. Rows are never changed, besides that an answer is taken back.

create table public.consent (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  kind text not null,
  purposes text[] not null,
  categories text[] not null,
  valid_from date,
  valid_to date,
  -- Which of the dated texts the person was told.
  notice_version text not null,
  -- In own words: what it is for, which service, what was told.
  purpose_sealed text not null,
  informed_by uuid not null,
  informed_on date not null,
  language text not null,
  reservation_sealed text,
  created_by uuid not null,
  created_at timestamptz(3) not null,
  constraint consent_pkey primary key (tenant_id, id),
  constraint consent_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint consent_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint consent_kind check (kind in ('liftSecrecy', 'acceptService', 'gdprNote')),
  constraint consent_purposes check (purposes <@ array['coordination', 'careOrSupport', 'protectChild', 'handOver', 'housing',
    'preventCrime', 'investigateCrime', 'wrongPayment', 'statement', 'feedback']),
  constraint consent_categories check (categories <@ array['identity', 'contact', 'living', 'family', 'school',
    'workAndIncome', 'health', 'substanceUse', 'crime', 'services', 'events']),
  -- The one that lifts secrecy says what, for what and until when. The others cannot say it, so they can open nothing.
  constraint consent_extent check (case kind when 'liftSecrecy'
    then cardinality(purposes) > 0 and cardinality(categories) > 0 and valid_from is not null and valid_to is not null
    else cardinality(purposes) = 0 and cardinality(categories) = 0 end),
  constraint consent_order check (valid_to >= valid_from and valid_to <= valid_from + interval '24 months')
);
create index consent_tenant_id_person_id_idx on public.consent (tenant_id, person_id);
create index consent_tenant_id_case_id_idx on public.consent (tenant_id, case_id);
create index consent_tenant_id_valid_to_idx on public.consent (tenant_id, valid_to);

create table public.consent_receiver (
  tenant_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  -- An authority of Samlots, or one unit of it; both null: somebody outside, by a sealed name.
  authority_id uuid,
  unit_id uuid,
  -- Names as they were that day; they come from the register, not from the caller.
  authority_name text,
  unit_name text,
  name_sealed text,
  constraint consent_receiver_pkey primary key (tenant_id, id),
  constraint consent_receiver_tenant_id_consent_id_fkey foreign key (tenant_id, consent_id)
    references public.consent (tenant_id, id) on delete restrict on update cascade,
  constraint consent_receiver_one check ((authority_id is null) = (name_sealed is not null)),
  constraint consent_receiver_unit check (unit_id is null or authority_id is not null)
);
create index consent_receiver_tenant_id_consent_id_idx on public.consent_receiver (tenant_id, consent_id);

create table public.consent_answer (
  tenant_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  -- representative: an adult's own, by power of attorney; it counts as the subject's word.
  signer_kind text not null,
  signer_person_id uuid not null,
  answer text not null,
  -- What the yes is for: a part of what was asked.
  categories text[] not null,
  receiver_ids uuid[] not null,
  form text not null,
  answered_at timestamptz(3) not null,
  evidence_sealed text,
  reservation_sealed text,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  -- Who noted it.
  withdrawn_by uuid,
  withdrawn_how text,
  withdrawal_sealed text,
  constraint consent_answer_pkey primary key (tenant_id, id),
  constraint consent_answer_tenant_id_consent_id_fkey foreign key (tenant_id, consent_id)
    references public.consent (tenant_id, id) on delete restrict on update cascade,
  constraint consent_answer_tenant_id_signer_person_id_fkey foreign key (tenant_id, signer_person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint consent_answer_signer check (signer_kind in ('subject', 'guardian', 'representative')),
  constraint consent_answer_answer check (answer in ('yes', 'no')),
  constraint consent_answer_form check (form in ('paper', 'oral', 'eSignature')),
  constraint consent_answer_how check (withdrawn_how in ('paper', 'oral', 'eSignature')),
  constraint consent_answer_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null)
    and (withdrawn_at is null) = (withdrawn_how is null) and (withdrawn_at is null or answer = 'yes'))
);
create index consent_answer_tenant_id_consent_id_idx on public.consent_answer (tenant_id, consent_id);
create index consent_answer_tenant_id_signer_person_id_idx on public.consent_answer (tenant_id, signer_person_id);

-- Who decides for a minor, by age and maturity (OSL 12:3): somebody's documented judgement. The latest counts.
create table public.maturity_assessment (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  level text not null,
  note_sealed text not null,
  assessed_by uuid not null,
  assessed_on date not null,
  assessed_at timestamptz(3) not null,
  constraint maturity_assessment_pkey primary key (tenant_id, id),
  constraint maturity_assessment_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint maturity_assessment_level check (level in ('childAlone', 'together', 'guardians'))
);
create index maturity_assessment_tenant_id_person_id_assessed_at_idx
  on public.maturity_assessment (tenant_id, person_id, assessed_at);

-- Whether a guardian's answer is asked for. The latest decision counts; without one the guardian counts.
create table public.guardian_standing (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  guardian_id uuid not null,
  standing text not null,
  reason_sealed text not null,
  decided_by uuid not null,
  decided_at timestamptz(3) not null,
  constraint guardian_standing_pkey primary key (tenant_id, id),
  constraint guardian_standing_tenant_id_person_id_fkey foreign key (tenant_id, person_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint guardian_standing_tenant_id_guardian_id_fkey foreign key (tenant_id, guardian_id)
    references public.person (tenant_id, id) on delete restrict on update cascade,
  constraint guardian_standing_standing check (standing in ('counts', 'absent', 'harm')),
  constraint guardian_standing_other check (guardian_id <> person_id)
);
create index guardian_standing_tenant_id_person_id_guardian_id_idx
  on public.guardian_standing (tenant_id, person_id, guardian_id, decided_at);
create index guardian_standing_tenant_id_guardian_id_idx on public.guardian_standing (tenant_id, guardian_id);

-- A unit has seen that an answer was taken back: until then it waits.
create table public.consent_change_seen (
  tenant_id uuid not null,
  answer_id uuid not null,
  unit_id uuid not null,
  seen_by uuid not null,
  seen_at timestamptz(3) not null,
  constraint consent_change_seen_pkey primary key (tenant_id, answer_id, unit_id),
  constraint consent_change_seen_tenant_id_answer_id_fkey foreign key (tenant_id, answer_id)
    references public.consent_answer (tenant_id, id) on delete restrict on update cascade,
  constraint consent_change_seen_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade
);
create index consent_change_seen_tenant_id_unit_id_idx on public.consent_change_seen (tenant_id, unit_id);

-- How long a consent may last, and when people are reminded.
create table public.consent_setting (
  tenant_id uuid not null,
  max_months smallint not null default 6,
  first_reminder_days smallint not null default 14,
  last_reminder_days smallint not null default 3,
  version integer not null default 1,
  constraint consent_setting_pkey primary key (tenant_id),
  constraint consent_setting_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint consent_setting_months check (max_months between 1 and 24),
  constraint consent_setting_days check (last_reminder_days between 0 and first_reminder_days and first_reminder_days <= 60)
);
create function app.seed_consents() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.consent_setting (tenant_id) values (new.id);
  return null;
end $$;
create trigger seed_consents after insert on public.tenant for each row execute function app.seed_consents();
revoke all on function app.seed_consents() from public;
insert into public.consent_setting (tenant_id) select id from public.tenant;

-- GLOBAL. What somebody is told before they answer, by kind, version and language. A new wording is a new version.
create table public.consent_notice (
  kind text not null,
  version text not null,
  language text not null,
  valid_from date not null,
  body text not null,
  constraint consent_notice_pkey primary key (kind, version, language),
  constraint consent_notice_kind check (kind in ('liftSecrecy', 'acceptService', 'gdprNote'))
);
insert into public.consent_notice (kind, version, language, valid_from, body) values
  ('liftSecrecy', '2026-11', 'sv', '2026-11-01',
   E'Det vi vet om dig är hemligt. Vi får inte berätta det för andra hur som helst.\nDu kan säga ja till att vi berättar. Du väljer vad vi får berätta, för vem och hur länge.\nDu får säga nej. Du får också säga ja till bara en del.\nDu kan ändra dig när du vill. Säg till oss, så slutar vi att berätta. Det vi redan har berättat kan vi inte alltid ta tillbaka.\nDu får hjälp av oss även om du säger nej.\nIbland måste vi berätta fast du säger nej. Det gäller till exempel om ett barn far illa.'),
  ('liftSecrecy', '2026-11', 'en', '2026-11-01',
   E'What we know about you is secret. We may not just tell others.\nYou can say yes to us telling others. You choose what we may tell, to whom, and for how long.\nYou may say no. You may also say yes to only a part.\nYou can change your mind at any time. Tell us, and we stop. What we have already told, we cannot always take back.\nYou get help from us even if you say no.\nSometimes we must tell even if you say no. One example is when a child is being harmed.'),
  ('acceptService', '2026-11', 'sv', '2026-11-01',
   E'Vi har pratat om en hjälp som du kan få.\nDu väljer själv om du vill ha den. Du kan sluta när du vill.\nDet här är inte ett ja till att vi berättar om dig för andra.'),
  ('acceptService', '2026-11', 'en', '2026-11-01',
   E'We have talked about help that you can get.\nYou choose if you want it. You can stop at any time.\nThis is not a yes to us telling others about you.'),
  ('gdprNote', '2026-11', 'sv', '2026-11-01',
   E'Vi skriver ner uppgifter om dig för att kunna göra vårt jobb. Lagen säger att vi ska göra det.\nDu har rätt att få veta vad vi har skrivit.\nTycker du att något är fel kan du säga det till oss. Då skriver vi ner vad du tycker.'),
  ('gdprNote', '2026-11', 'en', '2026-11-01',
   E'We write down facts about you to be able to do our work. The law tells us to.\nYou have the right to know what we have written.\nIf you think something is wrong, tell us. Then we write down what you think.');
grant select on public.consent_notice to samlots_app;

-- ------------------------------------------------------------------------------------------------ who sees, who writes
do $$
declare t text;
begin
  foreach t in array array['consent', 'consent_receiver', 'consent_answer', 'maturity_assessment', 'guardian_standing',
      'consent_change_seen', 'consent_setting'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
  -- What is known of somebody is seen with a case about them: also when the entry was merged into theirs.
  foreach t in array array['consent', 'maturity_assessment', 'guardian_standing'] loop
    execute format($p$create policy with_case on public.%1$I for select to samlots_app
      using (tenant_id = (select app.tenant_id())
        and (exists (select 1 from public.case_record c where c.tenant_id = %1$I.tenant_id and c.person_id = %1$I.person_id)
          or exists (select 1 from public.person m join public.case_record c on c.tenant_id = m.tenant_id and c.person_id = m.merged_into_id
            where m.tenant_id = %1$I.tenant_id and m.id = %1$I.person_id)))$p$, t);
  end loop;
  foreach t in array array['consent_receiver', 'consent_answer'] loop
    execute format($p$create policy with_consent on public.%1$I for select to samlots_app
      using (tenant_id = (select app.tenant_id())
        and exists (select 1 from public.consent k where k.tenant_id = %1$I.tenant_id and k.id = %1$I.consent_id))$p$, t);
  end loop;
end $$;

-- A reason why a guardian is not asked is seen by those who may see the guardian as well.
create policy with_guardian on public.guardian_standing as restrictive for select to samlots_app
  using (exists (select 1 from public.person g where g.tenant_id = guardian_standing.tenant_id and g.id = guardian_standing.guardian_id));

grant select, insert on public.consent, public.consent_receiver, public.consent_answer, public.maturity_assessment,
  public.guardian_standing, public.consent_change_seen to samlots_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_how, withdrawal_sealed) on public.consent_answer to samlots_app;
grant select on public.consent_setting to samlots_app;
grant update (max_months, first_reminder_days, last_reminder_days, version) on public.consent_setting to samlots_app;

create policy register on public.consent for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and created_by = (select app.account_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.case_record c where c.tenant_id = consent.tenant_id and c.id = consent.case_id
      and c.person_id = consent.person_id));
create policy register on public.consent_receiver for insert to samlots_app
  with check (tenant_id = (select app.tenant_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.consent k where k.tenant_id = consent_receiver.tenant_id and k.id = consent_receiver.consent_id
      and k.created_by = (select app.account_id()) and k.created_at > now() - interval '5 minutes'));
create policy record on public.consent_answer for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and recorded_by = (select app.account_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.consent k where k.tenant_id = consent_answer.tenant_id and k.id = consent_answer.consent_id));
create policy take_back on public.consent_answer for update to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.consent k where k.tenant_id = consent_answer.tenant_id and k.id = consent_answer.consent_id))
  with check (tenant_id = (select app.tenant_id()) and withdrawn_by = (select app.account_id()));
create policy assess on public.maturity_assessment for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and assessed_by = (select app.account_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.case_record c where c.tenant_id = maturity_assessment.tenant_id
      and c.person_id = maturity_assessment.person_id));
create policy decide on public.guardian_standing for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and decided_by = (select app.account_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'coordinator', 'housingCoordinator', 'caseManager', 'unitHead')
    and exists (select 1 from public.case_record c where c.tenant_id = guardian_standing.tenant_id
      and c.person_id = guardian_standing.person_id)
    and exists (select 1 from public.guardianship g where g.tenant_id = guardian_standing.tenant_id
      and g.child_id = guardian_standing.person_id and g.guardian_id = guardian_standing.guardian_id));
create policy read on public.consent_change_seen for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.consent_answer a
    where a.tenant_id = consent_change_seen.tenant_id and a.id = consent_change_seen.answer_id));
create policy see on public.consent_change_seen for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and seen_by = (select app.account_id()) and unit_id = (select app.unit_id())
    and exists (select 1 from public.consent_answer a
      where a.tenant_id = consent_change_seen.tenant_id and a.id = consent_change_seen.answer_id));
create policy read on public.consent_setting for select to samlots_app using (tenant_id = (select app.tenant_id()));
create policy administer on public.consent_setting for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');

-- ------------------------------------------------------------------------------------------------ what a row must be
-- A receiver in Samlots is one that takes releases, under the name it has in its own register; never the own authority.
create function app.keep_consent_receiver() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.authority_id is null then
    new.authority_name := null; new.unit_name := null;
    return new;
  end if;
  select t.name into new.authority_name from public.tenant t where t.id = new.authority_id and t.id <> new.tenant_id;
  if not found then
    raise exception 'no such receiver' using errcode = 'check_violation';
  end if;
  new.unit_name := null;
  if new.unit_id is not null then
    select u.name into new.unit_name from public.unit u where u.tenant_id = new.authority_id and u.id = new.unit_id;
    if not found then
      raise exception 'no such receiver' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger keep_consent_receiver before insert on public.consent_receiver
  for each row execute function app.keep_consent_receiver();

-- An answer is a part of what was asked, by the person or a guardian of theirs, and is new: it has not been taken back.
create function app.keep_consent_answer() returns trigger language plpgsql security definer set search_path = '' as $$
declare k public.consent%rowtype;
begin
  select * into k from public.consent x where x.tenant_id = new.tenant_id and x.id = new.consent_id;
  if k.kind = 'gdprNote' or new.withdrawn_at is not null or new.answered_at > now() + interval '5 minutes'
      or not (new.categories <@ k.categories)
      or exists (select 1 from unnest(new.receiver_ids) as r (id) where not exists (select 1 from public.consent_receiver x
        where x.tenant_id = new.tenant_id and x.consent_id = new.consent_id and x.id = r.id))
      or (new.answer = 'yes' and k.kind = 'liftSecrecy' and (cardinality(new.categories) = 0 or cardinality(new.receiver_ids) = 0))
      or (new.answer = 'no' and cardinality(new.categories) + cardinality(new.receiver_ids) > 0) then
    raise exception 'no such answer' using errcode = 'check_violation';
  end if;
  if new.signer_kind <> 'guardian' then
    new.signer_person_id := k.person_id;
  elsif not exists (select 1 from public.guardianship g where g.tenant_id = new.tenant_id and g.guardian_id = new.signer_person_id
      and (g.child_id = k.person_id or g.child_id = (select p.merged_into_id from public.person p
        where p.tenant_id = new.tenant_id and p.id = k.person_id))) then
    raise exception 'not a guardian' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_consent_answer before insert on public.consent_answer
  for each row execute function app.keep_consent_answer();

-- Of an answer nothing changes but that it is taken back: once, now.
create function app.keep_consent_withdrawal() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
      or new.withdrawn_at not between now() - interval '5 minutes' and now() + interval '5 minutes'
      or to_jsonb(new) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_how', 'withdrawal_sealed']
        <> to_jsonb(old) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_how', 'withdrawal_sealed'] then
    raise exception 'an answer is taken back once, and nothing else of it changes' using errcode = 'restrict_violation';
  end if;
  -- The answer is taken back when it is noted: nobody says when.
  new.withdrawn_at := now();
  return new;
end $$;
create trigger keep_consent_withdrawal before update on public.consent_answer
  for each row execute function app.keep_consent_withdrawal();
create trigger consent_append_only before update or delete on public.consent for each row execute function app.refuse_change();
create trigger consent_receiver_append_only before update or delete on public.consent_receiver for each row execute function app.refuse_change();
create trigger maturity_assessment_append_only before update or delete on public.maturity_assessment
  for each row execute function app.refuse_change();
create trigger guardian_standing_append_only before update or delete on public.guardian_standing
  for each row execute function app.refuse_change();
revoke all on function app.keep_consent_receiver(), app.keep_consent_answer(), app.keep_consent_withdrawal() from public;

-- ------------------------------------------------------------------------------- the second lock: may this be shared
-- The day somebody turns so many years old. Born on 29 February: 1 March in a year without that day.
create function app.turns(p_birth_on date, p_years int) returns date
  language sql immutable set search_path = '' as $$
  select d.day + (extract(day from d.day) <> extract(day from p_birth_on))::int
  from (select (p_birth_on + make_interval(years => p_years))::date as day) d
$$;

-- The entries that are one person: the one that is kept, and those that were merged into it.
create function app.entries_of(p_person uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  with recursive entry as (
    select p_person as id
    union
    select p.id from public.person p join entry e on p.merged_into_id = e.id where p.tenant_id = (select app.tenant_id())
  ) select e.id from entry e
$$;

-- The guardians of today, and whether each is asked. One whom the asker may not see is there as well: who is not seen
-- must not be forgotten. Without a decision a guardian counts; a hidden one is unknown, which closes.
create function app.consent_guardians(p_person uuid) returns table (guardian_id uuid, standing text)
  language sql stable security definer set search_path = '' as $$
  select g.guardian_id, coalesce(
      (select s.standing from public.guardian_standing s
        where s.tenant_id = (select app.tenant_id()) and s.person_id in (select app.entries_of(p_person))
          and s.guardian_id in (select app.entries_of(g.guardian_id))
        order by s.decided_at desc, s.id desc limit 1),
      case when g.guardian_id = any ((select app.sealed_person_ids())::uuid[]) then 'unknown' else 'counts' end)
  from public.guardianship g
  where g.tenant_id = (select app.tenant_id()) and g.child_id = p_person and app.person_in_sight(p_person)
    and (g.valid_from is null or g.valid_from <= app.today()) and (g.valid_to is null or g.valid_to >= app.today())
  group by g.guardian_id
$$;

-- The rules c1-c9 of docs/secrecy.md, for one receiver and one purpose, each category by itself: the rule that closes
-- it, or null; until when it is open; and the answers that it rests on. p_unit null: the authority as a whole.
create function app.consent_weighed(p_person uuid, p_authority uuid, p_unit uuid, p_categories text[], p_purpose text)
  returns table (category text, rule text, open_until date, answers uuid[])
  language sql stable security definer set search_path = '' as $$
  with subject as (
    select app.turns(p.birth_on, 18) as adult_on, app.turns(p.birth_on, 18) <= app.today() as is_adult,
      (select m.level from public.maturity_assessment m where m.tenant_id = p.tenant_id
        and m.person_id in (select app.entries_of(p_person)) order by m.assessed_at desc, m.id desc limit 1) as maturity
    from public.person p
    where p.tenant_id = app.tenant_id() and p.id = p_person and p.birth_on is not null and p.birth_on <= app.today()
      and app.person_in_sight(p_person)
      and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
  ),
  guardian as (select g.guardian_id, g.standing from app.consent_guardians(p_person) g),
  -- The subject is always looked at; asked only when the word is theirs to give. Null is the subject, and comes first.
  place as (
    select null::uuid as signer, s.is_adult or s.maturity in ('childAlone', 'together') as is_asked from subject s
    union all
    select g.guardian_id, true from guardian g, subject s
    where not s.is_adult and s.maturity in ('together', 'guardians') and g.standing = 'counts'
  ),
  wanted as (select distinct w.category from unnest(p_categories) as w (category)),
  given as (
    select w.category, case a.signer_kind when 'guardian' then g.guardian_id end as signer, a.id, a.answered_at, k.valid_to,
      case
        when a.answer <> 'yes' or w.category <> all (a.categories) or not (a.receiver_ids && r.matching) then 5
        when a.withdrawn_at <= now() then 6
        when k.valid_from > app.today() then 7
        when k.valid_to < app.today() then 8
        when s.is_adult and (a.answered_at at time zone 'Europe/Stockholm')::date < s.adult_on then 9
        else 10 end as standing
    from wanted w cross join subject s
      join public.consent k on k.tenant_id = app.tenant_id() and k.person_id in (select app.entries_of(p_person))
        and k.kind = 'liftSecrecy' and p_purpose = any (k.purposes) and w.category = any (k.categories)
      cross join lateral (select array_agg(x.id) as matching from public.consent_receiver x
        where x.tenant_id = k.tenant_id and x.consent_id = k.id and x.authority_id = p_authority
          and (x.unit_id is null or x.unit_id = p_unit)) r
      join public.consent_answer a on a.tenant_id = k.tenant_id and a.consent_id = k.id and a.answered_at <= now()
      left join guardian g on a.signer_kind = 'guardian' and a.signer_person_id in (select app.entries_of(g.guardian_id))
    where r.matching is not null and (a.signer_kind <> 'guardian' or g.guardian_id is not null)
  ),
  latest as (select x.*, rank() over (partition by x.category, x.signer order by x.answered_at desc) as at from given x),
  -- The latest answer; of several at one instant the strictest counts.
  word as (
    select l.category, l.signer, min(l.standing) as standing, min(l.valid_to) as valid_to, array_agg(l.id) as ids
    from latest l where l.at = 1 group by l.category, l.signer
  ),
  closed as (
    select w.category, p.signer, case
        when not p.is_asked and coalesce(word.standing, 10) not in (5, 6) then null
        when word.standing is null then 4
        when word.standing < 10 then word.standing end as rule
    from wanted w cross join place p
      left join word on word.category = w.category and word.signer is not distinct from p.signer
  )
  select w.category,
    case
      when s.adult_on is null then 'consent.age-unknown'
      when not s.is_adult and s.maturity is null then 'consent.maturity-not-assessed'
      when not s.is_adult and s.maturity <> 'childAlone' and (
        exists (select 1 from guardian g where g.standing = 'unknown')
        or not exists (select 1 from guardian g where g.standing = 'counts')) then 'consent.signers-unknown'
      else (array['consent.missing', 'consent.refused', 'consent.withdrawn', 'consent.not-begun', 'consent.expired',
        'consent.retake-at-18'])[(select c.rule from closed c where c.category = w.category and c.rule is not null
          order by c.signer nulls first limit 1) - 3] end,
    least((select min(x.valid_to) from word x join place p on p.signer is not distinct from x.signer and p.is_asked
      where x.category = w.category), case when not s.is_adult then s.adult_on - 1 end),
    (select coalesce(array_agg(i.id order by i.id), '{}') from word x
      join place p on p.signer is not distinct from x.signer and p.is_asked cross join lateral unnest(x.ids) as i (id)
      where x.category = w.category)
  from wanted w left join subject s on true
$$;

-- The rule that closes the first closed category, in the order of the list of categories; null: open for all of them.
create function app.consent_obstacle(p_person uuid, p_authority uuid, p_unit uuid, p_categories text[], p_purpose text) returns text
  language sql stable security definer set search_path = '' as $$
  select case when coalesce(cardinality(p_categories), 0) = 0 then 'consent.missing' else (
    select w.rule from app.consent_weighed(p_person, p_authority, p_unit, p_categories, p_purpose) w
    where w.rule is not null
    order by array_position(array['identity', 'contact', 'living', 'family', 'school', 'workAndIncome', 'health', 'substanceUse',
      'crime', 'services', 'events'], w.category) limit 1) end
$$;

-- The last day on which all of it is open; null when something is closed.
create function app.consent_open_until(p_person uuid, p_authority uuid, p_unit uuid, p_categories text[], p_purpose text) returns date
  language sql stable security definer set search_path = '' as $$
  select case when count(*) > 0 and count(w.rule) = 0 then min(w.open_until) end
  from app.consent_weighed(p_person, p_authority, p_unit, p_categories, p_purpose) w
$$;

-- The answers that all of it rests on, sorted; none when something is closed.
create function app.consent_answers_used(p_person uuid, p_authority uuid, p_unit uuid, p_categories text[], p_purpose text) returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select case when count(*) = 0 then '{}'::uuid[] else coalesce(array_agg(distinct i.id order by i.id), '{}') end
  from app.consent_weighed(p_person, p_authority, p_unit, p_categories, p_purpose) w cross join lateral unnest(w.answers) as i (id)
  where app.consent_obstacle(p_person, p_authority, p_unit, p_categories, p_purpose) is null
$$;

revoke all on function app.turns(date, int), app.entries_of(uuid), app.consent_guardians(uuid),
  app.consent_weighed(uuid, uuid, uuid, text[], text), app.consent_obstacle(uuid, uuid, uuid, text[], text),
  app.consent_open_until(uuid, uuid, uuid, text[], text), app.consent_answers_used(uuid, uuid, uuid, text[], text) from public;
-- The three answers are for the functions that release. What is in sight is read through the tables.
grant execute on function app.entries_of(uuid), app.consent_guardians(uuid) to samlots_app;

-- --------------------------------------------------------------------------------------------------- what waits
-- consentEnding: a living consent whose last days have come. consentAtEighteen: it ends by itself on the birthday, and
-- the young adult has not answered yet. consentCeased: somebody has taken a yes back, and the unit has not seen it.
create view public.waiting_consents with (security_invoker = true) as
  select c.tenant_id, c.unit_id, 'consentEnding' as kind, 'consentEnding' as rule, c.id as case_id, k.id as ref_id,
    greatest(k.created_at, (k.valid_to - s.first_reminder_days)::timestamp at time zone 'Europe/Stockholm') as since,
    (k.valid_to - s.last_reminder_days)::timestamp at time zone 'Europe/Stockholm' as due_at,
    null::uuid as owner_id, null::uuid as other_unit_id
  from public.consent k
    join public.consent_setting s on s.tenant_id = k.tenant_id
    join public.case_record c on c.tenant_id = k.tenant_id and c.id = k.case_id and c.closed_at is null
  where k.kind = 'liftSecrecy' and k.valid_to between app.today() and app.today() + s.first_reminder_days
    and exists (select 1 from public.consent_answer a where a.tenant_id = k.tenant_id and a.consent_id = k.id
      and a.answer = 'yes' and a.withdrawn_at is null
      and not exists (select 1 from public.consent_answer b where b.tenant_id = a.tenant_id and b.consent_id = a.consent_id
        and b.signer_person_id = a.signer_person_id and b.answered_at > a.answered_at))
    and not exists (select 1 from public.consent n where n.tenant_id = k.tenant_id and n.person_id = k.person_id
      and n.kind = 'liftSecrecy' and n.created_at > k.created_at and n.valid_to > k.valid_to
      and n.purposes && k.purposes and n.categories && k.categories)
  union all
  select c.tenant_id, c.unit_id, 'consentAtEighteen', 'consentAtEighteen', c.id, c.person_id,
    (app.turns(p.birth_on, 18) - 30)::timestamp at time zone 'Europe/Stockholm',
    app.turns(p.birth_on, 18)::timestamp at time zone 'Europe/Stockholm', null, null
  from public.case_record c join public.person p on p.tenant_id = c.tenant_id and p.id = c.person_id
  where c.closed_at is null and p.birth_on is not null
    and (p.identity_kind = 'personnummer' or (p.identity_kind = 'samordningsnummer' and p.identity_level <> 'uncertain'))
    and p.birth_on between (app.today() - interval '18 years 90 days')::date and (app.today() - interval '18 years' + interval '31 days')::date
    and app.turns(p.birth_on, 18) between app.today() - 90 and app.today() + 30
    and exists (select 1 from public.consent k where k.tenant_id = c.tenant_id and k.person_id = c.person_id
      and k.kind = 'liftSecrecy' and k.valid_to >= least(app.today(), app.turns(p.birth_on, 18)))
    and not exists (select 1 from public.consent_answer a join public.consent k on k.tenant_id = a.tenant_id and k.id = a.consent_id
      where k.tenant_id = c.tenant_id and k.person_id = c.person_id and k.kind = 'liftSecrecy' and a.signer_kind <> 'guardian'
        and (a.answered_at at time zone 'Europe/Stockholm')::date >= app.turns(p.birth_on, 18))
  union all
  select c.tenant_id, c.unit_id, 'consentCeased', 'consentCeased', c.id, a.id, x.since, null, null, null
  from public.consent_answer a
    join public.consent k on k.tenant_id = a.tenant_id and k.id = a.consent_id and k.kind = 'liftSecrecy'
    join public.case_record c on c.tenant_id = k.tenant_id and c.person_id = k.person_id and c.closed_at is null
    cross join lateral (select case when a.withdrawn_at is not null then a.withdrawn_at when a.answer = 'no' then a.recorded_at end as since) x
  where x.since is not null
    and (a.withdrawn_at is not null or exists (select 1 from public.consent_answer e where e.tenant_id = a.tenant_id
      and e.consent_id = a.consent_id and e.signer_person_id = a.signer_person_id and e.answered_at < a.answered_at
      and e.answer = 'yes' and (e.withdrawn_at is null or e.withdrawn_at > a.answered_at)))
    and not exists (select 1 from public.consent_change_seen z where z.tenant_id = a.tenant_id and z.answer_id = a.id and z.unit_id = c.unit_id);
grant select on public.waiting_consents to samlots_app;
grant execute on function app.turns(date, int) to samlots_app;
create index consent_answer_ceased on public.consent_answer (tenant_id, consent_id) where withdrawn_at is not null or answer = 'no';
