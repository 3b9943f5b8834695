-- Emergency opening (docs/adr/0019-emergency-opening-and-log-review.md): one subject, one reason, sixty minutes, read only,
-- and only where the authority has decided in writing that it may be done.

-- ------------------------------------------------------------------------------------------------------- the rule
create table public.emergency_rule (
  tenant_id uuid not null,
  is_on boolean not null default false,
  -- The written decision: what was decided, by whom and when.
  decision text,
  decided_by varchar(120),
  decided_on date,
  version integer not null default 1,
  constraint emergency_rule_pkey primary key (tenant_id),
  constraint emergency_rule_tenant_id_fkey foreign key (tenant_id) references public.tenant (id) on delete restrict on update cascade,
  constraint emergency_rule_decided check (not is_on or (decision is not null and decided_by is not null and decided_on is not null))
);
create function app.seed_emergency() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.emergency_rule (tenant_id) values (new.id);
  return null;
end $$;
revoke all on function app.seed_emergency() from public;
create trigger seed_emergency after insert on public.tenant for each row execute function app.seed_emergency();
insert into public.emergency_rule (tenant_id) select id from public.tenant;

-- --------------------------------------------------------------------------------- who one is, confirmed once more
create table public.step_up (
  tenant_id uuid not null,
  session_id uuid not null,
  -- password | code
  method text not null,
  confirmed_at timestamptz(3) not null,
  constraint step_up_pkey primary key (tenant_id, session_id),
  constraint step_up_tenant_id_session_id_fkey foreign key (tenant_id, session_id) references public.session (tenant_id, id)
    on delete restrict on update cascade,
  constraint step_up_method check (method in ('password', 'code'))
);

-- --------------------------------------------------------------------------------------------------- the openings
-- Case and person are ids without a foreign key, as in the log: an opening outlives what it was about.
create table public.emergency_opening (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid,
  person_id uuid,
  -- The unit that answers for what was opened.
  unit_id uuid not null,
  opened_by uuid not null,
  assignment_id uuid not null,
  opener_unit_id uuid not null,
  reason_sealed text not null,
  -- Those who work on the case and were told at once.
  told uuid[] not null,
  opened_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  closed_at timestamptz(3),
  constraint emergency_opening_pkey primary key (tenant_id, id),
  constraint emergency_opening_tenant_id_unit_id_fkey foreign key (tenant_id, unit_id) references public.unit (tenant_id, id)
    on delete restrict on update cascade,
  constraint emergency_opening_one_subject check (num_nonnulls(case_id, person_id) = 1),
  constraint emergency_opening_hour check (expires_at > opened_at and expires_at <= opened_at + interval '60 minutes'),
  constraint emergency_opening_closed check (closed_at is null or closed_at >= opened_at)
);
create index emergency_opening_unit on public.emergency_opening (tenant_id, unit_id, opened_at);
create index emergency_opening_opener on public.emergency_opening (tenant_id, opened_by, opened_at);
create index emergency_opening_at on public.emergency_opening (tenant_id, opened_at);

