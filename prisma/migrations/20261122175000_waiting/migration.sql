-- Nobody waits unseen (docs/adr/0014-one-view-of-what-waits.md): one view says what waits, for whom and since when. The
-- boards read it under row security; the reminders read the same view as the owner.

-- ------------------------------------------------------------------------ where a contact stands, kept with the row
-- A board must cost what waits, not what was ever registered. Whether a contact still waits follows from its own facts
-- and from the handovers and the closing of its case, and no index reaches over three tables: so the two columns below
-- are kept by triggers, as worker_ids of a case are, and the application has no grant on them.
alter table public.field_contact
  add column standing text not null default 'own',
  add column waits text[] not null default '{}',
  add constraint field_contact_standing check (standing in ('own', 'sent', 'takenOver', 'closed'));

-- own: nobody else has it; sent: handed over, to a unit of the own authority or released to a district's, and no answer
-- yet; takenOver: acknowledged; closed: the case is.
create function app.contact_standing(p_tenant uuid, p_case uuid) returns text
  language sql stable security definer set search_path = '' as $$
  with handed as (
    select h.acknowledged_at as answered_at from public.handover h where h.tenant_id = p_tenant and h.case_id = p_case
    union all
    select d.acknowledged_at from public.disclosure d
    where d.tenant_id = p_tenant and d.case_id = p_case and d.withdrawn_at is null
      and exists (select 1 from public.district x where x.tenant_id = d.tenant_id and x.partner_unit_id = d.to_unit_id)
  )
  select case
    when c.closed_at is not null then 'closed'
    when exists (select 1 from handed x where x.answered_at is null) then 'sent'
    when exists (select 1 from handed) then 'takenOver'
    else 'own' end
  from public.case_record c where c.tenant_id = p_tenant and c.id = p_case
$$;

-- What somebody has to see to about one contact. The only place that says so; a test holds it against the module's rules.
create function app.contact_waits(f public.field_contact) returns text[]
  language sql immutable set search_path = '' as $$
  select case when f.source = 'register' or f.standing = 'closed' then '{}'::text[] else array_remove(array[
    -- Whoever took it over is not asked for what its worker left blank.
    case when f.standing in ('own', 'sent') and f.missing_facts <> '{}' then 'unfinished' end,
    case when f.mumin and f.standing = 'own' and f.intake_registered is not true
      and f.first_visit is null and f.first_visit_due_on is null and f.completed is null
      and not coalesce(f.answer = 'no' and f.report = 'none', false) then 'withoutTaker' end,
    case when f.mumin and f.offer <> 'nothing' and coalesce(f.answer, 'later') = 'later'
      and f.completed is null then 'offerUnanswered' end,
    case when f.mumin and f.completed is null and f.first_visit_due_on is not null
      and coalesce(f.first_visit, 'rebooked') = 'rebooked' then 'firstVisit' end,
    case when f.mumin and f.completed is null and f.first_visit = 'missed' then 'missedVisit' end], null) end
$$;

create function app.keep_waits() returns trigger language plpgsql set search_path = '' as $$
begin
  new.waits := app.contact_waits(new);
  return new;
end $$;
create function app.keep_standing() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_case uuid := (to_jsonb(new) ->> case tg_table_name when 'case_record' then 'id' else 'case_id' end)::uuid;
  v_standing text := app.contact_standing(new.tenant_id, v_case);
begin
  update public.field_contact f set standing = v_standing
    where f.tenant_id = new.tenant_id and f.case_id = v_case and f.standing <> v_standing;
  return null;
end $$;
revoke all on function app.contact_standing(uuid, uuid), app.contact_waits(public.field_contact), app.keep_waits(), app.keep_standing()
  from public;
grant execute on function app.contact_waits(public.field_contact) to samlots_app;

alter table public.field_contact disable trigger user;
update public.field_contact f set standing = app.contact_standing(f.tenant_id, f.case_id) where f.case_id is not null;
update public.field_contact f set waits = app.contact_waits(f) where f.source = 'field';
alter table public.field_contact enable trigger user;

