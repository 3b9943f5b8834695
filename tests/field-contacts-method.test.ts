/** The method: how each step was followed, who sees which figures, versions, and the papers of the steering group. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  changeMethodSetting,
  completeContact,
  fidelityForm,
  fidelityOverview,
  interimReport,
  logContact,
  methodPageView,
  recordFidelity,
  recordMethodVersion,
  saveInterimReport,
  saveSteeringMonth,
  signInterimReport,
  signSteeringMonth,
  steeringMonth,
  steeringMonthList,
  stepsAsked,
} from "@/modules/field-contacts";
import { addDays, now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";

let house: House;
let tenant: Tenant;
let unit: Unit;
let anna: Worker;
let bo: Worker;
let head: Worker;
let groupId: string;

const today = swedishDateOf(now());
const month = today.slice(0, 7);
const steps = [1, 2, 3, 4, 5, 6, 7];
const keyed = (names: readonly string[], value: unknown) => Object.fromEntries(names.map((name) => [name, value]));

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  tenant = await house.foundTenant();
  unit = await house.addUnit(tenant, { kind: "youthDuty" });
  anna = await house.addWorker({ role: "outreachWorker", unit, displayName: "Anna" });
  bo = await house.addWorker({ role: "outreachWorker", unit, displayName: "Bo" });
  head = await house.addWorker({ role: "unitHead", unit });
  groupId = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, groupId]);
});

const version = (validFrom = "2026-01-01", about: Record<string, unknown> = {}) =>
  house.act(head, recordMethodVersion, {
    ...{ validFrom, decidedOn: today, decidedBy: "Styrgruppen", why: "Första texten" },
    ...keyed(
      steps.map((step) => `text${step}`),
      "Gör så här.",
    ),
    ...about,
  });

async function log(extra: Record<string, unknown> = {}, who = anna): Promise<string> {
  const about = { occurredOn: today, occurredTime: "00:00", policeGroupId: groupId, reason: "minorDrugOffence" };
  const reply = await house.act(who, logContact, { ...about, mumin: true, ...extra });
  if (!reply.ok) throw new Error(reply.code + JSON.stringify(reply.fields));
  return reply.value.caseId;
}

const answers = (about: Record<string, unknown> = {}) => ({
  ...keyed(
    steps.map((step) => `version${step}`),
    0,
  ),
  ...about,
});
const record = (caseId: string, about: Record<string, unknown>, who = anna) =>
  house.act(who, recordFidelity, { caseId, ...answers(about) });
async function form(caseId: string, who = anna) {
  const reply = await house.look(who, fidelityForm, { caseId });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}
async function overview(who: Worker) {
  const reply = await house.look(who, fidelityOverview, { month });
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

describe("answering for a contact", () => {
  it("keeps what is answered, by whom and when, and leaves the rest unanswered", async () => {
    await version();
    const caseId = await log();
    const reason = "Ville inte prata om boende kanariefågel";
    const stated = { outcome1: "followed", outcome3: "departed", reasonKind3: "other", reason3: reason };
    expect(await record(caseId, stated)).toMatchObject({ ok: true, value: { changed: 2 } });
    const page = await form(caseId);
    expect(page.steps[0]!.answer).toMatchObject({ outcome: "followed", recordedByName: "Anna", version: 1 });
    expect(page.steps[2]!.answer).toMatchObject({ outcome: "departed", reasonKind: "other", reason });
    expect(page.steps.filter(({ answer }) => answer === null).map(({ step }) => step)).toEqual([2, 4, 5, 6, 7]);
    const [stored] = await house.rows(
      "select to_jsonb(s)::text as all from step_fidelity s where step = 3 and tenant_id = $1",
      [tenant.id],
    );
    expect(JSON.stringify(stored)).not.toContain("kanariefågel");
    const lines = await house.auditLines({ tenantId: tenant.id, name: "field-contacts.record-fidelity" });
    expect(lines).toMatchObject([{ outcome: "allowed", caseId, fields: ["step1", "step3"] }]);
  });

  it("changes an answer at the version it was read, and can take it back", async () => {
    await version();
    const caseId = await log();
    await record(caseId, { outcome2: "followed" });
    expect(await record(caseId, { outcome2: "departed", reasonKind2: "lackOfTime" })).toMatchObject({
      code: "changedMeanwhile",
    });
    expect(await record(caseId, { version2: 1 })).toMatchObject({ ok: true });
    expect((await form(caseId)).steps[1]!.answer).toMatchObject({ outcome: null, version: 2 });
  });

  it("refuses what the facts rule out, at the field", async () => {
    await version();
    const tallied = await log({ mumin: false });
    expect(await record(tallied, { outcome4: "followed" })).toMatchObject({
      fields: { outcome4: { key: "fieldMethod.errors.stepNotAsked" } },
    });
    const caseId = await log();
    expect(await record(caseId, { outcome2: "notApplicable" })).toMatchObject({ code: "stepApplies" });
    expect(await record(caseId, { outcome5: "notApplicable" })).toMatchObject({ ok: true });
    expect(await record(caseId, { outcome3: "departed" })).toMatchObject({
      fields: { reasonKind3: { key: "fieldMethod.errors.reasonMissing" } },
    });
  });

  it("asks about nothing on a day without a text, and takes the text of the day", async () => {
    const caseId = await log();
    expect(await record(caseId, { outcome1: "followed" })).toMatchObject({ code: "noMethodThatDay" });
    expect((await form(caseId)).method).toBeNull();
    await version(today, { why: "Ny" });
    await version(addDays(today, 1), { why: "Nästa" });
    expect((await form(caseId)).method).toMatchObject({ number: 1, why: "Ny" });
  });

  it("is the unit's own: neither a curious colleague nor the receiver of the contact sees it", async () => {
    await version();
    const caseId = await log();
    await record(caseId, { outcome1: "followed" });
    const receiving = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
    await house.rows("update case_record set receiving_unit_id = $1 where id = $2", [receiving.id, caseId]);
    const duty = await house.addWorker({ role: "socialWorker", unit: receiving, onDuty: true });
    for (const who of [bo, duty]) {
      expect(await house.look(who, fidelityForm, { caseId })).toMatchObject({ ok: false, code: "notFound" });
      expect(await record(caseId, { outcome2: "followed" }, who)).toMatchObject({ ok: false, code: "notFound" });
      const seen = await house.underRowSecurity(who, (client) => client.query("select 1 from step_fidelity"));
      expect(seen.rowCount).toBe(0);
    }
  });
});

describe("what is unfinished", () => {
  it("is told in SQL as the rule tells it, for every mix of facts, until it is answered", async () => {
    await version();
    for (const mumin of [true, false, null])
      for (const offer of ["care", "talk", "housing", "nothing", null] as const)
        for (const answer of ["yes", "no", "later", null] as const) {
          const [row] = await house.rows<{ steps: number[] }>("select app.fidelity_steps($1,$2,$3) as steps", [
            ...[mumin, offer, answer],
          ]);
          expect(row!.steps).toEqual(stepsAsked({ mumin, offer, answer, testResult: null, ageYears: null }));
        }
    const caseId = await log();
    const due = () =>
      house.underRowSecurity(
        anna,
        async (client) => (await client.query("select missing from contact_fidelity_due")).rows,
      );
    expect(await due()).toEqual([{ missing: 7 }]);
    await record(caseId, { outcome1: "followed", outcome2: "followed" });
    expect(await due()).toEqual([{ missing: 5 }]);
    expect(await house.look(anna, methodPageView)).toMatchObject({ value: { due: [{ caseId, missing: 5 }] } });
    await house.act(anna, completeContact, { caseId, version: 1, mumin: false });
    expect(await due()).toEqual([]);
  });

  it("does not reach back before the first text", async () => {
    await version(addDays(today, 1));
    await log();
    const seen = await house.underRowSecurity(anna, (client) => client.query("select 1 from contact_fidelity_due"));
    expect(seen.rowCount).toBe(0);
  });
});

describe("figures", () => {
  beforeEach(async () => {
    await version();
    for (const who of [anna, anna, bo]) await record(await log({}, who), { outcome1: "followed" }, who);
    await record(await log(), { outcome1: "departed", reasonKind1: "lackOfTime" });
    await log();
  });

  it("show the head every worker, and sums that agree with the parts", async () => {
    const { unit: whole, workers, others, seesAll } = await overview(head);
    expect([seesAll, others]).toEqual([true, null]);
    expect(workers.map(({ name }) => name)).toEqual(["Anna", "Bo"]);
    expect(whole![0]).toMatchObject({ followed: 3, departed: 1, unanswered: 1, asked: 5, of: 4, shareFollowed: 0.75 });
    for (const [index, step] of whole!.entries())
      expect(step.asked).toBe(workers.reduce((sum, worker) => sum + worker.steps[index]!.asked!, 0));
    expect(workers[0]!.reasons).toEqual([{ worker: anna.accountId, step: 1, reasonKind: "lackOfTime", count: 1 }]);
  });

  it("show anybody else themselves, and the others only masked", async () => {
    const { unit: whole, workers, others } = await overview(bo);
    expect(whole).toBeNull();
    expect(workers).toMatchObject([{ isOwn: true, name: "Bo", reasons: [] }]);
    expect(others![0]).toMatchObject({
      followed: null,
      departed: null,
      unanswered: null,
      asked: null,
      shareFollowed: null,
    });
    expect(JSON.stringify(others)).not.toContain("Anna");
    const seen = await house.underRowSecurity(bo, (client) =>
      client.query(
        "select distinct worker from app.fidelity_figures('2000-01-01', '2100-01-01') where worker is not null",
      ),
    );
    expect(seen.rows).toEqual([{ worker: bo.accountId }]);
    const why = "select 1 from app.fidelity_reasons('2000-01-01', '2100-01-01')";
    expect((await house.underRowSecurity(bo, (client) => client.query(why))).rowCount).toBe(0);
  });

  it("show all to the one who answers for the method, while they act at that unit", async () => {
    const setting = { responsibleId: bo.accountId, startedOn: "2026-01-01", monthlyMonths: 6, laterEveryMonths: 3 };
    expect(await house.act(head, changeMethodSetting, { ...setting, version: 0 })).toMatchObject({ ok: true });
    expect((await overview(bo)).workers).toHaveLength(2);
    expect((await overview(bo)).responsibleName).toBe("Bo");
    const elsewhere = await house.addWorker({
      ...{ role: "outreachWorker", unit: await house.addUnit(tenant), account: bo },
    });
    expect((await overview(elsewhere)).workers).toEqual([]);
    const stranger = await house.addWorker({ role: "socialWorker", unit: await house.addUnit(tenant) });
    expect(
      await house.act(head, changeMethodSetting, { ...setting, responsibleId: stranger.accountId, version: 1 }),
    ).toMatchObject({ code: "notFound" });
    expect(await house.act(bo, changeMethodSetting, { ...setting, version: 1 })).toMatchObject({ code: "notFound" });
  });

  it("stay in the unit: the head of another sees none", async () => {
    const other = await house.addWorker({ role: "unitHead", unit: await house.addUnit(tenant) });
    expect((await overview(other)).workers).toEqual([]);
  });
});

describe("versions of the text", () => {
  it("begin after each other, are decided by the head alone, and are never edited", async () => {
    expect(await version()).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await version("2026-02-01")).toMatchObject({ code: "versionInPast" });
    expect(await version(today)).toMatchObject({ ok: true, value: { number: 2 } });
    expect(await version(today)).toMatchObject({ code: "versionNotLater" });
    expect(await version(addDays(today, 2), { text4: " " })).toMatchObject({
      fields: { text4: { key: "fieldMethod.errors.stepTextRequired" } },
    });
    await expect(house.rows("update method_version set why = 'x' where tenant_id = $1", [tenant.id])).rejects.toThrow(
      /never changed/,
    );
  });
});

const lastMonth = swedishDateOf(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 15))).slice(
  0,
  7,
);

describe("the steering group's month", () => {
  const paper = (about: Record<string, unknown> = {}) => ({
    ...{ month: lastMonth, notes: "Lugn månad.", adjustments: "Steg 4 skrivs om.", version: 0 },
    ...{ participants: "Chef för Ungdomsjouren, Socialnämnden\nChef, ungdomssektionen, Polisen" },
    ...about,
  });

  it("is written, signed with its figures, leads to a version, and is never changed after that", async () => {
    await version();
    expect(await house.act(head, saveSteeringMonth, paper())).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await house.act(head, saveSteeringMonth, paper())).toMatchObject({ code: "changedMeanwhile" });
    const sign = { month: lastMonth, version: 1 };
    expect(await house.act(head, signSteeringMonth, sign)).toMatchObject({ ok: true });
    expect(await house.act(head, signSteeringMonth, { ...sign, version: 2 })).toMatchObject({ code: "alreadySigned" });
    expect(await house.act(head, saveSteeringMonth, paper({ version: 2 }))).toMatchObject({ code: "alreadySigned" });
    await expect(
      house.rows("update steering_month set notes_sealed = 'x' where tenant_id = $1", [tenant.id]),
    ).rejects.toThrow(/never changed/);
    const page = await house.look(head, methodPageView);
    const steeringMonthId = page.ok ? page.value.signedMonths[0]!.id : "";
    expect(await version(today, { steeringMonthId })).toMatchObject({ value: { number: 2 } });
    const read = await house.look(head, steeringMonth, { month: lastMonth });
    expect(read).toMatchObject({
      value: {
        ledTo: [{ number: 2 }],
        figures: { versions: [1], tallied: 0 },
        paper: { participants: [{ organisation: "Socialnämnden" }, { title: "Chef, ungdomssektionen" }] },
      },
    });
  });

  it("waits in the list, month by month, and cannot be signed before it has ended or with nobody there", async () => {
    const setting = {
      responsibleId: "",
      startedOn: `${lastMonth}-05`,
      monthlyMonths: 6,
      laterEveryMonths: 3,
      version: 0,
    };
    await house.act(head, changeMethodSetting, setting);
    expect(await house.look(head, steeringMonthList)).toMatchObject({
      value: { months: [{ month: `${lastMonth}-01`, state: "due" }] },
    });
    await house.act(head, saveSteeringMonth, paper({ participants: "" }));
    expect(await house.act(head, signSteeringMonth, { month: lastMonth, version: 1 })).toMatchObject({
      code: "participantsMissing",
    });
    await house.act(head, saveSteeringMonth, paper({ month }));
    expect(await house.act(head, signSteeringMonth, { month, version: 1 })).toMatchObject({ code: "monthNotEnded" });
  });

  it("is the head's: nobody else reads it, by the code or by row security", async () => {
    await house.act(head, saveSteeringMonth, paper());
    const other = await house.addWorker({ role: "unitHead", unit: await house.addUnit(tenant) });
    expect(await house.look(anna, steeringMonth, { month: lastMonth })).toMatchObject({ code: "notFound" });
    expect(await house.look(other, steeringMonth, { month: lastMonth })).toMatchObject({ value: { paper: null } });
    for (const who of [anna, other, tenant.administrator]) {
      const seen = await house.underRowSecurity(who, (client) => client.query("select 1 from steering_month"));
      expect(seen.rowCount).toBe(0);
    }
  });
});

describe("an interim report", () => {
  const report = (about: Record<string, unknown> = {}) => ({
    ...{ number: 1, periodFrom: "2025-01-01", periodTo: "2025-12-31", version: 0 },
    ...keyed(["background", "work", "fidelity", "findings", "changes", "onwards"], "Text under rubriken."),
    ...about,
  });

  it("is signed whole, and its next edition leaves the signed one as it was", async () => {
    await house.act(head, saveInterimReport, report({ work: "" }));
    expect(await house.act(head, signInterimReport, { number: 1, version: 1 })).toMatchObject({ code: "partsMissing" });
    expect(await house.act(head, saveInterimReport, report({ version: 1 }))).toMatchObject({
      value: { edition: 1, version: 2 },
    });
    expect(await house.act(head, signInterimReport, { number: 1, version: 2 })).toMatchObject({ ok: true });
    const next = report({ findings: "Mer." });
    expect(await house.act(head, saveInterimReport, next)).toMatchObject({ value: { edition: 2, version: 1 } });
    expect(await house.look(head, interimReport, { number: 1, edition: 1 })).toMatchObject({
      value: { shown: { isSigned: true, texts: { findings: "Text under rubriken." } }, isNewest: false },
    });
    expect(await house.look(head, interimReport, { number: 1, edition: null })).toMatchObject({
      value: { shown: { edition: 2, texts: { findings: "Mer." } }, editions: [{ edition: 2 }, { edition: 1 }] },
    });
    await expect(
      house.rows("delete from interim_report where tenant_id = $1 and edition = 1", [tenant.id]),
    ).rejects.toThrow(/never changed/);
    expect(await house.look(anna, interimReport, { number: 1, edition: null })).toMatchObject({ code: "notFound" });
  });

  it("of a period that has not ended stays a draft", async () => {
    await house.act(head, saveInterimReport, report({ periodTo: today }));
    expect(await house.act(head, signInterimReport, { number: 1, version: 1 })).toMatchObject({
      code: "periodNotEnded",
    });
  });
});
