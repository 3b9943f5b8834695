import "server-only";
import { columnDay, dayOf, dayOrNull } from "@/platform/clock/date-column";
import { digest } from "@/platform/crypto";
import { StaleVersion, type Scope } from "../../gate";
import { findPersonBrief } from "../../persons";
import type { Grounds, ReleasedContent } from "../contract";
import { composeRelease, type Release, type ReleaseCurrent } from "../domain/release";
import type { PreviewRelease } from "../schema";
import { listBases, listKnownReceivers } from "./receivers";

const LOOK_HOLDS_MS = 24 * 3_600_000;

/** What a release from a case is composed and decided from; null when the case is not in sight. */
export interface ReleasePlace extends ReleaseCurrent {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly personId: string | null;
}

export async function findReleasePlace(
  scope: Scope,
  { caseId, toUnitId }: { readonly caseId: string; readonly toUnitId?: string },
): Promise<ReleasePlace | null> {
  const found = await scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
    select: { number: true, personId: true, closedAt: true },
  });
  if (!found) return null;
  const brief = found.personId === null ? null : await findPersonBrief(scope, found.personId);
  const isProtected = brief?.isProtected ?? false;
  const [occasion] = await scope.tx.$queryRaw<
    { occurred_on: Date; occurred_time: string | null; place_type: string | null }[]
  >`select occurred_on, occurred_time, place_type from case_occasion
    where tenant_id = ${scope.tenantId}::uuid and case_id = ${caseId}::uuid order by logged_at limit 1`;
  return {
    ...{ caseId, caseNumber: found.number, personId: found.personId, isClosed: found.closedAt !== null, isProtected },
    facts: {
      ...{ name: brief?.name ?? null, number: brief?.number ?? null, age: brief?.age ?? null },
      occasion: occasion ? `${dayOf(occasion.occurred_on)} ${occasion.occurred_time ?? ""}`.trim() : null,
      placeType: occasion?.place_type ?? null,
    },
    lookId: isProtected && toUnitId !== undefined ? await findLook(scope, caseId, toUnitId) : null,
    receivers: await listKnownReceivers(scope),
    bases: await listBases(scope),
  };
}

/** A colleague's look at this case and receiver, of the last 24 hours and not used up. */
async function findLook(scope: Scope, caseId: string, toUnitId: string): Promise<string | null> {
  const found = await scope.tx.releaseLook.findFirst({
    where: {
      ...{ tenantId: scope.tenantId, caseId, toUnitId, disclosure: null },
      lookedBy: { not: scope.principal.accountId },
      lookedAt: { gt: new Date(scope.now.getTime() - LOOK_HOLDS_MS) },
    },
    select: { id: true },
    orderBy: { lookedAt: "desc" },
  });
  return found?.id ?? null;
}

/** Notes a second person's look, in the principal's name. */
export async function insertLook(
  scope: Scope,
  { caseId, toUnitId }: { readonly caseId: string; readonly toUnitId: string },
): Promise<{ readonly lookId: string }> {
  const id = scope.newId();
  const { tenantId, now, principal } = scope;
  const data = [{ tenantId, id, caseId, toUnitId, lookedBy: principal.accountId, lookedAt: now }];
  await scope.tx.releaseLook.createMany({ data });
  return { lookId: id };
}

/** The fingerprint of a preview: what would be released, to whom and on which basis. */
export function fingerprintOf(place: ReleasePlace, input: PreviewRelease): string {
  const seen = { to: input.toUnitId, basis: input.basis, purpose: input.purpose, reservation: input.reservation };
  const whole = JSON.stringify({ ...seen, content: composeRelease(place.facts, input) });
  return digest(new TextEncoder().encode(whole));
}

const noteAt = (column: string, rowId: string) => ({ table: "disclosure", column, rowId }) as const;
const copyAt = (column: string, rowId: string) => ({ table: "received_disclosure", column, rowId }) as const;

