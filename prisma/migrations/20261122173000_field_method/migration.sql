-- The method of the field contacts: its text in versions, how it was followed, and who looks at that.

-- The setting of one unit: who answers for the method, and how often the steering group meets.
create table public.method_setting (
  tenant_id uuid not null,
  unit_id uuid not null,
  responsible_id uuid,
  started_on date not null,
  monthly_months smallint not null default 6,
  later_every_months smallint not null default 3,
  version integer not null default 1,
  constraint method_setting_pkey primary key (tenant_id, unit_id),
  constraint method_setting_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint method_setting_tenant_id_responsible_id_fkey foreign key (tenant_id, responsible_id)
    references public.account (tenant_id, id) on delete restrict on update cascade,
  constraint method_setting_monthly check (monthly_months between 0 and 36),
  constraint method_setting_later check (later_every_months between 1 and 12)
);
create index method_setting_tenant_id_responsible_id_idx on public.method_setting (tenant_id, responsible_id);

-- The steering group's month: notes and decisions, and the figures as they stood when it was signed.
create table public.steering_month (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  month_on date not null,
  notes_sealed text,
  adjustments_sealed text,
  participants jsonb not null default '[]',
  figures jsonb,
  signed_by uuid,
  signed_at timestamptz(3),
  version integer not null default 1,
  constraint steering_month_pkey primary key (tenant_id, id),
  constraint steering_month_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint steering_month_first_day check (extract(day from month_on) = 1),
  constraint steering_month_signed check ((signed_by is null) = (signed_at is null) and (signed_at is null or figures is not null))
);
create unique index steering_month_tenant_id_unit_id_month_on_key on public.steering_month (tenant_id, unit_id, month_on);

-- One version of the text, step by step, from a day on. Never edited: the next version follows it.
create table public.method_version (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  number smallint not null,
  valid_from date not null,
  decided_on date not null,
  decided_by text not null,
  why text not null,
  step_texts text[] not null,
  steering_month_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  constraint method_version_pkey primary key (tenant_id, id),
  constraint method_version_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint method_version_tenant_id_steering_month_id_fkey foreign key (tenant_id, steering_month_id)
    references public.steering_month (tenant_id, id) on delete restrict on update cascade,
  constraint method_version_steps check (cardinality(step_texts) = 7)
);
create unique index method_version_tenant_id_unit_id_number_key on public.method_version (tenant_id, unit_id, number);
create unique index method_version_tenant_id_unit_id_valid_from_key on public.method_version (tenant_id, unit_id, valid_from);
create index method_version_tenant_id_steering_month_id_idx on public.method_version (tenant_id, steering_month_id);

-- How one step was followed in one contact. A null outcome is an answer taken back: unanswered.
create table public.step_fidelity (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  contact_id uuid not null,
  unit_id uuid not null,
  step smallint not null,
  outcome text,
  reason_kind text,
  reason_sealed text,
  recorded_by uuid not null,
  recorded_at timestamptz(3) not null,
  version integer not null default 1,
  constraint step_fidelity_pkey primary key (tenant_id, id),
  constraint step_fidelity_tenant_id_case_id_fkey foreign key (tenant_id, case_id)
    references public.case_record (tenant_id, id) on delete restrict on update cascade,
  constraint step_fidelity_tenant_id_contact_id_fkey foreign key (tenant_id, contact_id)
    references public.field_contact (tenant_id, id) on delete restrict on update cascade,
  constraint step_fidelity_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint step_fidelity_step check (step between 1 and 7),
  constraint step_fidelity_outcome check (outcome in ('followed', 'departed', 'notApplicable')),
  constraint step_fidelity_reason_kind check (reason_kind in ('personDeclined', 'notPossible', 'lackOfTime', 'noService',
    'betterOtherwise', 'other')),
  constraint step_fidelity_reason check ((outcome is not distinct from 'departed') = (reason_kind is not null)
    and (outcome is not distinct from 'departed' or reason_sealed is null))
);
create unique index step_fidelity_tenant_id_contact_id_step_key on public.step_fidelity (tenant_id, contact_id, step);
create index step_fidelity_tenant_id_case_id_idx on public.step_fidelity (tenant_id, case_id);
create index step_fidelity_tenant_id_unit_id_idx on public.step_fidelity (tenant_id, unit_id);

