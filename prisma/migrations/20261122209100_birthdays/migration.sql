-- The day somebody turns so many years old. Born on 29 February: the 28th in a year without that day (lag 1930:173, 1 §), as
-- `app.known_age` and the engine count. The first version said 1 March: for a day a consent of a guardian was kept too long.
create or replace function app.turns(p_birth_on date, p_years int) returns date
  language sql immutable set search_path = '' as $$ select (p_birth_on + make_interval(years => p_years))::date $$;
