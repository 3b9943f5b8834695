-- Counts attempts as whole ones: what is forgotten in the milliseconds between two attempts must not give a sixth for free.
create or replace function app.take_attempt(p_key text, p_free int, p_delay int, p_longest int, p_forget int) returns int
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
    blocked_until = case when ceil(n) >= p_free then at + make_interval(secs => least(p_longest, p_delay * power(2, least(ceil(n) - p_free, 20)))) end
  where x.key = p_key;
  if random() < 0.01 then
    delete from public.throttle_bucket x where x.refilled_at < at - interval '7 days';
  end if;
  return 0;
end $$;
