import "server-only";
import type { Scope } from "@/kernel/gate";
import type { MissingFact } from "../../domain/status";

/** A contact whose worker has facts left to fill in. Nobody is named: the list is of work, not of people. */
export interface UnfinishedContact {
  readonly caseId: string;
  readonly caseNumber: string;
  /** YYYY-MM-DD and HH:MM, in Sweden. */
  readonly occurredOn: string;
  readonly occurredTime: string | null;
  readonly policeGroupName: string | null;
  readonly missing: readonly MissingFact[];
}

/** The first of them, and how many there are. */
export interface UnfinishedListing {
  readonly contacts: readonly UnfinishedContact[];
  readonly total: number;
}

const SHOWN = 50;

interface Row extends Omit<UnfinishedContact, "missing"> {
  readonly missing: MissingFact[];
  readonly total: number;
}

/**
 * The unfinished contacts of open cases that the one who asks works on, the oldest first. Which they are is kept with the
 * rows: `missing_facts` by the rule of `missingFacts`, `waits` until somebody else has taken the contact over.
 */
export async function listUnfinished(scope: Scope): Promise<UnfinishedListing> {
  const { tenantId, principal } = scope;
  const rows = await scope.tx.$queryRaw<Row[]>`
    select c.id as "caseId", c.number as "caseNumber", to_char(f.occurred_on, 'YYYY-MM-DD') as "occurredOn",
      f.occurred_time as "occurredTime", g.name as "policeGroupName", f.missing_facts as missing,
      count(*) over ()::int as total
    from case_worker w
      join case_record c on c.tenant_id = w.tenant_id and c.id = w.case_id and c.closed_at is null
      join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id and 'unfinished' = any (f.waits)
      left join police_group g on g.tenant_id = f.tenant_id and g.id = f.police_group_id
    where w.tenant_id = ${tenantId}::uuid and w.account_id = ${principal.accountId}::uuid and w.until is null
      and c.workflow = 'field-contacts' and f.unit_id = ${principal.unitId}::uuid
    order by f.occurred_on, f.occurred_time, c.id limit ${SHOWN}`;
  return {
    contacts: rows.map(({ caseId, caseNumber, occurredOn, occurredTime, policeGroupName, missing }) => ({
      ...{ caseId, caseNumber, occurredOn, occurredTime, policeGroupName, missing },
    })),
    total: rows[0]?.total ?? 0,
  };
}
