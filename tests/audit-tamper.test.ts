/**
 * A superuser changes the log in a thousand ways at random, past every trigger, and also tidies up after: leaves made anew,
 * places closed up. From what was shipped alone, the verifier finds each one and names the line.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type pg from "pg";
import { exportOf, openSealing, writeLine, type Verdict } from "./support/log-sealing";
import { openHouse, type House, type Tenant } from "./support/house";

/** Lines of the log that is tampered with, and how many times it is. */
const LINES = 120;
const ACTS = 1000;

type Act = (client: pg.PoolClient, at: number) => Promise<void>;

let house: House;
let sealing: Awaited<ReturnType<typeof openSealing>>;
let tenant: Tenant;
let other: Tenant;
let ids: string[];
let seed = 20_261_122;

/** The same thousand each time (mulberry32): what fails can be looked at. */
function chance(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) % below;
}

beforeAll(async () => {
  house = await openHouse({ own: true });
  sealing = await openSealing();
  [tenant, other] = [await house.foundTenant(), await house.foundTenant()];
  for (const batch of [50, 40, 30]) {
    await house.rolledForward(async (client) => {
      for (let n = 0; n < batch; n += 1) await writeLine(client, tenant.id, { event: `event-${String(n)}` });
      await writeLine(client, other.id);
    });
    await sealing.sealer.round();
  }
  const rows = await house.rows<{ event_id: string }>(
    "select event_id from audit_leaf where tenant_id = $1 order by position",
    [tenant.id],
  );
  ids = rows.map((row) => row.event_id);
});
afterAll(async () => {
  await sealing.close();
  await house.close();
});

const idAt = (at: number) => ids[at] ?? "";
/** Makes the leaves of the database agree with its lines again, as somebody who knows the house would. */
const tidy = (client: pg.PoolClient) =>
  client.query(
    "update audit_leaf l set leaf = app.audit_leaf_of(e) from audit_event e where e.tenant_id = l.tenant_id and e.id = l.event_id and l.tenant_id = $1",
    [tenant.id],
  );

const edits = [
  "at = at + interval '1 second'",
  "account_id = gen_random_uuid()",
  "account_id = null",
  "session_id = gen_random_uuid()",
  "channel = 'download'",
  "name = name || '.x'",
  "act = 'write'",
  "outcome = 'refused'",
  "event = event || ' '",
  "reason = ''",
  "rule_ids = rule_ids[1:1]",
  "rule_ids = array['a.b,ö']",
  "policy_version = 'tenant-2'",
  "case_id = gen_random_uuid()",
  "person_ids = '{}'",
  "about_account_id = gen_random_uuid()",
  "fields = fields[2:2]",
  "records = records + 1",
  "records = null",
  "salt = gen_random_uuid()",
];

const acts: Readonly<Record<string, Act>> = {
  edit: async (client, at) => {
    await client.query(`update audit_event set ${edits[chance(edits.length)] ?? ""} where id = $1`, [idAt(at)]);
    if (chance(2) === 0) await tidy(client);
  },
  remove: async (client, at) => {
    await client.query("delete from audit_event where id = $1", [idAt(at)]);
    if (chance(2) === 0) return;
    await client.query("delete from audit_leaf where tenant_id = $1 and position = $2", [tenant.id, at]);
    if (chance(2) === 0) return;
    // Closes the ranks. In two steps, so that no two have one place meanwhile.
    const close = "update audit_leaf set position = position + $3 where tenant_id = $1 and position > $2";
    await client.query(close, [tenant.id, at, 1_000_000]);
    await client.query(close, [tenant.id, at, -1_000_001]);
  },
  insert: async (client, at) => {
    const [line] = (await client.query<{ at: Date }>("select at from audit_event where id = $1", [idAt(at)])).rows;
    // As if it had been written an hour earlier, when nobody looked.
    const moment = new Date((line?.at.getTime() ?? 0) - 3_600_000);
    const id = await writeLine(client, tenant.id, { at: moment });
    if (chance(2) === 0) return;
    const open = "update audit_leaf set position = position + $3 where tenant_id = $1 and position >= $2";
    await client.query(open, [tenant.id, at, 1_000_000]);
    await client.query(
      "update audit_leaf set position = position - 999999 where tenant_id = $1 and position >= 1000000",
      [tenant.id],
    );
    await client.query(
      "insert into audit_leaf (tenant_id, position, event_id, leaf) select tenant_id, $2, id, app.audit_leaf_of(e) from audit_event e where id = $1",
      [id, at],
    );
  },
  reorder: async (client, at) => {
    const to = (at + 1 + chance(LINES - 1)) % LINES;
    const place = "update audit_leaf set position = $3 where tenant_id = $1 and position = $2";
    await client.query(place, [tenant.id, at, 1_000_000]);
    await client.query(place, [tenant.id, to, at]);
    await client.query(place, [tenant.id, 1_000_000, to]);
  },
  swapContents: async (client, at) => {
    const to = (at + 1 + chance(LINES - 1)) % LINES;
    await client.query(
      "update audit_event a set event = b.event || '!', salt = b.salt, account_id = b.account_id from audit_event b where a.id = $1 and b.id = $2",
      [idAt(at), idAt(to)],
    );
    await tidy(client);
  },
  truncate: async (client, at) => {
    const gone =
      "with gone as (delete from audit_leaf where tenant_id = $1 and position >= $2 returning event_id) delete from audit_event where id in (select event_id from gone)";
    await client.query(gone, [tenant.id, chance(3) === 0 ? LINES - 1 : at]);
    await client.query("delete from audit_checkpoint where tenant_id = $1 and size > $2", [tenant.id, at]);
  },
  foreign: async (client, at) => {
    await client.query("update audit_event set tenant_id = $2 where id = $1", [idAt(at), other.id]);
    if (chance(2) === 0)
      await client.query(
        "update audit_leaf set tenant_id = $3, position = 1000 where tenant_id = $1 and position = $2",
        [...[tenant.id, at, other.id]],
      );
  },
  adopt: async (client, at) => {
    // Another authority's line in the place of one of ours.
    const [line] = (
      await client.query<{ id: string }>("select id from audit_event where tenant_id = $1 limit 1", [other.id])
    ).rows;
    await client.query("delete from audit_event where id = $1", [idAt(at)]);
    await client.query("update audit_event set tenant_id = $2 where id = $1", [line?.id, tenant.id]);
    await client.query("update audit_leaf set event_id = $3 where tenant_id = $1 and position = $2", [
      tenant.id,
      at,
      line?.id,
    ]);
    await tidy(client);
  },
  eraseByHand: async (client, at) => {
    await client.query("delete from audit_event where id = $1", [idAt(at)]);
    await client.query("update audit_leaf set erased_in = gen_random_uuid() where tenant_id = $1 and position = $2", [
      tenant.id,
      at,
    ]);
  },
};

