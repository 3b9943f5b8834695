import { describe, expect, it } from "vitest";
import { endedMonths, showMonth, type MonthOfNeeds } from "./needs";

const month: MonthOfNeeds = {
  month: "2026-10",
  reasons: { noPlace: 12, outsideTargetGroup: 3, notWanted: 8, other: 0, notSaid: 6 },
  needs: { alcohol: 9, sniffing: 4, homelessness: 5, threat: 0, mentalHealth: 1, other: 0 },
  takenOver: 30,
  withoutTaker: 2,
};

describe("the months of needs without a service", () => {
  it("are the twelve that have ended, newest first, across years", () => {
    const months = endedMonths("2026-03-15");
    expect(months).toHaveLength(12);
    expect(months.slice(0, 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
    expect(months).not.toContain("2026-03");
    expect(endedMonths("2026-03-31")).toEqual(endedMonths("2026-03-01"));
  });

  it("never show a count from 1 to 4, nor what gives one away", () => {
    const shown = showMonth(month);
    expect(shown.reasons.outsideTargetGroup).toBeNull();
    // One small count alone could be computed from the sum: a larger one is hidden with it.
    expect(Object.values(shown.reasons).filter((count) => count === null).length).toBeGreaterThan(1);
    expect(shown.reasons.other).toBe(0);
    expect(shown.needs).toMatchObject({ sniffing: null, mentalHealth: null, homelessness: 5, threat: 0 });
    expect(shown.withoutTaker).toBeNull();
  });

  it("show what is large enough", () => {
    expect(showMonth({ ...month, withoutTaker: 7 })).toMatchObject({ withoutTaker: 7, contacts: 37 });
    expect(showMonth({ ...month, withoutTaker: 0 })).toMatchObject({ withoutTaker: 0, contacts: 30 });
  });
});
