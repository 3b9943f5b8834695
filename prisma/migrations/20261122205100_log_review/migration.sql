-- The review of the log as work (docs/adr/0019-emergency-opening-and-log-review.md): each month a sample, each item signed off.

create table public.log_review_setting (
  tenant_id uuid not null,
  cases_per_week integer not null default 20,
  random_share integer not null default 25,
  night_from varchar(5) not null default '22:00',
  night_to varchar(5) not null default '06:00',
  later_act_days integer not null default 14,
  version integer not null default 1,
  constraint log_review_setting_pkey primary key (tenant_id),
  constraint log_review_setting_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint log_review_setting_ranges check (cases_per_week between 5 and 40 and random_share between 10 and 90 and later_act_days between 1 and 60),
  constraint log_review_setting_night check (night_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    and night_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and night_from <> night_to)
);
create function app.seed_log_review() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.log_review_setting (tenant_id) values (new.id);
  return null;
end $$;
revoke all on function app.seed_log_review() from public;
create trigger seed_log_review after insert on public.tenant for each row execute function app.seed_log_review();
insert into public.log_review_setting (tenant_id) select id from public.tenant;

create table public.log_review_sample (
  tenant_id uuid not null,
  id uuid not null,
  month date not null,
  drawn_by uuid not null,
  drawn_at timestamptz(3) not null,
  unit_id uuid not null,
  due_at timestamptz(3) not null,
  population integer not null,
  hits jsonb not null,
  rules text not null,
  constraint log_review_sample_pkey primary key (tenant_id, id),
  constraint log_review_sample_month check (extract(day from month) = 1)
);
create unique index log_review_sample_tenant_id_month_key on public.log_review_sample (tenant_id, month);

create table public.log_review_item (
  tenant_id uuid not null,
  id uuid not null,
  sample_id uuid,
  opening_id uuid,
  reader_id uuid not null,
  reader_unit_id uuid not null,
  unit_id uuid,
  case_id uuid,
  person_id uuid,
  label varchar(40) not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  lines integer not null,
  acts text[] not null,
  rules text[] not null,
  drawn_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  question_sealed text,
  asked_by uuid,
  asked_at timestamptz(3),
  answer_sealed text,
  answered_at timestamptz(3),
  finding text,
  finding_sealed text,
  signed_by uuid,
  signed_at timestamptz(3),
  measure_sealed text,
  measure_by uuid,
  measure_at timestamptz(3),
  version integer not null default 1,
  constraint log_review_item_pkey primary key (tenant_id, id),
  constraint log_review_item_tenant_id_sample_id_fkey foreign key (tenant_id, sample_id)
    references public.log_review_sample (tenant_id, id) on delete restrict on update cascade,
  constraint log_review_item_tenant_id_opening_id_fkey foreign key (tenant_id, opening_id)
    references public.emergency_opening (tenant_id, id) on delete restrict on update cascade,
  constraint log_review_item_origin check (num_nonnulls(sample_id, opening_id) = 1),
  constraint log_review_item_finding check (finding in ('justified', 'unjustified')),
  constraint log_review_item_question check (num_nonnulls(question_sealed, asked_by, asked_at) in (0, 3)),
  constraint log_review_item_answer check (num_nonnulls(answer_sealed, answered_at) in (0, 2) and (answered_at is null or asked_at is not null)),
  constraint log_review_item_signed check (num_nonnulls(finding, finding_sealed, signed_by, signed_at) in (0, 4)),
  constraint log_review_item_measure check (num_nonnulls(measure_sealed, measure_by, measure_at) in (0, 3)
    and (measure_at is null or finding = 'unjustified')),
  -- Nobody reviews the own reading.
  constraint log_review_item_not_own check (signed_by <> reader_id and asked_by <> reader_id and measure_by <> reader_id)
);
create index log_review_item_tenant_id_sample_id_id_idx on public.log_review_item (tenant_id, sample_id, id);
create index log_review_item_tenant_id_opening_id_idx on public.log_review_item (tenant_id, opening_id);
create index log_review_item_tenant_id_reader_unit_id_drawn_at_idx on public.log_review_item (tenant_id, reader_unit_id, drawn_at);
create index log_review_item_tenant_id_unit_id_idx on public.log_review_item (tenant_id, unit_id);
create index log_review_item_tenant_id_drawn_at_idx on public.log_review_item (tenant_id, drawn_at);
-- What is open is little beside what was reviewed.
create index log_review_item_unsigned on public.log_review_item (tenant_id, reader_unit_id) where signed_at is null;
create index log_review_item_asked on public.log_review_item (tenant_id, reader_id) where asked_at is not null and answered_at is null and signed_at is null;
create index log_review_item_unmeasured on public.log_review_item (tenant_id, reader_unit_id) where finding = 'unjustified' and measure_at is null;