-- After zz_missing_facts, whose answer it reads: triggers run in the order of their names.
create trigger zzz_waits before insert or update on public.field_contact for each row execute function app.keep_waits();
create trigger keep_standing after insert or update on public.handover for each row execute function app.keep_standing();
create trigger keep_standing after insert or update on public.disclosure for each row execute function app.keep_standing();
create trigger keep_standing after update of closed_at on public.case_record for each row execute function app.keep_standing();

-- What is open is little beside what there is.
create index field_contact_waiting on public.field_contact (tenant_id, unit_id, occurred_on) where waits <> '{}';
create index handover_to_open on public.handover (tenant_id, to_unit_id, made_at) where acknowledged_at is null;
create index duty_report_from_open on public.duty_report (tenant_id, from_unit_id, sent_at) where acknowledged_at is null;
create index disclosure_open on public.disclosure (tenant_id, released_at) where acknowledged_at is null and withdrawn_at is null;
create index handover_from_open on public.handover (tenant_id, from_unit_id, made_at) where acknowledged_at is null;

-- ---------------------------------------------------------------------------------------------------- what waits
-- One row for each thing and each unit that has to see to it. `rule` names the row of attention_rule whose hours count,
-- from due_at or else from since. owner_id is who should act; null is the unit as a whole. other_unit_id: from whom, to whom.
create view public.waiting_item with (security_invoker = true) as
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
  where f.waits <> '{}'
  union all
  -- The unit that took the contact over sees to the first visit as well.
  select f.tenant_id, c.receiving_unit_id, w.kind, w.kind, f.case_id, f.id,
    (f.occurred_on + f.occurred_time::time) at time zone 'Europe/Stockholm',
    (f.first_visit_due_on + 1)::timestamp at time zone 'Europe/Stockholm', null, f.unit_id
  from public.field_contact f
    join public.case_record c on c.tenant_id = f.tenant_id and c.id = f.case_id and c.receiving_unit_id <> f.unit_id
    cross join lateral unnest(f.waits) as w (kind)
  where f.waits <> '{}' and f.standing = 'takenOver' and w.kind in ('firstVisit', 'missedVisit');
grant select on public.waiting_item to samlots_app;

-- ---------------------------------------------------------------------------------------------- after how long
create table public.attention_rule (
  tenant_id uuid not null,
  kind text not null,
  remind_hours integer not null,
  escalate_hours integer not null,
  version integer not null default 1,
  constraint attention_rule_pkey primary key (tenant_id, kind),
  constraint attention_rule_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint attention_rule_kind check (kind in
    ('handover', 'dutyReport', 'disclosure', 'firstVisit', 'missedVisit', 'withoutTaker', 'offerUnanswered', 'unfinished')),
  constraint attention_rule_hours check (remind_hours between 0 and 720 and escalate_hours between remind_hours and 1440)
);
create table public.attention_setting (
  tenant_id uuid not null,
  shift_from varchar(5) not null default '18:00',
  shift_to varchar(5) not null default '08:00',
  taker_days integer not null default 7,
  version integer not null default 1,
  constraint attention_setting_pkey primary key (tenant_id),
  constraint attention_setting_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint attention_setting_shift check (shift_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    and shift_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and shift_from <> shift_to),
  constraint attention_setting_days check (taker_days between 1 and 90)
);

-- Hours that are sensible to begin with; the administrator changes them.
create function app.seed_attention() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.attention_setting (tenant_id) values (new.id);
  insert into public.attention_rule (tenant_id, kind, remind_hours, escalate_hours) values
    (new.id, 'handover', 12, 24), (new.id, 'dutyReport', 1, 4), (new.id, 'disclosure', 24, 72),
    (new.id, 'firstVisit', 12, 48), (new.id, 'missedVisit', 24, 72), (new.id, 'withoutTaker', 24, 72),
    (new.id, 'offerUnanswered', 72, 168), (new.id, 'unfinished', 24, 72);
  return null;
end $$;
create trigger seed_attention after insert on public.tenant for each row execute function app.seed_attention();
revoke all on function app.seed_attention() from public;

