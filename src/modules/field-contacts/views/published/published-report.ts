import "server-only";
import type { Scope } from "@/kernel/gate";
import { findAccountNames, referenceTargets } from "@/kernel/organisations";
import { reportView } from "../../corridor-report";
import { countPeriod, findSettled, listPlaces, placeIds, type SettledFigures } from "../../data/report/period-figures";
import { listTextVersions } from "../../data/report/report-texts";
import { lookUpCounts } from "../../domain/report/count-contacts";
import { hasEnded, partsOf, periodOf, previousPeriod, yearBefore, type GridPeriod } from "../../domain/report/period";
import { publishPeriod, type PublishedFigures } from "../../domain/report/publish";
import { settledReport } from "../../domain/report/published-report";
import { schemeFor } from "../../domain/report/scheme";
import { periodSchema } from "../../schema-report";

/** The page of one period: its settled figures and text, or for the head of the unit what they would become. */
export const publishedReport = reportView({
  name: "published-report",
  input: periodSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, input) => {
    const isHead = scope.principal.role === "unitHead";
    const common = await readReport(scope, periodOf(input.period));
    const { period, places } = common;
    const ended = hasEnded(period, scope.today);
    const preview = isHead && ended && !common.settled ? await previewOf(scope, period, common.rows, places) : null;
    const versions = await listTextVersions(scope, period.code);
    const [before, year] = [previousPeriod(period), yearBefore(period)];
    const names = await findAccountNames(scope, [
      ...[...common.rows.values()].map(({ settledBy }) => settledBy),
      ...versions.flatMap(({ writtenBy, signedBy }) => [writtenBy, signedBy ?? writtenBy]),
    ]);
    return {
      ...{ isHead, ended, period, places, versions, names, now: scope.now },
      settled: common.settled,
      settledRows: [...common.rows.values()].filter((row) => partsOf(period).some(({ code }) => code === row.period)),
      preview,
      previous: { period: before, figures: settledReport(before, common.rows)?.figures ?? null },
      yearBefore: { period: year, figures: settledReport(year, common.rows)?.figures ?? null },
      targets: await referenceTargets(scope, period.to),
    };
  },
  records: ({ input, value }) => ({
    event: "published-report-read",
    fields: [input.period],
    records: value.settled?.figures.total ?? 0,
  }),
});

/** The settled figures of one period, for files and the command line. There is no such thing before they are settled. */
export const publishedFigures = reportView({
  name: "published-figures",
  input: periodSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, input) => {
    const { settled, rows, ...common } = await readReport(scope, periodOf(input.period));
    if (!settled) return null;
    const settledAt = [...rows.values()].map((row) => row.settledAt).sort((a, b) => b.getTime() - a.getTime())[0];
    return { ...common, ...settled, settledAt: settledAt ?? scope.now, unit: scope.principal.unitName };
  },
  records: ({ input, value }) => ({
    event: "published-figures-fetched",
    fields: [input.period],
    records: value.figures.total ?? 0,
  }),
});

async function readReport(scope: Scope, period: GridPeriod) {
  const codes = [period, previousPeriod(period), yearBefore(period)].flatMap((one) =>
    partsOf(one).map(({ code }) => code),
  );
  const rows = await findSettled(scope, [...new Set(codes)]);
  const places = await listPlaces(scope);
  return { period, rows, places, settled: settledReport(period, rows) };
}

/** What signing would publish: what is settled as it is, the rest as it stands now. */
async function previewOf(
  scope: Scope,
  period: GridPeriod,
  rows: ReadonlyMap<string, SettledFigures>,
  places: Awaited<ReturnType<typeof listPlaces>>,
) {
  const parts = new Map<string, { figures: PublishedFigures }>(rows);
  const scheme = schemeFor(placeIds(places));
  for (const part of partsOf(period)) {
    if (parts.has(part.code)) continue;
    parts.set(part.code, { figures: publishPeriod(lookUpCounts(await countPeriod(scope, part)), scheme) });
  }
  return settledReport(period, parts);
}
