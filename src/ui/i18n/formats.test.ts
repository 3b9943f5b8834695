import { describe, expect, it } from "vitest";
import {
  compareSwedish,
  formatDate,
  formatInstant,
  formatLongDate,
  formatNumber,
  formatShare,
  isoDay,
  isoTime,
} from "./formats";

describe("dates and times", () => {
  const lateEvening = new Date("2026-11-22T23:30:00Z");

  it("writes a day as people in Sweden do, without a dot after the month", () => {
    expect(formatDate("2026-11-22", "sv")).toBe("22 nov 2026");
    expect(formatDate("2026-11-22", "en")).toBe("22 Nov 2026");
    expect(formatLongDate("2026-11-22", "sv")).toBe("söndag 22 november 2026");
  });

  it("keeps a plain day the same day, and shows an instant in Swedish time", () => {
    expect(formatDate("2026-01-01", "sv")).toBe("1 jan 2026");
    expect(formatInstant(lateEvening, "sv")).toBe("23 nov 2026\u00a000:30");
    expect(isoDay(lateEvening)).toBe("2026-11-23");
    expect(isoTime(lateEvening)).toBe("00:30");
  });

  it("follows summer time", () => {
    expect(isoTime(new Date("2026-07-01T12:00:00Z"))).toBe("14:00");
  });
});

describe("numbers and sorting", () => {
  it("groups thousands with a space that does not break and uses the decimal comma", () => {
    expect(formatNumber(1234567.5, "sv", 1)).toBe("1\u00a0234\u00a0567,5");
    expect(formatShare(0.315, "sv")).toBe("31,5\u00a0%");
  });

  it("sorts å, ä and ö last", () => {
    expect(["Östen", "Zara", "Åsa", "Ärla", "Anna"].sort(compareSwedish)).toEqual([
      "Anna",
      "Zara",
      "Åsa",
      "Ärla",
      "Östen",
    ]);
  });
});
