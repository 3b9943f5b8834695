/**
 * After a disposal no row of any table speaks of the case or the person: every column of every table in the catalog is
 * searched for every id that went, so a table nobody thought of is found the day it is migrated.
 */
import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { purgeRound } from "@/kernel/retention";
import { inTransaction } from "@/platform/db";
import { openHouse, type House, type Tenant } from "./support/house";
import { addOldFile } from "./support/old-files";
import { furnishTenant } from "./support/row-maker";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Furnished {
  readonly tenant: Tenant;
  readonly caseId: string;
  readonly personId: string;
}

/** An old file with a row in every table that can hold one. */
async function furnished(): Promise<Furnished> {
  const tenant = await house.foundTenant();
  await house.addUnit(tenant);
  const { caseId, personId } = await addOldFile(house, tenant.unit, { birthOn: "1980-03-02", closedOn: "2015-01-10" });
  // A second entry: what needs two persons has them, and the second goes as part of the file.
  const { personId: mate } = await addOldFile(house, tenant.unit, { birthOn: "1981-03-02", closedOn: "2015-01-10" });
  await house.rows("delete from case_worker where case_id in (select id from case_record where person_id = $1)", [
    mate,
  ]);
  await house.rows("delete from case_record where person_id = $1", [mate]);
  await furnishTenant(house, tenant.id);
  await house.rows("update person set merged_into_id = $2 where id = $1", [mate, personId]);
  await house.rolledForward(async (client) => {
    await client.query("set local session_replication_role = replica");
    // Whatever names a case or a person without a foreign key names these; what holds them back is lifted.
    for (const { table_name, key_column } of await keys(client)) {
      const id = key_column === "case_id" ? caseId : key_column === "person_id" ? personId : null;
      if (id)
        await client.query(
          `update ${table_name} set ${key_column} = $2 where tenant_id = $1 and ${key_column} is not null`,
          [tenant.id, id],
        );
    }
    await client.query(
      "update retention_hold set lifted_at = now(), lifted_by = gen_random_uuid() where tenant_id = $1",
      [tenant.id],
    );
    for (const { table_name, moment } of await moments(client))
      await client.query(
        `update ${table_name} set ${moment} = '2015-01-10' where tenant_id = $1 and ${moment} is not null`,
        [tenant.id],
      );
    // Mentions that no key holds together.
    await client.query("update notice set ref_id = $2 where tenant_id = $1", [tenant.id, caseId]);
    await client.query("update operation_receipt set reply = $2 where tenant_id = $1", [tenant.id, { caseId }]);
    await client.query("update outbox_event set payload = $2 where tenant_id = $1", [tenant.id, { personId }]);
    await client.query("delete from audit_event where tenant_id = $1", [tenant.id]);
  });
  return { tenant, caseId, personId };
}

const keys = async (client: pg.PoolClient) =>
  (
    await client.query<{ table_name: string; key_column: string }>(
      `select r.table_name, r.key_column from app.record_table r join pg_attribute a
         on a.attrelid = to_regclass('public.' || r.table_name) and a.attname = r.key_column
       where r.at_disposal = 'delete' and to_regclass('public.' || r.table_name) is not null`,
    )
  ).rows;

const moments = async (client: pg.PoolClient) =>
  (
    await client.query<{ table_name: string; moment: string }>(
      `select distinct r.table_name, m.moment from app.record_table r cross join unnest(r.moments) m(moment)
       where to_regclass('public.' || r.table_name) is not null`,
    )
  ).rows;

/** Ids of the rows of every table that goes with the file. */
async function idsOf(client: pg.PoolClient, { tenant, caseId, personId }: Furnished): Promise<string[]> {
  const entries = await client.query<{ ids: string[] }>("select app.entries_of($1, $2) as ids", [tenant.id, personId]);
  const ids = [caseId, ...(entries.rows[0]?.ids ?? [])];
  const tables = await client.query<{ name: string; condition: string }>(
    `select distinct r.table_name as name, app.record_condition(r.table_name) as condition from app.record_table r
       join pg_attribute a on a.attrelid = to_regclass('public.' || r.table_name) and a.attname = 'id' and a.atttypid = 'uuid'::regtype
     where r.at_disposal = 'delete'`,
  );
  for (const { name, condition } of tables.rows) {
    const found = await client.query<{ id: string }>(
      `select x.id from ${name} x where x.tenant_id = $1 and (${condition}) and ($2::uuid[] is not null and $3::uuid[] is not null)`,
      [tenant.id, [caseId], entries.rows[0]?.ids ?? []],
    );
    ids.push(...found.rows.map(({ id }) => id));
  }
  return ids;
}

/** Every column of every table, own schema included, that holds one of these ids. */
async function mentions(client: pg.PoolClient, ids: readonly string[]): Promise<string[]> {
  const columns = await client.query<{ place: string; name: string }>(
    `select c.oid::regclass::text as place, a.attname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'p')
       and format_type(a.atttypid, null) in ('uuid', 'uuid[]', 'json', 'jsonb', 'text', 'text[]', 'character varying')`,
  );
  const found: string[] = [];
  for (const { place, name } of columns.rows) {
    const hit = await client.query(`select 1 from ${place} x where x."${name}"::text ~ any ($1::text[]) limit 1`, [
      [ids.join("|")],
    ]);
    if (hit.rowCount) found.push(`${place}.${name}`);
  }
  return found;
}

