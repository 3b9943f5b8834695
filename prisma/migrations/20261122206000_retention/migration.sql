-- Retention (gallring): what rules say of a file, who may let it go, and that nothing of it stays (ADR 20).

-- ------------------------------------------------------------------------------------------ what a table answers
-- Every table with rows about a case or a person says here what happens to them: at disposal, and in an access pack. A
-- table that says nothing is found by tests/retention-completeness.test.ts, and nothing is disposed of while one is missing.
create table app.record_table (
  table_name text not null,
  -- The column that names the case, the person, or the row of parent_table.
  key_column text not null,
  belongs_to text not null check (belongs_to in ('case', 'person', 'parent')),
  parent_table text check ((belongs_to = 'parent') = (parent_table is not null)),
  -- Rows go in this order: children first.
  position int not null,
  at_disposal text not null check (at_disposal in ('delete', 'keep')),
  -- Columns (timestamptz or date) that count as an entry in the file.
  moments text[] not null default '{}',
  -- shown | with:<table> | not
  in_access_pack text not null check (in_access_pack in ('shown', 'not') or in_access_pack like 'with:%'),
  reason text check (reason is not null or (at_disposal = 'delete' and in_access_pack <> 'not')),
  constraint record_table_pkey primary key (table_name, key_column)
);

insert into app.record_table (table_name, key_column, belongs_to, parent_table, position, at_disposal, moments, in_access_pack, reason) values
  ('contact_offer', 'case_id', 'case', null, 20, 'delete', '{made_at,answered_on}', 'shown', null),
  ('first_visit_booking', 'case_id', 'case', null, 20, 'delete', '{recorded_at,outcome_on}', 'shown', null),
  ('contact_step', 'case_id', 'case', null, 20, 'delete', '{noted_at}', 'shown', null),
  ('step_fidelity', 'case_id', 'case', null, 20, 'delete', '{recorded_at}', 'not', 'how the staff followed their method: not about the person'),
  ('field_contact', 'case_id', 'case', null, 30, 'delete', '{logged_at,occurred_on}', 'shown', null),
  ('duty_report_version', 'report_id', 'parent', 'duty_report', 20, 'delete', '{}', 'with:duty_report', null),
  ('duty_report', 'case_id', 'case', null, 30, 'delete', '{sent_at,acknowledged_at,assessed_at,outcome_at}', 'shown', null),
  ('duty_report', 'person_id', 'person', null, 30, 'delete', '{}', 'shown', null),
  ('disclosure', 'case_id', 'case', null, 30, 'delete', '{released_at,withdrawn_at}', 'shown', null),
  ('release_look', 'case_id', 'case', null, 40, 'delete', '{looked_at}', 'not', 'who looked before a release: told with the release'),
  ('received_disclosure', 'case_id', 'case', null, 40, 'delete', '{received_at}', 'shown', null),
  ('journal_note', 'case_id', 'case', null, 40, 'delete', '{written_at,signed_at}', 'shown', null),
  ('task', 'case_id', 'case', null, 40, 'delete', '{created_at,done_at}', 'shown', null),
  ('handover', 'case_id', 'case', null, 40, 'delete', '{made_at,acknowledged_at}', 'shown', null),
  ('case_worker', 'case_id', 'case', null, 50, 'delete', '{}', 'with:case_record', null),
  ('case_record', 'person_id', 'person', null, 70, 'keep', '{opened_at,closed_at}', 'shown', 'goes as a case; its key is its own id'),
  ('person_name_key', 'person_id', 'person', null, 60, 'delete', '{}', 'not', 'search keys made of the names'),
  ('person_name', 'person_id', 'person', null, 60, 'delete', '{}', 'with:person', null),
  ('person_reader', 'person_id', 'person', null, 60, 'delete', '{}', 'not', 'which of the staff may read a protected entry: told with the log'),
  ('guardianship', 'child_id', 'person', null, 60, 'delete', '{}', 'with:person', null),
  ('guardianship', 'guardian_id', 'person', null, 60, 'delete', '{}', 'with:person', null),
  ('household_member', 'person_id', 'person', null, 60, 'delete', '{}', 'with:person', null),
  ('person_merge', 'kept_id', 'person', null, 60, 'delete', '{}', 'shown', null),
  ('person_merge', 'merged_id', 'person', null, 60, 'delete', '{}', 'shown', null),
  ('protection_decision', 'person_id', 'person', null, 60, 'delete', '{}', 'shown', null),
  ('person', 'merged_into_id', 'person', null, 90, 'keep', '{}', 'shown', 'goes as a person; its key is its own id'),
  ('audit_event', 'case_id', 'case', null, 100, 'keep', '{}', 'not', 'has its own time; told as the report of who has read'),
  ('retention_class', 'case_id', 'case', null, 40, 'delete', '{}', 'shown', null),
  ('retention_hold', 'case_id', 'case', null, 40, 'delete', '{}', 'shown', null),
  ('disposal_item', 'person_id', 'person', null, 100, 'keep', '{}', 'not', 'a proposal to let go: emptied of every id when it is carried out');

-- True only while `app.dispose_file` runs in this very transaction.
create unlogged table app.disposal_now (tx xid8 primary key);
create function app.is_disposing() returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select 1 from app.disposal_now d where d.tx = pg_current_xact_id_if_assigned()) $$;

