import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn, daysBetween } from "@/platform/clock/calendar-date";
import { instantOf, swedishDateOf } from "@/platform/clock";
import type { AgeFact } from "../../persons/contract";
import type { DutyFacts } from "../contract";
import { sendConcernReportSchema } from "../schemas/concern-report";
import { sendLvmNotificationSchema } from "../schemas/lvm-notification";
import { decideAcknowledge, decideAssessment, decideOutcome } from "./answering";
import { decideConcernReport, type ReportCurrent } from "./concern-report";
import { deadlinesOf, dueAtOf, isChildOrYoung } from "./deadlines";
import { decideLvmNotification, isLvuFirst } from "./lvm-notification";

const unit = "0190aaaa-0000-7000-8000-000000000001";
const caseId = "0190aaaa-0000-7000-8000-000000000002";
const known = (years: number): AgeFact => ({ kind: "known", years });
const current = (age: AgeFact | null, change: Partial<ReportCurrent> = {}): ReportCurrent => ({
  isClosed: false,
  isSent: false,
  receiverIds: [unit],
  filledIn: {
    caseNumber: "2026-K7M2QX",
    person: age && { name: "Kim", number: null, identifier: null, isProtected: false, age },
    occasion: null,
  },
  ...change,
});
const concernInput = (whyYoung = "") =>
  sendConcernReportSchema.parse({
    ...{ caseId, toUnitId: unit, isRight: "yes", observed: "Sov ute.", wordsOf: "own", immediateDanger: "no" },
    ...{ guardiansInformed: "yes", siblings: "no", isReporterInDanger: "no", whyYoung },
  });
const lvmInput = (whyAdult = "") =>
  sendLvmNotificationSchema.parse({
    ...{ caseId, toUnitId: unit, isRight: "yes", substances: ["drugs"], observed: "Överdos.", risks: ["ruinsLife"] },
    ...{ voluntaryCare: "declined", immediateDanger: "no", personInformed: "yes", whyAdult },
  });
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);

describe("which duty a person falls under", () => {
  const concern = (age: AgeFact | null, why = "") => codeOf(decideConcernReport(current(age), concernInput(why)));
  const lvm = (age: AgeFact | null, why = "") => codeOf(decideLvmNotification(current(age), lvmInput(why)));

  it("changes on the birthdays of the law and on no other day, leap days too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.constantFrom(18, 20, 21), (offset, years) => {
        const born = addDays("1996-02-29", offset);
        // Every day of the year in which somebody reaches the age.
        const day = addDays(`${Number(born.slice(0, 4)) + years}-01-01`, offset % 365);
        const age = known(ageOn(born, day));
        expect(concern(age) === "ok").toBe(age.kind === "known" && age.years < 18);
        expect(concern(age, "Bor hemma.") === "ok").toBe(age.kind === "known" && age.years < 21);
        expect(lvm(age) === "ok").toBe(age.kind === "known" && age.years >= 18);
        expect(isLvuFirst(age)).toBe(age.kind === "known" && age.years < 20);
      }),
    );
  });

  it("is never decided by an age that is not known: reported as a child, or as an adult with a reason", () => {
    for (const age of [null, { kind: "unknown" }, { kind: "estimated", from: 30, to: 40 }] as const) {
      expect(concern(age)).toBe("ok");
      expect(lvm(age)).toBe("whyAdultMissing");
      expect(lvm(age, "Visade körkort.")).toBe("ok");
      expect(isLvuFirst(age)).toBe(true);
    }
  });

  it("is carried out once, in an open case, at a unit that takes it", () => {
    const of = (change: Partial<ReportCurrent>) =>
      codeOf(decideConcernReport(current(known(10), change), concernInput()));
    expect(of({ isClosed: true })).toBe("caseClosed");
    expect(of({ isSent: true })).toBe("concernSent");
    expect(of({ receiverIds: [] })).toBe("receiverUnknown");
    expect(codeOf(decideLvmNotification(current(known(30), { isSent: true }), lvmInput()))).toBe("lvmSent");
  });

  it("keeps only the texts whose questions ask for them", () => {
    const input = sendConcernReportSchema.parse({ ...concernInput(), danger: "gammal text", saidBy: "någon" });
    expect(decideConcernReport(current(known(10)), input)).toMatchObject({ value: { danger: null, saidBy: null } });
    // A child needs no reason for being young, an adult none for being adult.
    expect(decideConcernReport(current(known(10)), concernInput("x"))).toMatchObject({ value: { whyYoung: null } });
    expect(decideLvmNotification(current(known(40)), lvmInput("x"))).toMatchObject({ value: { whyAdult: null } });
  });
});