const dispose = (client: pg.PoolClient, { tenant, caseId, personId }: Furnished) =>
  client.query(
    `with f as (select app.judge_file($1, $2, $3, current_date) as f), d as (select x.*, (f.f).verdict from f cross join lateral app.dispose_file($1, f.f) x)
     select d.verdict, d.counts, d.gone, app.forget_mentions($1, d.gone) from d`,
    [tenant.id, personId, caseId],
  );

describe("what is left of a file", () => {
  it("is nothing, in any column of any table", async () => {
    const file = await furnished();
    await house.rolledBack(async (client) => {
      const ids = await idsOf(client, file);
      const before = await mentions(client, ids);
      // It can see: the file is in many places before it goes.
      expect(before.length).toBeGreaterThan(40);
      const { rows } = await dispose(client, file);
      expect(rows[0]).toMatchObject({ verdict: "due", counts: { case_record: 1, person: 2, journal_note: 1 } });
      expect(await mentions(client, ids)).toEqual([]);
    });
  });

  it.each([
    ["a table left out", "delete from app.record_table where table_name = 'person_name_key'"],
    [
      "a stored answer left alone",
      "create or replace function app.forget_mentions(p_tenant uuid, p_ids uuid[]) returns void language sql as ''",
    ],
  ])("mutant: %s is found", async (_name, mutant) => {
    const file = await furnished();
    await house.rolledBack(async (client) => {
      const ids = await idsOf(client, file);
      await client.query(mutant);
      const left = await dispose(client, file).then(
        () => mentions(client, ids),
        (fault: Error) => [fault.message],
      );
      expect(left).not.toEqual([]);
    });
  });

  it("has asked every table, and a new one that says nothing stops every disposal", async () => {
    expect(await house.rows("select * from app.unsaid_tables()")).toEqual([]);
    await house.rolledBack(async (client) => {
      await client.query("create table public.new_part (tenant_id uuid, id uuid, case_id uuid)");
      expect((await client.query("select * from app.unsaid_tables()")).rows).toEqual([
        { unsaid_tables: "new_part.case_id" },
      ]);
      await client.query(
        "create table public.new_child (tenant_id uuid, id uuid, note_id uuid, foreign key (tenant_id, note_id) references public.journal_note (tenant_id, id))",
      );
      expect((await client.query("select * from app.unsaid_tables()")).rows).toHaveLength(2);
    });
  });

  it("keeps the figures of the day and the month that the contact was counted in", async () => {
    const file = await furnished();
    const figures = "select sum(interventions)::int as n from field_contact_day where tenant_id = $1";
    const months =
      "select sum(count)::int as n from field_contact_month where tenant_id = $1 and measure = 'interventions'";
    await house.rolledBack(async (client) => {
      const counted = async () => [
        (await client.query(figures, [file.tenant.id])).rows,
        (await client.query(months, [file.tenant.id])).rows,
      ];
      const before = await counted();
      expect(before[0]).not.toEqual([{ n: 0 }]);
      await dispose(client, file);
      expect(await counted()).toEqual(before);
    });
    // Mutant: taken away outside a disposal, the contact takes its figures along.
    await house.rolledBack(async (client) => {
      const before = (await client.query(figures, [file.tenant.id])).rows;
      for (const child of ["contact_offer", "first_visit_booking", "contact_step", "step_fidelity"])
        await client.query(`delete from ${child} where tenant_id = $1`, [file.tenant.id]);
      await client.query("delete from field_contact where tenant_id = $1", [file.tenant.id]);
      expect((await client.query(figures, [file.tenant.id])).rows).not.toEqual(before);
    });
  });
});

describe("leftovers", () => {
  it("go when they are old, and stay while somebody may need them", async () => {
    const tenant = await house.foundTenant();
    const anna = await house.addWorker({ role: "socialWorker", unit: tenant.unit });
    const at = (days: number) => `now() - interval '${days} days'`;
    const receipt = (days: number) =>
      house.rows(
        `insert into operation_receipt (tenant_id, account_id, operation, key, input_hash, at) values ($1,$2,'x',gen_random_uuid(),'x',${at(days)})`,
        [tenant.id, anna.accountId],
      );
    const session = (days: number) =>
      house.rows(
        `insert into session (tenant_id, id, account_id, token_hash, method, created_at, last_seen_at, expires_at)
         values ($1,gen_random_uuid(),$2,gen_random_uuid()::text,'password',${at(days)},${at(days)},${at(days)})`,
        [tenant.id, anna.accountId],
      );
    for (const days of [29, 31]) await receipt(days);
    for (const days of [29, 31]) await session(days);
    const [forgotten, blocked] = [bucketKey(), bucketKey()];
    await house.rows(
      `insert into throttle_bucket (key, failures, refilled_at, blocked_until)
       values ($1, 1, ${at(3)}, null), ($2, 1, ${at(3)}, now() + interval '1 hour')`,
      [forgotten, blocked],
    );
    const counts = await purgeRound({ inTransaction });
    expect(counts["operationReceipt"]).toBeGreaterThanOrEqual(1);
    const left = async (table: string) =>
      (await house.rows<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1`, [tenant.id]))[0]!
        .n;
    expect(await left("operation_receipt")).toBe(1);
    expect(await left("session")).toBe(1);
    const buckets = await house.rows("select key from throttle_bucket where key = any($1)", [[forgotten, blocked]]);
    expect(buckets).toEqual([{ key: blocked }]);
  });
});

/** A name as the throttle gives them: what is counted, and a hash. */
const bucketKey = (): string => `email.${randomBytes(32).toString("base64url")}`;
