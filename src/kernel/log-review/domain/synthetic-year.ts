/**
 * A made-up year of reading, to measure the rules on: four hundred people who do their work, and some who also look at what
 * is none of their business. Pure, and the same for the same seed. How often each sign is there by chance in ordinary work is
 * assumed, and stands here in figures; the ADR says what follows from that.
 */
import type { Reading } from "../contract";

export interface SyntheticReading extends Reading {
  readonly isPlanted: boolean;
}

const STAFF = 400;
const READINGS_A_MONTH = 9000;
const UNIT = { unitMedian: 4, unitP95: 9 };

/** How often a sign is there in ordinary reading. */
const BY_CHANCE = {
  isWorker: 0.86,
  /** Of those who do not work on the case: somebody else's client on the phone, a group meeting, the duty desk. */
  laterActOfOthers: 0.75,
  laterActOfWorkers: 0.93,
  familyName: 0.01,
  commonName: 0.7,
  colleague: 0.001,
  household: 0.0003,
  isProtected: 0.01,
  atNight: 0.02,
  manyPersons: 0.01,
} as const;

/** What snoopers look for: how many of a hundred, and what it looks like in the log. */
const KINDS: readonly (readonly [number, Partial<Reading>])[] = [
  [8, { ownName: true }],
  [22, { familyName: true, commonName: false }],
  [12, { familyName: true, commonName: true }],
  [12, { household: true }],
  [12, { colleague: true }],
  [10, { isProtected: true }],
  [8, { subjects: 24 }],
  [8, { atNight: true }],
  // Curious about somebody they have no tie to, by day, one or two at a time: nothing shows but that nothing came of it.
  [8, {}],
];

/** Twelve months of readings, a few planted among them. A snooper snoops in one to three months, one to three times each. */
export function syntheticYear({ seed, snoopers }: { readonly seed: number; readonly snoopers: number }): {
  readonly months: readonly (readonly SyntheticReading[])[];
  readonly snoopers: number;
} {
  const dice = diceOf(seed);
  const planted: SyntheticReading[][] = Array.from({ length: 12 }, () => []);
  for (let who = 0; who < snoopers; who += 1) {
    const sign = kindOf(dice.next() * 100);
    for (let spell = 0; spell <= dice.below(3); spell += 1)
      for (let time = 0; time <= dice.below(3); time += 1)
        planted[dice.below(12)]?.push(snooped(dice, `reader-${who}`, sign));
  }
  const months = planted.map((some) => [...Array.from({ length: READINGS_A_MONTH }, () => ordinary(dice)), ...some]);
  return { months, snoopers };
}

function kindOf(place: number): Partial<Reading> {
  let sum = 0;
  for (const [share, sign] of KINDS) {
    sum += share;
    if (place < sum) return sign;
  }
  return {};
}

type Dice = ReturnType<typeof diceOf>;

/** xorshift: good enough to draw a year with, and the same everywhere. */
function diceOf(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const lot = () => `${Math.floor(next() * 2 ** 32).toString(16)}${Math.floor(next() * 2 ** 32).toString(16)}`;
  return { next, lot, chance: (p: number) => next() < p, below: (n: number) => Math.floor(next() * n) };
}

function ordinary(dice: Dice): SyntheticReading {
  const isWorker = dice.chance(BY_CHANCE.isWorker);
  const lot = dice.lot();
  return {
    ...{ lot, readerId: `reader-${dice.below(STAFF)}`, isPlanted: false, isRandom: drawnByLot(dice) },
    ...{ ownName: false, familyName: dice.chance(BY_CHANCE.familyName), commonName: dice.chance(BY_CHANCE.commonName) },
    ...{ household: dice.chance(BY_CHANCE.household), colleague: dice.chance(BY_CHANCE.colleague) },
    ...{ isProtected: dice.chance(BY_CHANCE.isProtected), atNight: dice.chance(BY_CHANCE.atNight), ...UNIT },
    subjects: dice.chance(BY_CHANCE.manyPersons) ? 10 + dice.below(6) : 1 + dice.below(8),
    isWorker,
    hasLaterAct: dice.chance(isWorker ? BY_CHANCE.laterActOfWorkers : BY_CHANCE.laterActOfOthers),
  };
}

/** Snooping: not one's own case, nothing done afterwards, and most often one more thing that shows. */
function snooped(dice: Dice, readerId: string, sign: Partial<Reading>): SyntheticReading {
  const base = ordinary(dice);
  return { ...base, readerId, isWorker: false, hasLaterAct: dice.chance(0.1), ...sign, isPlanted: true };
}

const drawnByLot = (dice: Dice): boolean => dice.chance(0.01);
