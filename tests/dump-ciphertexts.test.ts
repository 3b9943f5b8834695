/**
 * Sealed texts stay where they were put. The columns come from the live catalog and the rows from the product's own
 * operations, so that a column that comes later is tried by itself.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSealedPlaces, type OwnerSql } from "@/kernel/identity";
import {
  decodeKey,
  keyVersionOf,
  openText,
  SealBroken,
  sealText,
  unwrapKey,
  type FieldAddress,
} from "@/platform/crypto";
import { log } from "@/platform/log";
import { openWorld } from "./matrix/world";
import { doEverything, type Acts } from "./support/every-act";
import { openHouse, type House } from "./support/house";

interface Sealed {
  readonly at: FieldAddress;
  readonly text: string;
}

/** Texts of one column that are tried: enough to swap between rows and tenants. */
const EACH = 6;
let house: House;
let acts: Acts;
let places: readonly { table: string; column: string }[];
const texts: Sealed[] = [];
/** Columns the product's operations have filled. */
const filled = new Set<string>();
const keys = new Map<string, Buffer>();

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse({ own: true });
  // Two worlds: four tenants, so that there is something to swap with.
  const worlds = [await openWorld(house), await openWorld(house)];
  acts = await doEverything(worlds[0]!);
  await doEverything(worlds[1]!, { parts: ["cases", "persons"] });
  const sql: OwnerSql = { query: async (text, params) => ({ rows: await house.rows(text, params) }) };
  const found = await findSealedPlaces(sql);
  places = found;
  for (const { table, column, rowId } of found) {
    // Rows that tests have put there hold a dash instead: those are not the product's.
    const rows = await house.rows<{ tenant_id: string; at: string; text: string }>(
      `select tenant_id, at, text from (select tenant_id, ${rowId} as at, ${column} as text,
         row_number() over (partition by tenant_id) as n from ${table} where ${column} like 'v1.%') x where n <= ${String(EACH)}`,
    );
    if (rows.length > 0) filled.add(nameOf({ table, column }));
    for (const row of rows)
      texts.push({ at: { tenantId: row.tenant_id, table, column, rowId: row.at }, text: row.text });
  }
  const kek = decodeKey(process.env["SAMLOTS_FIELD_KEY"]!);
  for (const row of await house.rows<{ tenant_id: string; version: number; wrapped: string }>(
    "select * from tenant_key where purpose = 'field'",
  ))
    keys.set(
      row.tenant_id,
      unwrapKey(kek, row.wrapped, { tenantId: row.tenant_id, dataClass: "field", keyVersion: row.version }),
    );
  for (const { table, column } of found.filter((place) => !filled.has(nameOf(place))))
    for (const tenantId of [worlds[0]!.tenant.id, worlds[0]!.tenant.id, worlds[1]!.tenant.id]) {
      const at = { tenantId, table, column, rowId: randomUUID() };
      texts.push({ at, text: sealText(keyOf(at), "text", { ...at, keyVersion: 1 }) });
    }
}, 600_000);
afterAll(() => house.close());

const keyOf = ({ tenantId }: FieldAddress): Buffer => keys.get(tenantId)!;
const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;
/** Whether the product would open a text there: with the key of the tenant it reads in. */
function opens(text: string, at: FieldAddress): boolean {
  try {
    openText(keyOf(at), text, at);
    return true;
  } catch (fault) {
    expect(fault).toBeInstanceOf(SealBroken);
    return false;
  }
}

describe("sealed texts", () => {
  it("were written to every sealed column of the catalog", () => {
    expect(acts.done.length).toBeGreaterThan(60);
    // Some are refused for good reasons (there is no password to change); most are done.
    expect(acts.undone.length).toBeLessThan(acts.done.length / 4);
    // What the matrix has no text for is sealed by the test at the place the catalog says.
    expect(filled.size).toBeGreaterThan(15);
    expect(new Set(texts.map(({ at }) => nameOf(at)))).toEqual(new Set(places.map(nameOf)));
  });

  it("open where they are", () => {
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter(({ at, text }) => !opens(text, at)).map(({ at }) => nameOf(at))).toEqual([]);
  });

  it("open nowhere else: no two of them can be swapped, in any row, column, table or tenant", () => {
    let swaps = 0;
    const taken = { row: 0, column: 0, tenant: 0 };
    for (const one of texts)
      for (const other of texts) {
        if (one === other) continue;
        if (opens(one.text, other.at)) expect([nameOf(one.at), nameOf(other.at)]).toBe("refused");
        swaps += 1;
        if (one.at.tenantId !== other.at.tenantId) taken.tenant += 1;
        else if (nameOf(one.at) !== nameOf(other.at)) taken.column += 1;
        else taken.row += 1;
      }
    expect(swaps).toBe(texts.length * (texts.length - 1));
    for (const kind of Object.values(taken)) expect(kind).toBeGreaterThan(10);
  });

  it("would be swapped if they were not bound to their place: the test can see", () => {
    const [one] = texts;
    const loose = { ...one!.at, rowId: "" };
    const text = sealText(keyOf(loose), "obunden", { ...loose, keyVersion: keyVersionOf(one!.text) });
    expect(opens(text, loose)).toBe(true);
    expect(opens(text, one!.at)).toBe(false);
  });

  it("stand in no column the catalog does not call sealed", async () => {
    const columns = await house.rows<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema in ('public', 'app') and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying')`,
    );
    const known = new Set(places.map(nameOf));
    const found: string[] = [];
    for (const { table, column } of columns) {
      if (known.has(nameOf({ table, column })) || table.startsWith("_")) continue;
      const rows = await house
        .rows(
          `select 1 from ${table.startsWith("audit_head") || /^(context_key|audit_seal_state)$/.test(table) ? "app." : "public."}${table}
         where ${column}::text ~ '(^|[^A-Za-z0-9])v1\\.[1-9][0-9]*\\.[A-Za-z0-9_-]{38}' limit 1`,
        )
        .catch(() => []);
      if (rows.length > 0) found.push(nameOf({ table, column }));
    }
    expect(found).toEqual([]);
  });
});