insert into public.attention_setting (tenant_id) select id from public.tenant;
insert into public.attention_rule (tenant_id, kind, remind_hours, escalate_hours)
select t.id, k.kind, k.remind, k.escalate from public.tenant t cross join (values
    ('handover', 12, 24), ('dutyReport', 1, 4), ('disclosure', 24, 72), ('firstVisit', 12, 48), ('missedVisit', 24, 72),
    ('withoutTaker', 24, 72), ('offerUnanswered', 72, 168), ('unfinished', 24, 72)) as k (kind, remind, escalate);

-- The hours for the answer to a handover were a column of their own: they are one of these rules now, and only that.
update public.attention_rule r set remind_hours = s.handover_answer_hours,
    escalate_hours = greatest(r.escalate_hours, s.handover_answer_hours * 2)
  from public.tenant_settings s where s.tenant_id = r.tenant_id and r.kind = 'handover' and s.handover_answer_hours <> 12;
alter table public.tenant_settings drop column handover_answer_hours;

-- ------------------------------------------------------------------------------------------------- reminders sent
alter table public.account add column gets_reminders boolean not null default true;
grant update (gets_reminders) on public.account to samlots_app;

-- Of the own account one changes the name shown, the language, and whether reminders come by e-mail.
create or replace function app.keep_account() returns trigger language plpgsql set search_path = '' as $$
declare
  own text[] := array['display_name', 'locale', 'gets_reminders', 'version'];
begin
  if app.account_id() is not null and app.role() is distinct from 'administrator'
    and to_jsonb(new) - own <> to_jsonb(old) - own
  then
    raise exception 'an account is not changed by its owner' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function app.keep_account() from public;

-- A letter to one account: how many of what wait where, never about whom.
create table public.notice_mail (
  tenant_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  is_urgent boolean not null,
  made_at timestamptz(3) not null,
  attempts integer not null default 0,
  next_try_at timestamptz(3) not null,
  -- Who is sending it now, and until when the others leave it alone.
  claim uuid,
  claimed_until timestamptz(3),
  sent_at timestamptz(3),
  -- Nothing of it waited any longer.
  dropped_at timestamptz(3),
  -- Given up: the administrator sees it and may have it tried again.
  dead_at timestamptz(3),
  last_fault text,
  constraint notice_mail_pkey primary key (tenant_id, id),
  constraint notice_mail_tenant_id_recipient_id_fkey foreign key (tenant_id, recipient_id) references public.account (tenant_id, id)
    on delete restrict on update cascade,
  constraint notice_mail_fault check (last_fault in ('connection', 'timeout', 'auth', 'tls', 'rejected', 'temporary', 'other'))
);
create index notice_mail_recipient on public.notice_mail (tenant_id, recipient_id, made_at);
create index notice_mail_open on public.notice_mail (next_try_at) where sent_at is null and dropped_at is null and dead_at is null;
create index notice_mail_dead on public.notice_mail (tenant_id, dead_at) where dead_at is not null;

-- One reminder of one thing, at one level, to one account: there is never a second.
create table public.notice (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  ref_id uuid not null,
  unit_id uuid not null,
  -- atOnce | remind | escalate
  level text not null,
  -- What the hours were counted from: a thing that comes back waits anew.
  counted_from timestamptz not null,
  recipient_id uuid not null,
  made_at timestamptz(3) not null,
  mail_id uuid,
  -- It had been seen to before a letter left.
  settled_at timestamptz(3),
  constraint notice_pkey primary key (tenant_id, id),
  constraint notice_level check (level in ('atOnce', 'remind', 'escalate')),
  constraint notice_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id) references public.unit (tenant_id, id) on delete restrict on update cascade,
  constraint notice_tenant_id_recipient_id_fkey foreign key (tenant_id, recipient_id) references public.account (tenant_id, id)
    on delete restrict on update cascade,
  constraint notice_tenant_id_mail_id_fkey foreign key (tenant_id, mail_id) references public.notice_mail (tenant_id, id)
    on delete restrict on update cascade
);
create unique index notice_once on public.notice (tenant_id, ref_id, kind, level, counted_from, unit_id, recipient_id);
create index notice_unit on public.notice (tenant_id, unit_id);
create index notice_recipient on public.notice (tenant_id, recipient_id);
create index notice_mail_lines on public.notice (tenant_id, mail_id);
create index notice_pending on public.notice (made_at) where mail_id is null and settled_at is null;

