/** Counts below this are masked, except zero. */
export const smallestShownCount = 5;

export interface MaskedCounts {
  /** `null` is a masked count. */
  readonly counts: readonly (number | null)[];
  /** `null` when the sum had to be masked as well. */
  readonly total: number | null;
}

/**
 * Masks the counts 1 to 4 of one sum, and as many of the larger counts (the smallest first) as it takes for no
 * masked count to be computed from the sum. When there are not enough larger counts the sum itself is masked.
 *
 * The reader is assumed to know even which of the masked counts are small. Every small count then still has at
 * least two possible values. Not covered: sums across several tables; each table must be a partition of its own.
 *
 * @param counts whole numbers, zero or more, which together make up the total
 */
export function maskSmallCounts(counts: readonly number[]): MaskedCounts {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const small = indexes(counts).filter((index) => isSmall(counts[index] ?? 0));
  if (small.length === 0) return { counts, total };
  const large = indexes(counts)
    .filter((index) => (counts[index] ?? 0) >= smallestShownCount)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  for (let added = 0; added <= large.length; added++) {
    const masked = new Set([...small, ...large.slice(0, added)]);
    if (!staysHidden(counts, small.length, masked)) continue;
    return { counts: counts.map((count, index) => (masked.has(index) ? null : count)), total };
  }
  return { counts: counts.map((count) => (isSmall(count) ? null : count)), total: null };
}

function isSmall(count: number): boolean {
  return count > 0 && count < smallestShownCount;
}

/** Whether the sum of the masked counts leaves each small one more than one possible value. */
function staysHidden(counts: readonly number[], smallCount: number, masked: ReadonlySet<number>): boolean {
  const sum = [...masked].reduce((total, index) => total + (counts[index] ?? 0), 0);
  const largeCount = masked.size - smallCount;
  const least = smallCount + largeCount * smallestShownCount;
  if (sum <= least) return false;
  // Without a larger count among them, the sum also has a ceiling, and one alone is the sum itself.
  return largeCount > 0 || (smallCount > 1 && sum < smallCount * (smallestShownCount - 1));
}

function indexes(counts: readonly number[]): number[] {
  return counts.map((_, index) => index);
}
