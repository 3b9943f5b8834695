import { addDays, type CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { Role } from "../../identity/contract";
import type { AddAssignment, EndAssignment } from "../schema";

/** A span of days: the first on which it holds and the first on which it no longer does, null without end. */
export interface Held {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** Roles that never see what a case says, so that there is no unit of cases for them to be on duty for. */
const rolesWithoutCases: ReadonlySet<Role> = new Set(["administrator", "logReviewer"]);

/** Whether two spans share a day. */
export function overlaps(one: Held, other: Held): boolean {
  return (
    (other.validTo === null || one.validFrom < other.validTo) && (one.validTo === null || other.validFrom < one.validTo)
  );
}

export type AddAssignmentFault =
  | "userIsDisabled"
  | "unitIsClosed"
  | "validFromPast"
  | "lastDayBeforeFirst"
  | "onDutyWithoutCases"
  | "assignmentOverlaps";

/** An assignment starts today or later: access that was not there yesterday is not written into yesterday. */
export function decideAddAssignment(
  current: { accountDisabled: boolean; unitOpen: boolean; sameRoleAtUnit: readonly Held[] },
  input: AddAssignment,
  { today }: { today: CalendarDate },
): Result<Held, AddAssignmentFault> {
  if (current.accountDisabled) return refuse("userIsDisabled");
  if (!current.unitOpen) return refuse("unitIsClosed", { field: "unitId" });
  if (input.validFrom < today) return refuse("validFromPast", { field: "validFrom" });
  if (input.lastDay !== null && input.lastDay < input.validFrom)
    return refuse("lastDayBeforeFirst", { field: "lastDay" });
  if (input.onDuty && rolesWithoutCases.has(input.role)) return refuse("onDutyWithoutCases", { field: "onDuty" });
  const held: Held = { validFrom: input.validFrom, validTo: input.lastDay === null ? null : addDays(input.lastDay, 1) };
  if (current.sameRoleAtUnit.some((other) => overlaps(held, other)))
    return refuse("assignmentOverlaps", { field: "role" });
  return ok(held);
}

/** What is known of an assignment that is to end. */
export interface AssignmentFacts extends Held {
  readonly accountId: string;
  readonly role: Role;
  /** Other administrator's assignments of the same user that hold today without end. */
  readonly ownOtherAdministrator: number;
  /** The same of other users whose sign-in is open. */
  readonly otherAdministrators: number;
}

export type EndAssignmentFault =
  "assignmentEnded" | "lastDayPast" | "lastDayLater" | "ownAdministrator" | "lastAdministrator";

/**
 * Ends an assignment at once, or after a day that is not past. An administrator does not give up the own only
 * administrator's assignment (a colleague does it), and the authority keeps one who has no end set.
 */
export function decideEndAssignment(
  current: AssignmentFacts,
  input: EndAssignment,
  facts: { today: CalendarDate; principal: { accountId: string } },
): Result<{ validTo: CalendarDate }, EndAssignmentFault> {
  const { today } = facts;
  if (current.validTo !== null && current.validTo <= today) return refuse("assignmentEnded");
  if (input.lastDay !== null && input.lastDay < today) return refuse("lastDayPast", { field: "lastDay" });
  const asked = input.lastDay === null ? today : addDays(input.lastDay, 1);
  if (current.validTo !== null && asked > current.validTo) return refuse("lastDayLater", { field: "lastDay" });
  if (current.role === "administrator" && current.ownOtherAdministrator === 0) {
    if (current.accountId === facts.principal.accountId) return refuse("ownAdministrator");
    if (current.otherAdministrators === 0) return refuse("lastAdministrator");
  }
  // One that has not begun never holds: it ends on the day it would have begun.
  return ok({ validTo: asked < current.validFrom ? current.validFrom : asked });
}
