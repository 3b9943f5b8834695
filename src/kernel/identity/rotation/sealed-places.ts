/** Where sealed texts are: asked of the live catalog, so that a new column is found by itself. */

/** What runs SQL with the owner's rights: a connection of the operator's own, never the application's. */
export interface OwnerSql {
  readonly query: <R extends object>(sql: string, params?: unknown[]) => Promise<{ rows: R[] }>;
}

export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  /** SQL that gives the row id a text of this place is bound to. */
  readonly rowId: string;
}

/** Places whose row is not known by `id` alone, and columns that hold sealed text under another name. */
const OTHERS: Readonly<Record<string, string>> = {
  "account_credential.totp_sealed": "account_id::text",
  "draft.body_sealed": "account_id::text || '/' || id::text || '/' || revision::text",
  "device_key.private_sealed": "account_id::text || '/' || id::text",
  "person_merge.reason": "id::text",
  "person_merge.reversal_reason": "id::text",
};

/** Every column that holds sealed text. */
export async function findSealedPlaces(sql: OwnerSql): Promise<readonly SealedPlace[]> {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and (a.attname like '%\\_sealed' or c.relname || '.' || a.attname = any($1))
     order by 1, 2`,
    [Object.keys(OTHERS)],
  );
  return rows.map(({ table, column }) => ({ table, column, rowId: OTHERS[`${table}.${column}`] ?? "id::text" }));
}

/** Columns of any kind in which a text sealed with one version of the tenant's key is left, named `table.column`. */
export async function findTextsSealedWith(
  sql: OwnerSql,
  tenantId: string,
  version: number,
): Promise<readonly string[]> {
  const { rows: columns } = await sql.query<{ table: string; column: string; text: boolean }>(
    `select c.relname as table, a.attname as column, a.atttypid in ('text'::regtype, 'varchar'::regtype) as text
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'json'::regtype, 'jsonb'::regtype)
       and exists (select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped)
     order by 1, 2`,
  );
  const found: string[] = [];
  for (const { table, column, text } of columns) {
    const pattern = `${text ? "" : "%"}v1.${String(version)}.%`;
    const { rows } = await sql.query(
      `select 1 from public.${named(table)} where tenant_id = $1 and ${named(column)}::text like $2 limit 1`,
      [tenantId, pattern],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** A name from the catalog as SQL writes it. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
