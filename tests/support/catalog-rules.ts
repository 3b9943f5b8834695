/**
 * What must hold for every table, policy, function and role, read from the live catalog. Each rule is one query that
 * answers its findings, so an empty answer is a kept rule. The lists of exceptions are short and give their reasons.
 */

/** Tables of no single tenant, and why. */
const GLOBAL_TABLES = {
  tenant: "the list of authorities: names and slugs are public, and sign-in needs them before there is a context",
  legal_basis: "the law is the same for all; read only, changed by migrations",
  offence_penalty: "the law is the same for all; read only, changed by migrations",
  consent_notice: "what people are told before they answer is the same for all; read only, changed by migrations",
  throttle_bucket: "counts guesses before any tenant is known; keys are keyed hashes, and the application has no grant",
  _prisma_migrations: "the ledger of migrations, written by the migrator alone",
} as const;

/** Unique indexes that need not begin with the tenant, and why. */
const GLOBAL_UNIQUE_INDEXES = {
  legal_basis_pkey: "not a tenant's: the law",
  offence_penalty_pkey: "not a tenant's: the law",
  consent_notice_pkey: "not a tenant's: what people are told",
  tenant_pkey: "the tenant itself",
  throttle_bucket_pkey: "a keyed hash, not a tenant's",
  tenant_slug_key: "the slug is the address, one for the whole installation",
  _prisma_migrations_pkey: "not a tenant's",
} as const;

/** Tables whose rows are never changed or removed by the application. */
const APPEND_ONLY = [
  "published_figures",
  "audit_event",
  "audit_leaf",
  "audit_checkpoint",
  "audit_erasure",
  "register_import",
  "method_version",
  "contact_step",
];

/** Tables the application may remove rows from, and why. */
const DELETABLE = {
  journal_note: "an unsigned draft; the trigger keeps what is signed",
  draft: "what somebody typed and has not filed: its writer throws it away",
  person_name: "moved back when a merge is reversed",
  person_name_key: "search keys, made again from the names",
  household_member: "entered by mistake",
  person_reader: "a reader leaves the group",
} as const;

/** Functions a policy may call for a single row, and why. */
const ROW_FUNCTIONS = {
  wards_of: "asked only of a person whom nothing cheaper let through: one look into the index of guardians",
  person_in_sight: "asked only of an entry that was merged into another, and those are few",
} as const;

/** Functions with the owner's rights that the application may call for a tenant it names itself, and why. */
const DOORS = {
  enter_session: "wants the hash of a live session's token",
  found_tenant: "refuses as soon as there is a tenant",
  start_session: "signing in, before there is a context",
  sign_in_keys: "signing in: wrapped keys, worthless without the installation's own",
  use_totp_step: "signing in: a code is used up",
  record_sign_in: "signing in: the log",
  oidc_account: "signing in: who a provider's subject is",
  audit_leaves: "sealing the log, outside any request: ids and salted hashes of lines, never a line",
  audit_fault: "sealing the log: a place in it, or nothing",
  note_checkpoint: "sealing the log: a copy of what was shipped; the shipped one decides",
  note_audit_patrol: "sealing the log: that an alarm was raised, or is over",
} as const;

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");
const keysOf = (record: object): string => list(Object.keys(record));

/** Tables of the application with a tenant. */
const TENANT_TABLES = `(select c.oid, c.relname from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))`;

/** The names of a list of column numbers, in order. */
const columns = (table: string, numbers: string): string =>
  `(select array_agg(a.attname::text order by k.n) from unnest(${numbers}) with ordinality k(num, n)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = k.num)`;

export interface CatalogRule {
  readonly name: string;
  /** Answers rows with one column `finding`. */
  readonly sql: string;
  /** Breaks the rule, run as superuser in a transaction that is rolled back. */
  readonly mutants: readonly string[];
}