describe("the receiver's clocks", () => {
  const facts = (sentAt: Date, kind: DutyFacts["kind"] = "concernReport") => ({
    ...{ kind, sentAt, dueAt: dueAtOf(sentAt), acknowledgedAt: null, assessedAt: null, outcomeAt: null },
  });

  it("give 24 hours for the assessment and the whole fourteenth day for the decision, over any change of clocks", () => {
    const instants = fc.date({ min: new Date("2025-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (sentAt) => {
        const [assessment, decision] = deadlinesOf(facts(sentAt), null, sentAt);
        expect(assessment!.dueAt!.getTime() - sentAt.getTime()).toBe(24 * 3_600_000);
        expect(daysBetween(swedishDateOf(sentAt), decision!.dueOn!)).toBe(14);
        const lastMinute = instantOf(decision!.dueOn!, "23:59");
        const nextDay = instantOf(addDays(decision!.dueOn!, 1), "00:00");
        expect(deadlinesOf(facts(sentAt), null, lastMinute)[1]!.isLate).toBe(false);
        expect(deadlinesOf(facts(sentAt), null, nextDay)[1]!.isLate).toBe(true);
      }),
    );
  });

  it("stay late when it was done too late, and are quiet when it was done in time", () => {
    const sentAt = new Date("2026-11-22T22:00:00Z");
    const later = new Date("2026-12-24T22:00:00Z");
    const done = (assessedAt: Date) => deadlinesOf({ ...facts(sentAt), assessedAt }, null, later)[0]!.isLate;
    expect([done(new Date("2026-11-23T21:59:00Z")), done(new Date("2026-11-23T22:01:00Z"))]).toEqual([false, true]);
  });

  it("hold for unga and for whom it is not known as for children, and not for adults", () => {
    const rules = (age: AgeFact | null) =>
      deadlinesOf(facts(new Date(0), "lvmNotification"), age, new Date(0)).map(({ rule }) => rule);
    expect(rules(known(21))).toEqual(["inquiryAtOnce"]);
    expect(rules(known(20))).toContain("protectionAssessment");
    expect(rules(null)).toContain("protectionAssessment");
    expect(isChildOrYoung("concernReport", known(40))).toBe(true);
  });
});

describe("answering", () => {
  const now = new Date("2026-11-22T22:10:00Z");
  const sent: DutyFacts = {
    ...{ id: "r", caseId, kind: "concernReport", toUnitId: unit, sentAt: now, dueAt: now, version: 1 },
    ...{ acknowledgedAt: null, assessedAt: null, outcome: null },
  };
  const taken = { ...sent, acknowledgedAt: now };
  const by = { unitId: unit, now };

  it("is the receiver's, once each and in this order", () => {
    expect(codeOf(decideAcknowledge(sent, { ...by, unitId: "other" }))).toBe("notReceiver");
    expect(codeOf(decideAcknowledge(sent, by))).toBe("ok");
    expect(codeOf(decideAcknowledge(taken, by))).toBe("alreadyAcknowledged");
    expect(codeOf(decideAssessment(sent, by))).toBe("notAcknowledged");
    expect(codeOf(decideAssessment(taken, by))).toBe("ok");
    expect(codeOf(decideAssessment({ ...taken, assessedAt: now }, by))).toBe("alreadyAssessed");
    expect(codeOf(decideOutcome(sent, { outcome: "opened" }, by))).toBe("notAcknowledged");
    expect(codeOf(decideOutcome(taken, { outcome: "opened" }, by))).toBe("ok");
    expect(codeOf(decideOutcome({ ...taken, outcome: "ongoing" }, { outcome: "opened" }, by))).toBe("alreadyAnswered");
    expect(codeOf(decideOutcome({ ...taken, kind: "lvmNotification" }, { outcome: "opened" }, by))).toBe("notAsked");
  });
});
