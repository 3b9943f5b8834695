/**
 * Row security alone, for every table in the catalog, with no check of the code in between: what one tenant's
 * connection can see, add, change and remove of another's, in every role, without a context and with a forged one.
 */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { roles, type SessionClaim } from "@/kernel/identity/contract";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";
import { foreignKeys, furnishTenant, tenantTables, type Row } from "./support/row-maker";

interface Side {
  readonly tenant: Tenant;
  readonly workers: readonly Worker[];
  readonly claims: readonly SessionClaim[];
  readonly rows: Map<string, Row>;
}

let house: House;
let own: Side;
let foreign: Side;

beforeAll(async () => {
  house = await openHouse();
  [own, foreign] = [await furnish(), await furnish()];
});
afterAll(() => house.close());

/** A tenant with somebody in every role, all of whom work on one case, and a row in every table. */
async function furnish(): Promise<Side> {
  const tenant = await house.foundTenant();
  const { unit } = tenant;
  await house.addUnit(tenant);
  const workers: Worker[] = [];
  for (const role of roles) workers.push(await house.addWorker({ role, unit }));
  const personId = await addPerson(house, { tenant, registeredBy: workers[0]! });
  await addPerson(house, { tenant, registeredBy: workers[0]! });
  await addCase(house, { unit, workers, personId });
  const claims = await Promise.all(workers.map((worker) => house.signIn(worker)));
  // Keys of devices are seen by their owner where the authority keeps drafts on devices.
  await house.rows(
    `update tenant_settings set keeps_device_drafts = true, device_drafts_reason = 'x', device_drafts_decided_by = 'x',
       device_drafts_decided_on = '2026-01-01' where tenant_id = $1`,
    [tenant.id],
  );
  const rows = await furnishTenant(house, tenant.id);
  // A draft is its writer's, and the first account of an authority writes none.
  await house.rows("update draft set account_id = $2 where tenant_id = $1", [tenant.id, workers[0]!.accountId]);
  return { tenant, workers, claims, rows };
}

const REFUSED = /permission denied|row-level security/;

/** How many rows a statement reached, or that it was refused. Anything else it says is a finding. */
async function reach(
  client: pg.PoolClient,
  sql: string,
  params: readonly unknown[] = [],
): Promise<number | "refused" | string> {
  await client.query("savepoint attempt");
  try {
    const { rowCount } = await client.query(sql, [...params]);
    return rowCount ?? 0;
  } catch (fault) {
    const { message } = fault as Error;
    return REFUSED.test(message) ? "refused" : message;
  } finally {
    await client.query("rollback to savepoint attempt");
  }
}

/** Everything one connection could do to a foreign tenant through one table, and how far it got. */
async function breaches(client: pg.PoolClient, table: string): Promise<string[]> {
  const theirs = foreign.tenant.id;
  const copy = JSON.stringify({ ...foreign.rows.get(table), id: "00000000-0000-7000-8000-000000000001" });
  const same = JSON.stringify(foreign.rows.get(table));
  const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
  const attempts: [string, string, unknown[]][] = [
    ["select", `select 1 from ${table} where tenant_id = $1`, [theirs]],
    ["select the rest", `select 1 from ${table} where tenant_id <> $1`, [own.tenant.id]],
    ["update", `update ${table} set tenant_id = tenant_id where tenant_id = $1`, [theirs]],
    ["update everything", `update ${table} set tenant_id = $1`, [theirs]],
    ["take over", `update ${table} set tenant_id = $1 where tenant_id = $2`, [own.tenant.id, theirs]],
    ["delete", `delete from ${table} where tenant_id = $1`, [theirs]],
    ["insert", insert, [copy]],
    ["insert or nothing", `${insert} on conflict do nothing`, [same]],
    [
      "upsert",
      `${insert} on conflict (${(await primaryKey(table)).join(", ")}) do update set tenant_id = excluded.tenant_id`,
      [same],
    ],
    ["lock", `select 1 from ${table} where tenant_id = $1 for update`, [theirs]],
  ];
  const findings: string[] = [];
  for (const [what, sql, params] of attempts) {
    const got = await reach(client, sql, params);
    // Nothing to move is as good as not allowed to.
    const isHarmless = got === "refused" || (got === 0 && !what.startsWith("insert") && what !== "upsert");
    if (!isHarmless) findings.push(`${table} ${what}: ${got}`);
  }
  return findings;
}

const primaryKeys = new Map<string, string[]>();
async function primaryKey(table: string): Promise<string[]> {
  const known = primaryKeys.get(table);
  if (known) return known;
  const found = await house.rows<{ name: string }>(
    `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = $1::regclass and i.indisprimary`,
    [table],
  );
  primaryKeys.set(
    table,
    found.map((row) => row.name),
  );
  return found.map((row) => row.name);
}