do $$
declare t text;
begin
  foreach t in array array['emergency_rule', 'step_up', 'emergency_opening'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy owner_all on public.%I to samlots_owner using (true) with check (true)', t);
    execute format('grant select on public.%I to samlots_app', t);
  end loop;
end $$;
grant update (is_on, decision, decided_by, decided_on, version) on public.emergency_rule to samlots_app;
create policy read on public.emergency_rule for select to samlots_app using (tenant_id = (select app.tenant_id()));
create policy administer on public.emergency_rule for update to samlots_app
  using (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator')
  with check (tenant_id = (select app.tenant_id()) and (select app.role()) = 'administrator');
create policy own on public.step_up for select to samlots_app
  using (tenant_id = (select app.tenant_id()) and session_id = (select app.session_id()));
-- The opener, those who were told, the head of the unit that answers or of the opener's own, and the log reviewer.
create policy read on public.emergency_opening for select to samlots_app
  using (tenant_id = (select app.tenant_id())
    and (opened_by = (select app.account_id()) or (select app.account_id()) = any (told)
      or (select app.role()) = 'logReviewer'
      or ((select app.role()) = 'unitHead' and (unit_id = (select app.sight_unit()) or opener_unit_id = (select app.sight_unit())))));

-- ------------------------------------------------------------------------------------------------------ functions
-- That the password or a code was right just now. When, the database says.
create function app.note_step_up(p_method text) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if app.session_id() is null then
    raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
  end if;
  insert into public.step_up (tenant_id, session_id, method, confirmed_at)
    values (app.tenant_id(), app.session_id(), p_method, now())
  on conflict (tenant_id, session_id) do update set method = excluded.method, confirmed_at = excluded.confirmed_at;
end $$;

-- When the one who asks last showed who they are: a password or a code asked for again or, for whoever signs in elsewhere
-- and has neither here, the beginning of the session.
create function app.step_up_at() returns timestamptz
  language sql stable security definer set search_path = '' as $$
  select greatest(
    (select s.confirmed_at from public.step_up s where s.tenant_id = (select app.tenant_id()) and s.session_id = (select app.session_id())),
    (select x.created_at from public.session x where x.tenant_id = (select app.tenant_id()) and x.id = (select app.session_id())
      and x.method = 'oidc'))
$$;

-- The opening itself, if it is the asker's own, in the same assignment, and lives. The database's clock decides.
create function app.live_opening(p_opening uuid) returns public.emergency_opening
  language sql stable security definer set search_path = '' as $$
  select o from public.emergency_opening o
  where o.tenant_id = (select app.tenant_id()) and o.id = p_opening and o.opened_by = (select app.account_id())
    and o.assignment_id = nullif((app.verified_context())[4], '')::uuid
    and coalesce(app.role(), 'logReviewer') not in ('administrator', 'logReviewer')
    and o.closed_at is null and o.opened_at <= now() and now() < o.expires_at
    and exists (select 1 from public.emergency_rule r where r.tenant_id = o.tenant_id and r.is_on)
$$;

-- What an opening shows, and all it shows: of a case who it is about, who works on it, whom to call, the last signed notes
-- and what is planned; of a person who it is, whose guardian or ward, and which cases there are. Nothing else becomes
-- visible: no policy of any table knows of openings, so nothing can be written, released, listed or counted through one.
create function app.read_opening(p_opening uuid) returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  o public.emergency_opening := app.live_opening(p_opening);
  c public.case_record%rowtype;
  v_person uuid;
begin
  if o.id is null then return null; end if;
  if o.case_id is not null then
    select * into c from public.case_record x where x.tenant_id = o.tenant_id and x.id = o.case_id;
    if not found then return null; end if;
  end if;
  v_person := coalesce(o.person_id, c.person_id);
  return jsonb_build_object(
    'person', (select jsonb_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'birthOn', p.birth_on,
        'numberSealed', p.number_sealed, 'temporaryId', p.temporary_id, 'isProtected', p.protection <> 'none')
      from public.person p where p.tenant_id = o.tenant_id and p.id = v_person),
    'guardians', coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', case when q.protection = 'none' then
          q.given_name || ' ' || q.family_name end, 'kind', g.kind) order by g.id)
      from public.guardianship g join public.person q on q.tenant_id = g.tenant_id and q.id = g.guardian_id
      where g.tenant_id = o.tenant_id and g.child_id = v_person and (g.valid_to is null or g.valid_to >= app.today())), '[]'),
    'cases', coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'number', k.number, 'unit', u.name, 'openedAt', k.opened_at,
        'closedAt', k.closed_at, 'workers', (select coalesce(jsonb_agg(a.display_name order by a.display_name), '[]') from public.account a
          where a.tenant_id = k.tenant_id and a.id = any (k.worker_ids))) order by k.opened_at desc, k.id)
      from public.case_record k join public.unit u on u.tenant_id = k.tenant_id and u.id = k.unit_id
      where k.tenant_id = o.tenant_id and (k.id = o.case_id or (o.case_id is null and k.person_id = o.person_id))), '[]'),
    'notes', coalesce((select jsonb_agg(to_jsonb(n) order by n."writtenAt" desc) from (
        select j.id, j.text_sealed as "textSealed", j.written_at as "writtenAt", a.display_name as "writtenBy"
        from public.journal_note j left join public.account a on a.tenant_id = j.tenant_id and a.id = j.written_by
        where j.tenant_id = o.tenant_id and j.case_id = o.case_id and j.signed_at is not null
        order by j.written_at desc, j.id desc limit 5) n), '[]'),
    'tasks', coalesce((select jsonb_agg(to_jsonb(n) order by n."dueOn") from (
        select k.id, k.text_sealed as "textSealed", k.due_on as "dueOn" from public.task k
        where k.tenant_id = o.tenant_id and k.case_id = o.case_id and k.done_at is null order by k.due_on, k.id limit 5) n), '[]'));
end $$;

-- Closed by the opener, before its hour is out.
create function app.close_opening(p_opening uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if (app.live_opening(p_opening)).id is null then return false; end if;
  update public.emergency_opening o set closed_at = now() where o.tenant_id = app.tenant_id() and o.id = p_opening;
  return true;
end $$;

revoke all on function app.note_step_up(text), app.step_up_at(), app.live_opening(uuid), app.read_opening(uuid), app.close_opening(uuid) from public;
grant execute on function app.note_step_up(text), app.step_up_at(), app.read_opening(uuid), app.close_opening(uuid) to samlots_app;
