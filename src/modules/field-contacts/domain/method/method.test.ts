import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/platform/clock/calendar-date";
import { offerAnswers, offerKinds, testResults } from "../contact";
import { decideRecordFidelity, type StepAnswer } from "./fidelity";
import { showMaskedSteps, showSteps, sumByStep, type FidelityRow } from "./fidelity-figures";
import { decideSaveInterim, decideSignInterim, interimParts, type InterimTexts } from "./interim";
import { paperFigures } from "./paper-figures";
import { decideSignMonth, monthOf, monthsFrom, periodOfMonth, steeringMonths } from "./steering";
import { applicabilityOf, methodSteps, stepsAsked, type StepFacts } from "./steps";
import { cellKey, decideCorrectTally, decideTallyDay, tallyCells, tallyDaysBack } from "./tally";
import { decideMethodVersion, versionOn } from "./versions";

const facts: StepFacts = { mumin: true, offer: "care", answer: "yes", testResult: "positive", ageYears: 17 };
const anyFacts = fc.record<StepFacts>({
  mumin: fc.constantFrom(true, false, null),
  offer: fc.constantFrom(...offerKinds, null),
  answer: fc.constantFrom(...offerAnswers, null),
  testResult: fc.constantFrom(...testResults, null),
  ageYears: fc.option(fc.integer({ min: 0, max: 120 })),
});

describe("which steps a contact is asked about", () => {
  it("asks an intervention that did not go on about the intervention alone", () => {
    expect(stepsAsked({ ...facts, mumin: false })).toEqual([1]);
  });

  it("does not take a negative test, or none, for a reason to skip the talk or the offer", () => {
    for (const testResult of ["negative", "none"] as const) {
      expect(stepsAsked({ ...facts, testResult })).toEqual([...methodSteps]);
      expect(applicabilityOf(3, { ...facts, testResult })).toEqual({ kind: "applies" });
      expect(applicabilityOf(4, { ...facts, testResult }).kind).toBe("depends");
    }
  });

  it("lets an unknown age settle the step on housing in no direction", () => {
    for (const offer of [...offerKinds, null])
      expect(applicabilityOf(5, { ...facts, offer, ageYears: null })).toEqual({
        kind: "depends",
        because: "ageUnknown",
      });
  });

  it("asks about no first visit after a no, or when nothing was offered", () => {
    expect(stepsAsked({ ...facts, answer: "no" })).not.toContain(7);
    expect(stepsAsked({ ...facts, offer: "nothing", answer: null })).not.toContain(7);
  });

  it("asks about more, never less, when a fact is missing", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom("mumin", "offer", "answer", "testResult", "ageYears"), (some, name) => {
        const less = stepsAsked({ ...some, [name]: null });
        for (const step of stepsAsked(some)) expect(less).toContain(step);
      }),
    );
  });
});

const unanswered = (step: StepAnswer["step"]): StepAnswer => ({
  ...{ step, outcome: null, reasonKind: null, reason: null, version: 0 },
});
const all = methodSteps.map(unanswered);
const asked = { facts, answers: [], hasMethod: true };
const withStep = (answer: Partial<StepAnswer> & Pick<StepAnswer, "step">): StepAnswer[] =>
  all.map((one) => (one.step === answer.step ? { ...one, ...answer } : one));

describe("answering", () => {
  it("writes nothing for what is left unanswered", () => {
    expect(decideRecordFidelity(asked, all)).toEqual({ ok: true, value: [] });
  });

  it("writes the steps that changed and no others", () => {
    const stated = withStep({ step: 2, outcome: "followed" });
    expect(decideRecordFidelity(asked, stated)).toEqual({ ok: true, value: [stated[1]] });
  });

  it.each([
    [{ step: 3, outcome: "departed" }, "reasonMissing", "reasonKind3"],
    [{ step: 3, outcome: "departed", reasonKind: "other" }, "reasonTextMissing", "reason3"],
    [{ step: 2, outcome: "notApplicable" }, "stepApplies", "outcome2"],
  ] as const)("refuses %j", (answer, code, field) => {
    expect(decideRecordFidelity(asked, withStep(answer))).toMatchObject({ ok: false, code, field });
  });

  it("refuses an answer to a step that is not asked about, an old version, and a day without a text", () => {
    const stated = withStep({ step: 7, outcome: "followed" });
    expect(decideRecordFidelity({ ...asked, facts: { ...facts, mumin: false } }, stated)).toMatchObject({
      code: "stepNotAsked",
    });
    const known = { ...unanswered(7), version: 2 };
    expect(decideRecordFidelity({ ...asked, answers: [known] }, stated)).toMatchObject({ code: "changedMeanwhile" });
    expect(decideRecordFidelity({ ...asked, hasMethod: false }, stated)).toMatchObject({ code: "noMethodThatDay" });
  });
});

