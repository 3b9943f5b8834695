/** Households: people who live together for a time. Membership has dates; nothing is overwritten. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
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

/** Stays to be noted. A household that is to begin has no id yet. */
export interface NewStays {
  readonly householdId: string | null;
  readonly personIds: readonly string[];
}

export type HouseholdRefusal = "householdSamePerson" | "householdTogether";

/**
 * Decides how somebody comes to live with a person: in the person's household of today; without one, in the mate's;
 * without either a household begins for both.
 */
export function decideAddHouseholdMember(
  stays: readonly HouseholdStay[],
  { personId, mateId }: { readonly personId: string; readonly mateId: string },
  today: CalendarDate,
): Result<NewStays, HouseholdRefusal> {
  if (personId === mateId) return refuse("householdSamePerson", { field: "mateId" });
  if (householdMatesOn(personId, stays, today).includes(mateId))
    return refuse("householdTogether", { field: "mateId" });
  const current = (id: string) => stays.find((stay) => stay.personId === id && isStayOn(stay, today))?.householdId;
  const own = current(personId);
  if (own !== undefined) return ok({ householdId: own, personIds: [mateId] });
  const theirs = current(mateId);
  if (theirs !== undefined) return ok({ householdId: theirs, personIds: [personId] });
  return ok({ householdId: null, personIds: [personId, mateId] });
}

/** Decides the last day of a stay. */
export function decideEndStay(
  stay: Pick<HouseholdStay, "since" | "until">,
  lastDay: CalendarDate,
): Result<CalendarDate, "householdUntilBeforeSince"> {
  if (stay.since !== null && lastDay < stay.since) return refuse("householdUntilBeforeSince", { field: "until" });
  return ok(lastDay);
}