-- A signed note is never changed, and goes only with its file.
create or replace function app.keep_signed_note() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' then
    if old.signed_at is null or app.is_disposing() then return old; end if;
  elsif old.signed_at is null then return new;
  end if;
  raise exception 'a signed note is never changed' using errcode = 'restrict_violation';
end $$;

-- The figures of a day and a month hold no person: they stay when the contact behind them goes.
create or replace function app.contacts_removed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if app.is_disposing() then return null; end if;
  perform app.add_to_days(array(select app.figures_of_contact(o, -1) from removed o));
  perform app.add_to_months(array(select app.months_of_contact(o, -1) from removed o));
  return null;
end $$;

-- ------------------------------------------------------------------------------------------------- rules as data
create table app.retention_rule (
  code text not null,
  version int not null,
  statute text not null,
  -- Which classes of case it speaks of.
  classes text[] not null,
  -- Whole years after the last entry; null: the rule does not count from it.
  years_after_entry int,
  -- Not before this age; null: no age.
  until_age int,
  is_never boolean not null default false,
  -- Days of birth whose files are kept for research; null: not that rule.
  birth_days int[],
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_to date,
  constraint retention_rule_pkey primary key (code, version)
);
insert into app.retention_rule (code, version, statute, classes, years_after_entry, until_age, is_never, birth_days, valid_from) values
  ('SOL_16_1', 1, 'SoL 2025:400 16:1', '{standard,anonymous}', 5, null, false, null, '2025-07-01'),
  ('SOL_16_2', 1, 'SoL 2025:400 16:2', '{paternity,adoption,placement}', null, null, true, null, '2025-07-01'),
  ('SOL_16_2A_INQUIRY', 1, 'SoL 2025:400 16:2 a', '{childInquiry}', 5, 30, false, null, '2026-01-15'),
  ('SOL_16_2A_REPORT', 1, 'SoL 2025:400 16:2 a', '{childReport}', 5, null, false, null, '2026-01-15'),
  ('SOL_16_4', 1, 'SoL 2025:400 16:4, SoF 2025:468 13:1', '{}', null, null, false, '{5,15,25}', '2025-07-01');

-- What a case of a workflow is, unless a fact says otherwise. A workflow that is not named here is never disposed of.
create table app.workflow_class (workflow text primary key, class text not null);
insert into app.workflow_class values ('field-contacts', 'standard');

create type app.known_retention_rule as (code text, version int, statute text, years_after_entry int, until_age int, is_never boolean,
  birth_days int[], valid_from date, signed_by text, signed_on date);

create table public.retention_setting (
  tenant_id uuid not null,
  -- Whether everything is kept for research: the counties and the city of SoF 13:1.
  keeps_all boolean not null default false,
  -- The county or city, as the authority writes it.
  area text,
  -- How staff are named in a person's own report: name | role.
  staff_shown text not null default 'name',
  -- After how many years lines of the log go: never fewer than five.
  log_years integer not null default 10,
  version integer not null default 1,
  constraint retention_setting_pkey primary key (tenant_id),
  constraint retention_setting_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint retention_setting_staff check (staff_shown in ('name', 'role')),
  constraint retention_setting_log check (log_years between 5 and 50)
);
create function app.seed_retention() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.retention_setting (tenant_id) values (new.id);
  return null;
end $$;
create trigger seed_retention after insert on public.tenant for each row execute function app.seed_retention();
insert into public.retention_setting (tenant_id) select id from public.tenant;

-- That the authority's lawyer has read a rule and stands for it. Until all that are valid are signed nothing is disposed of.
create table public.retention_sign_off (
  tenant_id uuid not null,
  rule_code text not null,
  rule_version integer not null,
  signed_by text not null,
  signed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  constraint retention_sign_off_pkey primary key (tenant_id, rule_code, rule_version)
);

-- What a case is, when somebody knows more than the workflow does. The newest row counts.
create table public.retention_class (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  class text not null,
  reason_sealed text not null,
  noted_by uuid not null,
  noted_at timestamptz(3) not null,
  constraint retention_class_pkey primary key (tenant_id, id),
  constraint retention_class_case_fkey foreign key (tenant_id, case_id) references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint retention_class_known check (class in ('standard', 'anonymous', 'paternity', 'adoption', 'placement', 'childInquiry', 'childReport'))
);
create index retention_class_case on public.retention_class (tenant_id, case_id, noted_at);

create table public.retention_hold (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reason_sealed text not null,
  placed_by uuid not null,
  placed_at timestamptz(3) not null,
  -- The last day it holds; null: until it is lifted.
  holds_until date,
  lifted_by uuid,
  lifted_at timestamptz(3),
  version integer not null default 1,
  constraint retention_hold_pkey primary key (tenant_id, id),
  constraint retention_hold_case_fkey foreign key (tenant_id, case_id) references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint retention_hold_lifted check ((lifted_by is null) = (lifted_at is null))
);
create index retention_hold_case on public.retention_hold (tenant_id, case_id);

