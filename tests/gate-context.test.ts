/** The context of a transaction: nobody but `app.enter_session` can make one, and it is worth nothing anywhere else. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashToken } from "@/platform/crypto";
import type { SessionClaim } from "@/kernel/identity/contract";
import { openHouse, type House, type Tenant, type Worker } from "./support/house";
import { addCase } from "./support/records";

let house: House;
let tenant: Tenant;
let anna: Worker;
let claim: SessionClaim;
let victim: Tenant;

beforeAll(async () => {
  house = await openHouse();
  [tenant, victim] = [await house.foundTenant(), await house.foundTenant()];
  const unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "unitHead", unit });
  await addCase(house, { unit });
  claim = await house.signIn(anna);
});
afterAll(() => house.close());

/** SQL on one connection of the application's role, outside any transaction of ours. */
async function asApplication<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: house.appUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const enter = (client: pg.ClientBase, who: SessionClaim = claim) =>
  client.query("select app.enter_session($1, $2, false)", [who.unverifiedTenantId, hashToken(who.unverifiedToken)]);
const contextOf = async (client: pg.ClientBase): Promise<string> =>
  (await client.query<{ context: string }>("select current_setting('app.context', true) as context")).rows[0]!.context;
const setContext = (client: pg.ClientBase, context: string, isLocal: boolean) =>
  client.query("select set_config('app.context', $1, $2)", [context, isLocal]);
const seen = async (client: pg.ClientBase): Promise<number> =>
  Number(
    (await client.query<{ n: string }>("select (select count(*) from case_record) + (select count(*) from unit) as n"))
      .rows[0]!.n,
  );

describe("a context", () => {
  it("shows the own rows (or the tests below would prove nothing)", async () => {
    await asApplication(async (client) => {
      await client.query("begin");
      expect(await seen(client)).toBe(0);
      await enter(client);
      expect(await seen(client)).toBe(3);
      await client.query("commit");
    });
  });

  it("is gone with its transaction, also on the same connection", async () => {
    await asApplication(async (client) => {
      for (const end of ["commit", "rollback"]) {
        await client.query("begin");
        await enter(client);
        await client.query(end);
        expect(await contextOf(client)).toBe("");
        expect(await seen(client)).toBe(0);
      }
    });
  });

  it.each([true, false])("copied out of its transaction opens nothing (is_local = %s)", async (isLocal) => {
    await asApplication(async (client) => {
      await client.query("begin");
      await enter(client);
      const copied = await contextOf(client);
      expect(copied).toContain(tenant.id);
      await client.query("commit");
      await setContext(client, copied, false);
      expect(await seen(client)).toBe(0);
      await client.query("begin");
      await setContext(client, copied, isLocal);
      expect(await seen(client)).toBe(0);
      await client.query("commit");
    });
  });

  it("made up or altered opens nothing", async () => {
    await house.underRowSecurity(claim, async (client) => {
      const own = await contextOf(client);
      const payload = own.slice(0, -65);
      const altered = [
        own.replace(tenant.id, victim.id),
        own.replace("unitHead", "administrator"),
        `${payload}|x|${own.slice(-64)}`,
        `${own.slice(0, -1)}${own.endsWith("0") ? "1" : "0"}`,
        `${payload}|${"0".repeat(64)}`,
        `${payload}|`,
        payload,
        own.slice(-64),
        `|${own.slice(-64)}`,
        `${victim.id}|${anna.accountId}||||||`,
        victim.id,
        "|".repeat(80),
        "x".repeat(10_000),
        " ",
      ];
      for (const context of altered) {
        await setContext(client, context, true);
        expect(await seen(client), context.slice(0, 60)).toBe(0);
      }
      await setContext(client, own, true);
      expect(await seen(client)).toBe(3);
    });
  });

  it("cannot be signed by the application, nor its key be read", async () => {
    for (const sql of [
      "select app.set_context(null, null, null, null, null, null, null)",
      "select app.context_signature('x')",
      "select * from app.context_key",
      "update app.context_key set outer_key = inner_key",
      "set role samlots_owner",
      "set session authorization samlots_owner",
      "alter table case_record no force row level security",
      "create function public.app_tenant() returns int language sql as 'select 1'",
      "create temporary table mine (id int)",
      "truncate audit_event",
      "copy case_record to '/tmp/case_record'",
    ])
      await house.underRowSecurity(claim, async (client) => {
        await expect(client.query(sql), sql).rejects.toThrow(
          /permission denied|must be owner|must be superuser|must be able to SET ROLE|insufficient/i,
        );
      });
  });

  it("shows nothing either way when row security is asked to step aside", async () => {
    await house.underRowSecurity(claim, async (client) => {
      await client.query("set local row_security = off");
      await expect(client.query("select * from case_record")).rejects.toThrow(/row-level security/);
    });
  });

  it("of somebody without a chosen assignment shows no case, not even one they work on", async () => {
    const unit = await house.addUnit(tenant);
    const bo = await house.addWorker({ role: "socialWorker", unit });
    await addCase(house, { unit, workers: [bo] });
    const choosing = await house.signIn(bo);
    const cases = (who: SessionClaim) =>
      house.underRowSecurity(who, async (client) => (await client.query("select 1 from case_record")).rowCount);
    expect(await cases(choosing)).toBe(1);
    await house.rows("update session set assignment_id = null where account_id = $1", [bo.accountId]);
    expect(await cases(choosing)).toBe(0);
  });

  it("of one tenant is not given for the token of another", async () => {
    await house.underRowSecurity({ ...claim, unverifiedTenantId: victim.id }, async (client) => {
      expect(await seen(client)).toBe(0);
    });
  });

  it("stays its own under a hundred requests at once on few connections", async () => {
    const tenants = await Promise.all(Array.from({ length: 5 }, () => house.foundTenant()));
    const heads = await Promise.all(tenants.map((t) => house.addWorker({ role: "unitHead", unit: t.unit })));
    const claims = await Promise.all(heads.map((head) => house.signIn(head)));
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        house.underRowSecurity(claims[i % 5]!, async (client) => {
          const { rows } = await client.query<{ tenant_id: string }>("select distinct tenant_id from account");
          return rows.map((row) => row.tenant_id).join() === tenants[i % 5]!.id;
        }),
      ),
    );
    expect(answers.filter(Boolean)).toHaveLength(100);
  });
});
