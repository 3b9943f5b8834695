import { createHash } from "node:crypto";

/** Asked this often, a statement is worth keeping planned. */
const ASKED_BEFORE_NAMED = 3;
/** Statements kept planned at most, over all connections; lists of varying length would otherwise never end. */
const NAMED_AT_MOST = 400;
/** What the driver takes for "do not keep it". */
const UNNAMED = "";
/** Longer texts are imports with a part for each row. */
const LONGEST_NAMED = 20_000;

/**
 * Names for prepared statements. Under row security a statement takes Postgres longer to plan than to run; a named one
 * is planned once a connection. Only statements that come again are named, and only so many.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const asked = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > LONGEST_NAMED || names.size >= NAMED_AT_MOST) return UNNAMED;
    const times = (asked.get(sql) ?? 0) + 1;
    if (times < ASKED_BEFORE_NAMED) {
      if (asked.size > NAMED_AT_MOST * 10) asked.clear();
      asked.set(sql, times);
      return UNNAMED;
    }
    asked.delete(sql);
    const name = `s_${createHash("sha256").update(sql).digest("hex").slice(0, 40)}`;
    names.set(sql, name);
    return name;
  };
}
