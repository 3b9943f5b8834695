import "server-only";
import { dayOf } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import { findPersonBrief } from "../../persons";
import type { DutyKind, Occasion, ReportedPerson } from "../contract";
import type { ReportCurrent } from "../domain/concern-report";

interface OccasionRow {
  readonly workflow: string;
  readonly occurred_on: Date;
  readonly occurred_time: string | null;
  readonly place_type: string | null;
  readonly test_result: string | null;
  readonly age_years: number | null;
  readonly age_source: string | null;
  readonly sex: string | null;
  readonly noted_by: string | null;
  readonly logged_at: Date;
}

/** What the case's workflow knows of the occasion, through the view every workflow adds itself to. */
async function findOccasion(scope: Scope, caseId: string): Promise<Occasion | null> {
  const [row] = await scope.tx.$queryRaw<OccasionRow[]>`
    select o.workflow, o.occurred_on, o.occurred_time, o.place_type, o.test_result, o.age_years, o.age_source, o.sex,
      a.display_name as noted_by, o.logged_at
    from case_occasion o left join account a on a.tenant_id = o.tenant_id and a.id = o.logged_by
    where o.tenant_id = ${scope.tenantId}::uuid and o.case_id = ${caseId}::uuid
    order by o.logged_at limit 1`;
  if (!row) return null;
  return {
    ...{ workflow: row.workflow, occurredOn: dayOf(row.occurred_on), occurredTime: row.occurred_time },
    ...{ placeType: row.place_type, testResult: row.test_result, ageYears: row.age_years, ageSource: row.age_source },
    ...{ sex: row.sex, notedBy: row.noted_by ?? "", notedAt: row.logged_at.toISOString() },
  };
}

/** Whom the case is about: of a person with protected identity only that, and the age. */
async function findReported(scope: Scope, personId: string | null): Promise<ReportedPerson | null> {
  const brief = personId === null ? null : await findPersonBrief(scope, personId);
  if (brief === null) return null;
  const { name, number, identifier, isProtected, age } = brief;
  return { name, number, identifier, isProtected, age };
}

/** A unit that takes reports. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
}

/** What a report about a case is filled in with and decided from; null when the case is not in sight. */
export interface Prefill extends ReportCurrent {
  readonly caseId: string;
  readonly personId: string | null;
  readonly receivers: readonly Receiver[];
}

export async function findPrefill(scope: Scope, caseId: string, kind: DutyKind): Promise<Prefill | null> {
  const { tenantId } = scope;
  const found = await scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId, id: caseId } },
    select: { number: true, personId: true, closedAt: true },
  });
  if (!found) return null;
  const sent = await scope.tx.dutyReport.count({ where: { tenantId, caseId, kind } });
  const receivers = await scope.tx.unit.findMany({
    where: { tenantId, takesDuties: true, closedOn: null },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return {
    caseId,
    personId: found.personId,
    isClosed: found.closedAt !== null,
    isSent: sent > 0,
    receivers,
    receiverIds: receivers.map(({ id }) => id),
    filledIn: {
      caseNumber: found.number,
      person: await findReported(scope, found.personId),
      occasion: await findOccasion(scope, caseId),
    },
  };
}
