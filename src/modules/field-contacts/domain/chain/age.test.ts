import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn, calendarDate, daysBetween } from "@/platform/clock/calendar-date";
import { isAtLeast, knownAgeOn, type AgeFacts } from "./age";

const day = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysBetween(from, to) }).map((days) => addDays(from, days));
/** Every birth date, leap days as often as all the others together. */
const births = fc.oneof(
  day("1996-01-01", "2014-12-31"),
  fc.constantFrom("1996-02-29", "2000-02-29", "2004-02-29", "2008-02-29", "2012-02-29"),
);
const limits = fc.constantFrom(18, 20, 25, 26);
const facts = (more: Partial<AgeFacts>): AgeFacts => ({
  birthOn: null,
  ageYears: null,
  ageSource: null,
  occurredOn: "2026-11-22",
  ...more,
});

/** The birthday on which an age is reached: 28 February for somebody born on a leap day, in a year without one. */
function birthday(birthOn: string, years: number): string {
  const year = Number(birthOn.slice(0, 4)) + years;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
  const leapDay = birthOn.endsWith("02-29");
  return leapDay && !isLeap ? calendarDate(year, 2, 28) : `${String(year)}${birthOn.slice(4)}`;
}

describe("an age on the day of an act", () => {
  it("changes on the birthday itself and on no day beside it, leap days too", () => {
    fc.assert(
      fc.property(births, limits, (birthOn, limit) => {
        const on = birthday(birthOn, limit);
        const asked = (date: string) => isAtLeast(knownAgeOn(facts({ birthOn }), date), limit);
        expect([asked(addDays(on, -1)), asked(on), asked(addDays(on, 1))]).toEqual([false, true, true]);
      }),
    );
  });

  it("holds the true age of everybody whose age was stated on an earlier day", () => {
    const near = fc.oneof(
      day("2023-01-01", "2027-12-31"),
      fc.constantFrom("2024-02-28", "2024-02-29", "2025-02-28", "2026-02-28"),
    );
    fc.assert(
      fc.property(births, near, fc.nat({ max: 2000 }), (birthOn, occurredOn, later) => {
        const on = addDays(occurredOn, later);
        const stated = facts({ occurredOn, ageYears: ageOn(birthOn, occurredOn), ageSource: "stated" });
        const age = knownAgeOn(stated, on);
        const truth = ageOn(birthOn, on);
        expect(age!.from).toBeLessThanOrEqual(truth);
        expect(age!.to).toBeGreaterThanOrEqual(truth);
        expect(age!.to - age!.from).toBeLessThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });

  it("is one number on the day it was stated, and never answers before that day", () => {
    fc.assert(
      fc.property(day("2020-01-01", "2028-12-31"), fc.nat({ max: 100 }), (occurredOn, ageYears) => {
        const stated = facts({ occurredOn, ageYears, ageSource: "stated" });
        expect(knownAgeOn(stated, occurredOn)).toEqual({ from: ageYears, to: ageYears });
        expect(knownAgeOn(stated, addDays(occurredOn, -1))).toBeNull();
      }),
    );
  });

  it("answers no rule in either direction when it is not known or only estimated", () => {
    fc.assert(
      fc.property(limits, fc.nat({ max: 100 }), day("2026-11-22", "2027-11-22"), (limit, ageYears, on) => {
        expect(isAtLeast(knownAgeOn(facts({}), on), limit)).toBeNull();
        expect(isAtLeast(knownAgeOn(facts({ ageYears, ageSource: "estimated" }), on), limit)).toBeNull();
        expect(isAtLeast(knownAgeOn(facts({ ageSource: "unknown" }), on), limit)).toBeNull();
      }),
    );
  });

  it("does not say whether a limit is passed while both are possible", () => {
    const stated = facts({ ageYears: 19, ageSource: "stated", occurredOn: "2026-06-01" });
    expect(isAtLeast(knownAgeOn(stated, "2026-06-01"), 20)).toBe(false);
    expect(isAtLeast(knownAgeOn(stated, "2026-06-02"), 20)).toBeNull();
    expect(isAtLeast(knownAgeOn(stated, "2027-05-31"), 20)).toBeNull();
    expect(isAtLeast(knownAgeOn(stated, "2027-06-01"), 20)).toBe(true);
  });
});
