import "server-only";
import * as z from "zod";
import { reportView } from "../../corridor-report";
import { listCountedPeriods, listSettledPeriods } from "../../data/report/period-figures";
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
    const codes = new Set([...texts.map(({ period }) => period), ...settled, ...(await listCountedPeriods(scope))]);
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

function newestFirst(a: ReportState, b: ReportState): number {
  return b.period.year - a.period.year || (b.period.tertial ?? 4) - (a.period.tertial ?? 4);
}
