/** What stands in the tables, small enough to compare before and after. */
import type { House } from "./house";
import { tenantTables } from "./row-maker";

/** By table: how many rows, and a fingerprint of them. */
export type RowPrints = ReadonlyMap<string, string>;

/**
 * The rows of some tenants in every tenant table but those of `except`. Keyed by table, not a list: once the tables are
 * large enough Postgres reads them side by side, and they come in the order in which they are ready.
 */
export async function rowPrints(
  house: House,
  tenantIds: readonly string[],
  except: readonly string[],
): Promise<RowPrints> {
  const tables = (await tenantTables(house)).filter((table) => !except.includes(table));
  const parts = tables.map(
    (table) => `select '${table}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(x::text, 0)), 0) as print
      from ${table} x where tenant_id = any($1::uuid[])`,
  );
  const found = await house.rows<{ name: string; print: string }>(parts.join(" union all "), [tenantIds]);
  return new Map(found.map(({ name, print }) => [name, print]));
}

/** The tables whose rows are not as they were, by name. */
export function changedTables(before: RowPrints, after: RowPrints): string[] {
  return [...before.keys()].filter((table) => before.get(table) !== after.get(table)).sort();
}
