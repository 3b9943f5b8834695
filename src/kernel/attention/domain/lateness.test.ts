import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latenessOf, spanBetween } from "./lateness";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 22) + hours * 3_600_000);
const rule = { remindHours: 12, escalateHours: 24 };

describe("what waits", () => {
  it("is late on the hour, not before", () => {
    const item = { since: at(0), dueAt: null };
    expect(latenessOf(item, rule, at(11.999))).toBe("onTime");
    expect(latenessOf(item, rule, at(12))).toBe("late");
    expect(latenessOf(item, rule, at(23.999))).toBe("late");
    expect(latenessOf(item, rule, at(24))).toBe("escalated");
  });

  it("is counted from when it is due, if it is due", () => {
    expect(latenessOf({ since: at(-1000), dueAt: at(0) }, rule, at(11))).toBe("onTime");
    expect(latenessOf({ since: at(-1000), dueAt: at(0) }, rule, at(12))).toBe("late");
  });

  it("goes to the unit head at once when the two hours are the same", () => {
    expect(latenessOf({ since: at(0), dueAt: null }, { remindHours: 4, escalateHours: 4 }, at(4))).toBe("escalated");
  });

  it("never becomes less late as time goes", () => {
    const order = ["onTime", "late", "escalated"];
    const hours = fc.integer({ min: 0, max: 720 });
    fc.assert(
      fc.property(hours, hours, hours, hours, (remindHours, more, early, later) => {
        const rules = { remindHours, escalateHours: remindHours + more };
        const item = { since: at(0), dueAt: null };
        const [first, second] = [early, early + later].map((hour) => order.indexOf(latenessOf(item, rules, at(hour))));
        expect(second).toBeGreaterThanOrEqual(first ?? 0);
      }),
    );
  });

  it("is told in days, hours and minutes either way", () => {
    expect(spanBetween(at(0), at(49.5))).toEqual({ days: 2, hours: 1, minutes: 30 });
    expect(spanBetween(at(49.5), at(0))).toEqual({ days: 2, hours: 1, minutes: 30 });
  });
});
