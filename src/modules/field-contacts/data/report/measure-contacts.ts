import "server-only";
import type { Scope } from "@/kernel/gate";
import { measureLines } from "../../domain/report/lines";
import type { GridPeriod } from "../../domain/report/period";

/** A contact behind a figure: when, which group, and its case if it has one. Nothing about the person. */
export interface CountedContact {
  readonly id: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly occurredOn: string;
  readonly occurredTime: string | null;
  readonly policeGroupName: string | null;
}

const PAGE_ROWS = 50;

/**
 * One page of the contacts that a figure counts, newest first. The condition is the same function the counters are kept
 * with; the period is read through the index on unit and day. A rest is "in the line's population, in none of its cells".
 */
export async function listMeasureContacts(
  scope: Scope,
  period: GridPeriod,
  { measure, cut, after }: { readonly measure: string; readonly cut: string; readonly after: string | null },
): Promise<{ rows: CountedContact[]; next: string | null }> {
  const line = measureLines.find(({ rest }) => rest === measure);
  const isIn = line ? (line.parent ?? "interventions") : measure;
  const isNotIn = line ? [...line.cells] : [];
  const [on, id] = after?.split("_") ?? ["9999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff"];
  const rows = await scope.tx.$queryRaw<CountedContact[]>`
    select f.id, f.case_id as "caseId", c.number as "caseNumber", f.occurred_on::text as "occurredOn",
      f.occurred_time as "occurredTime", coalesce(g.name, f.register_police_group) as "policeGroupName"
    from field_contact f
      left join case_record c on c.tenant_id = f.tenant_id and c.id = f.case_id
      left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
    where f.tenant_id = ${scope.tenantId}::uuid and f.unit_id = ${scope.principal.unitId}::uuid
      and f.occurred_on between ${period.from}::date and ${period.to}::date
      and (f.occurred_on, f.id) < (${on}::date, ${id}::uuid)
      and ${isIn} = any (app.measures_of(f)) and not (app.measures_of(f) && ${isNotIn}::text[])
      and ${cut} = any (app.cuts_of(f))
    order by f.occurred_on desc, f.id desc limit ${PAGE_ROWS + 1}`;
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > PAGE_ROWS && last ? `${last.occurredOn}_${last.id}` : null };
}