/** Makes the release: the own note and the receiver's copy, by the function that checks everything once more. */
export async function saveRelease(
  scope: Scope,
  release: Release,
  { caseId, purpose, reservation }: Pick<PreviewRelease, "caseId" | "purpose" | "reservation">,
): Promise<{ readonly disclosureId: string }> {
  const [id, copyId] = [scope.newId(), scope.newId()];
  const sealForReceiver = await scope.sealerFor(release.receiver.authorityId);
  const content = JSON.stringify(release.content);
  const note = {
    grounds: scope.seal(JSON.stringify(release.grounds), noteAt("grounds_sealed", id)),
    purpose: scope.seal(purpose, noteAt("purpose_sealed", id)),
    content: scope.seal(content, noteAt("content_sealed", id)),
    reservation: reservation === null ? null : scope.seal(reservation, noteAt("reservation_sealed", id)),
  };
  const copy = {
    purpose: sealForReceiver(purpose, copyAt("purpose_sealed", copyId)),
    content: sealForReceiver(content, copyAt("content_sealed", copyId)),
    reservation: reservation === null ? null : sealForReceiver(reservation, copyAt("reservation_sealed", copyId)),
  };
  await scope.tx.$queryRaw`
    select app.release_disclosure(${id}::uuid, ${caseId}::uuid, ${copyId}::uuid, ${release.receiver.unitId}::uuid,
      ${release.basis}, ${release.grounds.tests.map(({ test }) => test)}::text[], ${JSON.stringify(note)}::jsonb,
      ${JSON.stringify(copy)}::jsonb, ${release.consentedOn}::date, ${release.consentUntil}::date,
      ${release.lookId}::uuid)::text`;
  return { disclosureId: id };
}

const NOTE = {
  id: true,
  caseId: true,
  toUnitId: true,
  toAuthority: true,
  toUnit: true,
  basis: true,
  consentedOn: true,
  consentUntil: true,
  releasedBy: true,
  releasedAt: true,
  acknowledgedAt: true,
  acknowledgedRole: true,
  withdrawnBy: true,
  withdrawnAt: true,
} as const;

/** The releases from a case in sight, newest first. */
export async function listReleases(scope: Scope, caseId: string) {
  return scope.tx.disclosure.findMany({
    where: { tenantId: scope.tenantId, caseId, case: scope.casesInSight() },
    select: NOTE,
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
  });
}

/** One release from a case in sight, opened, or null. */
export async function findRelease(scope: Scope, caseId: string, disclosureId: string) {
  const row = await scope.tx.disclosure.findFirst({
    where: { tenantId: scope.tenantId, id: disclosureId, caseId, case: scope.casesInSight() },
    select: {
      ...NOTE,
      groundsSealed: true,
      purposeSealed: true,
      contentSealed: true,
      reservationSealed: true,
      withdrawalSealed: true,
      case: { select: { personId: true } },
    },
  });
  if (!row) return null;
  const { groundsSealed, purposeSealed, contentSealed, reservationSealed, withdrawalSealed, ...note } = row;
  const open = (sealed: string, column: string) => scope.open(sealed, noteAt(column, row.id));
  return {
    ...note,
    consentedOn: dayOrNull(note.consentedOn),
    consentUntil: dayOrNull(note.consentUntil),
    grounds: JSON.parse(open(groundsSealed, "grounds_sealed")) as Grounds,
    purpose: open(purposeSealed, "purpose_sealed"),
    content: JSON.parse(open(contentSealed, "content_sealed")) as ReleasedContent,
    reservation: reservationSealed === null ? null : open(reservationSealed, "reservation_sealed"),
    withdrawal: withdrawalSealed === null ? null : open(withdrawalSealed, "withdrawal_sealed"),
  };
}

