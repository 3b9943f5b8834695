/** The corridor's laws: who is let in, what a refusal says, what is written and when nothing is. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createLog, log } from "@/platform/log";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase } from "./support/records";
import { brokenView, closeCase, decideCase, listInSight, openCase, readCase } from "./support/test-corridor";

let house: House;
let tenant: Tenant;
let foreign: Tenant;
let unit: Unit;
let anna: Worker;
let head: Worker;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  [tenant, foreign] = [await house.foundTenant(), await house.foundTenant()];
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit });
  head = await house.addWorker({ role: "unitHead", unit });
});

const refused = (code: string) => ({ ok: false, code, message: `gate.errors.${code}`, fields: {} });
const casesOf = (tenantId: string) => house.rows("select id from case_record where tenant_id = $1", [tenantId]);

describe("who is let in", () => {
  it("answers nobody signed out, and notes nothing because nobody is known", async () => {
    expect(await house.act(null, openCase, {})).toEqual(refused("signedOut"));
    expect(await house.look(null, listInSight)).toEqual(refused("signedOut"));
    const madeUp = { unverifiedTenantId: tenant.id, unverifiedToken: "x".repeat(43) };
    expect(await house.act(madeUp, openCase, {})).toEqual(refused("signedOut"));
    expect(await house.auditLines({ tenantId: tenant.id })).toEqual([]);
  });

  it.each(["", "-".repeat(36), "0".repeat(36), "nonsense", "\0", "' or true --"])(
    "takes %j for nobody rather than for a fault",
    async (unverifiedTenantId) => {
      const claim = { unverifiedTenantId, unverifiedToken: "x" };
      expect(await house.act(claim, openCase, {})).toEqual(refused("signedOut"));
    },
  );

  it("does not take one tenant's token for another's", async () => {
    const claim = await house.signIn(anna);
    expect(await house.look({ ...claim, unverifiedTenantId: foreign.id }, listInSight)).toEqual(refused("signedOut"));
  });

  it.each([
    ["was ended", "update session set ended_at = now() where account_id = $1"],
    [
      "was idle for 15 minutes",
      "update session set last_seen_at = now() - interval '15 minutes' where account_id = $1",
    ],
    ["is past its end", "update session set expires_at = now() where account_id = $1"],
    ["is of a disabled account", "update account set disabled_at = now() where id = $1"],
  ])("refuses on the very next request a session that %s", async (_why, sql) => {
    const claim = await house.signIn(anna);
    expect(await house.look(claim, listInSight)).toMatchObject({ ok: true });
    await house.rows(sql, [anna.accountId]);
    expect(await house.look(claim, listInSight)).toEqual(refused("signedOut"));
    expect(await house.act(claim, openCase, {})).toEqual(refused("signedOut"));
    expect(await casesOf(tenant.id)).toEqual([]);
  });

  it("keeps a session alive that is used, up to its absolute end only", async () => {
    const claim = await house.signIn(anna);
    await house.rows("update session set last_seen_at = now() - interval '14 minutes' where account_id = $1", [
      anna.accountId,
    ]);
    expect(await house.look(claim, listInSight)).toMatchObject({ ok: true });
    const [session] = await house.rows<{ fresh: boolean; hours: string }>(
      `select last_seen_at > now() - interval '1 minute' as fresh, extract(epoch from expires_at - created_at) / 3600 as hours
       from session where account_id = $1`,
      [anna.accountId],
    );
    expect(session).toMatchObject({ fresh: true });
    expect(Number(session!.hours)).toBe(12);
  });

  it.each([
    ["the assignment has ended", "update assignment set valid_to = app.today() where account_id = $1 or id = $2"],
    [
      "the assignment has not begun",
      "update assignment set valid_from = app.today() + 1 where account_id = $1 or id = $2",
    ],
    ["the unit is closed", "update unit set closed_on = app.today() where id in ($1, $2)"],
    ["none is chosen", "update session set assignment_id = null where account_id in ($1, $2)"],
  ])("asks for an assignment when %s", async (_why, sql) => {
    const claim = await house.signIn(anna);
    await house.rows(sql, [anna.accountId, unit.id]);
    expect(await house.look(claim, listInSight)).toEqual(refused("chooseAssignment"));
    expect(await house.act(claim, openCase, {})).toEqual(refused("chooseAssignment"));
  });

  it("does not know the address of another tenant", async () => {
    expect(await house.look(anna, listInSight, {}, { org: tenant.slug })).toMatchObject({ ok: true });
    for (const org of [foreign.slug, "no-such-tenant", "", tenant.slug.toUpperCase()])
      expect(await house.look(anna, listInSight, {}, { org })).toEqual(refused("notFound"));
    expect(await house.auditLines({ tenantId: tenant.id, outcome: "refused" })).toHaveLength(4);
  });

  it("slows down a session that asks hundreds of times, without locking anybody else out", async () => {
    const claim = await house.signIn(anna);
    const codes: string[] = [];
    while (!codes.includes("tooMany") && codes.length < 2_000) {
      const replies = await Promise.all(Array.from({ length: 20 }, () => house.look(claim, readCase, {})));
      codes.push(...replies.map((reply) => (reply.ok ? "ok" : reply.code)));
    }
    expect(codes.filter((code) => code === "invalidInput").length).toBeGreaterThanOrEqual(240);
    expect(codes).toContain("tooMany");
    expect(await house.auditLines({ tenantId: tenant.id, reason: "tooMany" })).not.toEqual([]);
    expect(await house.look(await house.signIn(anna), listInSight)).toMatchObject({ ok: true });
  });
});

describe("what a refusal says", () => {
  it("is the same for what is unknown, foreign, out of sight and beyond the role", async () => {
    const foreignUnit = await house.addUnit(foreign);
    const other = await house.addUnit(tenant);
    const ids = {
      unknown: randomUUID(),
      foreign: await addCase(house, { unit: foreignUnit }),
      elsewhere: await addCase(house, { unit: other }),
      notAssigned: await addCase(house, { unit }),
    };
    for (const [why, caseId] of Object.entries(ids)) {
      expect(await house.look(anna, readCase, { caseId }), why).toEqual(refused("notFound"));
      expect(await house.act(anna, closeCase, { caseId, version: 1 }), why).toEqual(refused("notFound"));
    }
    const own = await addCase(house, { unit, workers: [anna] });
    expect(await house.act(anna, decideCase, { caseId: own })).toEqual(refused("notFound"));
    expect(await house.act(anna, openCase, { fault: "not-found" })).toEqual(refused("notFound"));
    const reasons = (await house.auditLines({ tenantId: tenant.id, outcome: "refused" })).map((line) => line.reason);
    expect(new Set(reasons)).toEqual(new Set(["subject.unknown", "notAllowed", "notFound"]));
    expect(reasons).toHaveLength(10);
    expect(await house.auditLines({ tenantId: foreign.id })).toEqual([]);
  });

  it("names each wrong field with its own sentence", async () => {
    const reply = await house.act(anna, openCase, { personId: "kim", note: "x".repeat(21), fault: "none" });
    expect(reply).toMatchObject({ ok: false, code: "invalidInput", message: "gate.errors.invalidInput" });
    expect(reply).toMatchObject({ fields: { note: { key: "gateTest.errors.noteTooLong" } } });
    expect(Object.keys((reply as { fields: object }).fields).sort()).toEqual(["note", "personId"]);
    expect(await casesOf(tenant.id)).toEqual([]);
  });

  it("carries the rule's own code, sentence, field and details", async () => {
    expect(await house.act(anna, openCase, { fault: "refuse" })).toEqual({
      ...{ ok: false, code: "tooEarly", message: "gateTest.errors.tooEarly", details: { days: 3 } },
      fields: { note: { key: "gateTest.errors.tooEarly", details: { days: 3 } } },
    });
    expect(await house.auditLines({ tenantId: tenant.id })).toMatchObject([
      { outcome: "refused", reason: "tooEarly", name: "gate-test.open-case", act: "write" },
    ]);
    expect(await casesOf(tenant.id)).toEqual([]);
  });

  it("wants an idempotency key that is one", async () => {
    for (const key of ["", "1", "not-a-uuid"])
      expect(await house.act(anna, openCase, {}, { key })).toEqual(refused("keyMissing"));
    expect(await casesOf(tenant.id)).toEqual([]);
  });
});

describe("what an act leaves", () => {
  it("is the change, one line in the log, the event and the receipt, all of one moment", async () => {
    const reply = await house.act(anna, openCase, {}, { channel: "cli" });
    expect(reply.ok).toBe(true);
    const { id } = (reply as { value: { id: string } }).value;
    expect(await house.auditLines({ tenantId: tenant.id })).toMatchObject([
      {
        ...{
          accountId: anna.accountId,
          role: "socialWorker",
          channel: "cli",
          name: "gate-test.open-case",
          act: "write",
        },
        ...{
          outcome: "allowed",
          event: "opened",
          caseId: id,
          ruleIds: ["unit.member"],
          fields: ["personId"],
          records: 1,
        },
      },
    ]);
    const [moments] = await house.rows(
      `select count(distinct m.xmin::text) as transactions, count(distinct m.at) as moments from (
         select xmin, opened_at as at from case_record where tenant_id = $1
         union all select xmin, at from audit_event where tenant_id = $1
         union all select xmin, at from outbox_event where tenant_id = $1
         union all select xmin, at from operation_receipt where tenant_id = $1) m`,
      [tenant.id],
    );
    expect(moments).toEqual({ transactions: "1", moments: "1" });
  });

  it("notes a look with the rule that allowed it", async () => {
    const caseId = await addCase(house, { unit, workers: [anna] });
    for (const who of [anna, head]) expect(await house.look(who, readCase, { caseId })).toMatchObject({ ok: true });
    expect(await house.auditLines({ caseId })).toMatchObject([
      { accountId: anna.accountId, ruleIds: ["case.worker"], outcome: "allowed", act: "read" },
      { accountId: head.accountId, ruleIds: ["case.unit-sight"], outcome: "allowed", act: "read" },
    ]);
  });

  it("refuses the older of two versions, notes it, and keeps the newer", async () => {
    const caseId = await addCase(house, { unit, workers: [anna] });
    await house.rows("update case_record set version = 7 where id = $1", [caseId]);
    expect(await house.act(anna, closeCase, { caseId, version: 6 })).toEqual(refused("changedMeanwhile"));
    expect(await house.auditLines({ caseId: undefined, tenantId: tenant.id })).toMatchObject([
      { outcome: "refused", reason: "changedMeanwhile" },
    ]);
    expect(await house.rows("select version, closed_at from case_record where id = $1", [caseId])).toEqual([
      { version: 7, closed_at: null },
    ]);
    expect(await house.act(anna, closeCase, { caseId, version: 7 })).toEqual({
      ok: true,
      value: { id: caseId, version: 8 },
    });
  });

  it("is nothing at all when something breaks, except a reference and one log line without the person", async () => {
    const written: string[] = [];
    const listening = createLog({ destination: { write: (line) => void written.push(line) } });
    const spy = vi.spyOn(log, "error").mockImplementation(listening.error);
    let replies;
    try {
      replies = [await house.act(anna, openCase, { fault: "throw" }), await house.look(anna, brokenView)];
    } finally {
      spy.mockRestore();
    }
    for (const reply of replies) {
      expect(reply).toMatchObject({ ok: false, code: "fault", message: "gate.errors.fault" });
      expect((reply as { reference: string }).reference).toMatch(/^[A-Z0-9]{6,12}$/);
    }
    expect(await casesOf(tenant.id)).toEqual([]);
    expect(await house.rows("select 1 from operation_receipt where tenant_id = $1", [tenant.id])).toEqual([]);
    expect(written).toHaveLength(2);
    for (const [i, reply] of replies.entries())
      expect(written[i]).toContain((reply as { reference: string }).reference);
    expect(JSON.stringify(replies) + written.join("")).not.toMatch(/Anna|Andersson|1912|Storgatan/);
  });
});
