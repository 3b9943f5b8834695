/** What a new rule of the delegation does to the one before. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";
import type { RecordDelegation } from "../schema";

/** The rule without an end for the same basis, or none. */
export interface OpenRule {
  readonly id: string;
  readonly validFrom: CalendarDate;
}

export interface DelegationCurrent {
  readonly open: OpenRule | null;
  /** Whether there is such a basis; true for the rule about all. */
  readonly isKnown: boolean;
}

/** From a day on, never back in time; the rule before ends that day. */
export function decideDelegation(
  { open, isKnown }: DelegationCurrent,
  { validFrom }: RecordDelegation,
  today: CalendarDate,
): Result<{ readonly endsId: string | null }, "codeUnknown" | "validFromPast" | "laterRule"> {
  if (!isKnown) return refuse("codeUnknown", { field: "basis" });
  if (validFrom < today) return refuse("validFromPast", { field: "validFrom" });
  if (open && open.validFrom > validFrom)
    return refuse("laterRule", { field: "validFrom", details: { day: open.validFrom } });
  return ok({ endsId: open?.id ?? null });
}