-- The two reports on the way, one a year. A signed edition stays; the next edition follows it.
create table public.interim_report (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  number smallint not null,
  edition smallint not null,
  period_from date not null,
  period_to date not null,
  parts_sealed text not null,
  figures jsonb,
  written_by uuid not null,
  written_at timestamptz(3) not null,
  signed_by uuid,
  signed_at timestamptz(3),
  version integer not null default 1,
  constraint interim_report_pkey primary key (tenant_id, id),
  constraint interim_report_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint interim_report_number check (number in (1, 2)),
  constraint interim_report_edition check (edition >= 1),
  constraint interim_report_period check (period_from <= period_to),
  constraint interim_report_signed check ((signed_by is null) = (signed_at is null) and (signed_at is null or figures is not null))
);
create unique index interim_report_tenant_id_unit_id_number_edition_key on public.interim_report (tenant_id, unit_id, number, edition);

do $$
declare t text;
begin
  foreach t in array array['method_setting', 'method_version', 'step_fidelity', 'steering_month', 'interim_report'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
  -- How the work is meant to be done is no secret inside the authority.
  foreach t in array array['method_setting', 'method_version'] loop
    execute format('grant select, insert on public.%I to samlots_app', t);
    execute format('create policy read on public.%I for select to samlots_app using (tenant_id = (select app.tenant_id()))', t);
    execute format($p$create policy head_new on public.%I for insert to samlots_app
      with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead')$p$, t);
  end loop;
  -- What the head of the unit writes for the steering group.
  foreach t in array array['steering_month', 'interim_report'] loop
    execute format('grant select, insert on public.%I to samlots_app', t);
    execute format($p$create policy head on public.%I to samlots_app
      using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead')
      with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead')$p$, t);
  end loop;
end $$;
grant update (responsible_id, started_on, monthly_months, later_every_months, version) on public.method_setting to samlots_app;
create policy head_change on public.method_setting for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead')
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead');
grant update (notes_sealed, adjustments_sealed, participants, figures, signed_by, signed_at, version) on public.steering_month to samlots_app;
grant update (period_from, period_to, parts_sealed, figures, written_by, written_at, signed_by, signed_at, version)
  on public.interim_report to samlots_app;

-- Fidelity is seen with the case, by the unit whose contact it is: how a colleague worked is no matter of the receiver's.
grant select, insert on public.step_fidelity to samlots_app;
grant update (outcome, reason_kind, reason_sealed, recorded_by, recorded_at, version) on public.step_fidelity to samlots_app;
create policy with_case on public.step_fidelity to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and exists (select 1 from public.case_record c where c.tenant_id = step_fidelity.tenant_id and c.id = step_fidelity.case_id))
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and recorded_by = (select app.account_id())
    and exists (select 1 from public.field_contact f where f.tenant_id = step_fidelity.tenant_id and f.id = step_fidelity.contact_id
      and f.case_id = step_fidelity.case_id and f.unit_id = step_fidelity.unit_id));

create function app.keep_signed_paper() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.signed_at is null then return case when tg_op = 'DELETE' then old else new end; end if;
  raise exception 'a signed row of % is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger steering_month_signed before update or delete on public.steering_month
  for each row execute function app.keep_signed_paper();
create trigger interim_report_signed before update or delete on public.interim_report
  for each row execute function app.keep_signed_paper();
create trigger method_version_kept before update or delete on public.method_version
  for each row execute function app.refuse_change();

-- The steps a contact's fidelity is asked for: the rule `stepsAsked` of the module's domain, a test holds the two together.
create function app.fidelity_steps(p_mumin boolean, p_offer text, p_answer text) returns int[]
  language sql immutable set search_path = '' as $$
  select case
    when p_mumin is false then array[1]
    when coalesce(p_offer = 'nothing', false) or coalesce(p_answer = 'no', false) then array[1, 2, 3, 4, 5, 6]
    else array[1, 2, 3, 4, 5, 6, 7] end
$$;

-- The contacts that still wait for an answer, for the lists of what is unfinished.
create view public.contact_fidelity_due with (security_invoker = true) as
  select f.tenant_id, f.unit_id, f.case_id, f.id as contact_id, f.logged_by, f.occurred_on, due.missing
  from public.field_contact f
  cross join lateral (
    select count(*)::int as missing from unnest(app.fidelity_steps(f.mumin, f.offer, f.answer)) as s(step)
    where not exists (select 1 from public.step_fidelity a where a.tenant_id = f.tenant_id and a.contact_id = f.id
      and a.step = s.step and a.outcome is not null)) due
  where f.source = 'field' and f.case_id is not null and due.missing > 0
    and exists (select 1 from public.method_version m
      where m.tenant_id = f.tenant_id and m.unit_id = f.unit_id and m.valid_from <= f.occurred_on);
grant select on public.contact_fidelity_due to samlots_app;

-- Whether the one who asks answers for the method of the unit they act in.
create function app.is_method_responsible() returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.method_setting m where m.tenant_id = (select app.tenant_id())
    and m.unit_id = (select app.unit_id()) and m.responsible_id = (select app.account_id()))
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'unitHead')
$$;

