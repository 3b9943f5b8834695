/** The night for the morning, and the months of needs no service was found for. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeSettings } from "@/kernel/attention";
import { logContact, needsWithoutService, nightList } from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let unit: Unit;
let [anna, bo, head]: [Worker, Worker, Worker] = [] as never;
let groupId: string;
const today = swedishDateOf(now());
const night = addDays(today, -3);

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant, { kind: "youthDuty" });
  anna = await house.addWorker({ role: "outreachWorker", unit });
  bo = await house.addWorker({ role: "outreachWorker", unit });
  head = await house.addWorker({ role: "unitHead", unit });
  groupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, groupId]);
});
afterAll(() => house.close());

async function log(occurredOn: string, occurredTime: string, extra: Record<string, unknown> = {}): Promise<string> {
  const input = { occurredOn, occurredTime, policeGroupId: groupId, reason: "other", mumin: true, ...extra };
  const reply = await house.act(anna, logContact, input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.caseId;
}

async function seen(who: Worker, of: string = night) {
  const reply = await house.look(who, nightList, { night: of });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.contacts;
}

describe("the night list", () => {
  it("holds the night from its first minute to its last, first to last, and tells what is missing", async () => {
    const before = await log(night, "17:59");
    const first = await log(night, "18:00");
    const last = await log(addDays(night, 1), "07:59");
    const after = await log(addDays(night, 1), "08:00");
    const contacts = await seen(anna);
    expect(contacts.map(({ caseId }) => caseId)).toEqual([first, last]);
    expect(contacts[0]).toMatchObject({ standing: "own", waits: ["unfinished", "withoutTaker"], takenOverAt: null });
    expect(contacts[0]?.missing).toContain("testResult");
    expect(await seen(bo)).toEqual([]);
    expect((await seen(head)).map(({ caseId }) => caseId)).toEqual([first, last]);
    expect(contacts.map(({ caseId }) => caseId)).not.toContain(before);
    expect(contacts.map(({ caseId }) => caseId)).not.toContain(after);
  });

  it("follows the hours the administrator sets", async () => {
    const settings = { version: 1, shiftFrom: "17:00", shiftTo: "08:00", takerDays: "7" };
    const same = await house.act(tenant.administrator, changeSettings, { ...settings, shiftTo: "17:00" });
    expect(same).toMatchObject({ fields: { shiftTo: { key: "attention.errors.shiftEmpty" } } });
    expect(await house.act(tenant.administrator, changeSettings, settings)).toMatchObject({ ok: true });
    expect(await seen(anna)).toHaveLength(3);
  });
});

describe("needs without a service", () => {
  it("are counted by the month that has ended, and small groups are hidden", async () => {
    const lastMonth = addDays(`${today.slice(0, 7)}-01`, -10);
    for (let at = 0; at < 6; at += 1) await log(lastMonth, `20:1${at}`, { offer: "nothing", report: "none" });
    await house.rows(
      "update field_contact set social_need = '{homelessness}' where tenant_id = $1 and occurred_on = $2",
      [tenant.id, lastMonth],
    );
    await house.rows(
      `update contact_offer set not_offered_reason = 'noPlace' where tenant_id = $1 and contact_id in
         (select id from field_contact where occurred_on = $2 and occurred_time < '20:15')`,
      [tenant.id, lastMonth],
    );
    const reply = await house.look(head, needsWithoutService, {});
    if (!reply.ok) throw new Error(reply.code);
    const [newest] = reply.value.months;
    expect(newest?.month).toBe(lastMonth.slice(0, 7));
    // Five had no place and one lacks a reason: the one is hidden, and no sum is shown that would give it away.
    expect(newest?.reasons).toEqual({ noPlace: 5, outsideTargetGroup: 0, notWanted: 0, other: 0, notSaid: null });
    expect(newest?.needs).toMatchObject({ homelessness: 6, alcohol: 0 });
    expect(newest).toMatchObject({ withoutTaker: 6, contacts: 6 });
    expect(reply.value.months.map(({ month }) => month)).not.toContain(today.slice(0, 7));
    expect(await house.look(anna, needsWithoutService, {})).toMatchObject({ ok: false, code: "notFound" });
  });
});
