-- A duty report and a received disclosure are in the receiving unit's sight although the case is not: their duty officers
-- are told of them also when the person has a protected identity. A received copy nobody may read any longer waits no more.
-- Below a row policy the planner may not look at statistics through an operator of arrays, which is not leakproof, and
-- guessed that half of all contacts wait: it then read every case of the authority for the board. A boolean it may.
alter table public.field_contact add column is_waiting boolean not null default false;
create or replace function app.keep_waits() returns trigger language plpgsql set search_path = '' as $$
begin
  new.waits := app.contact_waits(new);
  new.is_waiting := new.waits <> '{}';
  return new;
end $$;
revoke all on function app.keep_waits() from public;
alter table public.field_contact disable trigger user;
update public.field_contact set is_waiting = true where waits <> '{}';
alter table public.field_contact enable trigger user;
drop index public.field_contact_waiting;
create index field_contact_waiting on public.field_contact (tenant_id, unit_id, occurred_on) where is_waiting;

create or replace view public.waiting_item with (security_invoker = true) as
  select h.tenant_id, h.to_unit_id as unit_id, 'handover' as kind, 'handover' as rule, h.case_id, h.id as ref_id,
    h.made_at as since, null::timestamptz as due_at, null::uuid as owner_id, h.from_unit_id as other_unit_id
  from public.handover h where h.acknowledged_at is null
  union all
  select h.tenant_id, h.from_unit_id, 'handoverSent', 'handover', h.case_id, h.id, h.made_at, null, h.made_by, h.to_unit_id
  from public.handover h where h.acknowledged_at is null
  union all
  select d.tenant_id, d.to_unit_id, 'dutyReport', 'dutyReport', d.case_id, d.id, d.sent_at, d.due_at, null, d.from_unit_id
  from public.duty_report d where d.acknowledged_at is null
  union all
  select d.tenant_id, d.from_unit_id, 'dutyReportSent', 'dutyReport', d.case_id, d.id, d.sent_at, d.due_at, d.sent_by, d.to_unit_id
  from public.duty_report d where d.acknowledged_at is null and d.from_unit_id <> d.to_unit_id
  union all
  select d.tenant_id, c.unit_id, 'disclosure', 'disclosure', d.case_id, d.id, d.released_at, null, d.released_by, null
  from public.disclosure d join public.case_record c on c.tenant_id = d.tenant_id and c.id = d.case_id
  where d.acknowledged_at is null and d.withdrawn_at is null
  union all
  select r.tenant_id, r.to_unit_id, 'disclosureReceived', 'disclosure', r.case_id, r.id, r.received_at, null, null, null
  from public.received_disclosure r where r.acknowledged_at is null and r.withdrawn_at is null
    and (r.readable_until is null or r.readable_until >= app.today())
  union all
  select f.tenant_id, f.unit_id, w.kind, w.kind, f.case_id, f.id,
    (f.occurred_on + f.occurred_time::time) at time zone 'Europe/Stockholm',
    case
      -- A first visit is missed when its day has ended.
      when w.kind in ('firstVisit', 'missedVisit') then (f.first_visit_due_on + 1)::timestamp at time zone 'Europe/Stockholm'
      -- Who said "later" is asked again on the day that was agreed.
      when w.kind = 'offerUnanswered' then (select max(o.ask_again_on)::timestamp at time zone 'Europe/Stockholm'
        from public.contact_offer o where o.tenant_id = f.tenant_id and o.contact_id = f.id
          and o.answer = 'later' and o.mistaken_at is null) end,
    case when f.guide_until is null or f.guide_until >= app.today() then coalesce(f.guide_account_id, f.logged_by)
      else f.logged_by end, null
  from public.field_contact f cross join lateral unnest(f.waits) as w (kind)
  where f.is_waiting
  union all
  -- The unit that took the contact over sees to the first visit as well.
  select f.tenant_id, c.receiving_unit_id, w.kind, w.kind, f.case_id, f.id,
    (f.occurred_on + f.occurred_time::time) at time zone 'Europe/Stockholm',
    (f.first_visit_due_on + 1)::timestamp at time zone 'Europe/Stockholm', null, f.unit_id
  from public.field_contact f
    join public.case_record c on c.tenant_id = f.tenant_id and c.id = f.case_id and c.receiving_unit_id <> f.unit_id
    cross join lateral unnest(f.waits) as w (kind)
  where f.is_waiting and f.standing = 'takenOver' and w.kind in ('firstVisit', 'missedVisit');

create or replace function app.notice_recipients(w public.waiting_item, p_level text) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  with held as (
    select g.account_id, g.role, g.on_duty, g.unit_id, a.gets_reminders
    from public.assignment g
      join public.account a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.disabled_at is null
      join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = w.tenant_id and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
      and (u.closed_on is null or u.closed_on > app.today()) and g.role not in ('administrator', 'logReviewer')
  ), about as (
    select c.worker_ids, coalesce(p.protection <> 'none', false)
        -- The unit that receives these sees them whoever they are about.
        and w.kind not in ('dutyReport', 'disclosureReceived') as is_protected, c.person_id
    from (select 1) one left join public.case_record c on c.tenant_id = w.tenant_id and c.id = w.case_id
      left join public.person p on p.tenant_id = c.tenant_id and p.id = c.person_id
  ), owner as (
    select h.account_id, h.gets_reminders from held h cross join about b
    where p_level = 'remind' and h.account_id = w.owner_id and (w.case_id is null or h.account_id = any (b.worker_ids))
  ), duty as (
    select h.account_id, h.gets_reminders from held h
    where p_level in ('atOnce', 'remind') and h.unit_id = w.unit_id and h.on_duty and not exists (select 1 from owner)
  ), head as (
    select h.account_id, true as gets_reminders from held h
    where h.unit_id = w.unit_id and h.role = 'unitHead'
      and (p_level = 'escalate' or not exists (select 1 from owner) and not exists (select 1 from duty))
  ), readers as (
    -- Nobody of those may read it: then whoever works on the case and may.
    select h.account_id, true as gets_reminders from held h cross join about b
    where b.is_protected and h.account_id = any (b.worker_ids)
  )
  select distinct x.account_id
  from (select * from owner union all select * from duty union all select * from head union all select * from readers) x cross join about b
  where (p_level <> 'remind' or x.gets_reminders)
    and (not b.is_protected or exists (select 1 from public.person_reader r
      where r.tenant_id = w.tenant_id and r.person_id = b.person_id and r.account_id = x.account_id))
$$;

revoke all on function app.notice_recipients(public.waiting_item, text) from public;
