import type { CalendarDate } from "@/platform/clock/calendar-date";
import { isAtLeast, type AgeRange } from "./age";
import type { Verdict } from "./target-group";
import type { ServiceKind } from "./values";

/** The rules of the roof guarantee as decided from a day on. Ages in whole years. */
export interface HousingRule {
  /** Up to and with this age something better than a night shelter is tried first. */
  readonly betterFirstTo: number;
  /** From this age acute and short-stay housing may take somebody. */
  readonly acuteHousingFrom: number;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

export interface HousingFacts {
  readonly kind: ServiceKind;
  readonly age: AgeRange | null;
  /** Whether another roof than a night shelter has been offered since the contact, whatever became of it. */
  readonly betterTried: boolean;
}

/**
 * Whether a roof may be offered under the rule in force (MUMIN, acute housing under the roof guarantee). Warns; it never
 * stops anybody from giving a roof for the night.
 */
export function decideHousing(rule: HousingRule | null, { kind, age, betterTried }: HousingFacts): Verdict {
  if (rule === null) return { kind: "inside" };
  if (kind === "acuteHousing" || kind === "shortStayHousing") {
    const isOldEnough = isAtLeast(age, rule.acuteHousingFrom);
    if (isOldEnough === null) return { kind: "cannotTell", rule: "roof.ageUnknown" };
    return isOldEnough ? { kind: "inside" } : { kind: "outside", rule: "roof.tooYoung" };
  }
  if (kind === "nightShelter" && !betterTried) {
    const isOlder = isAtLeast(age, rule.betterFirstTo + 1);
    if (isOlder === null) return { kind: "cannotTell", rule: "roof.ageUnknown" };
    return isOlder ? { kind: "inside" } : { kind: "outside", rule: "roof.betterFirst" };
  }
  return { kind: "inside" };
}
