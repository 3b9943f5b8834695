import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay } from "@/platform/clock/date-column";

/** A police group of the authority. `isClosed`: no longer to be chosen. */
export interface PoliceGroupRow {
  readonly id: string;
  readonly name: string;
  readonly isClosed: boolean;
}

/** What a new contact's form starts from. */
export interface ContactDefaults {
  /** The police groups in use, by name. */
  readonly policeGroups: readonly { readonly id: string; readonly name: string }[];
  /** The group of the worker's latest contact that is still in use: a patrol usually stays the same all night. */
  readonly latestGroupId: string | null;
}

/** The groups in use and the one this worker used last, in one statement. */
export async function contactDefaults(scope: Scope): Promise<ContactDefaults> {
  const { tenantId, principal, today } = scope;
  const rows = await scope.tx.$queryRaw<{ id: string; name: string; is_latest: boolean }[]>`
    select g.id, g.name, coalesce(g.id = latest.police_group_id, false) as is_latest
    from police_group g left join (
      select f.police_group_id from case_worker w
        join case_record c on c.tenant_id = w.tenant_id and c.id = w.case_id and c.workflow = 'field-contacts'
        join field_contact f on f.tenant_id = c.tenant_id and f.case_id = c.id
      where w.tenant_id = ${tenantId}::uuid and w.account_id = ${principal.accountId}::uuid
        and f.logged_by = w.account_id
      order by w.since desc limit 1) latest on true
    where g.tenant_id = ${tenantId}::uuid and (g.closed_on is null or g.closed_on > ${today}::date)
    order by g.name, g.id`;
  return {
    policeGroups: rows.map(({ id, name }) => ({ id, name })),
    latestGroupId: rows.find((row) => row.is_latest)?.id ?? null,
  };
}

/** The ids of the groups in use. */
export async function listOpenGroupIds(scope: Scope): Promise<string[]> {
  const rows = await scope.tx.$queryRaw<{ id: string }[]>`
    select id from police_group
    where tenant_id = ${scope.tenantId}::uuid and (closed_on is null or closed_on > ${scope.today}::date)`;
  return rows.map(({ id }) => id);
}

/** Every group, closed ones too, by name. */
export async function listPoliceGroups(scope: Scope): Promise<PoliceGroupRow[]> {
  return scope.tx.$queryRaw<PoliceGroupRow[]>`
    select id, name, coalesce(closed_on <= ${scope.today}::date, false) as "isClosed" from police_group
    where tenant_id = ${scope.tenantId}::uuid order by name, id`;
}

/** Adds a group. Its name is unique in the authority. */
export async function insertPoliceGroup(scope: Scope, name: string): Promise<string> {
  const id = scope.newId();
  await scope.tx.policeGroup.createMany({ data: [{ tenantId: scope.tenantId, id, name }] });
  return id;
}

/** Names a group anew, takes it out of use from today or into use again. */
export async function savePoliceGroup(scope: Scope, group: PoliceGroupRow): Promise<void> {
  const closedOn = group.isClosed ? columnDay(scope.today) : null;
  expectOneRow(
    await scope.tx.policeGroup.updateMany({
      where: { tenantId: scope.tenantId, id: group.id },
      data: { name: group.name, closedOn },
    }),
  );
}