create table public.disposal (
  tenant_id uuid not null,
  id uuid not null,
  -- The unit all of it belongs to; null: the whole authority.
  unit_id uuid,
  proposed_by uuid not null,
  proposed_role text not null,
  proposed_at timestamptz(3) not null,
  -- approved | declined
  decision text,
  decided_by uuid,
  decided_role text,
  decided_at timestamptz(3),
  finished_at timestamptz(3),
  -- Rows by table, files by rule, fingerprints of what went: no ids of anybody.
  row_counts jsonb not null default '{}',
  rule_counts jsonb not null default '{}',
  prints text[] not null default '{}',
  left_out integer not null default 0,
  -- What was done, for print; and its SHA-256, which the log holds as well.
  certificate jsonb,
  certificate_hash text,
  version integer not null default 1,
  constraint disposal_pkey primary key (tenant_id, id),
  constraint disposal_unit_fkey foreign key (tenant_id, unit_id) references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint disposal_decision check (decision in ('approved', 'declined')),
  constraint disposal_decided check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  -- Four eyes, whatever the code says.
  constraint disposal_two_people check (decided_by is null or decision = 'declined' or decided_by <> proposed_by)
);
create index disposal_unit on public.disposal (tenant_id, unit_id);

create table public.disposal_item (
  tenant_id uuid not null,
  id uuid not null,
  disposal_id uuid not null,
  -- Emptied when the file is gone.
  person_id uuid,
  case_ids uuid[] not null default '{}',
  case_numbers text[] not null default '{}',
  rule_code text not null,
  rule_version integer not null,
  last_entry_on date not null,
  disposable_from date not null,
  dispose_by date not null,
  done_at timestamptz(3),
  -- disposed | leftOut
  outcome text,
  constraint disposal_item_pkey primary key (tenant_id, id),
  constraint disposal_item_disposal_fkey foreign key (tenant_id, disposal_id) references public.disposal (tenant_id, id) on delete restrict on update cascade,
  constraint disposal_item_emptied check (done_at is null or (person_id is null and case_ids = '{}' and case_numbers = '{}'))
);
create index disposal_item_disposal on public.disposal_item (tenant_id, disposal_id);
create index disposal_item_open on public.disposal_item (tenant_id, person_id) where done_at is null;

create index case_record_closed on public.case_record (tenant_id, closed_at) where closed_at is not null;
create index person_registered on public.person (tenant_id, registered_at) where merged_into_id is null;

do $$
declare t text;
begin
  foreach t in array array['retention_setting', 'retention_sign_off', 'retention_class', 'retention_hold', 'disposal', 'disposal_item'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
end $$;

grant select, update (keeps_all, area, staff_shown, log_years, version) on public.retention_setting to samlots_app;
create policy read on public.retention_setting for select to samlots_app using (tenant_id = (select app.tenant_id()));
create policy administer on public.retention_setting for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');

grant select, insert on public.retention_sign_off to samlots_app;
create policy read on public.retention_sign_off for select to samlots_app using (tenant_id = (select app.tenant_id()));
create policy sign on public.retention_sign_off for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator' and recorded_by = (select app.account_id()));

-- With the case, and in one's own name.
grant select, insert on public.retention_class to samlots_app;
create policy with_case on public.retention_class for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.case_record c
    where c.tenant_id = retention_class.tenant_id and c.id = retention_class.case_id));
create policy note on public.retention_class for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and noted_by = (select app.account_id()) and exists (select 1 from public.case_record c
    where c.tenant_id = retention_class.tenant_id and c.id = retention_class.case_id));
grant select, insert, update (lifted_by, lifted_at, version) on public.retention_hold to samlots_app;
create policy with_case on public.retention_hold for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and exists (select 1 from public.case_record c
    where c.tenant_id = retention_hold.tenant_id and c.id = retention_hold.case_id));
create policy place on public.retention_hold for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and placed_by = (select app.account_id()) and lifted_at is null
    and exists (select 1 from public.case_record c where c.tenant_id = retention_hold.tenant_id and c.id = retention_hold.case_id));
create policy lift on public.retention_hold for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and lifted_at is null and exists (select 1 from public.case_record c
    where c.tenant_id = retention_hold.tenant_id and c.id = retention_hold.case_id))
  with check (tenant_id = (select app.tenant_id()) and lifted_by = (select app.account_id()));

-- The registrar sees what is proposed; a unit's head what is proposed of the unit. Written by functions alone.
grant select on public.disposal, public.disposal_item to samlots_app;
create policy read on public.disposal for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and ((select app.role()) = 'registrar'
    or ((select app.role()) = 'unitHead' and unit_id = (select app.sight_unit()))));
create policy read on public.disposal_item for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (person_id is null or person_id <> all ((select app.sealed_person_ids())::uuid[]))
    and exists (select 1 from public.disposal d where d.tenant_id = disposal_item.tenant_id and d.id = disposal_item.disposal_id));

-- --------------------------------------------------------------------------------------------- what a file is
-- The entry that others were merged into, in the end; itself when it was not merged.
create function app.root_entry(p_tenant uuid, p_person uuid) returns uuid language sql stable security definer set search_path = '' as $$
  with recursive up (id, into_id) as (
    select p.id, p.merged_into_id from public.person p where p.tenant_id = p_tenant and p.id = p_person
    union
    select p.id, p.merged_into_id from up join public.person p on p.tenant_id = p_tenant and p.id = up.into_id
  ) select id from up where into_id is null limit 1
