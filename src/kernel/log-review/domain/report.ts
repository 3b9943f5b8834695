/** The figures of the board's report. Pure. No personal data, and none that points at a person: below five is masked. */
import type { Finding, ReviewRule } from "../contract";

/** Counts below this could point at somebody. */
export const SMALLEST_SHOWN = 5;

/** A count, or null: 1 to 4, masked. */
export type Shown = number | null;

export const shownCount = (count: number): Shown => (count > 0 && count < SMALLEST_SHOWN ? null : count);

export interface ReportRow {
  readonly rules: readonly ReviewRule[];
  readonly finding: Finding | null;
  readonly isAsked: boolean;
  readonly isOpening: boolean;
  readonly drawnAt: Date;
  readonly signedAt: Date | null;
  readonly dueAt: Date;
}

export interface ReportFigures {
  readonly drawn: number;
  readonly signed: number;
  readonly openings: Shown;
  readonly asked: Shown;
  readonly justified: number | null;
  readonly unjustified: Shown;
  /** Signed after their day, or not signed and past it. */
  readonly late: Shown;
  /** Median days from drawn to signed, one decimal; null when nothing is signed. */
  readonly medianDays: number | null;
  readonly byRule: readonly { readonly rule: ReviewRule; readonly drawn: Shown; readonly unjustified: Shown }[];
}

const DAY_MS = 86_400_000;

/** The figures. Where "not justified" is masked, "justified" is too: the one follows from the other. */
export function figuresOf(rows: readonly ReportRow[], rules: readonly ReviewRule[], now: Date): ReportFigures {
  const count = (has: (row: ReportRow) => boolean) => rows.filter(has).length;
  const signed = rows.filter(({ signedAt }) => signedAt !== null);
  const unjustified = shownCount(count(({ finding }) => finding === "unjustified"));
  return {
    ...{ drawn: rows.length, signed: signed.length, unjustified },
    openings: shownCount(count(({ isOpening }) => isOpening)),
    asked: shownCount(count(({ isAsked }) => isAsked)),
    justified: unjustified === null ? null : count(({ finding }) => finding === "justified"),
    late: shownCount(count(({ signedAt, dueAt }) => (signedAt ?? now) > dueAt)),
    medianDays: median(
      signed.map(({ drawnAt, signedAt }) => ((signedAt ?? now).getTime() - drawnAt.getTime()) / DAY_MS),
    ),
    byRule: rules.map((rule) => {
      const hit = rows.filter((row) => row.rules.includes(rule));
      const bad = hit.filter(({ finding }) => finding === "unjustified").length;
      return { rule, drawn: shownCount(hit.length), unjustified: shownCount(bad) };
    }),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const value =
    sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return Math.round(value * 10) / 10;
}

/** Openings for each hundred in active service, one decimal; null when nobody is in service. */
export function openingsPerHundred(openings: number, staff: number): number | null {
  return staff === 0 ? null : Math.round((openings / staff) * 1000) / 10;
}
