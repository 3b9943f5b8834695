import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { SetReferenceTarget } from "../schema";

/** The newest goal of a measure. */
export interface GoalFacts {
  readonly id: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** What becomes of the newest goal, and the new one if there is any. */
export interface GoalChange {
  readonly replace: { readonly id: string; readonly value: number } | null;
  readonly end: { readonly id: string; readonly validTo: CalendarDate } | null;
  readonly add: { readonly value: number; readonly validFrom: CalendarDate } | null;
}

/**
 * Sets a goal from a day on; the one before ends there. Goals that held are history beside the figures of their time, so
 * a new one never starts before the newest; on the same day it corrects it.
 */
export function decideReferenceTarget(
  current: { newest: GoalFacts | null },
  input: SetReferenceTarget,
): Result<GoalChange, "goalFromBeforeNewest" | "goalMissing"> {
  const { newest } = current;
  const { value, validFrom } = input;
  const running = newest !== null && (newest.validTo === null || newest.validTo > validFrom);
  if (newest !== null && validFrom < newest.validFrom)
    return refuse("goalFromBeforeNewest", { field: "validFrom", details: { from: newest.validFrom } });
  if (value === null) {
    if (!running) return refuse("goalMissing", { field: "value" });
    return ok({ replace: null, end: { id: newest.id, validTo: validFrom }, add: null });
  }
  if (newest?.validFrom === validFrom) return ok({ replace: { id: newest.id, value }, end: null, add: null });
  return ok({
    replace: null,
    end: running ? { id: newest.id, validTo: validFrom } : null,
    add: { value, validFrom },
  });
}
