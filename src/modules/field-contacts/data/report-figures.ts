import "server-only";
import type { Scope } from "@/kernel/gate";
import { type Figures, figuresFromColumns } from "../domain/figures";
import type { ReportPeriod } from "../schema";

/** The figures of the principal's own unit, counted in one pass by the database. */
export async function countUnitFigures(scope: Scope, { from, to }: ReportPeriod): Promise<Figures> {
  const [row] = await scope.tx.$queryRaw<Record<string, unknown>[]>`
    select * from app.field_contact_figures(${scope.principal.unitId}::uuid, ${from}::date, ${to}::date)`;
  return figuresFromColumns(row ?? {});
}

/** The first and last day the unit has contacts from; null while it has none. */
export async function findContactSpan(scope: Scope): Promise<ReportPeriod | null> {
  const [row] = await scope.tx.$queryRaw<{ from: string | null; to: string | null }[]>`
    select first_on::text as from, last_on::text as to from app.field_contact_span(${scope.principal.unitId}::uuid)`;
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}
