-- The reason belongs to the draft: it may be worded anew until it is signed.
grant update (reason_sealed) on public.period_report to samlots_app;
