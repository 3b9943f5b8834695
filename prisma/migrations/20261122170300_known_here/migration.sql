-- "Known to us?": one word about the own authority's register, never a row. Definer, because the register as a whole is in
-- nobody's sight; it answers nothing but the word, and for the log whom it was about. A person with protected identity who
-- is not the asker's to see is not there: the answer is the one for somebody unknown.
create function app.known_here(p_number_index text, p_words jsonb, p_birth_on date)
  returns table (answer text, person_id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  t uuid := app.tenant_id();
  hidden uuid[] := app.sealed_person_ids();
  same uuid[];
  alike boolean;
begin
  if t is null or coalesce(app.role(), 'logReviewer') in ('administrator', 'logReviewer') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  if p_number_index is not null then
    select array_agg(distinct coalesce(p.merged_into_id, p.id)) into same from public.person p
      where p.tenant_id = t and p.number_index = p_number_index and p.id <> all (hidden)
        and (p.merged_into_id is null or p.merged_into_id <> all (hidden));
    return query select case when same is null then 'no' else 'yes' end, same[1];
    return;
  end if;
  -- Each word is a list of keys (kernel/persons/domain/name-match.ts); "=" begins those of the word as it is written.
  with word as (
    select w.n, w.keys from jsonb_array_elements(p_words) with ordinality as w (keys, n)
  ), shared as (
    select k.person_id, w.n, bool_or(left(k.key, 1) = '=') as as_written from word w
      cross join lateral jsonb_array_elements_text(w.keys) as asked (key)
      join public.person_name_key k on k.tenant_id = t and k.key = asked.key
      group by k.person_id, w.n
  ), named as (
    select s.person_id, bool_and(s.as_written) as as_written from shared s
      group by s.person_id having count(*) = (select count(*) from word)
  ), found as (
    select p.id, n.as_written, p.birth_on from named n join public.person p on p.tenant_id = t and p.id = n.person_id
      where p.id <> all (hidden) and p.merged_into_id is null
  )
  select array_agg(f.id) filter (where f.as_written and f.birth_on = p_birth_on),
    bool_or((f.birth_on = p_birth_on and not f.as_written) or (f.birth_on is null and f.as_written))
    into same, alike from found f;
  return query select case
      when cardinality(same) = 1 then 'yes'
      when cardinality(same) > 1 or coalesce(alike, false) then 'cannotTell'
      else 'no' end,
    case when cardinality(same) = 1 then same[1] end;
end $$;
revoke all on function app.known_here(text, jsonb, date) from public;
grant execute on function app.known_here(text, jsonb, date) to samlots_app;
