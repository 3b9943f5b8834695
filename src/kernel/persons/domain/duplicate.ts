/**
 * The hint "is this person already in the register?", shown before a person is added. It is a hint: people decide, and
 * nothing is merged by score.
 */
import { ageOn, daysBetween, type CalendarDate } from "@/platform/clock/calendar-date";
import { kindOfNumber } from "./personal-number";
import { ALIKE, nameNearness } from "./name-match";

/** What is compared. `names`: every full name the person is known by. Ages are an estimate of today, ends included. */
export interface DuplicateFacts {
  readonly names: readonly string[];
  /** Canonical number, or null. */
  readonly number: string | null;
  readonly birthOn: CalendarDate | null;
  readonly age: { readonly from: number; readonly to: number } | null;
}

/** Why two entries may be one person; each is a key under `persons.duplicate`. */
export type DuplicateReason =
  "sameNumber" | "sameName" | "similarName" | "sameBirthDate" | "similarBirthDate" | "possibleAge";

export interface DuplicateHint {
  /** 0 (two people) to 1 (one and the same). */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Hints below this are not shown. */
export const DUPLICATE_SHOWN_FROM = 0.5;

const NO_HINT: DuplicateHint = { score: 0, reasons: [] };

/**
 * Weighs two entries. The same number is certain. Two different numbers of one kind are two people, whatever their
 * names; a coordination number and a personal number may belong to one, who has been registered since (lag 2022:1697).
 * Otherwise the nearness of the names weighs 0.6 and the birth date 0.4; an age that may match weighs 0.15.
 */
export function duplicateHint(one: DuplicateFacts, other: DuplicateFacts, today: CalendarDate): DuplicateHint {
  if (one.number !== null && other.number !== null) {
    if (one.number === other.number) return { score: 1, reasons: ["sameNumber"] };
    if (kindOfNumber(one.number) === kindOfNumber(other.number)) return NO_HINT;
  }
  const name = nameHint(one.names, other.names);
  const birth = birthHint(one, other, today);
  if (name.score === 0 || birth === null) return NO_HINT;
  return { score: round(name.score + birth.score), reasons: [...name.reasons, ...birth.reasons] };
}

function nameHint(some: readonly string[], others: readonly string[]): DuplicateHint {
  const nearest = Math.max(0, ...some.flatMap((name) => others.map((other) => nearness(name, other))));
  if (nearest < ALIKE) return NO_HINT;
  return { score: 0.6 * nearest, reasons: [nearest === 1 ? "sameName" : "similarName"] };
}

/** The better way round: who is noted as "Ali" may be the one noted as "Ali Reza Karimi". */
function nearness(one: string, other: string): number {
  return Math.max(nameNearness(one, other), nameNearness(other, one));
}

/** Null when the two cannot be the same age. */
function birthHint(one: DuplicateFacts, other: DuplicateFacts, today: CalendarDate): DuplicateHint | null {
  if (one.birthOn !== null && other.birthOn !== null) {
    if (one.birthOn === other.birthOn) return { score: 0.4, reasons: ["sameBirthDate"] };
    return isSimilarDate(one.birthOn, other.birthOn) ? { score: 0.25, reasons: ["similarBirthDate"] } : null;
  }
  const [some, others] = [ageSpan(one, today), ageSpan(other, today)];
  if (some === null || others === null) return NO_HINT;
  // An age judged in the field is off by a year or two.
  const canMatch = some.from - 2 <= others.to && others.from - 2 <= some.to;
  return canMatch ? { score: 0.15, reasons: ["possibleAge"] } : null;
}

function ageSpan(facts: DuplicateFacts, today: CalendarDate): { from: number; to: number } | null {
  if (facts.birthOn === null) return facts.age;
  const years = ageOn(facts.birthOn, today);
  return { from: years, to: years };
}

/** A few days off (numbers of a day run out), or day and month changed over, or one digit wrong. */
function isSimilarDate(one: CalendarDate, other: CalendarDate): boolean {
  if (Math.abs(daysBetween(one, other)) <= 5) return true;
  const isSwapped =
    one.slice(0, 4) === other.slice(0, 4) && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7);
  return isSwapped || [...one].filter((digit, place) => digit !== other[place]).length === 1;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
