-- Published figures: what a four-month period shows outside the unit's own case work, masked before it is stored, settled
-- once and reused by every later document (docs/adr/0012). The exact counts are not kept here: nobody can read them out.
create table public.published_figures (
  tenant_id uuid not null,
  unit_id uuid not null,
  period varchar(7) not null,
  figures jsonb not null,
  settled_by uuid not null,
  settled_at timestamptz(3) not null,
  constraint published_figures_pkey primary key (tenant_id, unit_id, period),
  constraint published_figures_period check (period ~ '^[0-9]{4}-T[123]$'),
  constraint published_figures_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade
);
-- The text of a period's report, by version: one open draft at most, signed ones are history.
create table public.period_report (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  period varchar(7) not null,
  number integer not null,
  text_sealed text not null,
  reason_sealed text,
  written_by uuid not null,
  written_at timestamptz(3) not null,
  signed_by uuid,
  signed_at timestamptz(3),
  version integer not null default 1,
  constraint period_report_pkey primary key (tenant_id, id),
  constraint period_report_period check (period ~ '^[0-9]{4}(-T[123])?$'),
  constraint period_report_number check (number >= 1 and (number = 1) = (reason_sealed is null)),
  constraint period_report_signed check ((signed_by is null) = (signed_at is null)),
  constraint period_report_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id)
    references public.unit (tenant_id, id) on delete restrict on update cascade
);
create unique index period_report_tenant_id_unit_id_period_number_key
  on public.period_report (tenant_id, unit_id, period, number);
create unique index period_report_one_draft on public.period_report (tenant_id, unit_id, period) where signed_at is null;

create trigger published_figures_kept before update or delete on public.published_figures
  for each row execute function app.refuse_change();
create function app.keep_signed_report() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.signed_at is not null then
    raise exception 'a signed report is never changed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger period_report_kept before update or delete on public.period_report
  for each row execute function app.keep_signed_report();
revoke all on function app.keep_signed_report() from public;

do $$
declare t text;
begin
  foreach t in array array['published_figures', 'period_report'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to samlots_app', t);
  end loop;
end $$;
grant update (text_sealed, written_by, written_at, signed_by, signed_at, version) on public.period_report to samlots_app;

-- Those who work in the unit read what is published; its head settles, writes and signs.
create policy read on public.published_figures for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and (select app.role()) in ('outreachWorker', 'socialWorker', 'unitHead'));
create policy settle on public.published_figures for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and (select app.role()) = 'unitHead' and settled_by = (select app.account_id()));
create policy read on public.period_report for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and ((select app.role()) = 'unitHead'
      or (signed_at is not null and (select app.role()) in ('outreachWorker', 'socialWorker'))));
create policy write on public.period_report for insert to samlots_app
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and (select app.role()) = 'unitHead' and written_by = (select app.account_id()));
create policy change on public.period_report for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id()) and (select app.role()) = 'unitHead')
  with check (tenant_id = (select app.tenant_id()) and unit_id = (select app.unit_id())
    and (signed_by is null or signed_by = (select app.account_id())));
