import "server-only";
import { columnDay, dayOrNull } from "@/platform/clock/date-column";
import { StaleVersion, type Scope } from "../../gate";
import { decide, type BasisMode, type CopyDecision, type DataCategory, type ReleasePurpose } from "../../secrecy";
import type { Prisma } from "@/platform/db";
import { inboxUnit } from "../domain/inbox-unit";
import { contentFrom } from "./releases";

const copyAt = (column: string, rowId: string) => ({ table: "received_disclosure", column, rowId }) as const;

const COPY = {
  ...{ id: true, tenantId: true, toUnitId: true, fromAuthority: true, fromUnit: true, fromPerson: true },
  ...{ basis: true, basisVersion: true, mode: true, purpose: true, categories: true, aboutIndex: true },
  ...{ receivedAt: true, readableUntil: true, acknowledgedBy: true, acknowledgedAt: true },
  ...{ registeredBy: true, registeredAt: true, withdrawnAt: true, groundEndedAt: true, groundEnd: true },
  ...{ correctedAt: true, replacesId: true, caseId: true, replaced: { select: { id: true } } },
} satisfies Prisma.ReceivedDisclosureSelect;

type Row = Prisma.ReceivedDisclosureGetPayload<{ select: typeof COPY }>;

/** A copy that can be read now, before it is opened. */
export type ReceivedCopy = ReturnType<typeof copyFrom>;

/** The condition of a copy that can be read: docs/secrecy.md section 5, the same as the row policy and `decide`. */
function readable(scope: Scope): Prisma.ReceivedDisclosureWhereInput {
  const unitId = inboxUnit(scope.principal);
  const today = columnDay(scope.today);
  const lives = {
    ...{ withdrawnAt: null, groundEndedAt: null, correctedAt: null },
    OR: [{ readableUntil: null }, { readableUntil: { gte: today } }],
  };
  // One that has led to an own case is read with that case, so that a person who is protected since is hidden here too.
  const inSight = [...(unitId === null ? [] : [{ toUnitId: unitId, caseId: null }]), { case: scope.casesInSight() }];
  return { tenantId: scope.tenantId, AND: [{ OR: [{ registeredAt: { not: null } }, lives] }, { OR: inSight }] };
}

/** What the rules say of one copy; the query has already left out what they deny. */
function verdictOn(scope: Scope, row: Row): CopyDecision {
  const { principal, now } = scope;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const facts = {
    ...{ tenantId: row.tenantId, toUnitId: row.toUnitId, readableUntil: dayOrNull(row.readableUntil) },
    ...{ isTiedToCase: row.caseId !== null, isWithCaseInSight: row.caseId !== null },
    ...{ withdrawnAt: iso(row.withdrawnAt), groundEndedAt: iso(row.groundEndedAt) },
    ...{ correctedAt: iso(row.correctedAt), registeredAt: iso(row.registeredAt) },
  };
  return decide({ ...principal, sightUnitId: inboxUnit(principal) }, "readCopy", null, facts, now);
}

function copyFrom(row: Row) {
  const { tenantId: _own, replaced, ...copy } = row;
  return {
    ...copy,
    replacedById: replaced?.id ?? null,
    readableUntil: dayOrNull(row.readableUntil),
    mode: row.mode as BasisMode,
    purpose: row.purpose as ReleasePurpose,
    categories: row.categories as DataCategory[],
  };
}

