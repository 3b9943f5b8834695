import "server-only";
import type { Scope } from "../../gate";
import type { ToldEvent } from "../domain/timeline";

/** What other parts of the kernel have to tell of a case, the newest first: the view `case_event`, under row security. */
export async function listToldEvents(scope: Scope, caseId: string, limit: number): Promise<ToldEvent[]> {
  return scope.tx.$queryRaw<ToldEvent[]>`
    select kind, ref_id as "refId", at, by_id as "byId" from case_event
    where tenant_id = ${scope.tenantId}::uuid and case_id = ${caseId}::uuid
    order by at desc, ref_id desc limit ${limit}`;
}
