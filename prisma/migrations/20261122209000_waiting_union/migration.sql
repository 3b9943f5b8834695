-- The union of all that waits: what was there, and what consents, disclosures, retention, emergency openings and the log
-- review add. Each part has a view of its own with these columns.

-- ------------------------------------------------------------------------------------------ the review of the log
-- emergencyReview: an opening nobody has signed off. emergencyOpening: for those who work on the case, as long as the review
-- may take. logReview: a month's sample. logQuestion: for the reader. logFinding: unjustified reading, for the unit head.
create view public.waiting_review with (security_invoker = true) as
  select i.tenant_id, i.unit_id, 'emergencyReview' as kind, 'emergencyReview' as rule, i.case_id, i.id as ref_id, i.drawn_at as since,
    null::timestamptz as due_at, null::uuid as owner_id, i.reader_unit_id as other_unit_id
  from public.log_review_item i where i.opening_id is not null and i.signed_at is null and i.unit_id is not null
  union all
  select o.tenant_id, o.unit_id, 'emergencyOpening', 'emergencyReview', o.case_id, o.id, o.opened_at, null, t.account_id, o.opener_unit_id
  from public.emergency_opening o cross join lateral unnest(o.told) as t (account_id)
  where o.opened_at > now() - interval '72 hours'
    and ((select app.account_id()) is null or t.account_id = (select app.account_id()))
  union all
  select s.tenant_id, s.unit_id, 'logReview', 'logReview', null, s.id, s.drawn_at, s.due_at, null, null
  from public.log_review_sample s where exists (select 1 from public.log_review_item i
    where i.tenant_id = s.tenant_id and i.sample_id = s.id and i.signed_at is null)
  union all
  select i.tenant_id, i.reader_unit_id, 'logQuestion', 'logQuestion', null, i.id, i.asked_at, null, i.reader_id, null
  from public.log_review_item i where i.asked_at is not null and i.answered_at is null and i.signed_at is null
  union all
  select i.tenant_id, i.reader_unit_id, 'logFinding', 'logFinding', null, i.id, i.signed_at, null, null, null
  from public.log_review_item i where i.finding = 'unjustified' and i.measure_at is null;
grant select on public.waiting_review to samlots_app;

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
    and r.ground_ended_at is null and r.corrected_at is null and r.registered_at is null
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
  where f.is_waiting and f.standing = 'takenOver' and w.kind in ('firstVisit', 'missedVisit')
  union all select * from public.waiting_consents
  union all select * from public.waiting_disclosures
  union all select * from public.waiting_retention
  union all select * from public.waiting_review;

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
        and w.kind not in ('dutyReport', 'disclosureReceived', 'copyEnding') as is_protected, c.person_id
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
  where w.kind not in ('emergencyReview', 'emergencyOpening', 'logReview', 'logFinding')
    and (p_level <> 'remind' or x.gets_reminders)
    and (not b.is_protected or exists (select 1 from public.person_reader r
      where r.tenant_id = w.tenant_id and r.person_id = b.person_id and r.account_id = x.account_id))
  union
  -- What is reviewed goes to the log reviewers, and to the unit's head when it is late or was found unjustified; never to the
  -- one who read. A letter says how many and at which unit, and a review shows a made-up number for a protected identity.
  select distinct g.account_id
  from public.assignment g
    join public.account a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.disabled_at is null
  where g.tenant_id = w.tenant_id and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
    and ((w.kind in ('emergencyReview', 'logReview') and g.role = 'logReviewer')
      or (w.kind in ('emergencyReview', 'logReview') and p_level = 'escalate' and g.role = 'unitHead' and g.unit_id = w.unit_id)
      or (w.kind = 'logFinding' and g.role = 'unitHead' and g.unit_id = w.unit_id))
    and not exists (select 1 from public.log_review_item i where i.tenant_id = w.tenant_id and i.id = w.ref_id
      and i.reader_id = g.account_id)
$$;

revoke all on function app.notice_recipients(public.waiting_item, text) from public;

-- ---------------------------------------------------------------------------------------------- after how long
alter table public.attention_rule drop constraint attention_rule_kind;
alter table public.attention_rule add constraint attention_rule_kind check (kind in
  ('handover', 'dutyReport', 'disclosure', 'firstVisit', 'missedVisit', 'withoutTaker', 'offerUnanswered', 'unfinished', 'consentEnding', 'consentAtEighteen', 'consentCeased', 'accessPack', 'disposal', 'emergencyReview', 'logReview', 'logQuestion', 'logFinding'));
create or replace function app.seed_attention() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.attention_setting (tenant_id) values (new.id);
  insert into public.attention_rule (tenant_id, kind, remind_hours, escalate_hours) values
    (new.id, 'handover', 12, 24),
    (new.id, 'dutyReport', 1, 4),
    (new.id, 'disclosure', 24, 72),
    (new.id, 'firstVisit', 12, 48),
    (new.id, 'missedVisit', 24, 72),
    (new.id, 'withoutTaker', 24, 72),
    (new.id, 'offerUnanswered', 72, 168),
    (new.id, 'unfinished', 24, 72),
    (new.id, 'consentEnding', 0, 168),
    (new.id, 'consentAtEighteen', 0, 168),
    (new.id, 'consentCeased', 4, 24),
    (new.id, 'accessPack', 0, 72),
    (new.id, 'disposal', 168, 336),
    (new.id, 'emergencyReview', 48, 72),
    (new.id, 'logReview', 0, 72),
    (new.id, 'logQuestion', 72, 168),
    (new.id, 'logFinding', 72, 168);
  return null;
end $$;
revoke all on function app.seed_attention() from public;
insert into public.attention_rule (tenant_id, kind, remind_hours, escalate_hours)
select t.id, k.kind, k.remind, k.escalate from public.tenant t cross join (values
    ('consentEnding', 0, 168),
    ('consentAtEighteen', 0, 168),
    ('consentCeased', 4, 24),
    ('accessPack', 0, 72),
    ('disposal', 168, 336),
    ('emergencyReview', 48, 72),
    ('logReview', 0, 72),
    ('logQuestion', 72, 168),
    ('logFinding', 72, 168)) as k (kind, remind, escalate)
on conflict do nothing;

-- Whether the menu shows the way to emergency openings. Volatile and with the caller's rights: asked while the session is entered.
create function app.emergency_is_on() returns boolean
  language plpgsql volatile security invoker set search_path = '' as $$
begin
  return coalesce((select r.is_on from public.emergency_rule r where r.tenant_id = (select app.tenant_id())), false);
end $$;
revoke all on function app.emergency_is_on() from public;
grant execute on function app.emergency_is_on() to samlots_app;
