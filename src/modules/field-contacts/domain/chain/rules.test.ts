import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn, calendarDate, daysBetween } from "@/platform/clock/calendar-date";
import { knownAgeOn, type AgeRange } from "./age";
import { dutiesByAge } from "./duty";
import { decideHousing, type HousingRule } from "./housing";
import { decideTargetGroup, inForceOn, type TargetGroup } from "./target-group";

const day = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
const births = fc.oneof(
  day("1998-01-01", "2012-12-31"),
  fc.constantFrom("2000-02-29", "2004-02-29", "2008-02-29", "2012-02-29"),
);
/** The day somebody reaches an age: 28 February for those born on a leap day, in a year without one. */
function birthday(birthOn: string, years: number): string {
  const year = Number(birthOn.slice(0, 4)) + years;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
  return birthOn.endsWith("02-29") && !isLeap ? calendarDate(year, 2, 28) : `${String(year)}${birthOn.slice(4)}`;
}
const born = (birthOn: string, on: string) =>
  knownAgeOn({ birthOn, ageYears: null, ageSource: null, occurredOn: on }, on);
const group = (more: Partial<TargetGroup>): TargetGroup => ({
  ...{ ageFrom: null, ageTo: null, needsSevereAbuse: false, validFrom: "2000-01-01", validTo: null },
  ...more,
});
const nothingJudged = { severeAbuse: null };
const roof: HousingRule = { betterFirstTo: 25, acuteHousingFrom: 20, validFrom: "2000-01-01", validTo: null };

describe("the target group of a service", () => {
  it("of those up to 20 ends on the 21st birthday, and of those from 20 begins on the 20th", () => {
    const upTo20 = { groups: [group({ ageTo: 20 })] };
    const from20 = { groups: [group({ ageFrom: 20 })] };
    fc.assert(
      fc.property(births, (birthOn) => {
        const verdicts = (on: string) =>
          [upTo20, from20].map((service) => decideTargetGroup(service, born(birthOn, on), nothingJudged, on));
        const inside = { kind: "inside" };
        const young = { kind: "outside", rule: "targetGroup.tooYoung" };
        const old = { kind: "outside", rule: "targetGroup.tooOld" };
        const [at20, at21] = [birthday(birthOn, 20), birthday(birthOn, 21)];
        expect(verdicts(addDays(at20, -1))).toEqual([inside, young]);
        // The borders overlap: at 20 both take the person.
        expect(verdicts(at20)).toEqual([inside, inside]);
        expect(verdicts(addDays(at21, -1))).toEqual([inside, inside]);
        expect(verdicts(at21)).toEqual([old, inside]);
      }),
    );
  });

  it("never puts anybody inside or outside an age limit whose age is not known", () => {
    const limits = fc.option(fc.integer({ min: 0, max: 60 }), { nil: null });
    fc.assert(
      fc.property(limits, limits, fc.boolean(), (ageFrom, ageTo, severeAbuse) => {
        const service = { groups: [group({ ageFrom, ageTo })] };
        const verdict = decideTargetGroup(service, null, { severeAbuse }, "2026-11-22");
        const isLimited = ageFrom !== null || ageTo !== null;
        expect(verdict.kind).toBe(isLimited ? "cannotTell" : "inside");
      }),
    );
  });

  it("is inside or outside only when that holds for every age that is possible", () => {
    const ages = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(
        ages,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 20 }),
        ([from, more], low, width) => {
          const service = { groups: [group({ ageFrom: low, ageTo: low + width })] };
          const age: AgeRange = { from, to: from + more };
          const kind = decideTargetGroup(service, age, nothingJudged, "2026-11-22").kind;
          const each = Array.from({ length: more + 1 }, (_, at) => from + at);
          const isIn = each.map((years) => years >= low && years <= low + width);
          if (isIn.every(Boolean)) expect(kind).toBe("inside");
          else if (isIn.some(Boolean)) expect(kind).toBe("cannotTell");
          // A range around the whole group is neither: it can only be told apart at its ends.
          else expect(["outside", "cannotTell"]).toContain(kind);
        },
      ),
    );
  });

  it("asks whether the abuse is severe where that is needed, and says no to a no", () => {
    const service = { groups: [group({ ageFrom: 20, needsSevereAbuse: true })] };
    const ask = (severeAbuse: boolean | null) =>
      decideTargetGroup(service, { from: 24, to: 24 }, { severeAbuse }, "2026-11-22");
    expect(ask(true)).toEqual({ kind: "inside" });
    expect(ask(false)).toEqual({ kind: "outside", rule: "targetGroup.abuseNotSevere" });
    expect(ask(null)).toEqual({ kind: "cannotTell", rule: "targetGroup.abuseUnknown" });
  });

  it("is the one decided for the day of the act: the day a new one begins, the old one has ended", () => {
    const decisions = [
      group({ ageTo: 25, validFrom: "2026-06-01" }),
      group({ ageTo: 20, validFrom: "2026-01-01", validTo: "2026-06-01" }),
      // Replaced on the day it was made: it never held.
      group({ ageTo: 99, validFrom: "2026-06-01", validTo: "2026-06-01" }),
    ];
    const heldOn = (on: string) => inForceOn(decisions, on)?.ageTo ?? null;
    expect([heldOn("2025-12-31"), heldOn("2026-05-31"), heldOn("2026-06-01")]).toEqual([null, 20, 25]);
    const age = { from: 22, to: 22 };
    const verdict = (on: string) => decideTargetGroup({ groups: decisions }, age, nothingJudged, on);
    expect(verdict("2026-05-31")).toEqual({ kind: "outside", rule: "targetGroup.tooOld" });
    expect(verdict("2026-06-01")).toEqual({ kind: "inside" });
    expect(verdict("2025-12-31")).toEqual({ kind: "cannotTell", rule: "targetGroup.notDecided" });
  });
});