$$;
-- An entry and all that were merged into it.
create function app.entries_of(p_tenant uuid, p_root uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  with recursive down (id) as (
    select p.id from public.person p where p.tenant_id = p_tenant and p.id = p_root
    union
    select p.id from down join public.person p on p.tenant_id = p_tenant and p.merged_into_id = down.id
  ) select coalesce(array_agg(id), '{}') from down
$$;

-- The rows of one table that belong to these cases and persons, as a condition on x: $1 tenant, $2 cases, $3 persons.
create function app.record_condition(p_table text) returns text language plpgsql stable security definer set search_path = '' as $$
declare r app.record_table%rowtype; conditions text[] := '{}';
begin
  if p_table = 'case_record' then return 'x.id = any ($2)'; end if;
  if p_table = 'person' then return 'x.id = any ($3)'; end if;
  for r in select * from app.record_table t where t.table_name = p_table order by t.key_column loop
    conditions := conditions || case r.belongs_to
      when 'case' then format('x.%I = any ($2)', r.key_column)
      when 'person' then format('x.%I = any ($3)', r.key_column)
      else format('x.%I in (select x.id from public.%I x where x.tenant_id = $1 and (%s))',
        r.key_column, r.parent_table, app.record_condition(r.parent_table)) end;
  end loop;
  return array_to_string(conditions, ' or ');
end $$;

-- The day of the last entry, over every table that has one.
create function app.last_entry(p_tenant uuid, p_cases uuid[], p_persons uuid[]) returns timestamptz
  language plpgsql stable security definer set search_path = '' as $$
declare r record; found_at timestamptz; latest timestamptz;
begin
  for r in select t.table_name, array_agg(distinct m.name) as moments from app.record_table t cross join unnest(t.moments) m(name)
      where to_regclass('public.' || t.table_name) is not null group by 1 loop
    execute format('select max(greatest(%s)) from public.%I x where x.tenant_id = $1 and (%s)',
      (select string_agg(format('x.%I::timestamptz', name), ', ') from unnest(r.moments) n(name)), r.table_name, app.record_condition(r.table_name))
      into found_at using p_tenant, p_cases, p_persons;
    latest := greatest(latest, found_at);
  end loop;
  return latest;
end $$;

-- What a case is: a fact somebody noted, else a report about a child it holds, else what its workflow says, else nothing.
-- A report whose outcome nobody has written may have been opened.
create function app.class_of_case(p_tenant uuid, p_case uuid) returns text language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select r.class from public.retention_class r where r.tenant_id = p_tenant and r.case_id = p_case order by r.noted_at desc, r.id desc limit 1),
    (select case when count(*) = 0 then null when bool_and(d.outcome is not distinct from 'notOpened') then 'childReport' else 'childInquiry' end
      from public.duty_report d where d.tenant_id = p_tenant and d.case_id = p_case and d.kind = 'concernReport'),
    (select 'childInquiry' from public.received_disclosure r where r.tenant_id = p_tenant and r.case_id = p_case
      and r.basis like 'SOL_19_1%' limit 1),
    (select w.class from public.case_record c join app.workflow_class w on w.workflow = c.workflow where c.tenant_id = p_tenant and c.id = p_case))
$$;

create type app.file_verdict as (person_id uuid, case_ids uuid[], case_numbers text[], unit_ids uuid[], verdict text, rule_code text,
  rule_version int, last_entry_on date, disposable_from date, dispose_by date, holds_until date, birth_on date, keeps_entry boolean);

-- What the rules say today of one file: a person with all its cases, or a case of nobody. The first that applies:
-- open | held | never | classUnknown | noRule | linked | birthUnknown | research | notYet | due.
create function app.judge_file(p_tenant uuid, p_root uuid, p_case uuid, p_today date) returns app.file_verdict
  language plpgsql stable security definer set search_path = '' as $$
declare
  f app.file_verdict; entries uuid[]; root public.person%rowtype; classes text[]; is_open boolean;
  rule app.retention_rule%rowtype; sample app.retention_rule%rowtype; keeps boolean;
