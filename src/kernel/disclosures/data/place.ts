import "server-only";
import { dayOf, dayOrNull } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import { findPersonBrief } from "../../persons";
import type { ProtectionFact, ReleaseFacts, SubjectAge } from "../../secrecy";
import type { KnownReceiver } from "../contract";
import type { KnownFacts } from "../domain/compose";
import type { KnownName } from "../domain/third-persons";
import { listKnownReceivers } from "./receivers";

/** A case as a release is composed from it; null when it is not in sight. */
export interface ReleasePlace {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly isClosed: boolean;
  readonly personId: string | null;
  readonly known: KnownFacts;
  readonly age: SubjectAge;
  readonly protection: ProtectionFact;
  readonly case: NonNullable<ReleaseFacts["case"]>;
  /** Whom the register links to the person: guardians, and those they live with. */
  readonly linked: readonly KnownName[];
  readonly receivers: readonly KnownReceiver[];
}

/** Reads the case, its person and who may be told of it by mistake. */
export async function findReleasePlace(scope: Scope, caseId: string): Promise<ReleasePlace | null> {
  const { tenantId } = scope;
  const found = await scope.tx.caseRecord.findFirst({
    where: { AND: [scope.casesInSight(), { id: caseId }] },
    select: { number: true, personId: true, closedAt: true, unitId: true, receivingUnitId: true, workerIds: true },
  });
  if (!found) return null;
  const { personId, unitId, receivingUnitId, workerIds } = found;
  const person = personId === null ? null : await findSubject(scope, personId);
  const isClosed = found.closedAt !== null;
  return {
    ...{ caseId, caseNumber: found.number, personId, isClosed },
    known: { ...(await findOccasion(scope, caseId)), ...(await findIdentity(scope, personId)) },
    age: person?.age ?? "unknown",
    protection: person?.protection ?? "unknown",
    case: {
      ...{ kind: "case" as const, tenantId, unitId, receivingUnitId, workerIds, isClosed },
      ...{ isProtected: person?.isProtected ?? false, isReader: person?.isReader ?? false },
    },
    linked: personId === null ? [] : await listLinked(scope, personId),
    receivers: await listKnownReceivers(scope),
  };
}

async function findIdentity(
  scope: Scope,
  personId: string | null,
): Promise<Pick<KnownFacts, "name" | "number" | "age">> {
  const brief = personId === null ? null : await findPersonBrief(scope, personId);
  return { name: brief?.name ?? null, number: brief?.number ?? null, age: brief?.age ?? null };
}

async function findOccasion(
  scope: Scope,
  caseId: string,
): Promise<Pick<KnownFacts, "occasion" | "placeType" | "testResult">> {
  const [row] = await scope.tx.$queryRaw<
    { occurred_on: Date; occurred_time: string | null; place_type: string | null; test_result: string | null }[]
  >`select occurred_on, occurred_time, place_type, test_result from case_occasion
    where tenant_id = ${scope.tenantId}::uuid and case_id = ${caseId}::uuid order by logged_at limit 1`;
  return {
    occasion: row ? `${dayOf(row.occurred_on)} ${row.occurred_time ?? ""}`.trim() : null,
    placeType: row?.place_type ?? null,
    testResult: row?.test_result ?? null,
  };
}

/** An age is known when an authority stands for the day of birth: never by an estimate, nor an uncertain identity. */
async function findSubject(scope: Scope, personId: string) {
  const { tenantId, principal } = scope;
  const row = await scope.tx.person.findFirst({
    where: { AND: [scope.personsInSight(), { id: personId }] },
    select: {
      ...{ birthOn: true, identityKind: true, identityLevel: true, protection: true },
      readers: { where: { accountId: principal.accountId }, select: { accountId: true } },
    },
  });
  if (!row) return null;
  const isSure =
    row.identityKind === "personnummer" ||
    (row.identityKind === "samordningsnummer" && (row.identityLevel ?? "uncertain") !== "uncertain");
  const birthOn = dayOrNull(row.birthOn);
  // The household's counts with the own: the database says yes or no, so that those who live there are not told.
  const [answer] = await scope.tx.$queryRaw<{ is: boolean | null }[]>`select app.is_protected(${personId}::uuid) as is`;
  const age: SubjectAge = isSure && birthOn !== null ? { birthOn } : "unknown";
  const protection: ProtectionFact = answer?.is === true ? "protected" : answer?.is === false ? "none" : "unknown";
  return { age, protection, isProtected: row.protection !== "none", isReader: row.readers.length > 0, tenantId };
}

/** Names of guardians and of those who live with the person, as far as they are in sight. */
async function listLinked(scope: Scope, personId: string): Promise<KnownName[]> {
  const homes = await scope.tx.householdMember.findMany({
    where: { tenantId: scope.tenantId, personId },
    select: { householdId: true },
  });
  const names = { givenName: true, familyName: true } as const;
  const rows = await scope.tx.person.findMany({
    where: {
      tenantId: scope.tenantId,
      id: { not: personId },
      OR: [
        { guardianOf: { some: { childId: personId } } },
        { guardians: { some: { guardianId: personId } } },
        { households: { some: { householdId: { in: homes.map(({ householdId }) => householdId) } } } },
      ],
    },
    select: names,
    take: 40,
  });
  return rows;
}
