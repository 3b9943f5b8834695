import type { CalendarDate } from "@/platform/clock/calendar-date";
import { type Result, ok, refuse } from "@/platform/result";

export type ConfigurationRefusal = "nameTaken" | "decisionTooEarly" | "serviceUnknown" | "agesReversed";

interface Dated {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/**
 * Decides from when a new decision holds: it ends the one that is open, which must have begun before or on that very
 * day. What has held is history: no decision reaches back behind one that is decided already.
 */
export function decideNextDecision<Input extends { readonly validFrom: CalendarDate }>(
  earlier: readonly Dated[],
  input: Input,
): Result<Input, ConfigurationRefusal> {
  const isBehind = earlier.some(({ validFrom, validTo }) => input.validFrom < (validTo ?? validFrom));
  return isBehind ? refuse("decisionTooEarly", { field: "validFrom" }) : ok(input);
}

/** Decides a name that nothing else of its kind has: two names that differ in case or spaces cannot be told apart. */
export function decideName<Input extends { readonly name: string }>(
  others: readonly string[],
  input: Input,
): Result<Input, ConfigurationRefusal> {
  const isTaken = others.some((name) => folded(name) === folded(input.name));
  return isTaken ? refuse("nameTaken", { field: "name" }) : ok(input);
}

const folded = (name: string): string => name.toLocaleLowerCase("sv").replace(/\s+/g, " ");