begin
  entries := case when p_root is null then '{}' else app.entries_of(p_tenant, p_root) end;
  f.person_id := p_root;
  select coalesce(array_agg(c.id order by c.opened_at, c.id), '{}'), coalesce(array_agg(c.number order by c.opened_at, c.id), '{}'),
      coalesce(bool_or(c.closed_at is null), false), coalesce(array_agg(app.class_of_case(p_tenant, c.id)), '{}')
    into f.case_ids, f.case_numbers, is_open, classes from public.case_record c
    where c.tenant_id = p_tenant and (c.person_id = any (entries) or (p_root is null and c.id = p_case and c.person_id is null));
  select coalesce(array_agg(distinct u.id), '{}') into f.unit_ids from public.case_record c cross join lateral (values (c.unit_id), (c.receiving_unit_id)) u(id)
    where c.tenant_id = p_tenant and c.id = any (f.case_ids) and u.id is not null;
  if p_root is not null then
    select * into root from public.person p where p.tenant_id = p_tenant and p.id = p_root;
  end if;
  if (p_root is null and f.case_ids = '{}') or (p_root is not null and root.id is null) then f.verdict := 'unknown'; return f; end if;
  if is_open then f.verdict := 'open'; return f; end if;

  select max(coalesce(h.holds_until, 'infinity'::date)) into f.holds_until from public.retention_hold h
    where h.tenant_id = p_tenant and h.case_id = any (f.case_ids) and h.lifted_at is null and (h.holds_until is null or h.holds_until >= p_today);
  f.last_entry_on := (coalesce(app.last_entry(p_tenant, f.case_ids, entries), root.registered_at) at time zone 'Europe/Stockholm')::date;

  -- Whom others are registered with: an entry stays as long as the file of a child that it is guardian of.
  f.keeps_entry := exists (select 1 from public.guardianship g where g.tenant_id = p_tenant and g.guardian_id = any (entries) and g.child_id <> all (entries));
  if f.case_ids = '{}' then classes := '{standard}'; end if;

  -- The strictest of the file's classes decides.
  select r.* into rule from unnest(classes) as k(class) join app.retention_rule r on k.class = any (r.classes)
    and r.valid_from <= p_today and (r.valid_to is null or r.valid_to > p_today)
    order by r.is_never desc, r.until_age desc nulls last, r.years_after_entry desc limit 1;
  f.rule_code := rule.code; f.rule_version := rule.version;
  f.disposable_from := (f.last_entry_on + make_interval(years => rule.years_after_entry))::date;
  -- Known: a personal number, or a coordination number whose identity is confirmed.
  f.birth_on := case when root.identity_kind = 'personnummer' or (root.identity_kind = 'samordningsnummer' and root.identity_level = 'confirmed') then root.birth_on end;
  if rule.until_age is not null then
    f.disposable_from := greatest(f.disposable_from, (f.birth_on + make_interval(years => rule.until_age))::date);
  end if;
  f.dispose_by := make_date(extract(year from f.disposable_from)::int + 1, 12, 31);

  select s.keeps_all into keeps from public.retention_setting s where s.tenant_id = p_tenant;
  select * into sample from app.retention_rule r where r.birth_days is not null and r.valid_from <= p_today and (r.valid_to is null or r.valid_to > p_today) limit 1;

  f.verdict := case
    when f.holds_until is not null then 'held'
    when rule.is_never then 'never'
    when array_position(classes, null::text) is not null then 'classUnknown'
    when exists (select 1 from unnest(classes) k(class) where not exists (select 1 from app.retention_rule r where k.class = any (r.classes)
      and r.valid_from <= p_today and (r.valid_to is null or r.valid_to > p_today))) then 'noRule'
    when f.case_ids = '{}' and f.keeps_entry then 'linked'
    when coalesce(keeps, true) then 'research'
    -- Of nobody there is no day of birth; somebody has to say that nobody is identified in it.
    when p_root is null and classes <> '{anonymous}' then 'birthUnknown'
    when p_root is not null and f.birth_on is null then 'birthUnknown'
    when sample.code is null then 'noRule'
    when extract(day from f.birth_on) = any (sample.birth_days) then 'research'
    when f.disposable_from is null then 'noRule'
    when f.disposable_from > p_today then 'notYet'
    else 'due' end;
  -- A kept file shows the rule that keeps it.
  if f.verdict = 'research' and sample.code is not null then f.rule_code := sample.code; f.rule_version := sample.version; end if;
  return f;
end $$;

-- The files whose oldest case was closed, or whose entry was registered, long enough ago to be looked at.
create function app.files_to_judge(p_tenant uuid, p_today date, p_limit int) returns table (root_id uuid, case_id uuid)
  language sql stable security definer set search_path = '' as $$
  select distinct on (coalesce(x.root_id, x.case_id)) x.root_id, x.case_id from (
    (select app.root_entry(p_tenant, c.person_id) as root_id, case when c.person_id is null then c.id end as case_id
      from public.case_record c where c.tenant_id = p_tenant and c.closed_at < (p_today - interval '5 years') order by c.closed_at, c.id limit p_limit)
    union all
    (select p.id, null from public.person p where p.tenant_id = p_tenant and p.merged_into_id is null and p.registered_at < (p_today - interval '5 years')
      and not exists (select 1 from public.case_record c where c.tenant_id = p_tenant and c.person_id = any (app.entries_of(p_tenant, p.id)))
      order by p.registered_at, p.id limit p_limit)
  ) x
$$;

-- What the one who asks may see of files: the registrar of all, a unit's head of those that are the unit's alone; nobody
-- of a protected person who is not a reader.
create function app.may_see_file(f app.file_verdict) returns boolean language sql stable security definer set search_path = '' as $$
  select (f.person_id is null or f.person_id <> all ((select app.sealed_person_ids())::uuid[]))
    and ((select app.role()) = 'registrar'
      or ((select app.role()) = 'unitHead' and f.unit_ids = array[(select app.sight_unit())]))
$$;

create function app.retention_overview(p_limit int) returns setof app.file_verdict
  language plpgsql stable security definer set search_path = '' as $$
begin
  if coalesce(app.role(), '') not in ('registrar', 'unitHead') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  return query select j.* from app.files_to_judge(app.tenant_id(), app.today(), least(p_limit, 2000)) x
    cross join lateral app.judge_file(app.tenant_id(), x.root_id, x.case_id, app.today()) j
    where app.may_see_file(j) order by j.dispose_by nulls last, j.last_entry_on, j.case_numbers;
end $$;

-- What the rules say of the file that a case in sight belongs to. Of its other cases nothing is told but the verdict.
create function app.retention_of_case(p_case uuid) returns table (verdict text, class text, rule_code text, last_entry_on date,
    disposable_from date, dispose_by date, holds_until date)
  language plpgsql stable security definer set search_path = '' as $$
declare c public.case_record%rowtype; f app.file_verdict; root uuid;
begin
  select * into c from public.case_record x where x.tenant_id = app.tenant_id() and x.id = p_case
    and (x.unit_id = app.sight_unit() or x.receiving_unit_id = app.sight_unit() or app.account_id() = any (x.worker_ids))
    and (x.person_id is null or x.person_id <> all (app.sealed_person_ids()));
  if c.id is null or coalesce(app.role(), '') in ('', 'administrator', 'logReviewer') then return; end if;
  root := case when c.person_id is not null then app.root_entry(c.tenant_id, c.person_id) end;
  f := app.judge_file(c.tenant_id, root, c.id, app.today());
  return query select f.verdict, app.class_of_case(c.tenant_id, c.id), f.rule_code, f.last_entry_on, f.disposable_from, f.dispose_by,
    nullif(f.holds_until, 'infinity'::date);
