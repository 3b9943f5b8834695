/** Idempotency: a call that is repeated, on purpose or by the network, is one act with one answer. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { log } from "@/platform/log";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase } from "./support/records";
import { closeCase, openCase } from "./support/test-corridor";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;

beforeAll(async () => {
  log.setLevel("silent");
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant);
  anna = await house.addWorker({ role: "socialWorker", unit });
});

const count = async (table: string): Promise<number> =>
  Number(
    (await house.rows<{ n: string }>(`select count(*) as n from ${table} where tenant_id = $1`, [tenant.id]))[0]!.n,
  );

describe("one key", () => {
  it("used twice gives one act and the first answer again, and both are in the log", async () => {
    const key = randomUUID();
    const first = await house.act(anna, openCase, { note: "a" }, { key });
    const second = await house.act(anna, openCase, { note: "a" }, { key });
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    expect(await count("case_record")).toBe(1);
    expect((await house.auditLines({ tenantId: tenant.id })).map((line) => line.event)).toEqual([
      "opened",
      "answered-again",
    ]);
  });

  it("used with other input is refused and changes nothing", async () => {
    const key = randomUUID();
    await house.act(anna, openCase, { note: "a" }, { key });
    expect(await house.act(anna, openCase, { note: "b" }, { key })).toMatchObject({ ok: false, code: "keyReused" });
    expect(await count("case_record")).toBe(1);
    expect(await house.auditLines({ tenantId: tenant.id, reason: "keyReused" })).toHaveLength(1);
  });

  it("is the account's own and the operation's own", async () => {
    const key = randomUUID();
    const bo = await house.addWorker({ role: "socialWorker", unit });
    const replies = [
      await house.act(anna, openCase, {}, { key }),
      await house.act(bo, openCase, {}, { key }),
      await house.act(
        anna,
        closeCase,
        { caseId: await addCase(house, { unit, workers: [anna] }), version: 1 },
        { key },
      ),
    ];
    expect(replies.every((reply) => reply.ok)).toBe(true);
    expect(await count("case_record")).toBe(3);
  });

  it("of a refused or failed act is not used up", async () => {
    const key = randomUUID();
    expect(await house.act(anna, openCase, { fault: "refuse" }, { key })).toMatchObject({ code: "tooEarly" });
    expect(await house.act(anna, openCase, { fault: "throw" }, { key })).toMatchObject({ code: "fault" });
    expect(await house.act(anna, openCase, {}, { key })).toMatchObject({ ok: true });
    expect(await count("case_record")).toBe(1);
  });

  it("sent twenty times at once gives one new row and twenty equal answers", async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => house.act(anna, openCase, { note: "a" }, { key })),
    );
    expect(replies[0]).toMatchObject({ ok: true });
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect([await count("case_record"), await count("outbox_event"), await count("operation_receipt")]).toEqual([
      1, 1, 1,
    ]);
    const lines = await house.auditLines({ tenantId: tenant.id });
    expect(lines.filter((line) => line.event === "opened")).toHaveLength(1);
    expect(lines.filter((line) => line.event === "answered-again")).toHaveLength(19);
  });

  it("sent twenty times at once changes a versioned row once, and nobody is told it changed meanwhile", async () => {
    for (let round = 0; round < 5; round += 1) {
      const caseId = await addCase(house, { unit, workers: [anna] });
      const key = randomUUID();
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => house.act(anna, closeCase, { caseId, version: 1 }, { key })),
      );
      for (const reply of replies) expect(reply).toEqual({ ok: true, value: { id: caseId, version: 2 } });
    }
  });

  it("sent at once with two inputs lets one of them win", async () => {
    const key = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 10 }, (_, i) => house.act(anna, openCase, { note: i % 2 ? "a" : "b" }, { key })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(5);
    expect(replies.filter((reply) => !reply.ok && reply.code === "keyReused")).toHaveLength(5);
    expect(await count("case_record")).toBe(1);
  });
});

describe("two keys", () => {
  it("for one version at once: one is done, the others are told", async () => {
    const caseId = await addCase(house, { unit, workers: [anna] });
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => house.act(anna, closeCase, { caseId, version: 1 })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    const codes = replies.filter((reply) => !reply.ok).map((reply) => (reply as { code: string }).code);
    for (const code of codes) expect(["changedMeanwhile", "alreadyClosed"]).toContain(code);
    expect(await house.rows("select version from case_record where id = $1", [caseId])).toEqual([{ version: 2 }]);
    expect(await house.auditLines({ tenantId: tenant.id, outcome: "refused" })).toHaveLength(9);
  });
});
