/** Sealing the log out of band: every committed line once, none that is under way, and a "no" when history has changed. */
import { execFile } from "node:child_process";
import { appendFile, readFile, rename, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exportOf, openSealing, writeLine } from "./support/log-sealing";
import { openHouse, type House, type Tenant } from "./support/house";
import { now } from "@/platform/clock";
import { log } from "@/platform/log";

let house: House;
let sealing: Awaited<ReturnType<typeof openSealing>>;
let tenant: Tenant;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse({ own: true });
});
beforeEach(async () => {
  // What earlier tests did to their logs is theirs, and each test has a key and a second place of its own.
  await house.rows("delete from app.audit_head");
  sealing = await openSealing();
  tenant = await house.foundTenant();
});
afterAll(() => house.close());

const write = (count: number) =>
  house.rolledForward(async (client) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await writeLine(client, tenant.id));
    return ids;
  });
const exported = () => house.rolledForward((client) => exportOf(client, tenant.id));
const headOf = async () => (await house.rows("select * from app.audit_head where tenant_id = $1", [tenant.id]))[0];
/** As a superuser who steps around the triggers. */
const tamper = (sql: string, params: readonly unknown[] = []) =>
  house.rolledForward(async (client) => {
    await client.query("set local session_replication_role = replica");
    await client.query(sql, [...params]);
  });

describe("a round", () => {
  it("gives every line its leaf, signs, ships, and the verifier agrees", async () => {
    await write(25);
    expect(await sealing.sealer.round()).toMatchObject({ elsewhere: false, alarms: [] });
    await write(7);
    await sealing.sealer.round();
    expect(await sealing.verify(tenant.id, await exported())).toMatchObject({
      ok: true,
      faults: [],
      size: 32,
      unsealed: 0,
    });
    expect(await sealing.verify(tenant.id, await exported(), { leaves: false })).toMatchObject({ ok: true, size: 32 });
    expect(await headOf()).toMatchObject({ leaves: "32", checkpoint_size: "32", alarm: null });
    // Nothing new, nothing signed.
    const before = await readFile(sealing.file(tenant.id, "checkpoints"), "utf8");
    expect(await sealing.sealer.round()).toMatchObject({ lines: 0, checkpoints: 0 });
    expect(await readFile(sealing.file(tenant.id, "checkpoints"), "utf8")).toBe(before);
  });

  it("leaves lines under way for later, also when later ones are committed before them", async () => {
    const slow = new pg.Client({ connectionString: house.adminUrl });
    await slow.connect();
    try {
      await slow.query("begin");
      const under = await writeLine(slow, tenant.id);
      await write(5);
      await sealing.sealer.round();
      expect(await headOf()).toMatchObject({ leaves: "5" });
      await slow.query("commit");
      await sealing.sealer.round();
      expect((await exported()).some((row) => row.includes(under))).toBe(true);
      expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ ok: true, size: 6, unsealed: 0 });
    } finally {
      await slow.end();
    }
  });

  it("would pass a line by if it went on from what it saw last: the sweep of a new process finds it, and so does the test", async () => {
    const slow = new pg.Client({ connectionString: house.adminUrl });
    await slow.connect();
    try {
      await slow.query("begin");
      await writeLine(slow, tenant.id);
      await write(2);
      await sealing.sealer.round();
      // The mutant: "everything up to the newest line has been sealed".
      await house.rows("update app.audit_seal_state set sealed_below = pg_snapshot_xmax(pg_current_snapshot())");
      await slow.query("commit");
      await sealing.sealer.round();
      expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ size: 2, unsealed: 1 });
      await sealing.newSealer().round();
      expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ ok: true, size: 3, unsealed: 0 });
    } finally {
      await slow.end();
    }
  });

  it("misses no line of many writers, with two sealers at it", async () => {
    const other = sealing.newSealer();
    let isWriting = true;
    const rounds = [sealing.sealer, other].map(async (sealer) => {
      for (;;) {
        const isLast = !isWriting;
        await sealer.round();
        if (isLast) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let n = 0; n < 20; n += 1) await write(1 + (n % 3));
      }),
    );
    isWriting = false;
    await Promise.all(rounds);
    await sealing.sealer.round();
    const [{ lines } = { lines: "" }] = await house.rows<{ lines: string }>(
      "select count(*) as lines from audit_event where tenant_id = $1",
      [tenant.id],
    );
    expect(await sealing.verify(tenant.id, await exported())).toMatchObject({
      ok: true,
      size: Number(lines),
      unsealed: 0,
    });
  });

  it("goes on after a crash between the second place and the database", async () => {
    await write(4);
    await sealing.sealer.round();
    await write(4);
    // The checkpoint was shipped, and the database was never told.
    await sealing.sealer.round();
    await tamper("update app.audit_head set checkpoint_size = 4 where tenant_id = $1", [tenant.id]);
    await appendFile(sealing.file(tenant.id, "checkpoints"), "samlots-audit/cut");
    await write(1);
    expect((await sealing.newSealer().round()).alarms).toEqual([]);
    expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ ok: true, size: 9 });
  });

  it("seals what a copy of another cluster brought along", async () => {
    await write(3);
    await sealing.sealer.round();
    // As after pg_restore: transactions of the past have numbers this cluster has not come to, and new ones lower numbers.
    await tamper(
      "update audit_event set written_in = (pg_current_xact_id()::text::numeric + 1000000)::text::xid8 where tenant_id = $1",
      [tenant.id],
    );
    await house.rows(
      "update app.audit_seal_state set sealed_below = (pg_current_xact_id()::text::numeric + 1000000)::text::xid8",
    );
    await write(2);
    await sealing.sealer.round();
    expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ ok: true, size: 5, unsealed: 0 });
  });

  it("lets nobody choose the salt or the transaction of a line", async () => {
    const id = await house.rolledForward((client) => writeLine(client, tenant.id));
    const forged = await house.rolledForward(async (client) => {
      const { rows } = await client.query<{ written_in: string; salt: string }>(
        `insert into audit_event (tenant_id, id, at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, salt, written_in)
         select tenant_id, gen_random_uuid(), at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, id, '9000000000'
         from audit_event where id = $1 returning salt, written_in::text`,
        [id],
      );
      return rows[0];
    });
    expect(forged?.salt).not.toBe(id);
    expect(forged?.written_in).not.toBe("9000000000");
  });
});