/** Takes a release back. Throws StaleVersion when the receiver was first. */
export async function saveWithdrawal(
  scope: Scope,
  { caseId, disclosureId, reason }: { readonly caseId: string; readonly disclosureId: string; readonly reason: string },
): Promise<{ readonly disclosureId: string }> {
  const sealed = scope.seal(reason, noteAt("withdrawal_sealed", disclosureId));
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.withdraw_disclosure(${disclosureId}::uuid, ${caseId}::uuid, ${sealed}) as done`;
  if (!answer?.done) throw new StaleVersion();
  return { disclosureId };
}

const COPY = {
  id: true,
  toUnitId: true,
  fromAuthority: true,
  fromUnit: true,
  fromPerson: true,
  basis: true,
  receivedAt: true,
  readableUntil: true,
  acknowledgedBy: true,
  acknowledgedAt: true,
  caseId: true,
} as const;

/** The condition of a copy that can be read: not withdrawn, and while nobody has acknowledged it only as long as its basis lives. */
function readable(scope: Scope) {
  const { sightUnitId } = scope.principal;
  const today = columnDay(scope.today);
  return {
    tenantId: scope.tenantId,
    withdrawnAt: null,
    AND: [
      { OR: [{ acknowledgedAt: { not: null } }, { readableUntil: null }, { readableUntil: { gte: today } }] },
      // One that has led to an own case is read with that case, so that a person who is protected since is hidden here too.
      {
        OR: [
          ...(sightUnitId === null ? [] : [{ toUnitId: sightUnitId, caseId: null }]),
          { case: scope.casesInSight() },
        ],
      },
    ],
  };
}

/** Copies to the unit that the principal sees: what waits, the oldest first; or what was taken, newest first. */
export async function listReceived(
  scope: Scope,
  { taken, limit }: { readonly taken: boolean; readonly limit: number },
) {
  const { sightUnitId } = scope.principal;
  if (sightUnitId === null) return [];
  return scope.tx.receivedDisclosure.findMany({
    where: { AND: [readable(scope), { toUnitId: sightUnitId, acknowledgedAt: taken ? { not: null } : null }] },
    select: COPY,
    orderBy: taken ? [{ acknowledgedAt: "desc" }, { id: "desc" }] : [{ receivedAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

/** The copies that led to a case in sight. */
export async function listReceivedOfCase(scope: Scope, caseId: string) {
  return scope.tx.receivedDisclosure.findMany({
    where: { AND: [readable(scope), { caseId, case: scope.casesInSight() }] },
    select: { id: true, fromAuthority: true, fromUnit: true, receivedAt: true },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
}

/** One copy, opened, or null. */
export async function findReceived(scope: Scope, receivedId: string) {
  const row = await scope.tx.receivedDisclosure.findFirst({
    where: { AND: [readable(scope), { id: receivedId }] },
    select: { ...COPY, purposeSealed: true, contentSealed: true, reservationSealed: true },
  });
  if (!row) return null;
  const { purposeSealed, contentSealed, reservationSealed, ...copy } = row;
  const open = (sealed: string, column: string) => scope.open(sealed, copyAt(column, row.id));
  return {
    ...copy,
    readableUntil: dayOrNull(copy.readableUntil),
    purpose: open(purposeSealed, "purpose_sealed"),
    content: JSON.parse(open(contentSealed, "content_sealed")) as ReleasedContent,
    reservation: reservationSealed === null ? null : open(reservationSealed, "reservation_sealed"),
  };
}

/** Acknowledges a copy for its unit. Throws StaleVersion when it was withdrawn or taken meanwhile. */
export async function saveAcknowledgement(scope: Scope, receivedId: string): Promise<{ readonly receivedId: string }> {
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.acknowledge_received(${receivedId}::uuid) as done`;
  if (!answer?.done) throw new StaleVersion();
  return { receivedId };
}

/** Ties a copy to the case that was opened for it. Throws StaleVersion when somebody else was first. */
export async function saveTakeOver(scope: Scope, receivedId: string, caseId: string): Promise<void> {
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.take_over_received(${receivedId}::uuid, ${caseId}::uuid) as done`;
  if (!answer?.done) throw new StaleVersion();
}