do $$
declare t text;
begin
  foreach t in array array['log_review_setting', 'log_review_sample', 'log_review_item'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format('grant select on public.%I to samlots_app', t);
  end loop;
end $$;
grant update (cases_per_week, random_share, night_from, night_to, later_act_days, version) on public.log_review_setting to samlots_app;
create policy read on public.log_review_setting for select to samlots_app using (tenant_id = (select app.tenant_id()));
create policy administer on public.log_review_setting for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');

grant insert on public.log_review_sample, public.log_review_item to samlots_app;
create policy review on public.log_review_sample for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) in ('logReviewer', 'unitHead'));
create policy draw on public.log_review_sample for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'logReviewer' and drawn_by = (select app.account_id()));
create policy draw on public.log_review_item for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'logReviewer' and sample_id is not null
    and opening_id is null and asked_at is null and signed_at is null);
-- The log reviewer sees all but the own reading; a unit head the reading by, and the openings into, the own unit, and never
-- the own; the reader sees what there is a question about.
create policy review on public.log_review_item for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (
    (reader_id <> (select app.account_id()) and ((select app.role()) = 'logReviewer'
      or ((select app.role()) = 'unitHead' and (reader_unit_id = (select app.sight_unit())
        or (opening_id is not null and unit_id = (select app.sight_unit()))))))
    or (reader_id = (select app.account_id()) and asked_at is not null)));
grant update (question_sealed, asked_by, asked_at, answer_sealed, answered_at, finding, finding_sealed, signed_by, signed_at,
  measure_sealed, measure_by, measure_at, version) on public.log_review_item to samlots_app;
create policy review_change on public.log_review_item for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and reader_id <> (select app.account_id())
    and ((select app.role()) = 'logReviewer' or ((select app.role()) = 'unitHead' and (reader_unit_id = (select app.sight_unit())
      or (opening_id is not null and unit_id = (select app.sight_unit()))))))
  with check (tenant_id = (select app.tenant_id()));
create policy answer on public.log_review_item for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and reader_id = (select app.account_id()) and asked_at is not null)
  with check (tenant_id = (select app.tenant_id()));

-- What was signed is never changed; a reader answers and does nothing else; everybody signs in the own name.
create function app.keep_log_review() returns trigger language plpgsql set search_path = '' as $$
declare
  me uuid := app.account_id();
  changed text[];
begin
  if me is null then return new; end if;
  select coalesce(array_agg(n.key), '{}') into changed from jsonb_each(to_jsonb(new)) n
    where n.value is distinct from to_jsonb(old) -> n.key and n.key <> 'version';
  if (old.reader_id = me and not changed <@ array['answer_sealed', 'answered_at'])
    or (old.reader_id <> me and changed && array['answer_sealed', 'answered_at'])
    or (old.signed_at is not null and not changed <@ array['measure_sealed', 'measure_by', 'measure_at'])
    or (old.asked_at is not null and changed && array['question_sealed', 'asked_by', 'asked_at'])
    or old.answered_at is not null and changed && array['answer_sealed', 'answered_at']
    or old.measure_at is not null
    or ('asked_by' = any (changed) and new.asked_by is distinct from me)
    or ('signed_by' = any (changed) and new.signed_by is distinct from me)
    or ('measure_by' = any (changed) and new.measure_by is distinct from me)
  then
    raise exception 'a review is not changed like this' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function app.keep_log_review() from public;