describe("the witness", () => {
  const rounds = async () =>
    (await sealing.newSealer().round()).alarms.filter(({ tenantId }) => tenantId === tenant.id);
  const shipped = () => readFile(sealing.file(tenant.id, "checkpoints"), "utf8");

  it.each([
    [
      "lineChanged",
      "update audit_event set account_id = gen_random_uuid() where tenant_id = $1 and id = (select event_id from audit_leaf where tenant_id = $1 and position = 2)",
    ],
    [
      "lineChanged",
      "delete from audit_event where tenant_id = $1 and id = (select event_id from audit_leaf where tenant_id = $1 and position = 2)",
    ],
    ["logChanged", "update audit_leaf set leaf = sha256('x') where tenant_id = $1 and position = 2"],
    ["logChanged", "delete from audit_leaf where tenant_id = $1 and position = 2"],
    [
      "logShorter",
      "with gone as (delete from audit_leaf where tenant_id = $1 and position >= 6 returning event_id), lines as (delete from audit_event where tenant_id = $1 and id in (select event_id from gone)) update app.audit_head set leaves = 6, checkpoint_size = 6 where tenant_id = $1",
    ],
  ])("signs nothing more: %s, %s", async (alarm, sql) => {
    await write(10);
    await sealing.sealer.round();
    await tamper(sql, [tenant.id]);
    await write(1);
    const before = await shipped();
    expect(await rounds()).toMatchObject([{ alarm }]);
    expect(await shipped()).toBe(before);
    expect(await headOf()).toMatchObject({ alarm });
    const [health] = await house.rows<{ alarms: number }>("select alarms from app.audit_seal_health()");
    expect(health?.alarms).toBe(1);
  });

  it("signs nothing more when the second place has lost checkpoints, or holds somebody else's", async () => {
    await write(3);
    await sealing.sealer.round();
    const file = sealing.file(tenant.id, "checkpoints");
    const whole = await shipped();
    await rename(file, `${file}.aside`);
    expect(await rounds()).toMatchObject([{ alarm: "shelfLost" }]);
    await writeFile(file, whole.replace(/^3$/m, "2"));
    expect(await rounds()).toMatchObject([{ alarm: "shelfForged" }]);
    await writeFile(file, whole);
    expect(await rounds()).toEqual([]);
    await truncate(file, 10);
    expect(await rounds()).toMatchObject([{ alarm: "shelfForged" }]);
    await writeFile(file, whole);
    await write(1);
    expect(await rounds()).toEqual([]);
    expect(await headOf()).toMatchObject({ alarm: null, checkpoint_size: "4" });
  });

  it("begins a new series when the operator says so, and the new one covers all that there is", async () => {
    await write(6);
    await sealing.sealer.round();
    await tamper(
      "with gone as (delete from audit_leaf where tenant_id = $1 and position >= 4 returning event_id), lines as (delete from audit_event where tenant_id = $1 and id in (select event_id from gone)) update app.audit_head set leaves = 4, checkpoint_size = 4 where tenant_id = $1",
      [tenant.id],
    );
    expect(await rounds()).toMatchObject([{ alarm: "logShorter" }]);
    for (const kind of ["checkpoints", "leaves"])
      await rename(sealing.file(tenant.id, kind), `${sealing.file(tenant.id, kind)}.2026`);
    await house.rows("select app.restart_audit_series($1)", [tenant.id]);
    expect(await rounds()).toEqual([]);
    const verdict = await sealing.verify(tenant.id, await exported());
    expect(verdict).toMatchObject({ ok: true, size: 5, unsealed: 0 });
    expect((await house.auditLines({ tenantId: tenant.id, name: "audit.restart" })).length).toBe(1);
  });
});

