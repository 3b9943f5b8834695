import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay } from "@/platform/clock/date-column";
import type { HousingRule } from "../../domain/chain/housing";
import type { ReceivingService, TargetGroup } from "../../domain/chain/target-group";
import type { ServiceKind } from "../../domain/chain/values";
import type { DecideHousingRule, DecideTargetGroup } from "../../schema-chain";

/** Who decided, and when it was entered. */
interface Decision {
  readonly decidedBy: string;
  readonly addedAt: Date;
}

/** A service as its page shows it; its decisions newest first. */
export interface ConfiguredService extends ReceivingService {
  readonly isClosed: boolean;
  readonly groups: readonly (TargetGroup & Decision)[];
}

export interface ChainConfiguration {
  readonly services: readonly ConfiguredService[];
  readonly housingRules: readonly (HousingRule & Decision)[];
  readonly districts: readonly { readonly id: string; readonly name: string; readonly isClosed: boolean }[];
}

type Undated<T> = Omit<T, "addedAt"> & { readonly addedAt: string };
interface Row {
  readonly services: readonly (Omit<ConfiguredService, "groups"> & { groups: Undated<TargetGroup & Decision>[] })[];
  readonly housing_rules: readonly Undated<HousingRule & Decision>[];
  readonly districts: ChainConfiguration["districts"];
}

/** Every service, rule and district, closed and ended ones too, in one statement. */
export async function findConfiguration(scope: Scope): Promise<ChainConfiguration> {
  const { tenantId, today } = scope;
  const [row] = await scope.tx.$queryRaw<Row[]>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind,
          'isClosed', coalesce(s.closed_on <= ${today}::date, false),
          'groups', (select coalesce(jsonb_agg(jsonb_build_object('ageFrom', g.age_from, 'ageTo', g.age_to,
              'needsSevereAbuse', g.needs_severe_abuse, 'validFrom', g.valid_from, 'validTo', g.valid_to,
              'decidedBy', g.decided_by, 'addedAt', g.added_at) order by g.valid_from desc, g.added_at desc), '[]')
            from service_target_group g where g.tenant_id = s.tenant_id and g.service_id = s.id)) order by s.name), '[]')
        from receiving_service s where s.tenant_id = ${tenantId}::uuid) as services,
      (select coalesce(jsonb_agg(jsonb_build_object('betterFirstTo', h.better_first_to, 'acuteHousingFrom',
          h.acute_housing_from, 'validFrom', h.valid_from, 'validTo', h.valid_to, 'decidedBy', h.decided_by,
          'addedAt', h.added_at) order by h.valid_from desc, h.added_at desc), '[]')
        from housing_rule h where h.tenant_id = ${tenantId}::uuid) as housing_rules,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name,
          'isClosed', coalesce(d.closed_on <= ${today}::date, false)) order by d.name), '[]')
        from district d where d.tenant_id = ${tenantId}::uuid) as districts`;
  if (!row) return { services: [], housingRules: [], districts: [] };
  const dated = <T extends { readonly addedAt: string }>({ addedAt, ...rest }: T) => ({
    ...rest,
    addedAt: new Date(addedAt),
  });
  return {
    services: row.services.map((service) => ({ ...service, groups: service.groups.map(dated) })),
    housingRules: row.housing_rules.map(dated),
    districts: row.districts,
  };
}

interface ServiceFacts {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly isClosed: boolean;
}

/** Adds a service, or names an old one anew; without an id it is new. */
export async function saveService(scope: Scope, id: string | null, facts: ServiceFacts): Promise<string> {
  const { tenantId, today } = scope;
  const { name, kind, isClosed } = facts;
  const closedOn = isClosed ? columnDay(today) : null;
  if (id === null) {
    const newId = scope.newId();
    await scope.tx.receivingService.createMany({ data: [{ tenantId, id: newId, name, kind, closedOn }] });
    return newId;
  }
  const data = { name, kind, closedOn, version: { increment: 1 } };
  expectOneRow(await scope.tx.receivingService.updateMany({ where: { tenantId, id }, data }));
  return id;
}

/** Adds a district, or names an old one anew; without an id it is new. */
export async function saveDistrict(
  scope: Scope,
  id: string | null,
  { name, isClosed }: { readonly name: string; readonly isClosed: boolean },
): Promise<string> {
  const { tenantId, today } = scope;
  const closedOn = isClosed ? columnDay(today) : null;
  if (id === null) {
    const newId = scope.newId();
    await scope.tx.district.createMany({ data: [{ tenantId, id: newId, name, closedOn }] });
    return newId;
  }
  const data = { name, closedOn, version: { increment: 1 } };
  expectOneRow(await scope.tx.district.updateMany({ where: { tenantId, id }, data }));
  return id;
}

/**
 * Waits until no other decision is being made in the authority: two at the same moment are made one after the other, the
 * second on what the first left.
 */
export async function awaitDecisions(scope: Scope): Promise<void> {
  await scope.tx.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`chain decisions ${scope.tenantId}`}, 0))::text`;
}

/** Ends the open decision of a service, if there is one, and adds the new. */
export async function insertTargetGroup(scope: Scope, input: DecideTargetGroup): Promise<string> {
  const { tenantId, now, principal } = scope;
  const { serviceId, validFrom, ...decision } = input;
  const from = columnDay(validFrom);
  await scope.tx.serviceTargetGroup.updateMany({
    where: { tenantId, serviceId, validTo: null },
    data: { validTo: from },
  });
  const id = scope.newId();
  await scope.tx.serviceTargetGroup.createMany({
    data: [{ tenantId, id, serviceId, validFrom: from, ...decision, addedBy: principal.accountId, addedAt: now }],
  });
  return id;
}

/** Ends the open housing rule, if there is one, and adds the new. */
export async function insertHousingRule(scope: Scope, input: DecideHousingRule): Promise<string> {
  const { tenantId, now, principal } = scope;
  const { validFrom, ...decision } = input;
  const from = columnDay(validFrom);
  await scope.tx.housingRule.updateMany({ where: { tenantId, validTo: null }, data: { validTo: from } });
  const id = scope.newId();
  await scope.tx.housingRule.createMany({
    data: [{ tenantId, id, validFrom: from, ...decision, addedBy: principal.accountId, addedAt: now }],
  });
  return id;
}