/** Copies to the unit that the principal sees, the latest first: what can be read now. */
export async function listReceived(scope: Scope, limit: number): Promise<ReceivedCopy[]> {
  const unitId = inboxUnit(scope.principal);
  if (unitId === null) return [];
  const rows = await scope.tx.receivedDisclosure.findMany({
    where: { AND: [readable(scope), { toUnitId: unitId }] },
    select: COPY,
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.filter((row) => verdictOn(scope, row).effect === "allow").map(copyFrom);
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
    select: { ...COPY, purposeSealed: true, contentSealed: true, reservationSealed: true, registrationSealed: true },
  });
  if (!row) return null;
  const { purposeSealed, contentSealed, reservationSealed, registrationSealed, ...copy } = row;
  const verdict = verdictOn(scope, copy);
  if (verdict.effect === "deny") return null;
  const open = (sealed: string, column: string) => scope.open(sealed, copyAt(column, row.id));
  const openIfAny = (sealed: string | null, column: string) => (sealed === null ? null : open(sealed, column));
  return {
    ...copyFrom(copy),
    rule: verdict.rules[0],
    at: row.receivedAt,
    purposeText: open(purposeSealed, "purpose_sealed"),
    content: contentFrom(open(contentSealed, "content_sealed")),
    reservation: openIfAny(reservationSealed, "reservation_sealed"),
    registration: openIfAny(registrationSealed, "registration_sealed"),
  };
}

/** Whom a readable copy is about, as far as it says: the name on it, and the age. For lists of one's own copies. */
export async function namesOn(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.tx.receivedDisclosure.findMany({
    where: { AND: [readable(scope), { id: { in: [...ids] } }] },
    select: { id: true, contentSealed: true },
  });
  const named = rows.flatMap(({ id, contentSealed }) => {
    const { items } = contentFrom(scope.open(contentSealed, copyAt("content_sealed", id)));
    const name = items.find(({ key }) => key === "name")?.value;
    return name === undefined ? [] : [[id, name] as const];
  });
  return new Map(named);
}

/** What the unit has seen and can read no longer. */
export interface EndedCopy {
  readonly id: string;
  readonly fromAuthority: string;
  readonly fromUnit: string;
  readonly receivedAt: Date;
  /** Null: it ended by itself, on `endedOn`. */
  readonly endedAt: Date | null;
  readonly endedOn: string | null;
  readonly why: "withdrawn" | "consentEnded" | "basisEnded" | "corrected" | "expired";
  readonly replacedBy: string | null;
}

/** What has ended since: from whom, when and why. Never what it said. */
export async function listEnded(scope: Scope): Promise<EndedCopy[]> {
  const rows = await scope.tx.$queryRaw<
    {
      id: string;
      from_authority: string;
      from_unit: string;
      received_at: Date;
      ended_at: Date | null;
      ended_on: Date | null;
      why: EndedCopy["why"];
      replaced_by: string | null;
    }[]
  >`select id, from_authority, from_unit, received_at, ended_at, ended_on, why, replaced_by from app.ended_copies()`;
  return rows.map((row) => ({
    ...{ id: row.id, fromAuthority: row.from_authority, fromUnit: row.from_unit, receivedAt: row.received_at },
    ...{ endedAt: row.ended_at, endedOn: dayOrNull(row.ended_on), why: row.why, replacedBy: row.replaced_by },
  }));
}

async function expectDone(asked: Promise<{ done: boolean }[]>): Promise<void> {
  const [answer] = await asked;
  if (!answer?.done) throw new StaleVersion();
}

/** Says that the unit has seen it. Throws StaleVersion when it has ended or somebody has said so meanwhile. */
export async function saveSeen(scope: Scope, receivedId: string): Promise<{ readonly receivedId: string }> {
  await expectDone(scope.tx.$queryRaw`select app.acknowledge_received(${receivedId}::uuid) as done`);
  return { receivedId };
}

/** Registers it as the own. Throws StaleVersion when it has ended, or somebody else was first. */
export async function saveRegistration(
  scope: Scope,
  receivedId: string,
  note: string,
): Promise<{ readonly receivedId: string }> {
  const sealed = scope.seal(note, copyAt("registration_sealed", receivedId));
  await expectDone(scope.tx.$queryRaw`select app.register_received(${receivedId}::uuid, ${sealed}) as done`);
  return { receivedId };
}

/** Ties a copy to the case that was opened for it. Throws StaleVersion when somebody else was first. */
export async function saveTakeOver(scope: Scope, receivedId: string, caseId: string): Promise<void> {
  await expectDone(scope.tx.$queryRaw`select app.take_over_received(${receivedId}::uuid, ${caseId}::uuid) as done`);
}
