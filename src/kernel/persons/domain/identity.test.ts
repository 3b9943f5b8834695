import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn } from "@/platform/clock/calendar-date";
import {
  ageFact,
  hasReachedAge,
  isBelowAge,
  makeTemporaryId,
  parseTemporaryId,
  type AgeFact,
  type Identity,
} from "./identity";
import { parsePersonalNumber } from "./personal-number";

const seen = { seenBy: "account", seenAt: new Date("2026-03-14T20:30:00Z"), assumedName: "Okänd" };

describe("temporary identity", () => {
  it("is never shaped like a number, and is read back in any case and spacing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (bytes) => {
        const id = makeTemporaryId(bytes);
        expect(id).toMatch(/^T-[BCDFGHJKMNPRSTVWXZ]{6}$/);
        expect(parsePersonalNumber(id, "2026-01-01").ok).toBe(false);
        expect(parseTemporaryId(` ${id.toLowerCase().replace("-", " – ")}`)).toBe(id);
      }),
    );
  });

  it("uses all its letters evenly", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 3600; i++) {
      const bytes = crypto.getRandomValues(new Uint8Array(8));
      for (const letter of makeTemporaryId(bytes).slice(2)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(18);
    expect(Math.min(...counts.values())).toBeGreaterThan(900);
    expect(Math.max(...counts.values())).toBeLessThan(1500);
  });

  it("needs enough randomness", () => {
    expect(() => makeTemporaryId(new Uint8Array(7))).toThrow(RangeError);
  });

  it.each(["", "T", "T-BCDFG", "T-BCDFGHJ", "T-BCDFGI", "X-BCDFGH", "191212121212"])("is not %j", (text) => {
    expect(parseTemporaryId(text)).toBeNull();
  });
});

describe("age", () => {
  const minor: Identity = { kind: "personnummer", digits: "200807151234" };

  it("is known from a personal number, and from a coordination number unless its holder is uncertain", () => {
    expect(ageFact(minor, "2026-07-14")).toEqual({ kind: "known", years: 17 });
    const coordination = { kind: "samordningsnummer", digits: "200807751234" } as const;
    expect(ageFact({ ...coordination, level: "confirmed" }, "2026-07-15")).toEqual({ kind: "known", years: 18 });
    expect(ageFact({ ...coordination, level: "probable" }, "2026-07-15")).toEqual({ kind: "known", years: 18 });
    expect(ageFact({ ...coordination, level: "uncertain" }, "2026-07-15")).toEqual({
      kind: "estimated",
      from: 18,
      to: 18,
    });
  });

  it("is unknown without a birthday, without an estimate, and before birth", () => {
    expect(ageFact({ kind: "samordningsnummer", digits: "199000601231", level: "confirmed" }, "2026-01-01")).toEqual({
      kind: "unknown",
    });
    expect(ageFact({ kind: "temporary", temporaryId: "T-BCDFGH", estimate: null, ...seen }, "2026-01-01")).toEqual({
      kind: "unknown",
    });
    expect(ageFact(minor, "2008-07-14")).toEqual({ kind: "unknown" });
  });

  it("answers age rules only when it is known", () => {
    const unsure: AgeFact[] = [
      { kind: "unknown" },
      { kind: "estimated", from: 3, to: 5 },
      { kind: "estimated", from: 40, to: 60 },
    ];
    for (const fact of unsure) {
      expect([hasReachedAge(fact, 18), isBelowAge(fact, 18)]).toEqual(["notKnown", "notKnown"]);
    }
    expect([hasReachedAge({ kind: "known", years: 18 }, 18), isBelowAge({ kind: "known", years: 18 }, 18)]).toEqual([
      "yes",
      "no",
    ]);
    expect([hasReachedAge({ kind: "known", years: 17 }, 18), isBelowAge({ kind: "known", years: 17 }, 18)]).toEqual([
      "no",
      "yes",
    ]);
  });

  it("moves an estimate with time, so that it always holds whoever fitted it when it was made", () => {
    const days = fc.integer({ min: -9_000, max: 9_000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), days, fc.nat({ max: 3 }), (lived, later, width) => {
        const estimatedOn = "2024-02-29";
        const born = addDays(estimatedOn, -lived);
        const then = ageOn(born, estimatedOn);
        const estimate = { from: Math.max(0, then - width), to: then + width, estimatedOn };
        const onDate = addDays(estimatedOn, later);
        fc.pre(onDate >= born);
        const fact = ageFact({ kind: "temporary", temporaryId: "T-BCDFGH", estimate, ...seen }, onDate);
        const now = ageOn(born, onDate);
        expect(fact.kind === "estimated" && fact.from <= now && now <= fact.to).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps an estimate as it was on the day it was made", () => {
    const estimate = { from: 15, to: 17, estimatedOn: "2024-02-29" };
    const on = (day: string): AgeFact =>
      ageFact({ kind: "temporary", temporaryId: "T-BCDFGH", estimate, ...seen }, day);
    expect(on("2024-02-29")).toEqual({ kind: "estimated", from: 15, to: 17 });
    expect(on("2024-03-01")).toEqual({ kind: "estimated", from: 15, to: 18 });
    expect(on("2026-06-01")).toEqual({ kind: "estimated", from: 17, to: 20 });
  });
});