/** What the verifier says after a superuser did something, which is undone afterwards. */
async function verdictAfter(act: Act, at: number, given: Parameters<typeof sealing.verify>[2] = {}): Promise<Verdict> {
  const rows = await house.rolledBack(async (client) => {
    await client.query("set local session_replication_role = replica");
    await act(client, at);
    return exportOf(client, tenant.id);
  });
  return sealing.verify(tenant.id, rows, given);
}

describe("a thousand changes by a superuser", () => {
  it("starts from a log that verifies", async () => {
    expect(ids).toHaveLength(LINES);
    expect(await verdictAfter(async () => {}, 0)).toMatchObject({ ok: true, faults: [], size: LINES, unsealed: 0 });
  });

  it("are all found, each with the line it is about", { timeout: 300_000 }, async () => {
    const names = Object.keys(acts);
    const missed: string[] = [];
    const found: Record<string, number> = {};
    for (let n = 0; n < ACTS; n += 1) {
      const name = names[n % names.length] ?? "";
      const at = chance(LINES);
      const verdict = await verdictAfter(acts[name] ?? (async () => {}), at);
      const tail = LINES - 1;
      const isNamed = verdict.faults.some(
        ({ position, id }) =>
          position === at ||
          id === idAt(at) ||
          (name === "truncate" && position === tail) ||
          (name === "insert" && id !== null && !ids.includes(id)),
      );
      if (verdict.ok || !isNamed)
        missed.push(`${String(n)}: ${name} at ${String(at)}: ${JSON.stringify(verdict.faults.slice(0, 2))}`);
      else found[name] = (found[name] ?? 0) + 1;
    }
    expect(missed).toEqual([]);
    expect(Object.values(found).reduce((sum, each) => sum + each, 0)).toBe(ACTS);
    for (const name of names) expect(found[name]).toBeGreaterThan(100);
  });

  it("are found from the checkpoints alone, without the shipped leaves", { timeout: 120_000 }, async () => {
    const names = Object.keys(acts);
    for (let n = 0; n < names.length * 5; n += 1) {
      const name = names[n % names.length] ?? "";
      const verdict = await verdictAfter(acts[name] ?? (async () => {}), chance(LINES), { leaves: false });
      expect([name, verdict.ok]).toEqual([name, false]);
    }
  });

  it("the last line cut off is missed by a verifier that does not look at the size: the harness can see", async () => {
    const cut: Act = async (client) => {
      await client.query("delete from audit_event where id = $1", [idAt(LINES - 1)]);
      await client.query("delete from audit_leaf where tenant_id = $1 and position = $2", [tenant.id, LINES - 1]);
    };
    expect(await verdictAfter(cut, 0)).toMatchObject({
      ok: false,
      faults: [{ kind: "truncated", position: LINES - 1, id: idAt(LINES - 1) }],
    });
    expect(await verdictAfter(cut, 0, { checks: { size: false } })).toMatchObject({ ok: true });
  });

  it("with checkpoints forged under another key are found too", async () => {
    const rows = await house.rolledForward((client) => exportOf(client, tenant.id));
    const forger = await openSealing();
    const verdict = await sealing.verify(tenant.id, rows, { key: forger.signer.verifierKey });
    await forger.close();
    expect(verdict.ok).toBe(false);
    expect(verdict.faults.every(({ kind }) => kind === "checkpoint")).toBe(true);
  });
});