end $$;

create function app.retention_rules() returns setof app.known_retention_rule language sql stable security definer set search_path = '' as $$
  select r.code, r.version, r.statute, r.years_after_entry, r.until_age, r.is_never, r.birth_days, r.valid_from, s.signed_by, s.signed_on
  from app.retention_rule r left join public.retention_sign_off s
    on s.tenant_id = (select app.tenant_id()) and s.rule_code = r.code and s.rule_version = r.version
  where (select app.tenant_id()) is not null and r.valid_from <= app.today() and (r.valid_to is null or r.valid_to > app.today()) order by r.statute, r.code
$$;

-- ------------------------------------------------------------------------------------------------- four eyes
-- Proposes what is due: all of it, or that of one unit. Answers how many files.
create function app.propose_disposal(p_id uuid, p_unit uuid, p_limit int) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare t uuid := app.tenant_id(); n int;
begin
  if not (app.role() = 'registrar' or (app.role() = 'unitHead' and p_unit is not null and p_unit = app.sight_unit())) then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('samlots.disposal.' || t, 0));
  insert into public.disposal (tenant_id, id, unit_id, proposed_by, proposed_role, proposed_at)
    values (t, p_id, p_unit, app.account_id(), app.role(), now());
  insert into public.disposal_item (tenant_id, id, disposal_id, person_id, case_ids, case_numbers, rule_code, rule_version,
      last_entry_on, disposable_from, dispose_by)
    select t, gen_random_uuid(), p_id, j.person_id, j.case_ids, j.case_numbers, j.rule_code, j.rule_version, j.last_entry_on, j.disposable_from, j.dispose_by
    from app.files_to_judge(t, app.today(), 2000) x cross join lateral app.judge_file(t, x.root_id, x.case_id, app.today()) j
    where j.verdict = 'due' and app.may_see_file(j) and (p_unit is null or j.unit_ids = array[p_unit])
      -- What waits in another proposal waits there.
      and not exists (select 1 from public.disposal_item i join public.disposal d on d.tenant_id = i.tenant_id and d.id = i.disposal_id
        where i.tenant_id = t and i.done_at is null and d.finished_at is null and d.decision is distinct from 'declined'
          and (i.person_id = j.person_id or i.case_ids && j.case_ids))
    order by j.dispose_by, j.last_entry_on limit least(p_limit, 1000);
  get diagnostics n = row_count;
  if n = 0 then delete from public.disposal d where d.tenant_id = t and d.id = p_id; end if;
  return n;
end $$;

-- Approves or declines. Answers: decided | samePerson | notSigned | notAllSeen | decidedAlready | notFound.
create function app.decide_disposal(p_id uuid, p_version int, p_decision text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare t uuid := app.tenant_id(); d public.disposal%rowtype;
begin
  select * into d from public.disposal x where x.tenant_id = t and x.id = p_id
    and (app.role() = 'registrar' or (app.role() = 'unitHead' and x.unit_id = app.sight_unit())) for update;
  if d.id is null then return 'notFound'; end if;
  if d.decision is not null or d.version <> p_version then return 'decidedAlready'; end if;
  if p_decision = 'approved' then
    if d.proposed_by = app.account_id() then return 'samePerson'; end if;
    if exists (select 1 from app.retention_rules() r where r.signed_by is null) then return 'notSigned'; end if;
    if exists (select 1 from public.disposal_item i where i.tenant_id = t and i.disposal_id = d.id
        and i.person_id = any (app.sealed_person_ids())) then return 'notAllSeen'; end if;
  end if;
  update public.disposal x set decision = p_decision, decided_by = app.account_id(), decided_role = app.role(), decided_at = now(),
      finished_at = case when p_decision = 'declined' then now() end, version = x.version + 1
    where x.tenant_id = t and x.id = p_id;
  if p_decision = 'declined' then
    update public.disposal_item i set done_at = now(), outcome = 'leftOut', person_id = null, case_ids = '{}', case_numbers = '{}'
      where i.tenant_id = t and i.disposal_id = p_id;
  end if;
  return 'decided';
end $$;

-- ------------------------------------------------------------------------------------------------- letting go
-- Tables about cases or persons that have not said what happens to them. Nothing is disposed of while there is one.
create function app.unsaid_tables() returns setof text language sql stable security definer set search_path = '' as $$
  with keys as (
    select c.relname::text as table_name, a.attname::text as column_name,
      -- Names a case or a person: each such column says what it means.
      a.attname in ('case_id', 'person_id') or f.confrelid in ('public.case_record'::regclass, 'public.person'::regclass) as is_direct
    from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_catalog.pg_constraint f on f.contype = 'f' and f.conrelid = c.oid and f.conkey[array_length(f.conkey, 1)] = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (a.attname in ('case_id', 'person_id') or f.confrelid in ('public.case_record'::regclass, 'public.person'::regclass)
        -- Or a row of a table that goes with them: one way to it is enough.
        or f.confrelid in (select to_regclass('public.' || r.table_name) from app.record_table r where r.at_disposal = 'delete'))
  )
  select distinct k.table_name || '.' || k.column_name from keys k
  where not exists (select 1 from app.record_table r where r.table_name = k.table_name and (r.key_column = k.column_name or not k.is_direct))
$$;

-- Erases one file, in the order of app.record_table; answers the rows by table, a fingerprint over all of them, and the
-- ids of what went.
create function app.dispose_file(p_tenant uuid, f app.file_verdict) returns table (counts jsonb, print text, gone uuid[])
  language plpgsql volatile security definer set search_path = '' as $$
declare
  r record; n int; hashes text[]; ids uuid[]; every text[] := '{}'; persons uuid[] := '{}';
begin
  counts := '{}'; gone := '{}';
  insert into app.disposal_now (tx) values (pg_current_xact_id());
  if f.person_id is not null and not f.keeps_entry then
    persons := app.entries_of(p_tenant, f.person_id);
    update public.person p set merged_into_id = null where p.tenant_id = p_tenant and p.id = any (persons) and p.merged_into_id is not null;
  end if;
  for r in
    select t.table_name, min(t.position) as position from app.record_table t
      where t.at_disposal = 'delete' and to_regclass('public.' || t.table_name) is not null group by 1
    union all select 'case_record', 70 union all select 'person', 90 order by 2, 1
  loop
    execute format('with gone as (delete from public.%I x where x.tenant_id = $1 and (%s) returning x.*)
      select count(*)::int, coalesce(array_agg(encode(sha256(convert_to(g::text, ''UTF8'')), ''hex'') order by g::text), ''{}''),
        coalesce(array_agg((to_jsonb(g) ->> ''id'')::uuid) filter (where to_jsonb(g) ->> ''id'' is not null), ''{}'') from gone g',
      r.table_name, app.record_condition(r.table_name)) into n, hashes, ids using p_tenant, f.case_ids, persons;
    if n > 0 then
      counts := counts || jsonb_build_object(r.table_name, n);
      every := every || hashes; gone := gone || ids;
    end if;
  end loop;
  delete from app.disposal_now d where d.tx = pg_current_xact_id();
  print := encode(sha256(convert_to(array_to_string(every, ''), 'UTF8')), 'hex');
  return next;
end $$;

create function app.add_counts(a jsonb, b jsonb) returns jsonb language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(k, n), '{}') from (
    select k, sum(v::int)::int as n from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) x(k, v) group by k) y
