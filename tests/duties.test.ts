/** Duties to report through the gate on a real Postgres: two duties, who sees them, once, and what the figures count. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  acknowledgeDuty,
  answerReporter,
  caseDuties,
  concernReportForm,
  dutyInbox,
  noteAssessment,
  openReceivedDuty,
  openSentDuty,
  sendConcernReport,
  sendLvmNotification,
  supplementDuty,
} from "@/kernel/duties";
import { openCase } from "@/kernel/cases";
import { completeContact, logContact, report } from "@/modules/field-contacts";
import { columnDay } from "@/platform/clock/date-column";
import { addDays } from "@/platform/clock/calendar-date";
import { now, swedishDateOf } from "@/platform/clock";
import { openHouse, type House, type Tenant, type Unit, type Worker } from "./support/house";
import { addPerson } from "./support/records";

let house: House;
let tenant: Tenant;
let outreach: Unit;
let duty: Unit;
let adults: Unit;
let group: string;
let anna: Worker;
let head: Worker;
let officer: Worker;
let colleague: Worker;
let otherUnit: Worker;
let stranger: Worker;
let foreigner: Worker;

beforeAll(async () => {
  house = await openHouse({ own: true }); // its mutants change policies and functions
  tenant = await house.foundTenant();
  outreach = await house.addUnit(tenant, { kind: "youthDuty" });
  duty = await house.addUnit(tenant, { kind: "socialDutyService", takesHandovers: true });
  adults = await house.addUnit(tenant, { kind: "adults" });
  await house.rows("update unit set takes_duties = true where id = $1", [duty.id]);
  anna = await house.addWorker({ role: "outreachWorker", unit: outreach, displayName: "Anna Anmälare" });
  head = await house.addWorker({ role: "unitHead", unit: outreach });
  officer = await house.addWorker({ role: "socialWorker", unit: duty, onDuty: true, displayName: "Jo Jour" });
  colleague = await house.addWorker({ role: "socialWorker", unit: duty });
  otherUnit = await house.addWorker({ role: "unitHead", unit: adults });
  stranger = await house.addWorker({ role: "outreachWorker", unit: outreach });
  const other = await house.foundTenant();
  const foreignUnit = await house.addUnit(other, { kind: "socialDutyService" });
  foreigner = await house.addWorker({ role: "unitHead", unit: foreignUnit });
  group = randomUUID();
  await house.rows("insert into police_group (tenant_id, id, name) values ($1,$2,'Grupp 1')", [tenant.id, group]);
});
afterAll(() => house?.close());

const today = () => swedishDateOf(now());

/** A contact about somebody of a known age in whole years, or of no known age. */
async function contactAbout(years: number | null, protection: "none" | "protectedRegistration" = "none") {
  const personId = await addPerson(house, {
    ...{ tenant, registeredBy: anna, familyName: "Kanariefågel", protection },
    ...(protection === "none" ? {} : { readers: [anna] }),
  });
  if (years !== null) {
    // A number makes the age known; its own text is of no matter here.
    const day = addDays(today(), -40);
    const born = `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
    const sealed = await sealedNumber(personId, born);
    await house.rows(
      `update person set identity_kind = 'personnummer', temporary_id = null, birth_on = $2, number_sealed = $3, number_index = $4
       where id = $1`,
      [personId, columnDay(born), sealed, `index-${personId}`],
    );
  }
  const reply = await house.act(anna, logContact, {
    ...{ occurredOn: today(), occurredTime: "00:01", policeGroupId: group, reason: "minorDrugOffence", mumin: "yes" },
    ...{ personId, placeType: "park", ageYears: years ?? "", report: "none" },
  });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return { caseId: reply.value.caseId, personId };
}

async function sealedNumber(personId: string, born: string): Promise<string> {
  const { decodeKey, sealText, unwrapKey } = await import("@/platform/crypto");
  const { personalNumber } = await import("./support/personal-numbers");
  const [key] = await house.rows<{ wrapped: string }>(
    "select wrapped from tenant_key where tenant_id = $1 and purpose = 'field'",
    [tenant.id],
  );
  const about = { tenantId: tenant.id, keyVersion: 1 };
  const opened = unwrapKey(decodeKey(process.env["SAMLOTS_FIELD_KEY"]!), key!.wrapped, {
    ...about,
    dataClass: "field",
  });
  const digits = personalNumber(born.replaceAll("-", ""), "238").replace("-", "");
  return sealText(opened, digits, { ...about, table: "person", column: "number_sealed", rowId: personId });
}

const concern = (caseId: string) => ({
  ...{ caseId, toUnitId: duty.id, isRight: "yes", observed: "Sov i trapphuset. Kanarieord.", wordsOf: "own" },
  ...{ immediateDanger: "no", guardiansInformed: "yes", siblings: "unknown", isReporterInDanger: "no" },
});
const lvm = (caseId: string) => ({
  ...{ caseId, toUnitId: duty.id, isRight: "yes", observed: "Medvetslös två gånger.", substances: ["drugs"] },
  ...{ risks: ["healthInDanger"], voluntaryCare: "declined", immediateDanger: "no", personInformed: "yes" },
});

async function sent(caseId: string): Promise<string> {
  const reply = await house.act(anna, sendConcernReport, concern(caseId));
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value.reportId;
}
const factOf = async (caseId: string) =>
  (await house.rows<{ report: string }>("select report from field_contact where case_id = $1", [caseId]))[0]!.report;
const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? "done" : reply.code);

describe("which duty", () => {
  it("follows from a known age, in both directions, with the exception for unga explained", async () => {
    const outcome = async (years: number | null, extra = {}) => {
      const { caseId } = await contactAbout(years);
      return [
        code(await house.act(anna, sendConcernReport, { ...concern(caseId), ...extra })),
        code(await house.act(anna, sendLvmNotification, lvm(caseId))),
      ];
    };
    expect(await outcome(17)).toEqual(["done", "lvmChild"]);
    expect(await outcome(18)).toEqual(["concernYoung", "done"]);
    expect(await outcome(20, { whyYoung: "Bor hemma och utsätts för våld." })).toEqual(["done", "done"]);
    expect(await outcome(21, { whyYoung: "Bor hemma." })).toEqual(["concernAdult", "done"]);
    // Not known: a child may be reported; an adult only by somebody who says why.
    expect(await outcome(null)).toEqual(["done", "whyAdultMissing"]);
  });

  it("is filled in from the contact, with its source, and goes only to a unit that takes it", async () => {
    const { caseId } = await contactAbout(15);
    const form = await house.look(anna, concernReportForm, { caseId });
    if (!form.ok) throw new Error(form.code);
    expect(form.value.filledIn.occasion).toMatchObject({
      occurredOn: today(),
      placeType: "park",
      notedBy: "Anna Anmälare",
    });
    expect(form.value.filledIn.person).toMatchObject({ age: { kind: "known", years: 15 }, isProtected: false });
    expect(form.value.receivers.map(({ id }) => id)).toEqual([duty.id]);
    const elsewhere = await house.act(anna, sendConcernReport, { ...concern(caseId), toUnitId: adults.id });
    expect(elsewhere).toMatchObject({ code: "receiverUnknown", fields: { toUnitId: {} } });
  });

  it("asks for the reason where an answer wants one", async () => {
    const { caseId } = await contactAbout(15);
    for (const [change, field] of [
      [{ isRight: "no" }, "correction"],
      [{ wordsOf: "other" }, "saidBy"],
      [{ immediateDanger: "yes" }, "danger"],
      [{ guardiansInformed: "no" }, "whyNotInformed"],
      [{ isReporterInDanger: "yes" }, "reporterDanger"],
      [{ observed: " " }, "observed"],
    ] as const)
      expect(await house.act(anna, sendConcernReport, { ...concern(caseId), ...change })).toMatchObject({
        code: "invalidInput",
        fields: { [field]: { key: `duties.errors.${field}Required` } },
      });
  });
});

describe("sending", () => {
  it("is done once, whatever happens twice, and later knowledge is a new version", async () => {
    const { caseId } = await contactAbout(16);
    const key = randomUUID();
    const both = await Promise.all([1, 2].map(() => house.act(anna, sendConcernReport, concern(caseId), { key })));
    expect(both.map(code)).toEqual(["done", "done"]);
    expect(code(await house.act(anna, sendConcernReport, concern(caseId)))).toBe("concernSent");
    const reports = await house.rows<{ id: string }>("select id from duty_report where case_id = $1", [caseId]);
    expect(reports).toHaveLength(1);
    const reportId = reports[0]!.id;
    expect(code(await house.act(anna, supplementDuty, { caseId, reportId, text: "Ringde mamman." }))).toBe("done");
    const opened = await house.look(anna, openSentDuty, { caseId, reportId });
    if (!opened.ok) throw new Error(opened.code);
    expect(opened.value.versions.map(({ number, content }) => [number, content.kind])).toEqual([
      [1, "concernReport"],
      [2, "supplement"],
    ]);
    // Two different keys at the same moment: the row's own rule holds.
    const other = await contactAbout(16);
    const race = await Promise.all([1, 2].map(() => house.act(anna, sendConcernReport, concern(other.caseId))));
    expect(race.map(code).filter((one) => one === "done")).toHaveLength(1);
  });

  it("keeps every word sealed", async () => {
    const { caseId } = await contactAbout(16);
    const reportId = await sent(caseId);
    const stored = await house.rows(
      "select r.*, v.* from duty_report r join duty_report_version v on v.report_id = r.id where r.id = $1",
      [reportId],
    );
    expect(JSON.stringify(stored)).not.toMatch(/Kanarie|trapphuset/);
  });

  it("makes the contact's report follow, is counted once, and cannot be said otherwise", async () => {
    const of = async () => {
      const period = { from: addDays(today(), -1), to: addDays(today(), 1) };
      const read = await house.look(head, report, period);
      if (!read.ok) throw new Error(read.code);
      return JSON.stringify(read.value).match(/"lvmNotifications":(\d+)/)?.[1];
    };
    const counted = async () =>
      (
        await house.rows<{ n: number }>(
          "select coalesce(sum(lvm_notifications), 0)::int as n from field_contact_day where tenant_id = $1",
          [tenant.id],
        )
      )[0]!.n;
    const before = await counted();
    const { caseId } = await contactAbout(24);
    expect(await factOf(caseId)).toBe("none");
    expect(code(await house.act(anna, sendLvmNotification, lvm(caseId)))).toBe("done");
    expect([await factOf(caseId), await counted()]).toEqual(["lvm", before + 1]);
    const input = { caseId, version: 1, report: "none", sex: "man" };
    expect(code(await house.act(anna, completeContact, input))).toBe("done");
    expect([await factOf(caseId), await counted()]).toEqual(["lvm", before + 1]);
    expect(await of()).toBe(String(before + 1));
    const child = await contactAbout(16);
    await sent(child.caseId);
    expect([await factOf(child.caseId), await counted()]).toEqual(["concern", before + 1]);
  });
});

describe("receiving", () => {
  it("is at once in the inbox of the unit's duty officers, who do not see the case", async () => {
    const { caseId } = await contactAbout(15);
    const reportId = await sent(caseId);
    const inbox = await house.look(officer, dutyInbox);
    expect(inbox.ok && inbox.value.waiting.map(({ id }) => id)).toContain(reportId);
    const opened = await house.look(officer, openReceivedDuty, { reportId });
    if (!opened.ok) throw new Error(opened.code);
    expect(JSON.stringify(opened.value.versions)).toContain("Kanarieord");
    expect(opened.value.deadlines.map(({ rule, statute }) => [rule, statute])).toEqual([
      ["protectionAssessment", "SoL 20:1"],
      ["preAssessment", "SoL 20:2"],
    ]);
    expect(code(await house.look(officer, openCase, { caseId }))).toBe("notFound");
    expect(code(await house.look(officer, caseDuties, { caseId }))).toBe("notFound");
  });

  it("is nobody else's: not a colleague's without the duty, another unit's, a stranger's, a foreigner's", async () => {
    const { caseId } = await contactAbout(15);
    const reportId = await sent(caseId);
    const unknown = await house.look(officer, openReceivedDuty, { reportId: randomUUID() });
    for (const who of [colleague, otherUnit, stranger, foreigner, head]) {
      expect(await house.look(who, openReceivedDuty, { reportId })).toEqual(unknown);
      expect(code(await house.act(who, acknowledgeDuty, { reportId, version: 1 }))).toBe("notFound");
      const inbox = await house.look(who, dutyInbox);
      expect(inbox.ok && [...inbox.value.waiting, ...inbox.value.taken].map(({ id }) => id)).not.toContain(reportId);
    }
    for (const who of [colleague, otherUnit, stranger, foreigner])
      await house.underRowSecurity(who, async (client) => {
        for (const sql of [
          "select 1 from duty_report where id = $1",
          "select 1 from duty_report_version where report_id = $1",
        ])
          expect((await client.query(sql, [reportId])).rowCount).toBe(0);
      });
  });

  it("is acknowledged once, then assessed, then answered with one of three words", async () => {
    const { caseId } = await contactAbout(15);
    const reportId = await sent(caseId);
    expect(code(await house.act(officer, noteAssessment, { reportId, version: 1 }))).toBe("notAcknowledged");
    expect(code(await house.act(officer, answerReporter, { reportId, version: 1, outcome: "opened" }))).toBe(
      "notAcknowledged",
    );
    expect(code(await house.act(officer, acknowledgeDuty, { reportId, version: 1 }))).toBe("done");
    expect(code(await house.act(officer, acknowledgeDuty, { reportId, version: 2 }))).toBe("alreadyAcknowledged");
    expect(code(await house.act(officer, noteAssessment, { reportId, version: 2 }))).toBe("done");
    expect(code(await house.act(officer, answerReporter, { reportId, version: 3, outcome: "tell all" }))).toBe(
      "invalidInput",
    );
    expect(code(await house.act(officer, answerReporter, { reportId, version: 3, outcome: "notOpened" }))).toBe("done");
    const seen = await house.look(anna, openSentDuty, { caseId, reportId });
    expect(seen.ok && seen.value).toMatchObject({ acknowledgedByName: "Jo Jour", outcome: "notOpened" });
    expect(
      (await house.auditLines({ name: "duties.acknowledge-duty", accountId: officer.accountId, outcome: "allowed" }))
        .length,
    ).toBeGreaterThan(0);
  });

  it("does not hide a protected child from those who must act, but who it is", async () => {
    const { caseId } = await contactAbout(12, "protectedRegistration");
    const reportId = await sent(caseId);
    const opened = await house.look(officer, openReceivedDuty, { reportId });
    if (!opened.ok) throw new Error(opened.code);
    expect(opened.value.versions[0]!.content).toMatchObject({
      person: { isProtected: true, name: null, number: null },
    });
    expect(JSON.stringify(opened.value)).not.toContain("Kanariefågel");
  });

  it("hides who it is as well when somebody becomes protected afterwards", async () => {
    const { caseId, personId } = await contactAbout(12);
    const reportId = await sent(caseId);
    await house.rows("update person set protection = 'confidentialityFlag' where id = $1", [personId]);
    const opened = await house.look(officer, openReceivedDuty, { reportId });
    if (!opened.ok) throw new Error(opened.code);
    expect(JSON.stringify(opened.value)).not.toContain("Kanariefågel");
  });
});

describe("the database alone", () => {
  it("lets nobody send in another's name, to a unit that takes none, or for a case out of sight; nor take an answer back", async () => {
    const { caseId } = await contactAbout(15);
    const insert = (who: Worker, change: { by?: string; to?: string; acknowledged?: boolean } = {}) =>
      house.underRowSecurity(who, (client) =>
        client
          .query(
            `insert into duty_report (tenant_id, id, case_id, kind, from_unit_id, to_unit_id, sent_by, sent_at, due_at, acknowledged_by, acknowledged_at)
             values ($1, gen_random_uuid(), $2, 'concernReport', $3, $4, $5, now(), now() + interval '1 day', $6, $7)`,
            [
              ...[tenant.id, caseId, who.unitId, change.to ?? duty.id, change.by ?? who.accountId],
              ...(change.acknowledged ? [who.accountId, new Date(0)] : [null, null]),
            ],
          )
          .then(
            () => "done",
            (fault: Error) => (/row-level security/.test(fault.message) ? "refused" : fault.message),
          ),
      );
    expect(await insert(anna)).toBe("done");
    expect(await insert(anna, { by: head.accountId })).toBe("refused");
    expect(await insert(anna, { to: adults.id })).toBe("refused");
    expect(await insert(anna, { acknowledged: true })).toBe("refused");
    expect(await insert(stranger)).toBe("refused");
    expect(await insert(officer)).toBe("refused");
    const reportId = await sent(caseId);
    const change = (who: Worker, set: string) =>
      house.underRowSecurity(who, (client) =>
        client.query(`update duty_report set ${set} where id = '${reportId}'`).then(
          ({ rowCount }) => rowCount,
          (fault: Error) =>
            /permission denied|not answered again|own name|check constraint/.test(fault.message)
              ? "refused"
              : fault.message,
        ),
      );
    expect(await change(anna, `acknowledged_at = now(), acknowledged_by = '${anna.accountId}'`)).toBe(0);
    expect(await change(officer, `acknowledged_at = now(), acknowledged_by = '${anna.accountId}'`)).toBe("refused");
    expect(await change(officer, "sent_at = now()")).toBe("refused");
    expect(await change(officer, "outcome = 'opened'")).toBe("refused");
    await house.act(officer, acknowledgeDuty, { reportId, version: 1 });
    expect(await change(officer, "acknowledged_at = null, acknowledged_by = null")).toBe("refused");
  });

  it("would let a wrong hand in without its guards", async () => {
    const { caseId } = await contactAbout(15);
    const reportId = await sent(caseId);
    const seen = () =>
      house.underRowSecurity(
        otherUnit,
        async (client) => (await client.query("select 1 from duty_report where id = $1", [reportId])).rowCount,
      );
    expect(await seen()).toBe(0);
    await house.rows(
      "create policy mutant on duty_report for select to samlots_app using (tenant_id = (select app.tenant_id()))",
    );
    try {
      expect(await seen()).toBe(1);
    } finally {
      await house.rows("drop policy mutant on duty_report");
    }
    // The fact without its trigger: somebody says "none" of a contact that was reported.
    await house.rolledBack(async (client) => {
      const say = () =>
        client.query("update field_contact set report = 'none' where case_id = $1 returning report", [caseId]);
      expect((await say()).rows[0].report).toBe("concern");
      await client.query("alter table field_contact disable trigger report_follows_duty");
      expect((await say()).rows[0].report).toBe("none");
    });
  });
});