describe("the roof guarantee", () => {
  it("lets acute and short-stay housing take somebody from the 20th birthday", () => {
    fc.assert(
      fc.property(births, fc.constantFrom("acuteHousing", "shortStayHousing"), (birthOn, kind) => {
        const at = birthday(birthOn, 20);
        const ask = (on: string) => decideHousing(roof, { kind, age: born(birthOn, on), betterTried: false });
        expect(ask(addDays(at, -1))).toEqual({ kind: "outside", rule: "roof.tooYoung" });
        expect(ask(at)).toEqual({ kind: "inside" });
      }),
    );
  });

  it("wants something better than a night shelter tried first until the 26th birthday", () => {
    fc.assert(
      fc.property(births, (birthOn) => {
        const at = birthday(birthOn, 26);
        const ask = (on: string, betterTried: boolean) =>
          decideHousing(roof, { kind: "nightShelter", age: born(birthOn, on), betterTried });
        expect(ask(addDays(at, -1), false)).toEqual({ kind: "outside", rule: "roof.betterFirst" });
        expect(ask(addDays(at, -1), true)).toEqual({ kind: "inside" });
        expect(ask(at, false)).toEqual({ kind: "inside" });
      }),
    );
  });

  it("cannot tell without an age, and says nothing where no rule is decided or no roof is offered", () => {
    for (const kind of ["acuteHousing", "shortStayHousing", "nightShelter"] as const) {
      const facts = { kind, age: null, betterTried: false };
      expect(decideHousing(roof, facts)).toEqual({ kind: "cannotTell", rule: "roof.ageUnknown" });
      expect(decideHousing(null, facts)).toEqual({ kind: "inside" });
    }
    expect(decideHousing(roof, { kind: "openClinic", age: null, betterTried: false })).toEqual({ kind: "inside" });
  });
});

describe("the duty to report", () => {
  it("changes on the 18th birthday, and LVU is named until the 21st", () => {
    fc.assert(
      fc.property(births, (birthOn) => {
        const at = (years: number, days: number) => {
          const on = addDays(birthday(birthOn, years), days);
          return dutiesByAge(born(birthOn, on));
        };
        expect(at(18, -1)).toEqual({ kinds: ["concernReport"], mayBeLvu: false });
        expect(at(18, 0)).toEqual({ kinds: ["lvmNotification"], mayBeLvu: true });
        expect(at(21, -1)).toEqual({ kinds: ["lvmNotification"], mayBeLvu: true });
        expect(at(21, 0)).toEqual({ kinds: ["lvmNotification"], mayBeLvu: false });
      }),
    );
  });

  it("chooses none when the age is not known, or may be on either side", () => {
    expect(dutiesByAge(null).kinds).toEqual(["concernReport", "lvmNotification"]);
    expect(dutiesByAge({ from: 17, to: 18 }).kinds).toEqual(["concernReport", "lvmNotification"]);
    expect(ageOn("2008-11-22", "2026-11-22")).toBe(18);
  });
});
