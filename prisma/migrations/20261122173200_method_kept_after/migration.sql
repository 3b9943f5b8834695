-- After the row, not before: a change that points into another authority is then refused for that, as everywhere.
drop trigger method_version_kept on public.method_version;
create trigger method_version_kept after update or delete on public.method_version
  for each row execute function app.refuse_change();
