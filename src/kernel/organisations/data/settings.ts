import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { ChangeTenantSettings } from "../schema";

export async function saveSettings(scope: Scope, { version, ...fields }: ChangeTenantSettings): Promise<void> {
  expectOneRow(
    await scope.tx.tenantSettings.updateMany({
      where: { tenantId: scope.tenantId, version },
      data: { ...fields, version: { increment: 1 } },
    }),
  );
}

/** What there is, in numbers. */
export interface OrganisationCounts {
  readonly openUnits: number;
  readonly activeUsers: number;
  readonly usersWithoutAssignment: number;
  readonly administrators: number;
  readonly goals: number;
  readonly enabledProviders: number;
}

export async function countOrganisation(scope: Scope): Promise<OrganisationCounts> {
  const [row] = await scope.tx.$queryRaw<OrganisationCounts[]>`
    with held as (
      select g.account_id, g.role from assignment g join unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
      where g.tenant_id = ${scope.tenantId}::uuid and g.valid_from <= app.today()
        and (g.valid_to is null or g.valid_to > app.today()) and (u.closed_on is null or u.closed_on > app.today())
    ), active as (
      select a.id from account a where a.tenant_id = ${scope.tenantId}::uuid and a.disabled_at is null
    )
    select (select count(*)::int from unit u where u.tenant_id = ${scope.tenantId}::uuid
        and (u.closed_on is null or u.closed_on > app.today())) as "openUnits",
      (select count(*)::int from active) as "activeUsers",
      (select count(*)::int from active a where not exists (select 1 from held h where h.account_id = a.id)) as "usersWithoutAssignment",
      (select count(distinct h.account_id)::int from held h join active a on a.id = h.account_id
        where h.role = 'administrator') as administrators,
      (select count(*)::int from reference_target t where t.tenant_id = ${scope.tenantId}::uuid
        and t.valid_from <= app.today() and (t.valid_to is null or t.valid_to > app.today())) as goals,
      (select count(*)::int from oidc_provider p where p.tenant_id = ${scope.tenantId}::uuid and p.enabled) as "enabledProviders"`;
  if (!row) throw new Error("a count gave no row");
  return row;
}
