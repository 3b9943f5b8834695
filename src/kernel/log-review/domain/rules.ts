/** The rules that pick readings to review. Pure: facts in, names of rules and a weight out. */
import type { Reading, ReviewRule } from "../contract";

/** A reader-day is an outlier beyond the unit's own 95th percentile and beyond twice its median, and of at least this many. */
const MANY_AT_LEAST = 8;

/**
 * How much each rule says. Chosen so that one close tie (own name, household, colleague, a rare family name) outweighs any
 * number of weak signs, and a weak sign alone never outweighs that the reader works on the case.
 */
const WEIGHTS: Readonly<Record<Exclude<ReviewRule, "random" | "emergencyOpening" | "familyName">, number>> = {
  ownName: 100,
  household: 90,
  colleague: 70,
  protectedIdentity: 40,
  manyPersons: 25,
  noLaterAct: 25,
  night: 20,
};
const RARE_NAME = 60;
const COMMON_NAME = 10;
/** Whoever works on the case has a reason to read it. */
const WORKS_ON_IT = -45;

/** The targeted rules that hit a reading, in the order they are told. */
export function rulesOn(reading: Reading): ReviewRule[] {
  const { subjects, unitMedian, unitP95, isWorker, hasLaterAct } = reading;
  const hits: readonly (readonly [ReviewRule, boolean])[] = [
    ["ownName", reading.ownName],
    ["household", reading.household],
    ["colleague", reading.colleague],
    ["familyName", reading.familyName],
    ["protectedIdentity", reading.isProtected && !isWorker],
    ["manyPersons", subjects >= MANY_AT_LEAST && subjects > unitP95 && subjects > 2 * unitMedian],
    ["noLaterAct", !hasLaterAct && !isWorker],
    ["night", reading.atNight],
  ];
  return hits.filter(([, hit]) => hit).map(([rule]) => rule);
}

/** How strongly a reading asks to be looked at: 0 and below is nothing to target. */
export function weightOf(reading: Reading, rules: readonly ReviewRule[] = rulesOn(reading)): number {
  const sum = rules.reduce((total, rule) => {
    if (rule === "familyName") return total + (reading.commonName ? COMMON_NAME : RARE_NAME);
    return total + (rule === "random" || rule === "emergencyOpening" ? 0 : WEIGHTS[rule]);
  }, 0);
  // A close tie is looked at also when somebody was assigned: nobody should be, to their own.
  return sum + (reading.isWorker && !reading.ownName && !reading.household ? WORKS_ON_IT : 0);
}