const count = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 }));
const row: fc.Arbitrary<FidelityRow> = fc.record({
  worker: fc.constantFrom("a", "b", null),
  step: fc.constantFrom(...methodSteps),
  ...{ followed: count, departed: count, notApplicable: count, unanswered: count },
});

describe("figures", () => {
  it("agree with their parts, and share out of what they say", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sum = (key: "followed" | "departed" | "notApplicable" | "unanswered") =>
          rows.reduce((total, one) => total + one[key], 0);
        const shown = showSteps(sumByStep(rows));
        for (const key of ["followed", "departed", "notApplicable", "unanswered"] as const)
          expect(shown.reduce((total, one) => total + (one[key] ?? 0), 0)).toBe(sum(key));
        for (const one of shown) {
          expect(one.asked).toBe(one.followed! + one.departed! + one.notApplicable! + one.unanswered!);
          if (one.shareFollowed !== null) expect(one.shareFollowed * one.of!).toBeCloseTo(one.followed!);
        }
        // Summing the workers' own rows gives the unit.
        const parts = ["a", "b", null].map((worker) => sumByStep(rows.filter((one) => one.worker === worker)));
        for (const step of methodSteps)
          expect(parts.reduce((total, part) => total + part.get(step)!.followed, 0)).toBe(
            sumByStep(rows).get(step)!.followed,
          );
      }),
    );
  });

  it("show anybody else no count of one to four, and no sum that gives one away", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
        const exact = sumByStep(rows);
        const shown = showMaskedSteps(exact);
        const hidesSum = shown.some(({ asked: total }) => total === null);
        for (const one of shown) {
          const counts = [one.followed, one.departed, one.notApplicable, one.unanswered];
          for (const value of [...counts, one.asked]) if (value !== null) expect(value === 0 || value >= 5).toBe(true);
          const masked = counts.filter((value) => value === null).length;
          // One hidden count beside a known sum would be a subtraction away.
          if (one.asked !== null && one.asked > 0) expect(masked).not.toBe(1);
          // And one step's sum is the other's, nearly.
          if (hidesSum && one.asked !== null) expect(one.asked).toBe(0);
          if (hidesSum && one.asked === null) expect(masked).toBeGreaterThan(0);
        }
        const sums = shown.flatMap(({ asked: total }) => (total === null ? [] : [total]));
        for (const a of sums) for (const b of sums) expect(a - b > 0 && a - b < 5).toBe(false);
      }),
    );
  });

  it("of a paper name the versions that held, and hide a small tally", () => {
    const versions = [
      { number: 1, validFrom: "2026-01-01" },
      { number: 2, validFrom: "2026-03-10" },
      { number: 3, validFrom: "2026-05-01" },
    ];
    const of = (from: string, to: string, tallied = 0) => paperFigures({ from, to }, [], tallied, versions);
    expect(of("2026-03-01", "2026-03-31").versions).toEqual([1, 2]);
    expect(of("2026-04-01", "2026-04-30").versions).toEqual([2]);
    expect(of("2025-11-01", "2025-11-30").versions).toEqual([]);
    expect([0, 1, 4, 5].map((tallied) => of("2026-03-01", "2026-03-31", tallied).tallied)).toEqual([0, null, null, 5]);
  });
});

const today = "2026-11-22";

describe("versions", () => {
  const two = [
    { number: 1, validFrom: "2026-01-01" },
    { number: 2, validFrom: "2026-11-20" },
  ];

  it("hold from their day until the next", () => {
    expect(versionOn(two, "2025-12-31")).toBeNull();
    expect(versionOn(two, "2026-11-19")?.number).toBe(1);
    expect(versionOn(two, "2026-11-20")?.number).toBe(2);
  });

  it("begin in the past only once", () => {
    const from = (validFrom: string) => ({ validFrom, decidedOn: today });
    expect(decideMethodVersion([], from("2020-01-01"), today)).toEqual({ ok: true, value: 1 });
    expect(decideMethodVersion(two, from("2026-11-21"), today)).toMatchObject({ code: "versionInPast" });
    expect(decideMethodVersion(two, from(today), today)).toEqual({ ok: true, value: 3 });
    expect(decideMethodVersion([...two, { number: 3, validFrom: today }], from(today), today)).toMatchObject({
      code: "versionNotLater",
    });
    expect(decideMethodVersion([], { validFrom: today, decidedOn: "2026-11-23" }, today)).toMatchObject({
      code: "decidedInFuture",
    });
  });
});

