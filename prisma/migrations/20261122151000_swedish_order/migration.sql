-- Names sort as in Swedish, å, ä and ö after z, whatever the cluster's own order: every list that is sorted by the
-- database is then right, and a page continues where the one before ended. Deterministic: equality is unchanged.
create collation public.swedish (provider = icu, locale = 'sv-SE');
alter table public.tenant alter column name type text collate public.swedish;
alter table public.unit alter column name type text collate public.swedish;
alter table public.account alter column display_name type text collate public.swedish;
alter table public.police_group alter column name type text collate public.swedish;
alter table public.person alter column given_name type text collate public.swedish,
  alter column family_name type text collate public.swedish;
