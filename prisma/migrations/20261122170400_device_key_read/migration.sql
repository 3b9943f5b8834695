-- The application only reads of device keys: the narrowing policy says so too.
drop policy with_case_content on public.device_key;
create policy with_case_content on public.device_key as restrictive for select to samlots_app
  using ((select app.role()) not in ('administrator', 'logReviewer'));
