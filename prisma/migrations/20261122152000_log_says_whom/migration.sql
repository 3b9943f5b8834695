-- Whose account an act was about: without it the log says that somebody was given a role, let in to a protected person or
-- had the password changed, and not who.
alter table public.audit_event add column about_account_id uuid;
