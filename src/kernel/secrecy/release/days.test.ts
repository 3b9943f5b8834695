import { describe, expect, it } from "vitest";
import { dayBefore, earliest, hasCome, holdsOn, turns } from "./days";

describe("days", () => {
  it.each([
    ["2010-03-15", 18, "2028-03-15"],
    ["2008-02-29", 18, "2026-02-28"],
    ["2008-02-29", 20, "2028-02-29"],
    ["2010-03-31", 1, "2011-03-31"],
    ["2010-03-15", 18.9, "2028-03-15"],
    ["no day", 18, null],
    ["2010-03-15", 8000, null],
    ["2010-03-15", Infinity, null],
    ["2010-03-15", NaN, null],
  ])("somebody born on %s turns %d on %s", (birthOn, years, day) => expect(turns(birthOn, years)).toBe(day));

  it("go back over the edges of months and years, and never end where there is no end", () => {
    expect(dayBefore("2027-01-01")).toBe("2026-12-31");
    expect(dayBefore("2028-03-01")).toBe("2028-02-29");
    expect(dayBefore(null)).toBeNull();
  });

  it("the earliest of some is no end only when none ends", () => {
    expect(earliest([])).toBeNull();
    expect(earliest([null, null])).toBeNull();
    expect(earliest([null, "2026-02-01", null, "2026-01-01", "2026-03-01"])).toBe("2026-01-01");
  });

  it("a row holds from its first day, and not on the day it stops", () => {
    const row = { validFrom: "2026-08-01", validTo: "2026-09-01" };
    const days = ["2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01"];
    expect(days.map((day) => holdsOn(row, day))).toEqual([false, true, true, false]);
    expect(holdsOn({ ...row, validTo: null }, "9999-12-31")).toBe(true);
    expect(holdsOn({ ...row, validFrom: "" }, "2026-08-15")).toBe(false);
    expect(holdsOn({ ...row, validTo: "some day" }, "2026-08-15")).toBe(false);
  });

  it("an instant has come from itself on, and when it cannot be read", () => {
    const now = new Date("2026-11-20T10:00:00.000Z");
    expect(hasCome("2026-11-20T10:00:00.000Z", now)).toBe(true);
    expect(hasCome("2026-11-20T10:00:00.001Z", now)).toBe(false);
    expect(hasCome("", now)).toBe(true);
  });
});