do $$
declare t text;
begin
  foreach t in array array['attention_rule', 'attention_setting', 'notice_mail', 'notice'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['attention_rule', 'attention_setting'] loop
    execute format('grant select on public.%I to samlots_app', t);
    execute format('create policy read on public.%I for select to samlots_app using (tenant_id = (select app.tenant_id()))', t);
    execute format($p$create policy administer on public.%I for update to samlots_app
      using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
      with check (tenant_id = (select app.tenant_id()))$p$, t);
  end loop;
end $$;
grant update (remind_hours, escalate_hours, version) on public.attention_rule to samlots_app;
grant update (shift_from, shift_to, taker_days, version) on public.attention_setting to samlots_app;
-- The administrator sees whether letters leave, and has one tried again. What is in them is in nobody's sight here.
grant select on public.notice_mail to samlots_app;
grant update (attempts, next_try_at, dead_at) on public.notice_mail to samlots_app;
create policy administer on public.notice_mail for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');
create policy try_again on public.notice_mail for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()));

-- Who is told of one thing at one level. Somebody with a protected identity is counted only to the reader group: a number
-- that is one too high is a leak as well.
create function app.notice_recipients(w public.waiting_item, p_level text) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  with held as (
    select g.account_id, g.role, g.on_duty, g.unit_id, a.gets_reminders
    from public.assignment g
      join public.account a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.disabled_at is null
      join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = w.tenant_id and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
      and (u.closed_on is null or u.closed_on > app.today()) and g.role not in ('administrator', 'logReviewer')
  ), about as (
    select c.worker_ids, coalesce(p.protection <> 'none', false) as is_protected, c.person_id
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

-- Makes the reminders that are due, and the letters they go in: one to an account in half an hour, except what must reach
-- a duty unit at once. One process at a time does it.
create function app.gather_notices(p_now timestamptz) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not pg_try_advisory_xact_lock(hashtext('samlots.gather_notices')) then return; end if;
  insert into public.notice (tenant_id, id, kind, ref_id, unit_id, level, counted_from, recipient_id, made_at)
  select w.tenant_id, gen_random_uuid(), w.kind, w.ref_id, w.unit_id, l.level, coalesce(w.due_at, w.since), r.account_id, p_now
  from public.waiting_item w
    join public.attention_rule a on a.tenant_id = w.tenant_id and a.kind = w.rule
    cross join lateral (values ('remind', coalesce(w.due_at, w.since) + make_interval(hours => a.remind_hours)),
      ('escalate', coalesce(w.due_at, w.since) + make_interval(hours => a.escalate_hours)),
      ('atOnce', case when w.kind = 'dutyReport' then w.since end)) as l (level, from_at)
    cross join lateral app.notice_recipients(w, l.level) as r (account_id)
  where l.from_at <= p_now and not exists (select 1 from public.notice n
    where n.tenant_id = w.tenant_id and n.ref_id = w.ref_id and n.kind = w.kind and n.level = l.level
      and n.counted_from = coalesce(w.due_at, w.since) and n.unit_id = w.unit_id)
  on conflict do nothing;

  update public.notice n set settled_at = p_now
  where n.mail_id is null and n.settled_at is null and not exists (select 1 from public.waiting_item w
    where w.tenant_id = n.tenant_id and w.ref_id = n.ref_id and w.kind = n.kind and w.unit_id = n.unit_id);

  with due as (
    select n.tenant_id, n.recipient_id, gen_random_uuid() as mail_id, bool_or(n.level = 'atOnce') as is_urgent
    from public.notice n where n.mail_id is null and n.settled_at is null
    group by n.tenant_id, n.recipient_id
    having bool_or(n.level = 'atOnce') or not exists (select 1 from public.notice_mail m
      where m.tenant_id = n.tenant_id and m.recipient_id = n.recipient_id and m.made_at > p_now - interval '30 minutes')
  ), letters as (
    insert into public.notice_mail (tenant_id, id, recipient_id, is_urgent, made_at, next_try_at)
    select d.tenant_id, d.mail_id, d.recipient_id, d.is_urgent, p_now, p_now from due d
    returning tenant_id, id, recipient_id
  )
  update public.notice n set mail_id = d.mail_id from due d
  where n.tenant_id = d.tenant_id and n.recipient_id = d.recipient_id and n.mail_id is null and n.settled_at is null;
end $$;

-- The letters to send now, each to one process for five minutes. What it answers is what a letter holds: an address, a
-- language, and counts. A letter none of whose things waits any longer is dropped instead.
create function app.claim_notices(p_now timestamptz)
  returns table (mail_id uuid, claim uuid, address text, locale text, is_urgent boolean, lines jsonb)
  language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
begin
  perform app.gather_notices(p_now);
  return query
  with mine as (
    update public.notice_mail m set claim = gen_random_uuid(), claimed_until = p_now + interval '5 minutes', attempts = m.attempts + 1
    from (select o.tenant_id, o.id, a.email, a.locale from public.notice_mail o
        join public.account a on a.tenant_id = o.tenant_id and a.id = o.recipient_id and a.disabled_at is null
      where o.sent_at is null and o.dropped_at is null and o.dead_at is null and o.next_try_at <= p_now
        and (o.claimed_until is null or o.claimed_until <= p_now)
      order by o.is_urgent desc, o.next_try_at limit 20 for update of o skip locked) open
    where m.tenant_id = open.tenant_id and m.id = open.id
    returning m.tenant_id, m.id, m.claim, m.is_urgent, open.email, open.locale
  ), counted as (
    select n.mail_id, u.name as unit, n.kind, n.level, count(*)::int as count
    from mine join public.notice n on n.tenant_id = mine.tenant_id and n.mail_id = mine.id
      join public.unit u on u.tenant_id = n.tenant_id and u.id = n.unit_id
    where exists (select 1 from public.waiting_item w
      where w.tenant_id = n.tenant_id and w.ref_id = n.ref_id and w.kind = n.kind and w.unit_id = n.unit_id)
    group by n.mail_id, u.name, n.kind, n.level
  )
  select mine.id, mine.claim, mine.email, mine.locale, mine.is_urgent,
    (select jsonb_agg(jsonb_build_object('unit', c.unit, 'kind', c.kind, 'level', c.level, 'count', c.count)
      order by c.unit, c.level, c.kind) from counted c where c.mail_id = mine.id)
  from mine;
end $$;

-- What became of a letter. `p_outcome`: sent, dropped, or the fault. A fault is tried again after 2, 4, 8 ... minutes, at
-- most six hours apart and ten times; a refusal by the receiving server only once.
create function app.settle_notice(p_mail uuid, p_claim uuid, p_outcome text, p_now timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.notice_mail m set claim = null, claimed_until = null,
    sent_at = case when p_outcome = 'sent' then p_now end,
    dropped_at = case when p_outcome = 'dropped' then p_now end,
    last_fault = case when p_outcome in ('sent', 'dropped') then m.last_fault else p_outcome end,
    next_try_at = p_now + least(make_interval(mins => (2 ^ least(m.attempts, 9))::int), interval '6 hours'),
    dead_at = case when p_outcome not in ('sent', 'dropped') and (p_outcome = 'rejected' or m.attempts >= 10) then p_now end
  where m.id = p_mail and m.claim = p_claim and m.sent_at is null and m.dropped_at is null and m.dead_at is null;
  return found;
end $$;
revoke all on function app.notice_recipients(public.waiting_item, text), app.gather_notices(timestamptz),
  app.claim_notices(timestamptz), app.settle_notice(uuid, uuid, text, timestamptz) from public;
grant execute on function app.claim_notices(timestamptz), app.settle_notice(uuid, uuid, text, timestamptz) to samlots_app;
