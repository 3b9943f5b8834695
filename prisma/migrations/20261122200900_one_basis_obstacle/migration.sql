-- Releases ask app.basis_obstacle with all that was asked (20261122202200): the narrower form has no caller left.
drop function app.basis_obstacle(text, int, text, text, uuid, date, text, text[]);
