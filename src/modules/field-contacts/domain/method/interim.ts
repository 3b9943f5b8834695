/** The two interim reports: parts by heading, one edition signed after the other. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";

/** The headings of a report, in order. */
export const interimParts = ["background", "work", "fidelity", "findings", "changes", "onwards"] as const;
export type InterimPart = (typeof interimParts)[number];
export type InterimTexts = Readonly<Record<InterimPart, string>>;

export interface Edition {
  readonly edition: number;
  readonly isSigned: boolean;
  readonly version: number;
}

/**
 * Where a text goes: into the edition that is being written, or a new one after the signed one.
 *
 * @returns the edition and the version it was at (0: new), or `changedMeanwhile`, `periodNotBegun`
 */
export function decideSaveInterim(
  newest: Edition | null,
  asked: { readonly version: number; readonly periodFrom: CalendarDate },
  today: CalendarDate,
): Result<{ readonly edition: number; readonly version: number }> {
  if (asked.periodFrom > today) return refuse("periodNotBegun", { field: "periodFrom" });
  if (newest === null || newest.isSigned) {
    return asked.version === 0 ? ok({ edition: (newest?.edition ?? 0) + 1, version: 0 }) : refuse("changedMeanwhile");
  }
  return asked.version === newest.version
    ? ok({ edition: newest.edition, version: newest.version })
    : refuse("changedMeanwhile");
}

/** @returns yes, or `alreadySigned`, `periodNotEnded`, `partsMissing` */
export function decideSignInterim(
  current: { readonly isSigned: boolean; readonly periodTo: CalendarDate; readonly texts: InterimTexts },
  today: CalendarDate,
): Result<true> {
  if (current.isSigned) return refuse("alreadySigned");
  if (current.periodTo >= today) return refuse("periodNotEnded");
  return interimParts.some((part) => current.texts[part] === "") ? refuse("partsMissing") : ok(true);
}
