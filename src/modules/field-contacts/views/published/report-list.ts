import "server-only";
import * as z from "zod";
import { reportView } from "../../corridor-report";
import { findReportSpan, listSettledPeriods } from "../../data/report/period-figures";
import { listReportStates } from "../../data/report/report-texts";
import { hasEnded, periodOf, type GridPeriod } from "../../domain/report/period";

/** How a report stands. */
export interface ReportState {
  readonly period: GridPeriod;
  readonly ended: boolean;
  readonly settled: boolean;
  readonly hasDraft: boolean;
  readonly signed: { readonly number: number; readonly at: Date } | null;
}

/** The unit's reports, newest first: for its head every period there are contacts in, for others what is published. */
export const reportList = reportView({
  name: "report-list",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => {
    const isHead = scope.principal.role === "unitHead";
    const texts = await listReportStates(scope);
    const settled = new Set(await listSettledPeriods(scope));
    const span = isHead ? await findReportSpan(scope) : null;
    const codes = new Set([
      ...texts.map(({ period }) => period),
      ...settled,
      ...(span ? codesWithin(span, scope.today) : []),
    ]);
    const states = [...codes].map((code): ReportState => {
      const own = texts.filter(({ period }) => period === code);
      const signed = own.findLast(({ signedAt }) => signedAt !== null);
      const period = periodOf(code);
      const parts = period.tertial === null ? [1, 2, 3].map((number) => `${code}-T${number}`) : [code];
      return {
        ...{ period, ended: hasEnded(period, scope.today), settled: parts.every((part) => settled.has(part)) },
        hasDraft: own.some(({ signedAt }) => signedAt === null),
        signed: signed?.signedAt ? { number: signed.number, at: signed.signedAt } : null,
      };
    });
    return { isHead, states: states.sort(newestFirst) };
  },
  records: ({ value }) => ({ event: "report-list-read", records: value.states.length }),
});

/** The years with contacts and their four-month periods, up to the one that is going on. */
function codesWithin(span: { readonly from: string; readonly to: string }, today: string): string[] {
  const [first, last] = [Number(span.from.slice(0, 4)), Number(span.to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
  const all = years.flatMap((year) => [year, `${year}-T1`, `${year}-T2`, `${year}-T3`]);
  return all.filter((code) => {
    const { from, to } = periodOf(code);
    return from <= span.to && to >= span.from && from <= today;
  });
}

function newestFirst(a: ReportState, b: ReportState): number {
  return b.period.year - a.period.year || (b.period.tertial ?? 4) - (a.period.tertial ?? 4);
}
