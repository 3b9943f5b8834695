import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskSmallCounts } from "./small-groups";

describe("masking small groups", () => {
  it("leaves counts of zero and five alone", () => {
    expect(maskSmallCounts([0, 5, 12])).toEqual({ counts: [0, 5, 12], total: 17 });
  });

  it("masks a second count when one alone would follow from the sum", () => {
    expect(maskSmallCounts([3, 40, 12])).toEqual({ counts: [null, 40, null], total: 55 });
  });

  it("masks the sum when there is nothing to hide a small count behind", () => {
    expect(maskSmallCounts([3])).toEqual({ counts: [null], total: null });
    expect(maskSmallCounts([1, 1])).toEqual({ counts: [null, null], total: null });
    expect(maskSmallCounts([4, 4, 0])).toEqual({ counts: [null, null, 0], total: null });
  });

  it("never shows a small count, and never one that the sum gives away", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (counts) => {
        const masked = maskSmallCounts(counts);
        for (const [index, shown] of masked.counts.entries()) {
          if (shown !== null) expect(shown === 0 || shown >= 5).toBe(true);
          if (shown !== null) expect(shown).toBe(counts[index]);
        }
        if (masked.total === null) return;
        expect(masked.total).toBe(counts.reduce((a, b) => a + b, 0));
        const hidden = counts.filter((_, index) => masked.counts[index] === null);
        const sum = hidden.reduce((a, b) => a + b, 0);
        for (const [index, value] of hidden.entries()) {
          if (value < 5) expect(possibleValues(hidden, index, sum).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The values one hidden count may have, for a reader who knows which of the hidden counts are small. */
function possibleValues(hidden: readonly number[], index: number, sum: number): Set<number> {
  const ranges = hidden.map((value) => (value < 5 ? [1, 4] : [5, sum]) as [number, number]);
  const values = new Set<number>();
  const fits = (position: number, left: number): boolean => {
    if (position === ranges.length) return left === 0;
    if (position === index) return fits(position + 1, left);
    const [low, high] = ranges[position]!;
    for (let value = low; value <= Math.min(high, left); value++) if (fits(position + 1, left - value)) return true;
    return false;
  };
  for (let value = 1; value <= 4; value++) if (fits(0, sum - value)) values.add(value);
  return values;
}