async function breachesOf(who: SessionClaim | null, forge?: string): Promise<string[]> {
  const findings: string[] = [];
  const tables = await tenantTables(house);
  await house.underRowSecurity(who, async (client) => {
    if (forge !== undefined) await client.query("select set_config('app.context', $1, true)", [forge]);
    for (const table of tables) findings.push(...(await breaches(client, table)));
  });
  return findings;
}

describe("another tenant's rows", () => {
  it("are there to be reached, in every table", async () => {
    const tables = await tenantTables(house);
    expect(tables.length).toBeGreaterThan(25);
    for (const table of tables) expect(foreign.rows.get(table)?.["tenant_id"], table).toBe(foreign.tenant.id);
  });

  it.each(roles.map((role, i) => [role, i] as const))("are out of reach of a %s", async (_role, i) => {
    expect(await breachesOf(own.claims[i]!)).toEqual([]);
  });

  it("are out of reach without a context", async () => {
    expect(await breachesOf(null)).toEqual([]);
    for (const table of await tenantTables(house)) {
      const seen = await house.underRowSecurity(null, (client) => reach(client, `select 1 from ${table}`));
      expect([0, "refused"], table).toContain(seen);
    }
  });

  it("are out of reach with a forged context", async () => {
    const forged = `${foreign.tenant.id}|${foreign.workers[0]!.accountId}|||unitHead|||1|${"0".repeat(64)}`;
    expect(await breachesOf(null, forged)).toEqual([]);
    expect(await breachesOf(own.claims[0]!, forged)).toEqual([]);
  });
});

describe("the own tenant's rows", () => {
  it("are seen by somebody, in every table the application may read", async () => {
    const readable = await house.rows<{ name: string }>(
      `select table_name as name from information_schema.role_table_grants
       where grantee = 'samlots_app' and privilege_type = 'SELECT' and table_schema = 'public'`,
    );
    const names = new Set(readable.map((row) => row.name));
    const unseen = new Set((await tenantTables(house)).filter((table) => names.has(table)));
    for (const claim of own.claims)
      await house.underRowSecurity(claim, async (client) => {
        for (const table of unseen) if (Number(await reach(client, `select 1 from ${table}`)) > 0) unseen.delete(table);
      });
    // Made for an account that exists nowhere: only its own account sees them.
    const ownAlone = ["operation_receipt", "access_pack", "access_text"];
    expect([...unseen].filter((table) => !ownAlone.includes(table))).toEqual([]);
  });
});

describe("a foreign key", () => {
  it("cannot point into another tenant, whoever writes it", async () => {
    const keys = (await foreignKeys(house)).filter((key) => key.parent !== "tenant");
    expect(keys.length).toBeGreaterThan(25);
    const findings: string[] = [];
    for (const key of keys)
      await house.rolledBack(async (client) => {
        // Only the foreign key is under test: checks of the same table would speak first.
        const checks = await client.query<{ name: string }>(
          "select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
          [key.table],
        );
        for (const { name } of checks.rows) await client.query(`alter table ${key.table} drop constraint ${name}`);
        // A table whose rows are never changed says so in a trigger, before the foreign key is asked.
        await client.query(`alter table ${key.table} disable trigger user`);
        const parent = foreign.rows.get(key.parent)!;
        const sets = key.columns.slice(1).map((column, i) => `${column} = $${i + 2}`);
        const values = key.parentColumns.slice(1).map((column) => parent[column]);
        const sql = `update ${key.table} set ${sets.join(", ")}
          where ctid = (select min(ctid) from ${key.table} where tenant_id = $1)`;
        const fault = await client.query(sql, [own.tenant.id, ...values]).then(
          ({ rowCount }) => `changed ${rowCount}`,
          (error: { code: string }) => error.code,
        );
        if (fault !== "23503") findings.push(`${key.table}.${key.name}: ${fault}`);
      });
    expect(findings).toEqual([]);
  });
});

describe("these tests", () => {
  it.each([
    [
      "a policy that lets everything through",
      "create policy loose on public.task for select to samlots_app using (true)",
      /^task select/,
    ],
    ["row security switched off", "alter table public.unit disable row level security", /^unit select/],
    [
      "a policy for changes without the tenant",
      "create policy loose on public.unit for update to samlots_app using (true) with check (true)",
      /^unit (update|select)/,
    ],
  ])("notice %s", async (_what, sql, finding) => {
    const findings = await house.rolledBack(async (client) => {
      await client.query(sql);
      const { unverifiedTenantId, unverifiedToken } = own.claims[5]!;
      const { hashToken } = await import("@/platform/crypto");
      await client.query("set local role samlots_app");
      await client.query("select app.enter_session($1, $2, false)", [unverifiedTenantId, hashToken(unverifiedToken)]);
      return [...(await breaches(client, "task")), ...(await breaches(client, "unit"))];
    });
    expect(findings.some((one) => finding.test(one))).toBe(true);
  });
});