create trigger keep_log_review before update on public.log_review_item for each row execute function app.keep_log_review();

-- -------------------------------------------------------------------------------------------------- to open
-- Opens one case or one person of the own authority, with the review and the notices in the same statement. Answers what
-- became of it: opened, unknown, inSight (open already by other means), another (one is open), nobodyReviews. What the code has to
-- have checked (rule, role, step-up) is checked again and raises. A number nobody has, one of another authority and one that is
-- wrong are the same "unknown", after the same look-ups. `p_only_ask`: says what would become of it, and writes nothing.
create function app.open_emergency(p_id uuid, p_item uuid, p_case_number text, p_number_index text, p_reason_sealed text,
    p_only_ask boolean)
  returns text language plpgsql volatile security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  me uuid := app.account_id();
  v_assignment uuid := nullif((app.verified_context())[4], '')::uuid;
  v_case uuid; v_person uuid; v_about uuid; v_unit uuid; v_workers uuid[]; v_label text; v_is_protected boolean;
  v_told uuid[]; v_heads uuid[]; v_reviewers uuid[];
begin
  if v_assignment is null or coalesce(app.role(), 'logReviewer') in ('administrator', 'logReviewer') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from public.emergency_rule r where r.tenant_id = t and r.is_on) then
    raise exception 'the authority has not decided that emergency openings may be made' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(app.step_up_at(), '-infinity') <= now() - interval '5 minutes' then
    raise exception 'who is asking was not confirmed just now' using errcode = 'insufficient_privilege';
  end if;
  if num_nonnulls(p_case_number, p_number_index) <> 1 or (p_reason_sealed is null and not p_only_ask) then
    raise exception 'one subject and one reason' using errcode = 'check_violation';
  end if;
  -- One at a time: two at once wait for each other here.
  perform pg_advisory_xact_lock(hashtextextended('emergency|' || t || me, 0));
  if exists (select 1 from public.emergency_opening o where o.tenant_id = t and o.opened_by = me and o.closed_at is null
      and o.expires_at > now()) then
    return 'another';
  end if;

  if p_case_number is not null then
    select c.id, c.person_id, c.unit_id, c.worker_ids, c.number into v_case, v_about, v_unit, v_workers, v_label
      from public.case_record c where c.tenant_id = t and c.number = p_case_number;
    if v_case is null then return 'unknown'; end if;
    if (v_unit = app.sight_unit() or me = any (v_workers) or exists (select 1 from public.case_record c
          where c.tenant_id = t and c.id = v_case and c.receiving_unit_id = app.sight_unit()))
        and (v_about is null or v_about <> all (app.sealed_person_ids())) then
      return 'inSight';
    end if;
  else
    select coalesce(p.merged_into_id, p.id) into v_person from public.person p
      where p.tenant_id = t and p.number_index = p_number_index order by p.registered_at desc, p.id desc limit 1;
    if v_person is null then return 'unknown'; end if;
    if app.person_in_sight(v_person) then return 'inSight'; end if;
    v_about := v_person;
    select c.unit_id, c.worker_ids into v_unit, v_workers from public.case_record c
      where c.tenant_id = t and c.person_id = v_person order by c.closed_at is null desc, c.opened_at desc, c.id limit 1;
    v_unit := coalesce(v_unit, app.unit_id());
  end if;
  v_is_protected := exists (select 1 from public.person p where p.tenant_id = t and p.id = v_about and p.protection <> 'none');
  -- A person, and whoever's identity is protected, is a made-up number to those who review.
  if v_case is null or v_is_protected then
    v_label := 'P-' || upper(left(md5(t::text || coalesce(v_about, v_case)), 8));
  end if;

  -- Whoever works on the case; of somebody with a protected identity only the readers, as everywhere.
  select coalesce(array_agg(distinct g.account_id) filter (where g.account_id = any (coalesce(v_workers, '{}'))), '{}'),
      coalesce(array_agg(distinct g.account_id) filter (where g.role = 'unitHead' and g.unit_id = v_unit), '{}'),
      coalesce(array_agg(distinct g.account_id) filter (where g.role = 'logReviewer'), '{}')
    into v_told, v_heads, v_reviewers
    from public.assignment g join public.account a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.disabled_at is null
    where g.tenant_id = t and g.account_id <> me and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
      and (g.role in ('logReviewer', 'unitHead') or g.account_id = any (coalesce(v_workers, '{}')));
  v_told := coalesce(v_told, '{}');
  if v_is_protected then
    select coalesce(array_agg(r.account_id), '{}') into v_told from public.person_reader r
      where r.tenant_id = t and r.person_id = v_about and r.account_id = any (v_told);
    select coalesce(array_agg(r.account_id), '{}') into v_heads from public.person_reader r
      where r.tenant_id = t and r.person_id = v_about and r.account_id = any (v_heads);
  end if;
  -- An opening that nobody would look at afterwards is not made.
  if cardinality(v_reviewers || v_heads) = 0 then return 'nobodyReviews'; end if;
  if p_only_ask then return 'opened'; end if;

  insert into public.emergency_opening (tenant_id, id, case_id, person_id, unit_id, opened_by, assignment_id, opener_unit_id,
      reason_sealed, told, opened_at, expires_at)
    values (t, p_id, v_case, v_person, v_unit, me, v_assignment, app.unit_id(), p_reason_sealed, v_told,
      date_trunc('milliseconds', now()), date_trunc('milliseconds', now()) + interval '60 minutes');
  insert into public.log_review_item (tenant_id, id, opening_id, reader_id, reader_unit_id, unit_id, case_id, person_id, label,
      first_at, last_at, lines, acts, rules, drawn_at, due_at)
    values (t, p_item, p_id, me, app.unit_id(), v_unit, v_case, v_about, v_label, now(), now(), 1, array['emergency.open-subject'],
      array['emergencyOpening'], now(), now() + interval '72 hours');
  insert into public.notice (tenant_id, id, kind, ref_id, unit_id, level, counted_from, recipient_id, made_at)
    select t, gen_random_uuid(), 'emergencyReview', p_item, v_unit, 'atOnce', now(), x.account_id, now()
      from (select distinct unnest(v_reviewers || v_heads) as account_id) x
    union all
    select t, gen_random_uuid(), 'emergencyOpening', p_id, v_unit, 'atOnce', now(), x.account_id, now()
      from (select distinct unnest(v_told) as account_id) x where x.account_id <> all (v_reviewers || v_heads);
  return 'opened';
