import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/platform/clock/calendar-date";
import { decideEndAssignment, overlaps, type AssignmentFacts, type Held } from "./assignment";

const DAY_ONE = "2026-01-01";
const days = fc.integer({ min: 0, max: 40 });
const spans: fc.Arbitrary<Held> = fc.tuple(days, fc.option(days, { nil: null })).map(([from, length]) => ({
  validFrom: addDays(DAY_ONE, from),
  validTo: length === null ? null : addDays(DAY_ONE, from + length),
}));
const holds = ({ validFrom, validTo }: Held, day: string) => validFrom <= day && (validTo === null || day < validTo);

describe("overlaps", () => {
  it("is true exactly when some day is in both, for spans that hold at all", () => {
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        fc.pre([one, other].every((span) => span.validTo === null || span.validTo > span.validFrom));
        const shared = Array.from({ length: 90 }, (_, n) => addDays(DAY_ONE, n)).some(
          (day) => holds(one, day) && holds(other, day),
        );
        expect(overlaps(one, other)).toBe(shared);
        expect(overlaps(other, one)).toBe(shared);
      }),
    );
  });
});

describe("ending an assignment", () => {
  const today = "2026-03-10";
  const facts = { today, principal: { accountId: "admin" } };
  const current: AssignmentFacts = {
    ...{ accountId: "worker", role: "socialWorker", validFrom: "2026-01-01", validTo: null },
    ...{ ownOtherAdministrator: 0, otherAdministrators: 1 },
  };
  const end = (about: Partial<AssignmentFacts>, lastDay: string | null = null) =>
    decideEndAssignment({ ...current, ...about }, { accountId: "x", assignmentId: "y", version: 1, lastDay }, facts);

  it("is at once when no day is said: it no longer holds today", () => {
    expect(end({})).toEqual({ ok: true, value: { validTo: today } });
    expect(end({}, today)).toEqual({ ok: true, value: { validTo: "2026-03-11" } });
  });

  it("never makes one hold that had not begun", () => {
    expect(end({ validFrom: "2026-04-01" })).toEqual({ ok: true, value: { validTo: "2026-04-01" } });
  });

  it("neither repeats, reaches back nor lengthens", () => {
    expect(end({ validTo: today })).toMatchObject({ code: "assignmentEnded" });
    expect(end({}, "2026-03-09")).toMatchObject({ code: "lastDayPast" });
    expect(end({ validTo: "2026-03-20" }, "2026-03-20")).toMatchObject({ code: "lastDayLater" });
    expect(end({ validTo: "2026-03-20" }, "2026-03-19").ok).toBe(true);
  });

  it("leaves the authority an administrator", () => {
    const administrator = { role: "administrator", accountId: "other" } as const;
    expect(end({ ...administrator, otherAdministrators: 0 })).toMatchObject({ code: "lastAdministrator" });
    expect(end(administrator).ok).toBe(true);
    expect(end({ ...administrator, accountId: "admin" })).toMatchObject({ code: "ownAdministrator" });
    expect(end({ ...administrator, accountId: "admin", ownOtherAdministrator: 1 }).ok).toBe(true);
  });
});
