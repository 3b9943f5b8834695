import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { AgeRange } from "./age";
import type { ServiceKind } from "./values";

/** Whom a service takes, as decided from a day on. Ages in whole years, both included; null is no limit. */
export interface TargetGroup {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly needsSevereAbuse: boolean;
  readonly validFrom: CalendarDate;
  /** The first day it no longer holds. */
  readonly validTo: CalendarDate | null;
}

export interface ReceivingService {
  readonly id: string;
  readonly name: string;
  readonly kind: ServiceKind;
  readonly groups: readonly TargetGroup[];
}

/** Every rule an offer can depart from. Stored with the offer; each has its sentence under `fieldChain.rules`. */
export const ruleCodes = [
  "targetGroup.tooYoung",
  "targetGroup.tooOld",
  "targetGroup.ageUnknown",
  "targetGroup.abuseNotSevere",
  "targetGroup.abuseUnknown",
  "targetGroup.notDecided",
  "roof.tooYoung",
  "roof.betterFirst",
  "roof.ageUnknown",
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** What a rule says of a choice. `cannotTell`: a fact is missing, and it is asked for instead of guessed. */
export type Verdict =
  | { readonly kind: "inside" }
  | { readonly kind: "outside"; readonly rule: RuleCode }
  | { readonly kind: "cannotTell"; readonly rule: RuleCode };

/** What the rules ask of the person. `null`: nobody has said. */
export interface NeedFacts {
  readonly severeAbuse: boolean | null;
}

const inside: Verdict = { kind: "inside" };
const outside = (rule: RuleCode): Verdict => ({ kind: "outside", rule });
const cannotTell = (rule: RuleCode): Verdict => ({ kind: "cannotTell", rule });

/** The decision of a list that holds on a day, if one does. */
export function inForceOn<Dated extends { readonly validFrom: CalendarDate; readonly validTo: CalendarDate | null }>(
  decisions: readonly Dated[],
  on: CalendarDate,
): Dated | null {
  return decisions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo)) ?? null;
}

/**
 * Whether a service takes somebody of this age, with these needs, on a day. What is surely outside is outside whatever
 * else is unknown; what is not known is never inside.
 */
export function decideTargetGroup(
  service: Pick<ReceivingService, "groups">,
  age: AgeRange | null,
  facts: NeedFacts,
  on: CalendarDate,
): Verdict {
  const group = inForceOn(service.groups, on);
  if (group === null) return cannotTell("targetGroup.notDecided");
  const { ageFrom, ageTo, needsSevereAbuse } = group;
  if (age !== null && ageFrom !== null && age.to < ageFrom) return outside("targetGroup.tooYoung");
  if (age !== null && ageTo !== null && age.from > ageTo) return outside("targetGroup.tooOld");
  if (needsSevereAbuse && facts.severeAbuse === false) return outside("targetGroup.abuseNotSevere");
  const isLimited = ageFrom !== null || ageTo !== null;
  if (isLimited && (age === null || age.from < (ageFrom ?? 0) || age.to > (ageTo ?? Infinity))) {
    return cannotTell("targetGroup.ageUnknown");
  }
  if (needsSevereAbuse && facts.severeAbuse === null) return cannotTell("targetGroup.abuseUnknown");
  return inside;
}
