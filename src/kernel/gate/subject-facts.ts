import "server-only";
import type { Subject, SubjectFacts } from "../secrecy";
import type { Scope } from "./scope";

/** Reads what the secrecy rules need to know of a subject. Null: there is no such case or person in sight of the row policies. */
export async function factsOf(scope: Scope, subject: Subject): Promise<SubjectFacts> {
  if (subject.kind === "case") return caseFacts(scope, subject.caseId);
  if (subject.kind === "person") return personFacts(scope, subject.personId);
  return null;
}

async function caseFacts(scope: Scope, caseId: string): Promise<SubjectFacts> {
  const { tenantId, principal } = scope;
  const found = await scope.tx.$queryRaw<
    {
      unit_id: string;
      receiving_unit_id: string | null;
      worker_ids: string[];
      is_protected: boolean;
      is_reader: boolean;
    }[]
  >`
    select c.unit_id, c.receiving_unit_id, c.worker_ids, coalesce(p.protection <> 'none', false) as is_protected,
      exists (select 1 from person_reader r where r.tenant_id = c.tenant_id and r.person_id = c.person_id
        and r.account_id = ${principal.accountId}::uuid) as is_reader
    from case_record c left join person p on p.tenant_id = c.tenant_id and p.id = c.person_id
    where c.tenant_id = ${tenantId}::uuid and c.id = ${caseId}::uuid`;
  const row = found[0];
  if (!row) return null;
  return {
    kind: "case",
    tenantId,
    unitId: row.unit_id,
    receivingUnitId: row.receiving_unit_id,
    workerIds: row.worker_ids,
    isProtected: row.is_protected,
    isReader: row.is_reader,
  };
}

async function personFacts(scope: Scope, personId: string): Promise<SubjectFacts> {
  const { tenantId, principal } = scope;
  const person = await scope.tx.person.findUnique({
    where: { tenantId_id: { tenantId, id: personId } },
    select: {
      registeredBy: true,
      protection: true,
      readers: { where: { accountId: principal.accountId }, select: { accountId: true } },
    },
  });
  if (!person) return null;
  const inSight = { AND: [{ tenantId, id: personId }, scope.personsOfCasesInSight()] };
  return {
    kind: "person",
    tenantId,
    registeredBy: person.registeredBy,
    hasCaseInSight: (await scope.tx.person.count({ where: inSight })) > 0,
    isProtected: person.protection !== "none",
    isReader: person.readers.length > 0,
  };
}
