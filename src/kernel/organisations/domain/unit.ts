import { ok, refuse, type Result } from "@/platform/result";
import type { CalendarDate } from "@/platform/clock/calendar-date";
import type { AddUnit, ChangeUnit } from "../schema";

/** What is known of a unit when something is to be done with it. */
export interface UnitFacts {
  readonly closedOn: CalendarDate | null;
  /** Assignments at it that hold today or later. */
  readonly openAssignments: number;
  /** Whether open cases or unanswered handovers hang on it. */
  readonly inUse: boolean;
}

/** A name is a unit's own inside its authority, closed units included: old cases still carry it. */
export function decideAddUnit(current: { nameTaken: boolean }, input: AddUnit): Result<AddUnit, "unitNameTaken"> {
  return current.nameTaken ? refuse("unitNameTaken", { field: "name" }) : ok(input);
}

/** The rule of the name holds when it is changed, too. */
export function decideChangeUnit(
  current: { nameTaken: boolean },
  input: ChangeUnit,
): Result<ChangeUnit, "unitNameTaken"> {
  return current.nameTaken ? refuse("unitNameTaken", { field: "name" }) : ok(input);
}

/** A unit closes today, when nobody is left at it and nothing is left with it. */
export function decideCloseUnit(
  current: UnitFacts,
  _input: unknown,
  facts: { today: CalendarDate },
): Result<{ closedOn: CalendarDate }, "unitClosedAlready" | "unitHasAssignments" | "unitHasCases"> {
  if (current.closedOn !== null) return refuse("unitClosedAlready");
  if (current.openAssignments > 0) return refuse("unitHasAssignments", { details: { count: current.openAssignments } });
  if (current.inUse) return refuse("unitHasCases");
  return ok({ closedOn: facts.today });
}

/** A closed unit opens again as it was; its name was never given away. */
export function decideReopenUnit(current: UnitFacts): Result<{ closedOn: null }, "unitOpenAlready"> {
  return current.closedOn === null ? refuse("unitOpenAlready") : ok({ closedOn: null });
}
