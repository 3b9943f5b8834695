/**
 * Guardians (vårdnadshavare, föräldrabalken 6 kap. 2 §): custody lasts until the child turns 18. Nothing is changed on
 * that day: it is computed on every day that somebody asks.
 */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import { hasReachedAge, type AgeAnswer, type AgeFact } from "./identity";

/** Gemensam vårdnad, ensam vårdnad, särskilt förordnad vårdnadshavare (föräldrabalken 6 kap. 3, 7-10 §§). */
export const GUARDIAN_KINDS = ["joint", "sole", "appointed"] as const;
export type GuardianKind = (typeof GUARDIAN_KINDS)[number];

/** One guardian of one child. Open ends are null; `validTo` is the last day. */
export interface Guardianship {
  readonly childId: string;
  readonly guardianId: string;
  readonly kind: GuardianKind;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

/** Age of majority (föräldrabalken 9 kap. 1 §). */
export const MAJORITY_AGE = 18;

/**
 * Whether the guardianship gives a say on a day, given the child's age on that same day. "notKnown" when the dates say
 * yes but the child's age is not known: then a person must decide, and nothing opens by itself.
 */
export function isGuardianOn(guardianship: Guardianship, childAge: AgeFact, onDate: CalendarDate): AgeAnswer {
  const { validFrom, validTo } = guardianship;
  const isInForce = (validFrom === null || validFrom <= onDate) && (validTo === null || onDate <= validTo);
  if (!isInForce) return "no";
  const isAdult = hasReachedAge(childAge, MAJORITY_AGE);
  if (isAdult === "notKnown") return "notKnown";
  return isAdult === "yes" ? "no" : "yes";
}

/** What is known when a guardian is added. Ages are those of the day of adding. */
export interface GuardianFacts {
  readonly childAge: AgeFact;
  readonly guardianAge: AgeFact;
  /** All guardianships of the child, ended ones too. */
  readonly existing: readonly Guardianship[];
}

export type GuardianRefusal =
  "guardianSamePerson" | "guardianChildIsAdult" | "guardianIsMinor" | "guardianAlreadyNoted" | "guardianSoleConflict";

/**
 * Decides whether a guardian may be added. Ages that are not known do not refuse: the register may hold what is
 * claimed, and `isGuardianOn` keeps it from opening anything.
 */
export function decideAddGuardian(facts: GuardianFacts, added: Guardianship): Result<Guardianship, GuardianRefusal> {
  if (added.childId === added.guardianId) return refuse("guardianSamePerson", { field: "guardianId" });
  if (hasReachedAge(facts.childAge, MAJORITY_AGE) === "yes")
    return refuse("guardianChildIsAdult", { field: "childId" });
  if (hasReachedAge(facts.guardianAge, MAJORITY_AGE) === "no")
    return refuse("guardianIsMinor", { field: "guardianId" });
  const sameTime = facts.existing.filter((other) => other.childId === added.childId && overlap(other, added));
  if (sameTime.some((other) => other.guardianId === added.guardianId)) {
    return refuse("guardianAlreadyNoted", { field: "guardianId" });
  }
  const isAlone = added.kind === "sole" ? sameTime.length > 0 : sameTime.some((other) => other.kind === "sole");
  if (isAlone) return refuse("guardianSoleConflict", { field: "kind" });
  return ok(added);
}

function overlap(one: Guardianship, other: Guardianship): boolean {
  const startsInTime = (a: Guardianship, b: Guardianship): boolean =>
    a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsInTime(one, other) && startsInTime(other, one);
}

/** Decides the last day of a guardianship. */
export function decideEndGuardian(
  { validFrom }: Pick<Guardianship, "validFrom">,
  lastDay: CalendarDate,
): Result<CalendarDate, "guardianValidToBeforeFrom"> {
  if (validFrom !== null && lastDay < validFrom) return refuse("guardianValidToBeforeFrom", { field: "validTo" });
  return ok(lastDay);
}
