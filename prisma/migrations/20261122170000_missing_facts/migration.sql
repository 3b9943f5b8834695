-- What a contact still lacks, kept with the row: the board, the night list and the reminders ask it of a million
-- contacts, and the page asks it of one. The rule is `missingFacts` in the module's domain; a test holds the two
-- together. Whoever adds a fact to the rule replaces this one function (and its test sees to the other side).
alter table public.field_contact add column missing_facts text[] not null default '{}';

create function app.missing_facts(f public.field_contact) returns text[]
  language sql immutable set search_path = '' as $$
  select case when f.source = 'register' then '{}'::text[] else array_remove(array[
    case when f.mumin is null then 'mumin' end,
    -- An intervention that did not go on into MUMIN is tallied: only what is counted of everybody is asked for.
    case when f.place_type is null and f.mumin is distinct from false then 'placeType' end,
    case when f.test_result is null and f.mumin is distinct from false then 'testResult' end,
    case when f.sex is null then 'sex' end,
    case when f.known_in_drug_contexts is null then 'knownInDrugContexts' end,
    case when f.age_years is null and f.age_source is distinct from 'unknown' then 'ageYears' end,
    case when f.mumin and f.known_to_social_services is null then 'knownToSocialServices' end,
    case when f.mumin and f.known_to_addiction_care is null then 'knownToAddictionCare' end,
    case when f.mumin and f.assessment_made is null then 'assessmentMade' end,
    case when f.mumin and f.report is null then 'report' end,
    case when f.mumin and f.offer is null then 'offer' end,
    case when f.mumin and f.offer <> 'nothing' and f.answer is null then 'answer' end], null) end
$$;

create function app.keep_missing_facts() returns trigger language plpgsql set search_path = '' as $$
begin
  new.missing_facts := app.missing_facts(new);
  return new;
end $$;
revoke all on function app.missing_facts(public.field_contact), app.keep_missing_facts() from public;
grant execute on function app.missing_facts(public.field_contact) to samlots_app;

alter table public.field_contact disable trigger user;
update public.field_contact f set missing_facts = app.missing_facts(f) where f.source = 'field';
alter table public.field_contact enable trigger user;

-- The name comes last in the alphabet, so that it runs after every trigger that fills a column of the row.
create trigger zz_missing_facts before insert or update on public.field_contact
  for each row execute function app.keep_missing_facts();

-- Unfinished contacts are few among many.
create index field_contact_unfinished on public.field_contact (tenant_id, unit_id, logged_at) where missing_facts <> '{}';