$$;

-- Carries out an approved disposal, some files at a time. Every file is judged once more: what is no longer due is left
-- out. Answers how many files are left; with the last one the certificate is made.
create function app.carry_out_disposal(p_id uuid, p_limit int) returns table (files_left int, disposed int, certificate_hash text)
  language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id(); d public.disposal%rowtype; i public.disposal_item%rowtype; f app.file_verdict; done record; gone uuid[] := '{}';
begin
  disposed := 0;
  select * into d from public.disposal x where x.tenant_id = t and x.id = p_id and x.decision = 'approved' and x.finished_at is null
    and (app.role() = 'registrar' or (app.role() = 'unitHead' and x.unit_id = app.sight_unit())) for update;
  if d.id is null then return; end if;
  if exists (select 1 from app.unsaid_tables()) then
    raise exception 'a table has not said what happens to it at disposal' using errcode = 'restrict_violation';
  end if;
  for i in select * from public.disposal_item x where x.tenant_id = t and x.disposal_id = p_id and x.done_at is null order by x.id limit least(p_limit, 200) loop
    -- Whoever is writing in the file at this moment is waited for.
    perform 1 from public.case_record c where c.tenant_id = t and c.id = any (i.case_ids) for update;
    if i.person_id is not null then perform 1 from public.person p where p.tenant_id = t and p.id = i.person_id for update; end if;
    f := app.judge_file(t, i.person_id, i.case_ids[1], app.today());
    if f.verdict = 'due' and f.case_ids <@ i.case_ids then
      select * into done from app.dispose_file(t, f);
      gone := gone || done.gone;
      disposed := disposed + 1;
      update public.disposal x set row_counts = app.add_counts(x.row_counts, done.counts), prints = x.prints || done.print,
        rule_counts = app.add_counts(x.rule_counts, jsonb_build_object(f.rule_code || ':' || f.rule_version, 1)) where x.tenant_id = t and x.id = p_id;
    else
      update public.disposal x set left_out = x.left_out + 1 where x.tenant_id = t and x.id = p_id;
    end if;
    update public.disposal_item x set done_at = now(), outcome = case when f.verdict = 'due' and f.case_ids <@ i.case_ids then 'disposed' else 'leftOut' end,
      person_id = null, case_ids = '{}', case_numbers = '{}' where x.tenant_id = t and x.id = i.id;
  end loop;
  perform app.forget_mentions(t, gone);
  select count(*)::int into files_left from public.disposal_item x where x.tenant_id = t and x.disposal_id = p_id and x.done_at is null;
  if files_left = 0 then certificate_hash := app.certify_disposal(p_id); end if;
  return next;
end $$;

-- What names ids without a foreign key: reminders, stored answers, events that were announced, the link of a release.
create function app.forget_mentions(p_tenant uuid, p_ids uuid[]) returns void language plpgsql volatile security definer set search_path = '' as $$
declare shape text := '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
begin
  delete from public.notice n where n.tenant_id = p_tenant and n.ref_id = any (p_ids);
  delete from public.operation_receipt r where r.tenant_id = p_tenant
    and exists (select 1 from regexp_matches(r.reply::text, shape, 'g') m where m[1]::uuid = any (p_ids));
  delete from public.outbox_event e where e.tenant_id = p_tenant
    and exists (select 1 from regexp_matches(e.payload::text, shape, 'g') m where m[1]::uuid = any (p_ids));
  delete from app.disclosure_link l where (l.sender_id = p_tenant and l.disclosure_id = any (p_ids)) or (l.receiver_id = p_tenant and l.received_id = any (p_ids));
