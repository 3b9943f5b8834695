import { describe, expect, it } from "vitest";
import { instantOf } from "@/platform/clock/swedish-time";
import { shiftOf, shiftToShow } from "./shift";

const night = { shiftFrom: "18:00", shiftTo: "08:00" };
const at = (day: string, time: string) => instantOf(day, time);

describe("the night", () => {
  it.each([
    ["2026-11-22", "17:59", "2026-11-21"],
    ["2026-11-22", "18:00", "2026-11-22"],
    ["2026-11-23", "00:30", "2026-11-22"],
    ["2026-11-23", "09:00", "2026-11-22"],
    // The clocks go forward on 29 March 2026 and back on 25 October.
    ["2026-03-29", "03:30", "2026-03-28"],
    ["2026-10-25", "02:30", "2026-10-24"],
  ])("at %s %s is the one that began on %s", (day, time, startsOn) => {
    expect(shiftToShow(null, night, at(day, time)).startsOn).toBe(startsOn);
  });

  it("passes midnight, or does not", () => {
    expect(shiftOf("2026-12-31", night)).toMatchObject({ endsOn: "2027-01-01" });
    expect(shiftOf("2026-12-31", { shiftFrom: "08:00", shiftTo: "16:00" })).toMatchObject({ endsOn: "2026-12-31" });
  });

  it("that was asked for is shown if it has begun", () => {
    const now = at("2026-11-22", "12:00");
    expect(shiftToShow("2026-11-01", night, now).startsOn).toBe("2026-11-01");
    expect(shiftToShow("2026-11-22", night, now).startsOn).toBe("2026-11-21");
    expect(shiftToShow("inatt", night, now).startsOn).toBe("2026-11-21");
  });
});
