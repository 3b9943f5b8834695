import { joinYear } from "./join-year";
import { partsOf, type GridPeriod } from "./period";
import type { PublishedFigures } from "./publish";

/** What is published for a period, and from which of its four-month periods. */
export interface SettledReport {
  readonly figures: PublishedFigures;
  /** Four-month periods of a year that had under five contacts and are not in its figures. */
  readonly leftOut: readonly string[];
}

/**
 * The figures of a period from settled four-month periods, or null while one of them is not settled. A year is their sum:
 * nothing is ever counted anew.
 */
export function settledReport(
  period: GridPeriod,
  settled: ReadonlyMap<string, { readonly figures: PublishedFigures }>,
): SettledReport | null {
  const parts = partsOf(period).map(({ code }) => ({ code, figures: settled.get(code)?.figures }));
  const known = parts.flatMap(({ code, figures }) => (figures ? [{ code, figures }] : []));
  const [first] = known;
  if (!first || known.length < parts.length) return null;
  if (period.tertial !== null) return { figures: first.figures, leftOut: [] };
  const leftOut = known.filter(({ figures }) => figures.total === null).map(({ code }) => code);
  return { figures: joinYear(known.map(({ figures }) => figures)), leftOut };
}