describe("erasure at the end of retention", () => {
  const yearsAgo = (years: number) => new Date(now().getTime() - years * 365.25 * 86_400_000);
  const old = (count: number) =>
    house.rolledForward(async (client) => {
      for (let n = 0; n < count; n += 1) await writeLine(client, tenant.id, { at: yearsAgo(6) });
    });
  const erase = async (before: Date) => {
    const [answer] = await house.rows<{ n: number }>("select app.erase_audit($1, $2, app.uuid_at(now()), null) as n", [
      tenant.id,
      before,
    ]);
    return answer?.n;
  };

  it("takes lines and salts, leaves the leaves, says so in the log, and the verifier lists it", async () => {
    await old(8);
    await write(4);
    await sealing.sealer.round();
    await old(1);
    expect(await erase(yearsAgo(5.5))).toBe(8);
    expect(await erase(yearsAgo(5.5))).toBe(0);
    // The certificate counts once it is sealed itself.
    expect(await sealing.verify(tenant.id, await exported())).toMatchObject({ ok: false });
    expect((await sealing.sealer.round()).alarms).toEqual([]);
    const verdict = await sealing.verify(
      tenant.id,
      (await exported()).filter((row) => !row.includes("NEVER")),
    );
    expect(verdict.faults.filter(({ kind }) => kind !== "inserted")).toEqual([]);
    expect(verdict.erased).toMatchObject([{ lines: 8 }]);
    const lines = await house.rows("select 1 from audit_event where tenant_id = $1 and at < $2", [
      tenant.id,
      yearsAgo(5.5),
    ]);
    expect(lines).toHaveLength(1);
    expect(await house.auditLines({ tenantId: tenant.id, name: "audit.erase" })).toMatchObject([
      { records: 8, event: "erased" },
    ]);
    await expect(house.rows("delete from audit_event where tenant_id = $1", [tenant.id])).rejects.toThrow(
      "never changed",
    );
  });

  it("takes nothing younger than five years, and nothing that is not sealed", async () => {
    await write(1);
    await old(2);
    await expect(erase(yearsAgo(4.9))).rejects.toThrow("five years");
    expect(await erase(yearsAgo(5.5))).toBe(0);
  });

  it("is no cover for somebody else: a certificate written by hand is named", async () => {
    await write(12);
    await sealing.sealer.round();
    const victim = "(select event_id from audit_leaf where tenant_id = $1 and position = 5)";
    await tamper(
      `with cert as (insert into audit_erasure (tenant_id, id, before, lines, digest, erased_at) values ($1, app.uuid_at(now()), now(), 1, 'x', now()) returning id),
         leaf as (update audit_leaf set erased_in = (select id from cert) where tenant_id = $1 and position = 5),
         said as (insert into audit_event (tenant_id, id, at, channel, name, act, outcome, event, rule_ids, policy_version, person_ids, fields, records)
           select $1, id, now(), 'cli', 'audit.erase', 'decide', 'allowed', 'erased', '{}', 'retention-1', '{}',
             array['before:2099-01-01T00:00:00.000Z', 'digest:' || encode(sha256(uuid_send(${victim})), 'hex')], 1 from cert)
       delete from audit_event where tenant_id = $1 and id = ${victim}`,
      [tenant.id],
    );
    await sealing.sealer.round();
    const verdict = await sealing.verify(tenant.id, await exported());
    expect(verdict.faults).toMatchObject([{ kind: "deleted", position: 5 }]);
    expect(verdict.faults[0]?.words).toContain("younger than 5 years");
  });
});

describe("the verifier on its own", () => {
  it("runs as a program, with an exit code and a sentence", async () => {
    await write(9);
    await sealing.sealer.round();
    const rows = await exported();
    const run = async (lines: readonly string[]) => {
      const file = path.join(sealing.folder, "log.ndjson");
      await writeFile(file, `${lines.join("\n")}\n`);
      const words = [
        "scripts/verify-audit.mjs",
        "--export",
        file,
        "--checkpoints",
        sealing.file(tenant.id, "checkpoints"),
        "--leaves",
        sealing.file(tenant.id, "leaves"),
        "--key",
        sealing.signer.verifierKey,
      ];
      return promisify(execFile)(process.execPath, words).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (fault: { code: number; stdout: string }) => ({ code: fault.code, stdout: fault.stdout }),
      );
    };
    expect(await run(rows)).toMatchObject({ code: 0, stdout: expect.stringContaining("as it was written") as string });
    expect(await run(rows.slice(0, -2))).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("TRUNCATED at 7") as string,
    });
  });

  it("imports nothing of ours", async () => {
    const source = await readFile("scripts/verify-audit.mjs", "utf8");
    const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
    expect(imports.length).toBeGreaterThan(3);
    expect(imports.filter((from) => !from?.startsWith("node:"))).toEqual([]);
  });
});
