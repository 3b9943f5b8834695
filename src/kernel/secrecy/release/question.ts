import { swedishDateOf } from "@/platform/clock/swedish-time";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ageToday, holdsOn } from "./days";
import type { AlternativeGround, BasisFacts, ReleaseFacts, ReleasePrincipal, ReleaseRequest } from "./facts";
import type { ReleaseDenyRule } from "./verdict";

/** All that a rule may look at: what was asked and known, and what follows from the day. */
export interface Question {
  readonly principal: ReleasePrincipal;
  readonly request: ReleaseRequest;
  readonly facts: ReleaseFacts;
  readonly now: Date;
  readonly today: CalendarDate;
  /** Whole years today; null: unknown. */
  readonly age: number | null;
  /** The version that is used; null: none holds today. */
  readonly basis: BasisFacts | null;
}

/** The same, once it is known that a basis holds. */
export interface BasedQuestion extends Question {
  readonly basis: BasisFacts;
  /** The chosen alternative, where the basis has any; else null whatever was chosen. */
  readonly ground: AlternativeGround | null;
}

/** One row of the decision table: the rule it denies with, or null when it has nothing against. */
export type Layer<Q> = (question: Q) => ReleaseDenyRule | null;

/** A row with one rule. */
export function denies<Q>(rule: ReleaseDenyRule, when: (question: Q) => boolean): Layer<Q> {
  return (question) => (when(question) ? rule : null);
}

/** The first row that has something against. */
export function firstAgainst<Q>(layers: readonly Layer<Q>[], question: Q): ReleaseDenyRule | null {
  for (const layer of layers) {
    const rule = layer(question);
    if (rule !== null) return rule;
  }
  return null;
}

export function questionOf(
  principal: ReleasePrincipal,
  request: ReleaseRequest,
  facts: ReleaseFacts,
  now: Date,
): Question {
  const today = swedishDateOf(now);
  const age = ageToday(facts.subject.age, today);
  return { principal, request, facts, now, today, age, basis: basisOf(request.basis, facts.bases, today) };
}

/** Adds the chosen alternative; null when no basis holds. */
export function onBasis(question: Question): BasedQuestion | null {
  const { basis, request } = question;
  if (basis === null) return null;
  const ground = request.ground !== null && basis.anyOf.includes(request.ground) ? request.ground : null;
  return { ...question, basis, ground };
}

/** Of the versions that hold on the day, the highest. */
function basisOf(code: string, bases: readonly BasisFacts[], today: CalendarDate): BasisFacts | null {
  let used: BasisFacts | null = null;
  for (const basis of bases) {
    if (basis.code !== code || !holdsOn(basis, today)) continue;
    if (used === null || basis.version > used.version) used = basis;
  }
  return used;
}