-- How the method was followed in the own unit, per worker and step. The head and the one who answers for the method see
-- every worker; anybody else sees themselves, and all others as one row without a name (worker null).
create function app.fidelity_figures(p_from date, p_to date)
  returns table (worker uuid, step int, followed int, departed int, not_applicable int, unanswered int)
  language sql stable security definer set search_path = '' as $$
  select case when x.sees or f.logged_by = x.me then f.logged_by end, s.step,
    (count(*) filter (where a.outcome = 'followed'))::int, (count(*) filter (where a.outcome = 'departed'))::int,
    (count(*) filter (where a.outcome = 'notApplicable'))::int, (count(*) filter (where a.outcome is null))::int
  from (select app.tenant_id() as tenant, app.unit_id() as unit, app.account_id() as me,
      (app.role() = 'unitHead' or app.is_method_responsible()) as sees
    where app.role() in ('outreachWorker', 'socialWorker', 'unitHead')) x
  join public.field_contact f on f.tenant_id = x.tenant and f.unit_id = x.unit and f.source = 'field'
    and f.occurred_on between p_from and p_to
  cross join lateral unnest(app.fidelity_steps(f.mumin, f.offer, f.answer)) as s(step)
  left join public.step_fidelity a on a.tenant_id = f.tenant_id and a.contact_id = f.id and a.step = s.step
  where exists (select 1 from public.method_version m
    where m.tenant_id = f.tenant_id and m.unit_id = f.unit_id and m.valid_from <= f.occurred_on)
  group by 1, 2
$$;
-- Why it was departed from: every worker's for the same two, the own for anybody else.
create function app.fidelity_reasons(p_from date, p_to date) returns table (worker uuid, step int, reason_kind text, count int)
  language sql stable security definer set search_path = '' as $$
  select f.logged_by, a.step::int, a.reason_kind, count(*)::int
  from (select app.tenant_id() as tenant, app.unit_id() as unit, app.account_id() as me,
      (app.role() = 'unitHead' or app.is_method_responsible()) as sees
    where app.role() in ('outreachWorker', 'socialWorker', 'unitHead')) x
  join public.field_contact f on f.tenant_id = x.tenant and f.unit_id = x.unit and f.source = 'field'
    and f.occurred_on between p_from and p_to
  join public.step_fidelity a on a.tenant_id = f.tenant_id and a.contact_id = f.id and a.outcome = 'departed'
    and a.step = any (app.fidelity_steps(f.mumin, f.offer, f.answer))
  where x.sees or f.logged_by = x.me
  group by 1, 2, 3
$$;
revoke all on function app.keep_signed_paper(), app.fidelity_steps(boolean, text, text), app.is_method_responsible(),
  app.fidelity_figures(date, date), app.fidelity_reasons(date, date) from public;
grant execute on function app.fidelity_steps(boolean, text, text), app.is_method_responsible(),
  app.fidelity_figures(date, date), app.fidelity_reasons(date, date) to samlots_app;
