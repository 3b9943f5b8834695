import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  ageOn,
  daysBetween,
  instantOf,
  isCalendarDate,
  isTimeOfDay,
  now,
  swedishDateOf,
  swedishDay,
  swedishTimeOf,
} from "./index";

const HOUR = 3_600_000;
const instants = fc.date({
  min: new Date("1950-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const dates = instants.map((instant) => instant.toISOString().slice(0, 10));

/** The platform's own conversion, slow but independent of ours. */
const oracle = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "short",
});

describe("Swedish dates and times", () => {
  it("agrees with Intl at any instant", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(`${swedishDateOf(instant)} ${swedishTimeOf(instant)}`).toBe(oracle.format(instant));
      }),
    );
  });

  it("changes date at Swedish midnight, not at UTC midnight", () => {
    expect(swedishDateOf(new Date("2026-06-30T21:59:59Z"))).toBe("2026-06-30");
    expect(swedishDateOf(new Date("2026-06-30T22:00:00Z"))).toBe("2026-07-01");
    expect(swedishDateOf(new Date("2026-12-31T23:00:00Z"))).toBe("2027-01-01");
    expect(swedishTimeOf(new Date("2026-12-31T23:00:00Z"))).toBe("00:00");
  });

  it("finds the instant of a clock time and back again", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const found = instantOf(swedishDateOf(instant), swedishTimeOf(instant));
        const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
        // In the repeated hour the first of two is chosen: then it is one hour earlier, never anything else.
        expect([minute, minute - HOUR]).toContain(found.getTime());
        expect(swedishTimeOf(found)).toBe(swedishTimeOf(instant));
      }),
    );
  });

  it("moves a time in the skipped hour forward", () => {
    expect(instantOf("2026-03-29", "01:59").toISOString()).toBe("2026-03-29T00:59:00.000Z");
    expect(instantOf("2026-03-29", "02:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(swedishTimeOf(instantOf("2026-03-29", "02:30"))).toBe("03:30");
    expect(instantOf("2026-03-29", "03:00").toISOString()).toBe("2026-03-29T01:00:00.000Z");
  });

  it("takes the first of the two in the repeated hour", () => {
    expect(instantOf("2026-10-25", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(instantOf("2026-10-25", "03:00").toISOString()).toBe("2026-10-25T02:00:00.000Z");
  });

  it("has days of 23, 24 and 25 hours that meet without gap or overlap", () => {
    const hours = (date: string): number => (swedishDay(date).until.getTime() - swedishDay(date).from.getTime()) / HOUR;
    expect([hours("2026-03-29"), hours("2026-06-01"), hours("2026-10-25")]).toEqual([23, 24, 25]);
    fc.assert(
      fc.property(instants, (instant) => {
        const day = swedishDay(swedishDateOf(instant));
        expect(day.from <= instant && instant < day.until).toBe(true);
        expect(swedishDay(addDays(swedishDateOf(instant), 1)).from).toEqual(day.until);
      }),
    );
  });

  it("refuses what is no date or no time", () => {
    for (const time of ["24:00", "7:00", "12:60", "", "12:00:00", "12:00:60"]) {
      expect(isTimeOfDay(time)).toBe(false);
      expect(() => instantOf("2026-01-01", time)).toThrow(RangeError);
    }
    for (const date of ["2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "0000-01-01", ""]) {
      expect(isCalendarDate(date)).toBe(false);
      expect(() => instantOf(date, "12:00")).toThrow(RangeError);
      expect(() => addDays(date, 1)).toThrow(RangeError);
    }
  });

  it("tells the present", () => {
    const before = Date.now();
    expect(now().getTime()).toBeGreaterThanOrEqual(before);
  });
});

describe("calendar arithmetic", () => {
  it("adds days as the calendar does", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("1900-03-01", -1)).toBe("1900-02-28");
    expect(addDays("2000-03-01", -1)).toBe("2000-02-29");
    expect(addDays("0004-02-28", 1)).toBe("0004-02-29");
  });

  it("is undone by the opposite and measured by daysBetween", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        const other = addDays(date, days);
        expect(isCalendarDate(other)).toBe(true);
        expect(addDays(other, -days)).toBe(date);
        expect(daysBetween(date, other)).toBe(days);
        expect(other > date).toBe(days > 0);
      }),
    );
  });
});

describe("age", () => {
  it("is reached at the start of the birthday", () => {
    expect(ageOn("2008-07-15", "2026-07-14")).toBe(17);
    expect(ageOn("2008-07-15", "2026-07-15")).toBe(18);
    expect(ageOn("2026-07-15", "2026-07-15")).toBe(0);
    expect(ageOn("2026-07-15", "2026-07-14")).toBe(-1);
  });

  it("is reached on 28 February by those born on a leap day, and on the leap day where there is one", () => {
    expect(ageOn("2008-02-29", "2026-02-27")).toBe(17);
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(18);
    expect(ageOn("2008-02-29", "2028-02-28")).toBe(19);
    expect(ageOn("2008-02-29", "2028-02-29")).toBe(20);
  });

  it("never falls, and rises exactly once in any twelve months", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 36_000 }), (born, days) => {
        const on = addDays(born, days);
        expect(ageOn(born, addDays(on, 1)) - ageOn(born, on)).toBeOneOf([0, 1]);
        const nextYear = `${String(Number(on.slice(0, 4)) + 1)}${on.slice(4)}`;
        fc.pre(isCalendarDate(nextYear));
        expect(ageOn(born, nextYear)).toBe(ageOn(born, on) + 1 - leapSlip(born, on, nextYear));
      }),
    );
  });
});

/** A birthday on 29 February is on the 28th in common years: the 28th of a leap year is still the day before. */
function leapSlip(born: string, on: string, nextYear: string): number {
  if (!born.endsWith("-02-29") || !on.endsWith("-02-28")) return 0;
  const isLeap = (date: string): number => (isCalendarDate(`${date.slice(0, 4)}-02-29`) ? 1 : 0);
  return isLeap(nextYear) - isLeap(on);
}
