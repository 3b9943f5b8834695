/** Handovers, workers, tasks and lists of cases through the gate on a real Postgres: who sees what, and when. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acknowledgeHandover,
  addTask,
  assignWorker,
  completeTask,
  endWorker,
  handOverCase,
  handoverInbox,
  listCases,
  myTasks,
  openCase,
  reassignTask,
  sentHandovers,
} from "@/kernel/cases";
import { now, swedishDateOf } from "@/platform/clock";
import { addDays } from "@/platform/clock/calendar-date";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addCase, addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let outreach: Unit;
let duty: Unit;
let adults: Unit;
let anna: Worker;
let bo: Worker;
let head: Worker;
let dutyOfficer: Worker;
let dutyColleague: Worker;
let adultsDuty: Worker;

beforeAll(async () => {
  house = await openHouse();
  tenant = await house.foundTenant();
  outreach = await house.addUnit(tenant, { kind: "outreach" });
  duty = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
  adults = await house.addUnit(tenant, { kind: "adults", takesHandovers: true });
  anna = await house.addWorker({ role: "outreachWorker", unit: outreach });
  bo = await house.addWorker({ role: "outreachWorker", unit: outreach });
  head = await house.addWorker({ role: "unitHead", unit: outreach });
  dutyOfficer = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true });
  dutyColleague = await house.addWorker({ role: "socialWorker", unit: duty });
  adultsDuty = await house.addWorker({ role: "socialWorker", unit: adults, onDuty: true });
});
afterAll(() => house?.close());

const newCase = (workers: Worker[] = [anna], personId?: string) =>
  addCase(house, { unit: outreach, workers, ...(personId === undefined ? {} : { personId }) });
const sees = async (who: Worker, caseId: string) => (await house.look(who, openCase, { caseId })).ok;

async function handedOver(caseId: string, toUnit = duty, who = anna, version = 1): Promise<string> {
  const input = { caseId, version, toUnitId: toUnit.id, message: "Väntar på hotellet, ring i kväll." };
  const reply = await house.act(who, handOverCase, input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value.handoverId;
}

describe("a handover", () => {
  it("brings the case into the sight of the receiving unit's duty officer, and of nobody else", async () => {
    const caseId = await newCase();
    expect(await sees(dutyOfficer, caseId)).toBe(false);
    await handedOver(caseId);
    expect(await sees(dutyOfficer, caseId)).toBe(true);
    expect(await sees(anna, caseId)).toBe(true);
    expect(await sees(head, caseId)).toBe(true);
    for (const who of [bo, dutyColleague, adultsDuty, tenant.administrator])
      expect(await sees(who, caseId)).toBe(false);
  });

  it("is acknowledged by the receiving unit, who works on the case from then on", async () => {
    const caseId = await newCase();
    const handoverId = await handedOver(caseId);
    const input = { caseId, handoverId, version: 1 };
    expect(await house.act(adultsDuty, acknowledgeHandover, input)).toMatchObject({ code: "notFound" });
    expect(await house.act(dutyColleague, acknowledgeHandover, input)).toMatchObject({ code: "notFound" });
    expect(await house.act(anna, acknowledgeHandover, input)).toMatchObject({ code: "notReceiver" });
    expect(await house.act(dutyOfficer, acknowledgeHandover, input)).toMatchObject({ ok: true });
    expect(await house.act(dutyOfficer, acknowledgeHandover, input)).toMatchObject({ code: "alreadyAcknowledged" });
    const page = await house.look(dutyOfficer, openCase, { caseId });
    if (!page.ok) throw new Error(page.code);
    expect(page.value.status).toBe("received");
    expect(page.value.workers.map(({ id }) => id)).toContain(dutyOfficer.accountId);
    expect(page.value.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["handedOver", "acknowledged", "workerJoined"]),
    );
  });

  it("is acknowledged once when two officers answer at the same moment", async () => {
    const second = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true });
    const caseId = await newCase();
    const handoverId = await handedOver(caseId);
    const input = { caseId, handoverId, version: 1 };
    const replies = await Promise.all([dutyOfficer, second].map((who) => house.act(who, acknowledgeHandover, input)));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const [row] = await house.rows<{ worker_ids: string[] }>("select worker_ids from case_record where id = $1", [
      caseId,
    ]);
    expect(row?.worker_ids).toHaveLength(2);
  });

  it("is made once: the same form twice, an older page, a second one while the first waits", async () => {
    const caseId = await newCase();
    const key = randomUUID();
    const input = { caseId, version: 1, toUnitId: duty.id, message: "" };
    const replies = await Promise.all([1, 2].map(() => house.act(anna, handOverCase, input, { key })));
    expect(replies[0]).toMatchObject({ ok: true });
    expect(replies[1]).toEqual(replies[0]);
    expect(await house.act(anna, handOverCase, { ...input, version: 2 })).toMatchObject({ code: "alreadyHandedOver" });
    const other = await newCase();
    await house.act(head, assignWorker, { caseId: other, version: 1, accountId: bo.accountId });
    expect(await house.act(anna, handOverCase, { ...input, caseId: other })).toMatchObject({
      code: "changedMeanwhile",
    });
    const rows = await house.rows("select 1 from handover where case_id = any($1)", [[caseId, other]]);
    expect(rows).toHaveLength(1);
    const [kept] = await house.rows("select receiving_unit_id, version from case_record where id = $1", [other]);
    expect(kept).toEqual({ receiving_unit_id: null, version: 2 });
  });

  it("goes on from a duty officer, who keeps the case, while the unit lets go of it", async () => {
    const caseId = await newCase();
    const handoverId = await handedOver(caseId);
    const third = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true });
    await house.act(dutyOfficer, acknowledgeHandover, { caseId, handoverId, version: 1 });
    await handedOver(caseId, adults, third, 2);
    expect(await sees(third, caseId)).toBe(true);
    expect(await sees(adultsDuty, caseId)).toBe(true);
    const fourth = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true });
    expect(await sees(fourth, caseId)).toBe(false);
  });

  it("goes only to a unit that takes handovers, of the own authority", async () => {
    const foreign = await house.addUnit(await house.foundTenant(), { takesHandovers: true });
    const deaf = await house.addUnit(tenant);
    const caseId = await newCase();
    for (const [toUnitId, code] of [
      [foreign.id, "receiverUnknown"],
      [deaf.id, "receiverUnknown"],
      [outreach.id, "receiverIsSender"],
      ["", "invalidInput"],
    ])
      expect(await house.act(anna, handOverCase, { caseId, version: 1, toUnitId, message: null })).toMatchObject({
        code,
        fields: { toUnitId: {} },
      });
  });

  it("keeps its message sealed", async () => {
    const handoverId = await handedOver(await newCase());
    const [row] = await house.rows<{ whole: string }>("select h::text as whole from handover h where id = $1", [
      handoverId,
    ]);
    expect(row?.whole).not.toMatch(/hotellet/);
    expect(row?.whole).toMatch(/v1\.1\./);
  });
});

describe("the duty inbox", () => {
  it("shows what waits, oldest first and late ones as late, and below what was answered", async () => {
    const late = await newCase();
    const lateId = await handedOver(late);
    await house.rows("update handover set made_at = made_at - interval '13 hours' where id = $1", [lateId]);
    const fresh = await newCase();
    const freshId = await handedOver(fresh);
    const inbox = await house.look(dutyOfficer, handoverInbox);
    if (!inbox.ok) throw new Error(inbox.code);
    const waiting = inbox.value.waiting.filter(({ id }) => [lateId, freshId].includes(id));
    expect(waiting.map(({ id, isLate, message }) => [id, isLate, message])).toEqual([
      [lateId, true, "Väntar på hotellet, ring i kväll."],
      [freshId, false, "Väntar på hotellet, ring i kväll."],
    ]);
    expect(waiting[0]?.waited).toMatchObject({ days: 0, hours: 13 });
    await house.act(dutyOfficer, acknowledgeHandover, { caseId: late, handoverId: lateId, version: 1 });
    const after = await house.look(dutyOfficer, handoverInbox);
    if (!after.ok) throw new Error(after.code);
    expect(after.value.waiting.some(({ id }) => id === lateId)).toBe(false);
    expect(after.value.answered[0]?.id).toBe(lateId);
    const sent = await house.look(anna, sentHandovers);
    if (!sent.ok) throw new Error(sent.code);
    expect(sent.value.waiting.map(({ id }) => id)).toContain(freshId);
    expect(sent.value.answered.map(({ id }) => id)).toContain(lateId);
  });

  it("is empty for another unit and for somebody who does not see the unit", async () => {
    await handedOver(await newCase());
    const colleague = await house.look(dutyColleague, handoverInbox);
    expect(colleague).toMatchObject({ ok: true, value: { waiting: [], answered: [] } });
    const foreign = await house.addWorker({ role: "unitHead", unit: await house.addUnit(await house.foundTenant()) });
    expect(await house.look(foreign, handoverInbox)).toMatchObject({ value: { waiting: [], answered: [] } });
  });
});

describe("workers", () => {
  it("are added by those who see the case, from the own unit only", async () => {
    const caseId = await newCase();
    expect(await house.act(bo, assignWorker, { caseId, version: 1, accountId: bo.accountId })).toMatchObject({
      code: "notFound",
    });
    const foreignUnit = { caseId, version: 1, accountId: dutyOfficer.accountId };
    expect(await house.act(anna, assignWorker, foreignUnit)).toMatchObject({ code: "colleagueUnknown" });
    expect(await house.act(anna, assignWorker, { ...foreignUnit, accountId: bo.accountId })).toMatchObject({
      ok: true,
    });
    expect(await sees(bo, caseId)).toBe(true);
    expect(await house.act(anna, endWorker, { caseId, version: 2, accountId: bo.accountId })).toMatchObject({
      code: "onlyUnitHeadEnds",
    });
    expect(await house.act(head, endWorker, { caseId, version: 2, accountId: bo.accountId })).toMatchObject({
      ok: true,
    });
    expect(await sees(bo, caseId)).toBe(false);
    expect(await house.act(anna, endWorker, { caseId, version: 3, accountId: anna.accountId })).toMatchObject({
      code: "lastWorker",
    });
    await house.act(anna, assignWorker, { caseId, version: 3, accountId: bo.accountId });
    expect(await house.act(bo, endWorker, { caseId, version: 4, accountId: bo.accountId })).toMatchObject({ ok: true });
    expect(await sees(bo, caseId)).toBe(false);
  });

  it("must belong to the reader group of a protected person, whom the case does not name", async () => {
    const personId = await addPerson(house, {
      ...{ tenant, protection: "confidentialityFlag", readers: [anna], givenName: "Hemlig", familyName: "Persson" },
    });
    const caseId = await newCase([anna], personId);
    expect(await house.act(anna, assignWorker, { caseId, version: 1, accountId: bo.accountId })).toMatchObject({
      code: "colleagueNotReader",
    });
    expect(await sees(head, caseId)).toBe(false);
    const page = await house.look(anna, openCase, { caseId });
    expect(JSON.stringify(page)).not.toMatch(/Hemlig|Persson/);
    expect(page).toMatchObject({ value: { person: { id: personId, isProtected: true } } });
    expect(await house.auditLines({ caseId, name: "cases.open-case", outcome: "allowed" })).toMatchObject([
      { event: "opened", personIds: [personId] },
    ]);
  });
});

describe("tasks", () => {
  const today = swedishDateOf(now());

  it("are seen by those they belong to, done once and moved", async () => {
    const caseId = await newCase([anna, bo]);
    const input = { caseId, text: "Ring skolan", dueOn: today, assigneeId: anna.accountId };
    const added = await house.act(anna, addTask, input);
    if (!added.ok) throw new Error(added.code);
    const { taskId } = added.value;
    const [row] = await house.rows<{ whole: string }>("select t::text as whole from task t where id = $1", [taskId]);
    expect(row?.whole).not.toMatch(/skolan/);
    const mine = async (who: Worker) => {
      const reply = await house.look(who, myTasks);
      return reply.ok ? reply.value.thisWeek.filter(({ id }) => id === taskId) : [];
    };
    expect(await mine(anna)).toMatchObject([{ text: "Ring skolan", caseId }]);
    expect(await mine(bo)).toEqual([]);
    const move = { caseId, taskId, version: 1, assigneeId: "" };
    expect(await house.act(anna, reassignTask, move)).toMatchObject({ ok: true });
    expect(await mine(bo)).toHaveLength(1);
    expect(await house.act(bo, completeTask, { caseId, taskId, version: 1 })).toMatchObject({
      code: "changedMeanwhile",
    });
    expect(await house.act(bo, completeTask, { caseId, taskId, version: 2 })).toMatchObject({ ok: true });
    expect(await house.act(anna, completeTask, { caseId, taskId, version: 2 })).toMatchObject({ code: "taskDone" });
    expect(await mine(anna)).toEqual([]);
  });

  it.each([
    [{ dueOn: "" }, { dueOn: { key: "cases.errors.dueOnRequired" } }],
    [{ dueOn: "2026-02-30" }, { dueOn: { key: "cases.errors.dueOnInvalid" } }],
    [{ dueOn: addDays(today, -1) }, { dueOn: { key: "cases.errors.dueOnPast" } }],
    [{ text: "" }, { text: { key: "cases.errors.taskTextRequired" } }],
    [{ text: "a\u0000" }, { text: { key: "cases.errors.taskTextControlCharacters" } }],
    [{ assigneeId: "5b1c7c3e-7a51-4f0e-9a3f-0d0c1b2a3f4e" }, { assigneeId: { key: "cases.errors.assigneeNotWorker" } }],
  ])("say at each field what is wrong (%#)", async (wrong, fields) => {
    const caseId = await newCase();
    const input = { caseId, text: "Ring", dueOn: today, assigneeId: "", ...wrong };
    expect(await house.act(anna, addTask, input)).toMatchObject({ ok: false, fields });
  });

  it("of another case are not reached through a case in sight", async () => {
    const [own, foreign] = [await newCase(), await addCase(house, { unit: adults, workers: [adultsDuty] })];
    const added = await house.act(adultsDuty, addTask, { caseId: foreign, text: "x", dueOn: today, assigneeId: "" });
    if (!added.ok) throw new Error(added.code);
    const input = { caseId: own, taskId: added.value.taskId, version: 1 };
    expect(await house.act(anna, completeTask, input)).toMatchObject({ code: "notFound" });
  });
});

describe("the list of cases", () => {
  it("is mine, or my unit's when I see the unit; newest first, fifty at a time, none twice", async () => {
    const unit = await house.addUnit(tenant);
    const worker = await house.addWorker({ role: "socialWorker", unit });
    const leader = await house.addWorker({ role: "unitHead", unit });
    const made: string[] = [];
    for (let n = 0; n < 53; n += 1) made.push(await addCase(house, { unit, workers: n % 10 === 0 ? [worker] : [bo] }));
    // All in the same instant: the id decides.
    await house.rows("update case_record set opened_at = '2026-11-01T10:00:00Z' where unit_id = $1", [unit.id]);
    const first = await house.look(leader, listCases, { of: "unit" });
    if (!first.ok) throw new Error(first.code);
    expect(first.value.rows).toHaveLength(50);
    const second = await house.look(leader, listCases, { of: "unit", cursor: first.value.next });
    if (!second.ok) throw new Error(second.code);
    expect(second.value.next).toBeNull();
    const listed = [...first.value.rows, ...second.value.rows].map(({ id }) => id);
    expect(listed).toEqual([...made].sort().reverse());
    const mine = await house.look(worker, listCases, { of: "unit" });
    expect(mine).toMatchObject({ value: { of: "mine", seesUnit: false } });
    expect(mine.ok && mine.value.rows).toHaveLength(6);
  });

  it("starts from the top when the address is nonsense", async () => {
    expect(await house.look(anna, listCases, { of: "alla", workflow: "';--", cursor: "x" })).toMatchObject({
      ok: true,
    });
  });
});
