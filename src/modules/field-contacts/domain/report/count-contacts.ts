import type { Cell } from "./lines";
import { cutsOf, measuresOf, type ReportedFacts } from "./measures";
import type { CountOf } from "./publish";

/** A count of one measure within one cut, as the counters keep it. */
export interface CutCount {
  readonly cut: string;
  readonly measure: Cell;
  readonly count: number;
}

/** Counts contacts the way the counters in the database do. */
export function countContacts(contacts: Iterable<ReportedFacts>): CutCount[] {
  const counts = new Map<string, { cut: string; measure: Cell; count: number }>();
  for (const facts of contacts) {
    for (const cut of cutsOf(facts)) {
      for (const measure of measuresOf(facts)) {
        const key = `${cut}|${measure}`;
        const known = counts.get(key) ?? { cut, measure, count: 0 };
        counts.set(key, { ...known, count: known.count + 1 });
      }
    }
  }
  return [...counts.values()];
}

/** The counts by name; what nobody counted is nought. */
export function lookUpCounts(rows: readonly CutCount[]): CountOf {
  const counts = new Map(rows.map(({ cut, measure, count }) => [`${cut}|${measure}`, count]));
  return (cut, measure) => counts.get(`${cut}|${measure}`) ?? 0;
}