end $$;
revoke all on function app.open_emergency(uuid, uuid, text, text, text, boolean) from public;
grant execute on function app.open_emergency(uuid, uuid, text, text, text, boolean) to samlots_app;

-- Openings in a month and how many were on active service then: those with an assignment that sees cases. For the whole
-- authority, or for one unit's staff: the unit head's own.
create function app.opening_figures(p_from date, p_to date) returns table (month date, openings int, staff int)
  language plpgsql stable security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  v_unit uuid := case when app.role() = 'unitHead' then app.sight_unit() end;
begin
  if coalesce(app.role(), '') not in ('logReviewer', 'unitHead') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  return query select m.day::date,
      (select count(*)::int from public.emergency_opening o where o.tenant_id = t and (v_unit is null or o.opener_unit_id = v_unit)
        and o.opened_at >= m.day::timestamp at time zone 'Europe/Stockholm'
        and o.opened_at < (m.day + interval '1 month')::timestamp at time zone 'Europe/Stockholm'),
      (select count(distinct g.account_id)::int from public.assignment g where g.tenant_id = t and (v_unit is null or g.unit_id = v_unit)
        and g.role not in ('administrator', 'logReviewer') and g.valid_from < (m.day + interval '1 month')::date
        and (g.valid_to is null or g.valid_to > m.day::date))
    from generate_series(date_trunc('month', p_from::timestamp), p_to::timestamp, interval '1 month') m (day);
end $$;
revoke all on function app.opening_figures(date, date) from public;
grant execute on function app.opening_figures(date, date) to samlots_app;

