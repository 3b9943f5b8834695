import "server-only";
import type { Scope } from "@/kernel/gate";
import type { CutCount } from "../../domain/report/count-contacts";
import { type GridPeriod, periodsOfMonth } from "../../domain/report/period";
import type { PublishedFigures } from "../../domain/report/publish";
import type { Places } from "../../domain/report/scheme";

/** The exact counts of the own unit, for its head alone: to anybody else the database answers nothing. */
export async function countPeriod(scope: Scope, { from, to }: GridPeriod): Promise<CutCount[]> {
  return scope.tx.$queryRaw<CutCount[]>`
    select cut, measure, count from app.report_counts(${scope.principal.unitId}::uuid, ${from}::date, ${to}::date)`;
}

/** Settled figures of the own unit with who settled them. */
export interface SettledFigures {
  readonly period: string;
  readonly figures: PublishedFigures;
  readonly settledBy: string;
  readonly settledAt: Date;
}

/** The settled figures of these four-month periods; those that are not settled are not in the answer. */
export async function findSettled(scope: Scope, codes: readonly string[]): Promise<Map<string, SettledFigures>> {
  const { tenantId, principal } = scope;
  const rows = await scope.tx.publishedFigures.findMany({
    where: { tenantId, unitId: principal.unitId, period: { in: [...codes] } },
  });
  return new Map(rows.map((row) => [row.period, { ...row, figures: row.figures as unknown as PublishedFigures }]));
}

/** Settles the figures of one four-month period, once and for all. */
export async function insertSettled(scope: Scope, period: string, figures: PublishedFigures): Promise<void> {
  const { tenantId, principal, now } = scope;
  await scope.tx.publishedFigures.createMany({
    data: [
      {
        ...{ tenantId, unitId: principal.unitId, period, figures: JSON.parse(JSON.stringify(figures)) },
        ...{ settledBy: principal.accountId, settledAt: now },
      },
    ],
  });
}

/** A place with its name. */
export interface NamedPlace {
  readonly id: string;
  readonly name: string;
}

/** All districts and police groups of the authority, closed ones too: old figures hold them. */
export async function listPlaces(scope: Scope): Promise<{ districts: NamedPlace[]; policeGroups: NamedPlace[] }> {
  const all = {
    where: { tenantId: scope.tenantId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  } as const;
  return { districts: await scope.tx.district.findMany(all), policeGroups: await scope.tx.policeGroup.findMany(all) };
}

/** Their ids, as the rules of publishing take them. */
export function placeIds(places: { districts: readonly NamedPlace[]; policeGroups: readonly NamedPlace[] }): Places {
  const ids = (some: readonly NamedPlace[]) => some.map(({ id }) => id);
  return { districts: ids(places.districts), policeGroups: ids(places.policeGroups) };
}

/** The four-month periods and years the own unit has interventions in, for its head; to others the database answers none. */
export async function listCountedPeriods(scope: Scope): Promise<string[]> {
  const rows = await scope.tx.$queryRaw<{ month: string }[]>`
    select to_char(month, 'YYYY-MM') as month from app.report_months(${scope.principal.unitId}::uuid)`;
  return [...new Set(rows.flatMap(({ month }) => periodsOfMonth(month)))];
}

/** The four-month periods of the own unit that are settled. */
export async function listSettledPeriods(scope: Scope): Promise<string[]> {
  const rows = await scope.tx.publishedFigures.findMany({
    where: { tenantId: scope.tenantId, unitId: scope.principal.unitId },
    select: { period: true },
  });
  return rows.map(({ period }) => period);
}
