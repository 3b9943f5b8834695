import "server-only";
import type { Scope } from "../../gate";

/** An administrator's assignment that holds today and whose user may sign in. */
export interface AdministratorRow {
  readonly assignmentId: string;
  readonly accountId: string;
  /** Whether it has no end. */
  readonly lasting: boolean;
}

/**
 * The authority's administrators today. The rows are locked until the transaction ends: of two administrators who remove
 * each other at the same moment, the second sees what the first has done.
 */
export async function lockAdministrators(scope: Scope): Promise<AdministratorRow[]> {
  return scope.tx.$queryRaw<AdministratorRow[]>`
    select g.id as "assignmentId", g.account_id as "accountId", g.valid_to is null as lasting
    from assignment g
    join account a on a.tenant_id = g.tenant_id and a.id = g.account_id
    join unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = ${scope.tenantId}::uuid and g.role = 'administrator' and a.disabled_at is null
      and g.valid_from <= app.today() and (g.valid_to is null or g.valid_to > app.today())
      and (u.closed_on is null or u.closed_on > app.today())
    order by g.id
    for update of g, a`;
}