-- ------------------------------------------------------------------------------------------- candidates of a month
-- The readings of a period: one account, one case or person, one Swedish day. It answers ids, times, counts and which
-- facts of the targeted rules hold; never a name. Definer, because names must be compared with the register, which the log
-- reviewer does not see. All that are hit by something are answered, strongest first, at most `p_most`; and `p_random` by lot.
create function app.log_review_candidates(p_from timestamptz, p_to timestamptz, p_seed text, p_random int, p_most int)
  returns table (account_id uuid, unit_id uuid, case_id uuid, person_id uuid, owning_unit_id uuid, label text, first_at timestamptz,
    last_at timestamptz, lines int, acts text[], population int, lot text, is_random boolean, own_name boolean, family_name boolean,
    common_name boolean, household boolean, colleague boolean, is_protected boolean, at_night boolean, subjects int,
    unit_median double precision, unit_p95 double precision, is_worker boolean, has_later_act boolean)
  language plpgsql stable security definer set search_path = '' as $$
#variable_conflict use_column
declare
  t uuid := app.tenant_id();
  s public.log_review_setting%rowtype;
begin
  if app.role() is distinct from 'logReviewer' then
    raise exception 'only a log reviewer draws a sample' using errcode = 'insufficient_privilege';
  end if;
  select * into s from public.log_review_setting x where x.tenant_id = t;
  return query
  with line as materialized (
    select e.account_id, e.unit_id, e.case_id, case when e.case_id is null then e.person_ids[1] end as person_id, e.at, e.name,
      (e.at at time zone 'Europe/Stockholm') as local_at
    from public.audit_event e
    where e.tenant_id = t and e.at >= p_from and e.at < p_to and e.outcome = 'allowed' and e.act = 'read'
      and e.account_id is not null and e.unit_id is not null and not e.rule_ids @> array['emergency.opening']
      and (e.case_id is not null or cardinality(e.person_ids) = 1)
  ), reading as materialized (
    select l.account_id, l.unit_id, l.case_id, l.person_id, l.local_at::date as day, min(l.at) as first_at, max(l.at) as last_at,
      count(*)::int as lines, array_agg(distinct l.name) as acts,
      bool_or(case when s.night_from < s.night_to then to_char(l.local_at, 'HH24:MI') >= s.night_from and to_char(l.local_at, 'HH24:MI') < s.night_to
        else to_char(l.local_at, 'HH24:MI') >= s.night_from or to_char(l.local_at, 'HH24:MI') < s.night_to end) as at_night
    from line l group by 1, 2, 3, 4, 5
  ), busy as (
    select r.account_id, r.unit_id, r.day, count(*)::int as subjects from reading r group by 1, 2, 3
  ), spread as (
    select b.unit_id, percentile_cont(0.5) within group (order by b.subjects) as median,
      percentile_cont(0.95) within group (order by b.subjects) as p95 from busy b group by 1
  ), dark as (
    -- A unit that works at night reads at night.
    select r.unit_id, avg(r.at_night::int) as share from reading r group by 1
  ), staff as materialized (
    select a.id, lower(a.display_name) as whole, lower(regexp_replace(a.display_name, '^.*\s', '')) as family
    from public.account a where a.tenant_id = t
  ), self as materialized (
    -- Readers who may themselves be in the register.
    select f.id as account_id, p.id as person_id from staff f
      join public.person p on p.tenant_id = t and lower(p.given_name || ' ' || p.family_name) = f.whole
  ), near as materialized (
    select x.account_id, m.person_id from self x
      join public.household_member h on h.tenant_id = t and h.person_id = x.person_id
      join public.household_member m on m.tenant_id = t and m.household_id = h.household_id
    union select x.account_id, g.child_id from self x join public.guardianship g on g.tenant_id = t and g.guardian_id = x.person_id
    union select x.account_id, g.guardian_id from self x join public.guardianship g on g.tenant_id = t and g.child_id = x.person_id
  ), whom as materialized (
    select r.*, c.number, c.unit_id as owning_unit_id, c.worker_ids, coalesce(c.person_id, r.person_id) as about
    from reading r left join public.case_record c on c.tenant_id = t and c.id = r.case_id
  ), known as materialized (
    select p.id, lower(p.given_name || ' ' || p.family_name) as whole, lower(p.family_name) as family, p.protection <> 'none' as is_protected
    from (select distinct w.about from whom w where w.about is not null) d join public.person p on p.tenant_id = t and p.id = d.about
  ), common as (
    select k.family, count(*) >= greatest(5, (select count(*) from known) / 200) as is_common from known k group by 1
  ), weighed as (
    select w.*, k.is_protected, md5(p_seed || w.account_id || coalesce(w.case_id, w.person_id) || w.day) as lot,
      f.whole = k.whole as own_name, f.family = k.family and f.whole <> k.whole as family_name, coalesce(c.is_common, false) as common_name,
      n.account_id is not null and f.whole <> k.whole as household, m.id is not null as colleague,
      w.at_night and d.share < 0.2 as is_dark, b.subjects, v.median, v.p95,
      w.account_id = any (w.worker_ids) or exists (select 1 from public.case_worker x where x.tenant_id = t and x.case_id = w.case_id
        and x.account_id = w.account_id and x.since <= w.last_at and (x.until is null or x.until >= w.first_at)) as is_worker
    from whom w
      join staff f on f.id = w.account_id
      join busy b on b.account_id = w.account_id and b.unit_id = w.unit_id and b.day = w.day
      join spread v on v.unit_id = w.unit_id
      join dark d on d.unit_id = w.unit_id
      left join known k on k.id = w.about
      left join common c on c.family = k.family
      left join near n on n.account_id = w.account_id and n.person_id = w.about
      left join lateral (select y.id from staff y where y.whole = k.whole and y.id <> w.account_id limit 1) m on true
  ), placed as (
    select x.*, count(*) over ()::int as population, row_number() over (order by x.lot) <= p_random as by_lot,
      row_number() over (order by coalesce(x.own_name or x.household or x.colleague, false)
          or coalesce(x.family_name and not x.common_name, false) desc,
        coalesce(x.is_protected and not coalesce(x.is_worker, false), false) desc,
        coalesce(not x.is_worker, true) desc, x.is_dark desc, x.lot) as place
    from weighed x
  )
  select x.account_id, x.unit_id, x.case_id, x.about, x.owning_unit_id,
    case when x.number is null or coalesce(x.is_protected, false)
      then 'P-' || upper(left(md5(t::text || coalesce(x.about, x.case_id)), 8)) else x.number end,
    x.first_at, x.last_at, x.lines, x.acts, x.population, x.lot, x.by_lot, coalesce(x.own_name, false), coalesce(x.family_name, false),
    x.common_name, coalesce(x.household, false), x.colleague, coalesce(x.is_protected, false), x.is_dark, x.subjects, x.median, x.p95,
    coalesce(x.is_worker, false),
    exists (select 1 from public.audit_event l where l.tenant_id = t and l.account_id = x.account_id and l.outcome = 'allowed'
      and l.act in ('write', 'decide') and l.at >= x.first_at - interval '1 day'
      and l.at <= x.last_at + make_interval(days => s.later_act_days)
      and (l.case_id = x.case_id or (x.about is not null and l.person_ids @> array[x.about])))
  from placed x where x.by_lot or x.place <= p_most;
end $$;
revoke all on function app.log_review_candidates(timestamptz, timestamptz, text, int, int) from public;
grant execute on function app.log_review_candidates(timestamptz, timestamptz, text, int, int) to samlots_app;

-- How many may review, for the size of a sample: of those in service as log reviewers today.
create function app.count_log_reviewers() returns int language sql stable security definer set search_path = '' as $$
  select count(distinct g.account_id)::int from public.assignment g
    join public.account a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.disabled_at is null
  where g.tenant_id = (select app.tenant_id()) and g.role = 'logReviewer' and g.valid_from <= app.today()
    and (g.valid_to is null or g.valid_to > app.today())
$$;
revoke all on function app.count_log_reviewers() from public;
grant execute on function app.count_log_reviewers() to samlots_app;
