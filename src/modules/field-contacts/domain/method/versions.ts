/** Versions of the method's text: which one holds on a day, and when the next may begin. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";

export interface VersionSpan {
  readonly number: number;
  readonly validFrom: CalendarDate;
}

/** The version that holds on a day: the latest that has begun. Null before the first. */
export function versionOn<V extends VersionSpan>(versions: readonly V[], day: CalendarDate): V | null {
  return versions.reduce<V | null>(
    (found, one) => (one.validFrom <= day && (found === null || one.validFrom > found.validFrom) ? one : found),
    null,
  );
}

/**
 * Decides the next version's number. Only the first may begin in the past: a later one would judge contacts by a text
 * that nobody had read.
 *
 * @returns the number, or `decidedInFuture`, `versionInPast` or `versionNotLater`
 */
export function decideMethodVersion(
  versions: readonly VersionSpan[],
  { validFrom, decidedOn }: { readonly validFrom: CalendarDate; readonly decidedOn: CalendarDate },
  today: CalendarDate,
): Result<number> {
  if (decidedOn > today) return refuse("decidedInFuture", { field: "decidedOn" });
  if (versions.length === 0) return ok(1);
  if (validFrom < today) return refuse("versionInPast", { field: "validFrom" });
  if (versions.some((one) => one.validFrom >= validFrom)) return refuse("versionNotLater", { field: "validFrom" });
  return ok(Math.max(...versions.map(({ number }) => number)) + 1);
}