end $$;

-- What was let go, by whom, on which rules: no data about anybody whose file it was.
create function app.certify_disposal(p_id uuid) returns text language plpgsql volatile security definer set search_path = '' as $$
declare t uuid := app.tenant_id(); body jsonb; hash text;
begin
  select jsonb_build_object(
    'authority', (select x.name from public.tenant x where x.id = t),
    'unit', (select u.name from public.unit u where u.tenant_id = t and u.id = d.unit_id),
    'disposal', d.id,
    'proposed', jsonb_build_object('by', p.display_name, 'role', d.proposed_role, 'at', d.proposed_at),
    'approved', jsonb_build_object('by', a.display_name, 'role', d.decided_role, 'at', d.decided_at),
    'finishedAt', now(),
    'files', cardinality(d.prints), 'leftOut', d.left_out, 'rows', d.row_counts, 'prints', to_jsonb(d.prints),
    'rules', (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'version', r.version, 'statute', r.statute,
        'signedBy', s.signed_by, 'signedOn', s.signed_on, 'files', (d.rule_counts ->> (r.code || ':' || r.version))::int) order by r.code), '[]')
      from app.retention_rule r left join public.retention_sign_off s on s.tenant_id = t and s.rule_code = r.code and s.rule_version = r.version
      where d.rule_counts ? (r.code || ':' || r.version))) into body
  from public.disposal d left join public.account p on p.tenant_id = t and p.id = d.proposed_by left join public.account a on a.tenant_id = t and a.id = d.decided_by
  where d.tenant_id = t and d.id = p_id;
  hash := encode(sha256(convert_to(body::text, 'UTF8')), 'hex');
  update public.disposal d set finished_at = now(), certificate = body, certificate_hash = hash, version = d.version + 1 where d.tenant_id = t and d.id = p_id;
  return hash;
end $$;

-- ------------------------------------------------------------------------------------------------- leftovers
-- What the house needs for its own work and nobody needs afterwards, and for how many days it stays.
create table app.leftover_age (kind text primary key, days int not null check (days between 1 and 400));
insert into app.leftover_age values ('notice', 90), ('noticeMail', 90), ('operationReceipt', 30), ('session', 30), ('throttleBucket', 2),
  ('outboxDelivered', 30), ('draft', 1);

create function app.purge_leftovers() returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare counts jsonb := '{}'; n int; before timestamptz; t record; erased int;
begin
  -- One at a time, whoever comes round.
  if not pg_try_advisory_xact_lock(hashtextextended('samlots.purge', 0)) then return counts; end if;
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'notice'));
  delete from public.notice x where x.made_at < before; get diagnostics n = row_count; counts := counts || jsonb_build_object('notice', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'noticeMail'));
  delete from public.notice_mail x where x.made_at < before and (x.sent_at is not null or x.dropped_at is not null or x.dead_at is not null)
    and not exists (select 1 from public.notice k where k.tenant_id = x.tenant_id and k.mail_id = x.id);
  get diagnostics n = row_count; counts := counts || jsonb_build_object('noticeMail', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'operationReceipt'));
  delete from public.operation_receipt x where x.at < before; get diagnostics n = row_count; counts := counts || jsonb_build_object('operationReceipt', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'session'));
  if to_regclass('public.step_up') is not null then
    execute 'delete from public.step_up u using public.session x where x.tenant_id = u.tenant_id and x.id = u.session_id and x.expires_at < $1' using before;
  end if;
  delete from public.session x where x.expires_at < before; get diagnostics n = row_count; counts := counts || jsonb_build_object('session', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'throttleBucket'));
  delete from public.throttle_bucket x where x.refilled_at < before and (x.blocked_until is null or x.blocked_until < now());
  get diagnostics n = row_count; counts := counts || jsonb_build_object('throttleBucket', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'outboxDelivered'));
  delete from public.outbox_event x where x.delivered_at < before; get diagnostics n = row_count; counts := counts || jsonb_build_object('outboxDelivered', n);
  before := now() - make_interval(days => (select l.days from app.leftover_age l where l.kind = 'draft'));
  delete from public.draft x where x.expires_at < before; get diagnostics n = row_count; counts := counts || jsonb_build_object('draft', n);
  -- Lines of the log whose own time is over, by the function that keeps the rest verifiable.
  if to_regprocedure('app.erase_audit(uuid, timestamptz, uuid, uuid)') is not null then
    n := 0;
    for t in select s.tenant_id, s.log_years from public.retention_setting s loop
      execute 'select app.erase_audit($1, $2, app.uuid_at(now()), null)' into erased using t.tenant_id, now() - make_interval(years => t.log_years);
      n := n + erased;
    end loop;
    counts := counts || jsonb_build_object('auditLine', n);
  end if;
  return counts;
end $$;

revoke all on all functions in schema app from public;
grant execute on function app.is_disposing(), app.retention_overview(int), app.retention_of_case(uuid), app.retention_rules(),
  app.propose_disposal(uuid, uuid, int), app.decide_disposal(uuid, int, text), app.carry_out_disposal(uuid, int),
  app.purge_leftovers() to samlots_app;
