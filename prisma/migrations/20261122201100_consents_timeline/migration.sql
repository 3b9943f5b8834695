-- What was said last is what counts: a yes that is noted afterwards, of a day before the same person took one back,
-- would come to life behind it. And what the database has written has happened, whichever clock is ahead.
create function app.keep_consent_order() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.answered_at := least(new.answered_at, now());
  if new.answer = 'yes' and exists (select 1 from public.consent k
      join public.consent o on o.tenant_id = k.tenant_id and o.person_id = k.person_id and o.kind = k.kind
      join public.consent_answer a on a.tenant_id = o.tenant_id and a.consent_id = o.id
      where k.tenant_id = new.tenant_id and k.id = new.consent_id and a.withdrawn_at > new.answered_at
        and (a.signer_kind = 'guardian') = (new.signer_kind = 'guardian') and a.signer_person_id = new.signer_person_id) then
    raise exception 'taken back later' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger keep_consent_order before insert on public.consent_answer for each row execute function app.keep_consent_order();
revoke all on function app.keep_consent_order() from public;

-- What other parts of the kernel have to tell in the timeline of a case: what, when, by whom, never a text. A part that
-- comes later adds its own with `create or replace view`.
create view public.case_event with (security_invoker = true) as
  select k.tenant_id, k.case_id, 'consentAsked' as kind, k.id as ref_id, k.created_at as at, k.created_by as by_id
  from public.consent k
  union all
  select a.tenant_id, k.case_id, case a.answer when 'yes' then 'consentGiven' else 'consentRefused' end, a.id, a.recorded_at, a.recorded_by
  from public.consent_answer a join public.consent k on k.tenant_id = a.tenant_id and k.id = a.consent_id
  union all
  select a.tenant_id, k.case_id, 'consentWithdrawn', a.id, a.withdrawn_at, a.withdrawn_by
  from public.consent_answer a join public.consent k on k.tenant_id = a.tenant_id and k.id = a.consent_id
  where a.withdrawn_at is not null
  union all
  select k.tenant_id, k.case_id, 'consentExpired', k.id, (k.valid_to + 1)::timestamp at time zone 'Europe/Stockholm', null
  from public.consent k where k.valid_to < app.today() and k.kind = 'liftSecrecy'
    and exists (select 1 from public.consent_answer a where a.tenant_id = k.tenant_id and a.consent_id = k.id
      and a.answer = 'yes' and a.withdrawn_at is null);
grant select on public.case_event to samlots_app;
