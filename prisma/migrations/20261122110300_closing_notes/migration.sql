-- The reason for closing or reopening a case is a signed note of its own kind, so that the journal still says which
-- note it was after the case has been reopened.
alter table public.journal_note drop constraint journal_note_kind, drop constraint journal_note_amends;
alter table public.journal_note
  add constraint journal_note_kind check (kind in ('note', 'addendum', 'objection', 'closure', 'reopening')),
  add constraint journal_note_amends check ((kind in ('addendum', 'objection')) = (amends_id is not null));
