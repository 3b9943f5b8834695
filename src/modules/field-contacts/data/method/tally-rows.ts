import "server-only";
import { expectOneRow, type Scope } from "@/kernel/gate";
import { columnDay, dayOf, dayOrNull } from "@/platform/clock/date-column";
import type { TallyCell, TallyCorrection, TallyCount, TallyReceiver } from "../../domain/method/tally";

/** The authorities that take the tally of the liaison's own authority today. Nobody else learns of any. */
export async function listTallyReceivers(scope: Scope): Promise<TallyReceiver[]> {
  return scope.tx.$queryRaw<TallyReceiver[]>`
    select receiver, receiver_name as "receiverName", unit_name as "unitName", valid_from::text as "validFrom",
      group_closed as "groupClosed" from app.tally_receivers()`;
}

/** One release of the own group, newest first; `replacedAt` null is what holds. */
export interface TallyRelease extends TallyCount {
  readonly correction: TallyCorrection | null;
  readonly releasedByName: string;
  readonly releasedAt: Date;
  readonly isReplaced: boolean;
}

/** All versions of one day's numbers to one receiver, as the own group released them, newest first. */
export async function listReleases(scope: Scope, receiver: string, on: string): Promise<TallyRelease[]> {
  return scope.tx.$queryRaw<TallyRelease[]>`
    select r.reason, r.test_result as "testResult", r.count, r.version, r.correction, r.released_at as "releasedAt",
      coalesce(a.display_name, '') as "releasedByName", r.replaced_at is not null as "isReplaced"
    from tally_release r join tenant t on t.id = r.receiver_id
    left join account a on a.tenant_id = r.tenant_id and a.id = r.released_by
    where r.tenant_id = ${scope.tenantId}::uuid and r.unit_id = ${scope.principal.unitId}::uuid
      and t.slug = ${receiver} and r.occurred_on = ${on}::date
    order by r.released_at desc, r.version desc, r.id`;
}

/** What holds for the day. */
export const currentOf = (releases: readonly TallyRelease[]): TallyRelease[] =>
  releases.filter(({ isReplaced }) => !isReplaced);

/** Releases one more of a kind. Answers the day's new count. */
export async function releaseOne(
  scope: Scope,
  { receiver, on, ...cell }: TallyCell & { receiver: string; on: string },
) {
  return release(scope, { receiver, on, ...cell, count: 0, version: 0 }, null);
}

/** Releases a corrected count. Throws StaleVersion when another number stands there by now. */
export async function releaseCorrection(
  scope: Scope,
  at: { readonly receiver: string; readonly on: string },
  { reason, testResult, count, version }: TallyCount,
  correction: TallyCorrection,
): Promise<void> {
  await release(scope, { ...at, reason, testResult, count, version }, correction);
}

async function release(
  scope: Scope,
  { receiver, on, reason, testResult, count, version }: TallyCount & { receiver: string; on: string },
  correction: TallyCorrection | null,
): Promise<number> {
  const [row] = await scope.tx.$queryRaw<{ count: number | null }[]>`
    select app.release_tally(${receiver}, ${on}::date, ${reason}, ${testResult}, ${count}::int, ${version}::int,
      ${correction}) as count`;
  const now = row?.count ?? null;
  expectOneRow({ count: now === null ? 0 : 1 });
  return now ?? 0;
}

/** One number that came from the police. */
export interface ReceivedTally extends TallyCell {
  readonly policeGroup: string;
  readonly occurredOn: string;
  readonly count: number;
}

/** What came to the own unit over some days and holds, for its head. */
export async function listReceivedTallies(
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReceivedTally[]> {
  return scope.tx.$queryRaw<ReceivedTally[]>`
    select police_group_name as "policeGroup", occurred_on::text as "occurredOn", reason, test_result as "testResult", count
    from app.intervention_tally_days(${scope.principal.unitId}::uuid, ${from}::date, ${to}::date)
    order by occurred_on desc, police_group_name`;
}

/** From whom, and when, the numbers of some days came: replaced versions too. */
export interface ReceivedVersion extends ReceivedTally {
  readonly fromName: string;
  readonly version: number;
  readonly correction: TallyCorrection | null;
  readonly receivedOn: string;
  readonly isReplaced: boolean;
}

/** Every version that came for some days, newest day first. */
export async function listReceivedVersions(
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReceivedVersion[]> {
  return scope.tx.$queryRaw<ReceivedVersion[]>`
    select i.police_group_name as "policeGroup", i.occurred_on::text as "occurredOn", i.reason, i.test_result as "testResult",
      i.count, i.from_name as "fromName", i.version, i.correction, i.received_on::text as "receivedOn",
      i.replaced_on is not null as "isReplaced"
    from intervention_tally i
    where i.tenant_id = ${scope.tenantId}::uuid and i.unit_id = ${scope.principal.unitId}::uuid
      and i.occurred_on between ${from}::date and ${to}::date
    order by i.occurred_on desc, i.police_group_name, i.reason, i.test_result, i.version desc`;
}

/** A police authority that may send its tally to a unit. */
export interface TallyPartner {
  readonly id: string;
  readonly policeName: string;
  readonly police: string;
  readonly unitName: string;
  readonly validFrom: string;
  /** The first day on which it no longer holds; null while it has no end. */
  readonly validTo: string | null;
  readonly version: number;
}

/** The partners of the own authority, ended ones too, newest first. */
export async function listTallyPartners(scope: Scope): Promise<TallyPartner[]> {
  const rows = await scope.tx.$queryRaw<
    (Omit<TallyPartner, "validFrom" | "validTo"> & { validFrom: Date; validTo: Date | null })[]
  >`
    select p.id, t.name as "policeName", t.slug as police, u.name as "unitName", p.valid_from as "validFrom",
      p.valid_to as "validTo", p.version
    from tally_partner p join tenant t on t.id = p.police_id
      join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${scope.tenantId}::uuid order by p.valid_from desc, p.id`;
  return rows.map((row) => ({ ...row, validFrom: dayOf(row.validFrom), validTo: dayOrNull(row.validTo) }));
}

/** A police authority as the administrator chooses it: names of authorities are public. */
export interface PoliceAuthority {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** The police authorities of the installation, but for the own. */
export async function listPoliceAuthorities(scope: Scope): Promise<PoliceAuthority[]> {
  const where = { kind: "policeArea", id: { not: scope.tenantId } } as const;
  return scope.tx.tenant.findMany({ where, select: { id: true, slug: true, name: true }, orderBy: { name: "asc" } });
}

/** The open units of the own authority, by name. */
export async function listOpenUnits(scope: Scope): Promise<{ id: string; name: string }[]> {
  return scope.tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from unit where tenant_id = ${scope.tenantId}::uuid
      and (closed_on is null or closed_on > ${scope.today}::date) order by name, id`;
}

export async function insertTallyPartner(
  scope: Scope,
  { policeId, unitId, validFrom }: { policeId: string; unitId: string; validFrom: string },
): Promise<string> {
  const id = scope.newId();
  const data = { tenantId: scope.tenantId, id, policeId, unitId, validFrom: columnDay(validFrom) };
  expectOneRow(await scope.tx.tallyPartner.createMany({ data: [data], skipDuplicates: true }));
  return id;
}

/** Ends a partnership today. Throws StaleVersion. */
export async function endPartnership(scope: Scope, id: string, version: number): Promise<void> {
  expectOneRow(
    await scope.tx.tallyPartner.updateMany({
      where: { tenantId: scope.tenantId, id, version, validTo: null },
      data: { validTo: columnDay(scope.today), version: { increment: 1 } },
    }),
  );
}
