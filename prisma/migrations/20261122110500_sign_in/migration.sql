-- Signing in: throttling that slows an attacker down and never locks the owner out, the chosen assignment, the second
-- factor that a tenant may require, and columns the application has no business changing.

-- ------------------------------------------------------------------------------------------------- throttling
-- One row for each thing that is being guessed at: an address, a device, a network. Keys are keyed hashes, so the table
-- tells nobody whose they are, and unknown addresses get rows like known ones. Global: it works before any tenant is known.
create table public.throttle_bucket (
  key text not null,
  failures double precision not null,
  refilled_at timestamptz(3) not null,
  blocked_until timestamptz(3),
  constraint throttle_bucket_pkey primary key (key)
);
create index throttle_bucket_refilled_at_idx on public.throttle_bucket (refilled_at);
alter table public.throttle_bucket enable row level security;
alter table public.throttle_bucket force row level security;
create policy owner_all on public.throttle_bucket to samlots_owner using (true) with check (true);

-- Takes one attempt before it is made, so that a hundred at once cannot pass together. Answers 0, or the seconds to wait.
-- The first `p_free` are free; each one after that doubles the delay up to `p_longest`. An attempt that is made to wait
-- costs nothing, so hammering does not lengthen the wait. One failure is forgotten every `p_forget` seconds.
create function app.take_attempt(p_key text, p_free int, p_delay int, p_longest int, p_forget int) returns int
  language plpgsql volatile security definer set search_path = '' as $$
declare
  b public.throttle_bucket%rowtype;
  at timestamptz;
  n double precision;
begin
  insert into public.throttle_bucket (key, failures, refilled_at) values (p_key, 0, clock_timestamp()) on conflict (key) do nothing;
  select * into b from public.throttle_bucket x where x.key = p_key for update;
  at := clock_timestamp();
  if b.blocked_until > at then return ceil(extract(epoch from b.blocked_until - at))::int; end if;
  n := greatest(0, b.failures - greatest(0, extract(epoch from at - b.refilled_at)) / p_forget) + 1;
  update public.throttle_bucket x set failures = n, refilled_at = at,
    blocked_until = case when n >= p_free then at + make_interval(secs => least(p_longest, p_delay * power(2, least(floor(n) - p_free, 20)))) end
  where x.key = p_key;
  if random() < 0.01 then
    delete from public.throttle_bucket x where x.refilled_at < at - interval '7 days';
  end if;
  return 0;
end $$;

-- The attempt was good: what was counted against this key is forgotten.
create function app.forget_attempts(p_key text) returns void
  language sql volatile security definer set search_path = '' as $$
  delete from public.throttle_bucket x where x.key = p_key
$$;

-- The attempt was good: it does not count against a network that many share.
create function app.give_back_attempt(p_key text) returns void
  language sql volatile security definer set search_path = '' as $$
  update public.throttle_bucket x set failures = greatest(0, x.failures - 1), blocked_until = null where x.key = p_key
$$;

-- ------------------------------------------------------------------------------- second factor and assignment
-- Whether the tenant wants a second factor from this account that it does not have yet. What an identity provider has
-- vouched for is the provider's to secure.
create function app.lacks_second_factor(p_tenant uuid, p_account uuid, p_method text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select p_method = 'password'
    and exists (select 1 from public.tenant_settings s where s.tenant_id = p_tenant and s.require_second_factor)
    and not exists (select 1 from public.account_credential c
      where c.tenant_id = p_tenant and c.account_id = p_account and c.totp_enabled_at is not null)
$$;

-- As before, and: without a required second factor nothing is chosen, so the session opens nothing but its enrolment.
create or replace function app.start_session(p_session uuid, p_tenant uuid, p_account uuid, p_token_hash text, p_method text)
  returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare chosen uuid; n int;
begin
  if not exists (select 1 from public.account a where a.tenant_id = p_tenant and a.id = p_account and a.disabled_at is null) then
    return null;
  end if;
  select count(*), (array_agg(g.id order by g.valid_from, g.id))[1] into n, chosen from public.assignment g
    join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = p_tenant and g.account_id = p_account and g.valid_from <= app.today()
      and (g.valid_to is null or g.valid_to > app.today()) and (u.closed_on is null or u.closed_on > app.today());
  if n <> 1 or app.lacks_second_factor(p_tenant, p_account, p_method) then chosen := null; end if;
  insert into public.session (tenant_id, id, account_id, assignment_id, token_hash, method, created_at, last_seen_at, expires_at)
    values (p_tenant, p_session, p_account, chosen, p_token_hash, p_method, now(), now(), now() + interval '12 hours');
  return chosen;
end $$;

-- The session of this transaction's context chooses one of its own, currently valid assignments. Answers whether it did.
create function app.choose_assignment(p_assignment uuid) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  s public.session%rowtype;
begin
  select * into s from public.session x where x.tenant_id = app.tenant_id() and x.id = app.session_id() and x.ended_at is null;
  if not found or app.lacks_second_factor(s.tenant_id, s.account_id, s.method) then return false; end if;
  if not exists (select 1 from public.assignment g
      join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
      where g.tenant_id = s.tenant_id and g.id = p_assignment and g.account_id = s.account_id
        and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
        and (u.closed_on is null or u.closed_on > app.today())) then
    return false;
  end if;
  update public.session x set assignment_id = p_assignment where x.tenant_id = s.tenant_id and x.id = s.id;
  return true;
end $$;

-- ----------------------------------------------------------------------------- what the application may not change
-- A session's times, token and assignment are the functions' alone; the application may end one, and no more.
revoke update on public.session from samlots_app;
grant update (ended_at) on public.session to samlots_app;
create function app.keep_session_ended() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is not null then new.ended_at := old.ended_at; end if;
  return new;
end $$;
create trigger session_stays_ended before update on public.session for each row execute function app.keep_session_ended();

-- --------------------------------------------------------------------------------------------------- the demo
-- Sign-ins of a demonstration: addresses under `.example`, a name no real address can have (RFC 2606).
create function app.demo_sign_ins()
  returns table (email text, display_name text, role text, unit_name text, tenant_name text, on_duty boolean)
  language sql stable security definer set search_path = '' as $$
  select a.email, a.display_name, g.role::text, u.name, t.name, g.on_duty
  from public.account a
  join public.tenant t on t.id = a.tenant_id
  join public.assignment g on g.tenant_id = a.tenant_id and g.account_id = a.id
    and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
  join public.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
  where a.email_key like '%.example' and a.disabled_at is null
  order by t.created_at, t.name, u.name, g.role, a.display_name
$$;

revoke all on function app.take_attempt(text, int, int, int, int), app.forget_attempts(text), app.give_back_attempt(text),
  app.lacks_second_factor(uuid, uuid, text), app.choose_assignment(uuid), app.keep_session_ended(), app.demo_sign_ins() from public;
grant execute on function app.take_attempt(text, int, int, int, int), app.forget_attempts(text), app.give_back_attempt(text),
  app.choose_assignment(uuid), app.demo_sign_ins() to samlots_app;