describe("the steering group's calendar", () => {
  const setting = { responsibleId: null, startedOn: "2025-11-15", monthlyMonths: 6, laterEveryMonths: 3 };

  it("is every month for six months, then every third, and only months that have ended", () => {
    expect(steeringMonths(setting, today)).toEqual([
      ...["2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"],
      ...["2026-07-01", "2026-10-01"],
    ]);
    expect(steeringMonths(setting, "2025-11-30")).toEqual([]);
  });

  it("has months that begin on the first and end before the next", () => {
    const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (at, months) => {
        const month = monthOf(at.toISOString().slice(0, 10));
        const { from, to } = periodOfMonth(month);
        expect(from).toBe(month);
        expect(addDays(to, 1)).toBe(monthsFrom(month, 1));
        expect(monthsFrom(monthsFrom(month, months), -months)).toBe(month);
      }),
    );
  });

  it("signs a month that has ended, once, with somebody there", () => {
    const paper = { isSigned: false, participants: 2 };
    expect(decideSignMonth(paper, "2026-10-01", today)).toEqual({ ok: true, value: true });
    expect(decideSignMonth(paper, "2026-11-01", today)).toMatchObject({ code: "monthNotEnded" });
    expect(decideSignMonth({ ...paper, participants: 0 }, "2026-10-01", today)).toMatchObject({
      code: "participantsMissing",
    });
    expect(decideSignMonth({ ...paper, isSigned: true }, "2026-10-01", today)).toMatchObject({ code: "alreadySigned" });
  });
});

describe("interim reports", () => {
  const texts = Object.fromEntries(interimParts.map((part) => [part, "x"])) as unknown as InterimTexts;

  it("begin a new edition after a signed one, and write on in one that is not", () => {
    const at = { version: 0, periodFrom: "2026-01-01" };
    expect(decideSaveInterim(null, at, today)).toEqual({ ok: true, value: { edition: 1, version: 0 } });
    const draft = { edition: 1, isSigned: false, version: 3 };
    expect(decideSaveInterim(draft, at, today)).toMatchObject({ code: "changedMeanwhile" });
    expect(decideSaveInterim(draft, { ...at, version: 3 }, today)).toMatchObject({ value: { edition: 1 } });
    expect(decideSaveInterim({ ...draft, isSigned: true }, at, today)).toMatchObject({ value: { edition: 2 } });
  });

  it("are signed whole, and after their period", () => {
    const whole = { isSigned: false, periodTo: "2026-10-31", texts };
    expect(decideSignInterim(whole, today)).toMatchObject({ ok: true });
    expect(decideSignInterim({ ...whole, periodTo: today }, today)).toMatchObject({ code: "periodNotEnded" });
    expect(decideSignInterim({ ...whole, texts: { ...texts, work: "" } }, today)).toMatchObject({
      code: "partsMissing",
    });
  });
});

describe("the tally", () => {
  const receiver = {
    ...{ receiver: "namnden", receiverName: "Nämnden", unitName: "Ungdomsjouren", validFrom: "2026-11-01" },
    groupClosed: false,
  };
  const at = (on: string) => ({ receiver: "namnden", on });

  it("has six kinds, each once", () => {
    expect(new Set(tallyCells.map(cellKey)).size).toBe(6);
  });

  it("takes days from when the receiver listed the police, up to today and a month back", () => {
    expect(decideTallyDay([receiver], at(today), today)).toMatchObject({ ok: true });
    expect(decideTallyDay([receiver], at("2026-10-31"), today)).toMatchObject({ code: "tallyNotPartner" });
    expect(decideTallyDay([], at(today), today)).toMatchObject({ code: "tallyNotPartner" });
    expect(decideTallyDay([receiver], at("2026-11-23"), today)).toMatchObject({ code: "tallyDayInFuture" });
    const old = { ...receiver, validFrom: "2020-01-01" };
    expect(decideTallyDay([old], at(addDays(today, -tallyDaysBack)), today)).toMatchObject({ ok: true });
    expect(decideTallyDay([old], at(addDays(today, -tallyDaysBack - 1)), today)).toMatchObject({
      code: "tallyDayTooOld",
    });
    expect(decideTallyDay([{ ...receiver, groupClosed: true }], at(today), today)).toMatchObject({
      code: "tallyGroupClosed",
    });
  });

  it("corrects what differs, at the version that was shown", () => {
    const current = tallyCells.slice(0, 2).map((cell, index) => ({ ...cell, count: index + 1, version: 4 }));
    const shown = tallyCells.map((cell, index) => ({
      ...cell,
      count: current[index]?.count ?? 0,
      version: index < 2 ? 4 : 0,
    }));
    expect(decideCorrectTally(current, shown)).toMatchObject({ code: "tallyNothingChanged" });
    const stated = shown.map((one, index) => (index === 1 ? { ...one, count: 0 } : one));
    expect(decideCorrectTally(current, stated)).toEqual({ ok: true, value: [stated[1]] });
    const old = stated.map((one) => ({ ...one, version: 0 }));
    expect(decideCorrectTally(current, old)).toMatchObject({ code: "changedMeanwhile" });
  });
});
