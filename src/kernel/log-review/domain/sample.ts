/** How a month's sample is drawn. Pure and deterministic: the same readings give the same sample. */
import type { Reading, ReviewRule, ReviewSettings } from "../contract";
import { rulesOn, weightOf } from "./rules";

/** Of one reader at most this many are targeted a month: somebody who reads much must not hide the others. */
const OF_ONE_READER = 3;
const WEEKS_A_MONTH = 52 / 12;

/** How many a month's sample holds, for so many reviewers: whole numbers, at least one of each sort. */
export function sizeOf(
  { casesPerWeek, randomShare }: Pick<ReviewSettings, "casesPerWeek" | "randomShare">,
  reviewers: number,
): { readonly all: number; readonly byLot: number } {
  const all = Math.max(2, Math.floor(casesPerWeek * WEEKS_A_MONTH * Math.max(1, reviewers)));
  return { all, byLot: Math.max(1, Math.round((all * randomShare) / 100)) };
}

export interface Drawn<R extends Reading> {
  readonly reading: R;
  readonly rules: readonly ReviewRule[];
}

/** The sample: by lot first, then what the targeted rules weigh heaviest, at most three of one reader. */
export function drawSample<R extends Reading>(
  readings: readonly R[],
  size: { readonly all: number; readonly byLot: number },
): Drawn<R>[] {
  const inOrder = [...readings].sort(byLotOrder);
  const random = inOrder.filter(({ isRandom }) => isRandom).slice(0, size.byLot);
  const taken = new Set(random.map(({ lot }) => lot));
  const weighed = inOrder
    .filter(({ lot }) => !taken.has(lot))
    .map((reading) => ({ reading, rules: rulesOn(reading) }))
    .map((one) => ({ ...one, weight: weightOf(one.reading, one.rules) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || byLotOrder(a.reading, b.reading));
  const ofReader = new Map<string, number>();
  const targeted: Drawn<R>[] = [];
  for (const { reading, rules } of weighed) {
    if (targeted.length >= size.all - random.length) break;
    const before = ofReader.get(reading.readerId) ?? 0;
    if (before >= OF_ONE_READER) continue;
    ofReader.set(reading.readerId, before + 1);
    targeted.push({ reading, rules });
  }
  return [...targeted, ...random.map((reading) => ({ reading, rules: [...rulesOn(reading), "random"] as const }))];
}

/** How many of the readings each rule hit, the lot left out. */
export function hitsOf(readings: readonly Reading[]): Record<string, number> {
  const hits: Record<string, number> = {};
  for (const reading of readings) for (const rule of rulesOn(reading)) hits[rule] = (hits[rule] ?? 0) + 1;
  return hits;
}

const byLotOrder = (a: { readonly lot: string }, b: { readonly lot: string }) =>
  a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0;
