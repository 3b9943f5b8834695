/** Households: people who live together for a time. Membership has dates; nothing is overwritten. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { strictestProtection, type Protection } from "./protection";

/** One stay in a household. Open ends are null; `until` is the last day. */
export interface HouseholdStay {
  readonly householdId: string;
  readonly personId: string;
  readonly since: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Whether the stay covers the day, both ends included. */
export function isStayOn(stay: HouseholdStay, onDate: CalendarDate): boolean {
  return (stay.since === null || stay.since <= onDate) && (stay.until === null || onDate <= stay.until);
}

/** The others who live with the person on a day, each once. */
export function householdMatesOn(
  personId: string,
  stays: readonly HouseholdStay[],
  onDate: CalendarDate,
): readonly string[] {
  const current = stays.filter((stay) => isStayOn(stay, onDate));
  const homes = new Set(current.filter((stay) => stay.personId === personId).map((stay) => stay.householdId));
  const mates = current.filter((stay) => homes.has(stay.householdId) && stay.personId !== personId);
  return [...new Set(mates.map((stay) => stay.personId))];
}

/** The strictest protection among the person and those they live with on a day. */
export function householdProtectionOn(
  personId: string,
  stays: readonly HouseholdStay[],
  protections: ReadonlyMap<string, Protection>,
  onDate: CalendarDate,
): Protection {
  const everyone = [personId, ...householdMatesOn(personId, stays, onDate)];
  return strictestProtection(everyone.map((id) => protections.get(id) ?? "none"));
}