/** A proper tenant table to break in one way at a time. */
export const THROW_AWAY_TABLE = `
  create table public.lint_probe (tenant_id uuid not null, id uuid not null, unit_id uuid, code text,
    primary key (tenant_id, id));
  alter table public.lint_probe owner to samlots_owner;
  alter table public.lint_probe enable row level security;
  alter table public.lint_probe force row level security;
  create policy owner_all on public.lint_probe to samlots_owner using (true) with check (true);
  grant select, insert, update on public.lint_probe to samlots_app;
  create policy own on public.lint_probe to samlots_app
    using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()));
  alter table public.lint_probe add constraint lint_probe_unit foreign key (tenant_id, unit_id) references public.unit (tenant_id, id);
  create index lint_probe_unit on public.lint_probe (tenant_id, unit_id);`;

const POLICIES_OF_APP = `(select p.*, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked,
    p.polrelid::regclass::text as tbl from pg_policy p join ${TENANT_TABLES} t on t.oid = p.polrelid
  where p.polroles = '{0}' or p.polroles && (select array_agg(oid) from pg_roles where rolname = 'samlots_app'))`;

export const catalogRules: readonly CatalogRule[] = [
  {
    name: "a table is a tenant's or on the short list of global ones",
    sql: `select c.relname as finding from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm')
      and c.oid not in (select oid from ${TENANT_TABLES} t) and c.relname not in (${keysOf(GLOBAL_TABLES)})`,
    mutants: [
      "create table public.stray (id uuid primary key)",
      "create materialized view public.stray as select 1 as one",
    ],
  },
  {
    name: "row security is enabled and forced on every tenant table",
    sql: `select t.relname as finding from ${TENANT_TABLES} t join pg_class c on c.oid = t.oid
      where not (c.relrowsecurity and c.relforcerowsecurity)`,
    mutants: [
      "alter table public.lint_probe no force row level security",
      "alter table public.lint_probe disable row level security",
      "alter table public.case_record disable row level security",
    ],
  },
  {
    name: "tenant_id is a uuid and never null",
    sql: `select t.relname as finding from ${TENANT_TABLES} t join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
      where not a.attnotnull or a.atttypid <> 'uuid'::regtype`,
    mutants: [
      "alter table public.lint_probe drop constraint lint_probe_pkey; alter table public.lint_probe alter tenant_id drop not null",
    ],
  },
  {
    name: "every table has a primary key",
    sql: `select c.relname as finding from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    mutants: ["alter table public.lint_probe drop constraint lint_probe_pkey"],
  },
  {
    // A unique key over all tenants tells one tenant what another has: "duplicate key" (PostgreSQL 5.9, covert channels).
    name: "every unique index begins with the tenant",
    sql: `select i.indexrelid::regclass::text as finding from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname not in (${keysOf(GLOBAL_UNIQUE_INDEXES)})
        and coalesce((select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]), '') <> 'tenant_id'`,
    mutants: [
      "create unique index lint_probe_code on public.lint_probe (code)",
      "create unique index lint_probe_code on public.lint_probe (code, tenant_id)",
      "create unique index lint_probe_code on public.lint_probe (lower(code), tenant_id)",
    ],
  },
  {
    // Foreign keys look past row security: only a composite one cannot point into another tenant.
    name: "every foreign key carries the tenant on both sides, and parents are tenant tables or the tenant",
    sql: `select f.conrelid::regclass || '.' || f.conname as finding from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not (
        (${columns("f.conrelid", "f.conkey")})[1] = 'tenant_id' and (
          (${columns("f.confrelid", "f.confkey")})[1] = 'tenant_id'
          or (f.confrelid = 'public.tenant'::regclass and array_length(f.conkey, 1) = 1)))`,
    mutants: [
      `create unique index lint_unit on public.unit (id);
       alter table public.lint_probe add constraint lint_alone foreign key (unit_id) references public.unit (id)`,
      `create unique index lint_unit on public.unit (id, tenant_id);
       alter table public.lint_probe add constraint lint_turned foreign key (unit_id, tenant_id) references public.unit (id, tenant_id)`,
    ],
  },
  {
    name: "every foreign key has an index that begins with its columns",
    sql: `select f.conrelid::regclass || '.' || f.conname as finding from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = f.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:array_length(f.conkey, 1) - 1] @> f.conkey)`,
    mutants: ["drop index public.lint_probe_unit"],
  },
  {
    name: "a foreign key neither deletes nor empties rows behind the log's back",
    sql: `select f.conrelid::regclass || '.' || f.conname as finding from pg_constraint f
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.confdeltype not in ('a', 'r')`,
    mutants: [
      `alter table public.lint_probe drop constraint lint_probe_unit;
       alter table public.lint_probe add constraint lint_probe_unit foreign key (tenant_id, unit_id)
         references public.unit (tenant_id, id) on delete cascade`,
    ],
  },
  {
    name: "every command granted to the application has a permissive policy",
    sql: `select t.relname || ': ' || g.privilege_type as finding from ${TENANT_TABLES} t
      join information_schema.role_table_grants g on g.table_schema = 'public' and g.table_name = t.relname
        and g.grantee in ('samlots_app', 'PUBLIC') and g.privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      where not exists (select 1 from ${POLICIES_OF_APP} p where p.polrelid = t.oid and p.polpermissive
        and p.polcmd in ('*', case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end))`,
    mutants: [
      "drop policy own on public.lint_probe",
      `drop policy own on public.lint_probe; create policy own on public.lint_probe for select to samlots_app
        using (tenant_id = (select app.tenant_id()))`,
    ],
  },
  {
    name: "policies that let rows in say which",
    sql: `select tbl || '.' || polname as finding from ${POLICIES_OF_APP} p where polcmd in ('*', 'a', 'w') and checked is null`,
    mutants: [
      `drop policy own on public.lint_probe; create policy own on public.lint_probe to samlots_app
        using (tenant_id = (select app.tenant_id()))`,
    ],
  },
  {
    // Unwrapped, the function is called for every row: seconds instead of milliseconds at a million rows.
    name: "every permissive policy asks for the tenant, once a statement",
    sql: `select tbl || '.' || polname || ': ' || part as finding from ${POLICIES_OF_APP} p
      cross join lateral (values ('using', qual), ('with check', checked)) as e(part, expression)
      where polpermissive and expression is not null
        and expression !~ '^\\(*tenant_id = \\( SELECT app\\.tenant_id\\(\\) AS tenant_id\\)'`,
    mutants: [
      "create policy loose on public.lint_probe for select to samlots_app using (id is not null)",
      "create policy loose on public.lint_probe for select to samlots_app using (tenant_id = app.tenant_id())",
      "create policy loose on public.lint_probe for insert to samlots_app with check (code = (select app.tenant_id())::text)",
    ],
  },
  {
    name: "the tenant is joined to the rest of a policy by AND alone",
    sql: `select tbl || '.' || polname || ': ' || part as finding from ${POLICIES_OF_APP} p
      cross join lateral (values ('using', qual), ('with check', checked)) as e(part, expression)
      where polpermissive and expression ~ '^\\(*tenant_id = \\( SELECT app\\.tenant_id\\(\\) AS tenant_id\\)\\)* OR '`,
    mutants: [
      "create policy loose on public.lint_probe for select to samlots_app using (tenant_id = (select app.tenant_id()) or code = 'x')",
    ],
  },
  {
    name: "no function of the context is called per row in a policy",
    sql: `select tbl || '.' || polname as finding from ${POLICIES_OF_APP} p
      where regexp_replace(coalesce(qual, '') || ' ' || coalesce(checked, ''), 'SELECT app\\.\\w+\\(\\)', '', 'g')
        ~ 'app\\.(?!(${Object.keys(ROW_FUNCTIONS).join("|")})\\()\\w+\\('`,
    mutants: [
      `create policy loose on public.lint_probe for select to samlots_app
        using (tenant_id = (select app.tenant_id()) and unit_id = app.unit_id())`,
    ],
  },
  {
    name: "no policy lets everything through, except the owner's",
    sql: `select p.polrelid::regclass || '.' || p.polname as finding from pg_policy p
      where (pg_get_expr(p.polqual, p.polrelid) = 'true' or pg_get_expr(p.polwithcheck, p.polrelid) = 'true')
        and p.polroles <> array['samlots_owner'::regrole::oid]`,
    mutants: [
      "create policy loose on public.lint_probe for select to samlots_app using (true)",
      "create policy loose on public.lint_probe for select using (true)",
      "create policy loose on public.lint_probe for insert to samlots_app with check (true)",
    ],
  },
  {
    name: "no policy calls a volatile function",
    sql: `select distinct p.polrelid::regclass || '.' || p.polname as finding from pg_policy p
      join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_proc'::regclass
      join pg_proc f on f.oid = d.refobjid where f.provolatile = 'v'`,
    mutants: [
      `create function public.loose() returns boolean language sql volatile as 'select true';
       create policy loose on public.lint_probe for select to samlots_app using (tenant_id = (select app.tenant_id()) and public.loose())`,
    ],
  },
  {
    name: "views look with the eyes of the one who asks",
    sql: `select c.oid::regclass::text as finding from pg_class c
      where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    mutants: ["create view public.loose as select * from public.case_record"],
  },
  {
    name: "a definer function has an empty search path",
    sql: `select f.oid::regprocedure::text as finding from pg_proc f
      where f.pronamespace in ('public'::regnamespace, 'app'::regnamespace) and f.prosecdef
        and not coalesce(f.proconfig @> array['search_path=""'], false)`,
    mutants: [
      "create function app.loose() returns int language sql security definer as 'select 1'",
      "create function app.loose() returns int language sql security definer set search_path = public as 'select 1'",
    ],
  },
  {
    name: "nobody may call a function who was not named",
    sql: `select f.oid::regprocedure::text as finding from pg_proc f
      where f.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
        and exists (select 1 from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee = 0)`,
    mutants: ["create function app.loose() returns int language sql as 'select 1'"],
  },
  {
    name: "what the application calls with the owner's rights takes its tenant from the context, except at the door",
    sql: `select f.oid::regprocedure::text as finding from pg_proc f
      where f.pronamespace = 'app'::regnamespace and f.prosecdef and has_function_privilege('samlots_app', f.oid, 'execute')
        and coalesce(array_to_string(f.proargnames[1:f.pronargs], ' '), '') ~ 'tenant' and f.proname not in (${keysOf(DOORS)})`,
    mutants: [
      `create function app.loose(p_tenant uuid) returns int language sql security definer set search_path = '' as 'select 1';
       revoke all on function app.loose(uuid) from public; grant execute on function app.loose(uuid) to samlots_app`,
      "grant execute on function app.set_readers(uuid, uuid, jsonb) to samlots_app",
    ],
  },
  {
    name: "the application may not sign a context itself, nor read the key",
    sql: `select x.finding from (values
        ('app.set_context', has_function_privilege('samlots_app', 'app.set_context(uuid,uuid,uuid,uuid,text,uuid,uuid)', 'execute')),
        ('app.context_signature', has_function_privilege('samlots_app', 'app.context_signature(text)', 'execute')),
        ('app.context_key', has_table_privilege('samlots_app', 'app.context_key', 'select, insert, update, delete'))
      ) as x(finding, may) where x.may`,
    mutants: [
      "grant execute on function app.context_signature(text) to samlots_app",
      "grant select on app.context_key to samlots_app",
      "grant execute on function app.set_context(uuid,uuid,uuid,uuid,text,uuid,uuid) to public",
    ],
  },
  {
    name: "the application's role can bypass nothing and become nobody",
    sql: `select r.rolname || ': ' || a.may as finding from pg_roles r cross join lateral (values
        ('superuser', r.rolsuper), ('bypassrls', r.rolbypassrls), ('createrole', r.rolcreaterole), ('createdb', r.rolcreatedb),
        ('replication', r.rolreplication),
        ('member of another role', exists (select 1 from pg_auth_members m where m.member = r.oid)),
        ('owns something', exists (select 1 from pg_class c where c.relowner = r.oid)
          or exists (select 1 from pg_proc f where f.proowner = r.oid) or exists (select 1 from pg_namespace n where n.nspowner = r.oid)
          or exists (select 1 from pg_database d where d.datdba = r.oid)),
        ('creates in public', has_schema_privilege(r.oid, 'public', 'create')),
        ('creates in app', has_schema_privilege(r.oid, 'app', 'create')),
        ('creates schemas', has_database_privilege(r.oid, current_database(), 'create')),
        ('temporary tables', has_database_privilege(r.oid, current_database(), 'temporary'))
      ) as a(may, true_of) where r.rolname = 'samlots_app' and a.true_of`,
    mutants: [
      "alter role samlots_app bypassrls",
      "alter role samlots_app superuser",
      "alter role samlots_app createrole",
      "grant samlots_owner to samlots_app",
      "alter table public.lint_probe owner to samlots_app",
      "grant create on schema public to samlots_app",
    ],
  },
  {
    name: "nobody signs in as the owner, and the owner bypasses nothing",
    sql: `select rolname as finding from pg_roles where rolname = 'samlots_owner' and (rolcanlogin or rolsuper or rolbypassrls)`,
    mutants: ["alter role samlots_owner login", "alter role samlots_owner bypassrls"],
  },
  {
    name: "every table and function belongs to the owner role",
    sql: `select c.oid::regclass::text as finding from pg_class c where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
        and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> 'samlots_owner'::regrole
      union all select f.oid::regprocedure::text from pg_proc f
      where f.pronamespace in ('public'::regnamespace, 'app'::regnamespace) and f.proowner <> 'samlots_owner'::regrole`,
    mutants: [
      "create table public.stray (tenant_id uuid)",
      "create function app.loose() returns int language sql as 'select 1'",
    ],
  },
  {
    name: "the log and other closed books are only written to",
    sql: `select g.table_name || ': ' || g.privilege_type as finding from information_schema.role_table_grants g
      where g.table_schema = 'public' and g.grantee in ('samlots_app', 'PUBLIC') and g.table_name in (${list(APPEND_ONLY)})
        and g.privilege_type not in ('SELECT', 'INSERT')`,
    mutants: [
      "grant update on public.audit_event to samlots_app",
      "grant delete on public.audit_event to public",
      "grant truncate on public.audit_event to samlots_app",
    ],
  },
  {
    name: "the log refuses change whoever asks",
    sql: `select needed.finding from (values ('update or delete', 27), ('truncate', 34)) as needed(finding, type)
      where not exists (select 1 from pg_trigger t where t.tgrelid = 'public.audit_event'::regclass and t.tgenabled in ('O', 'A')
        and t.tgfoid = 'app.refuse_change'::regproc and t.tgtype = needed.type)`,
    mutants: [
      "drop trigger audit_event_append_only on public.audit_event",
      "alter table public.audit_event disable trigger audit_event_no_truncate",
    ],
  },
  {
    name: "rows are removed only where it is said why, and never a table at once",
    sql: `select g.table_name || ': ' || g.privilege_type as finding from information_schema.role_table_grants g
      where g.table_schema = 'public' and g.grantee in ('samlots_app', 'PUBLIC')
        and (g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
          or (g.privilege_type = 'DELETE' and g.table_name not in (${keysOf(DELETABLE)})))`,
    mutants: ["grant delete on public.lint_probe to samlots_app", "grant trigger on public.lint_probe to samlots_app"],
  },
  {
    name: "global tables are read only for the application, and closed to everybody else",
    sql: `select g.grantee || ' ' || g.table_name || ': ' || g.privilege_type as finding from information_schema.role_table_grants g
      where g.table_schema in ('public', 'app') and ((g.grantee = 'PUBLIC')
        or (g.grantee = 'samlots_app' and g.table_name in (${keysOf(GLOBAL_TABLES)}) and g.privilege_type <> 'SELECT'))`,
    mutants: ["grant select on public.unit to public", "grant update on public.tenant to samlots_app"],
  },
  {
    name: "no default privilege opens what is made later",
    sql: `select d.defaclrole::regrole || ' ' || d.defaclobjtype::text as finding from pg_default_acl d
      cross join lateral aclexplode(d.defaclacl) a where a.grantee in (0, 'samlots_app'::regrole)`,
    mutants: [
      "alter default privileges for role samlots_owner in schema public grant select on tables to samlots_app",
      "alter default privileges in schema app grant execute on functions to public",
    ],
  },
  {
    // A counter tells how many cases the neighbours have.
    name: "nothing is numbered by a sequence",
    sql: `select c.oid::regclass::text as finding from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace`,
    mutants: ["alter table public.lint_probe add column n bigserial", "create sequence public.counter"],
  },
  {
    name: "instants carry their zone",
    sql: `select c.relname || '.' || a.attname as finding from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.atttypid = 'timestamp'::regtype`,
    mutants: ["alter table public.lint_probe add column seen_at timestamp"],
  },
];
