import "server-only";
import { columnDay, dayOrNull } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { GuardianKind, Guardianship } from "../domain/guardian";
import type { HouseholdStay } from "../domain/household";

export interface StoredGuardianship extends Guardianship {
  readonly id: string;
  readonly version: number;
}

export interface StoredStay extends HouseholdStay {
  readonly id: string;
}

/** Guardianships with the person on either side; both sides in sight, ended ones too. */
export async function listGuardianships(scope: Scope, personId: string): Promise<StoredGuardianship[]> {
  const inSight = scope.personsInSight();
  const rows = await scope.tx.guardianship.findMany({
    where: {
      tenantId: scope.tenantId,
      OR: [{ childId: personId }, { guardianId: personId }],
      child: inSight,
      guardian: inSight,
    },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, version, childId, guardianId, kind, validFrom, validTo }) => ({
    ...{ id, version, childId, guardianId, kind: kind as GuardianKind },
    ...{ validFrom: dayOrNull(validFrom), validTo: dayOrNull(validTo) },
  }));
}

export async function insertGuardianship(scope: Scope, added: Guardianship): Promise<string> {
  const id = scope.newId();
  const { childId, guardianId, kind, validFrom, validTo } = added;
  await scope.tx.guardianship.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, childId, guardianId, kind },
        ...{ validFrom: validFrom && columnDay(validFrom), validTo: validTo && columnDay(validTo) },
      },
    ],
  });
  return id;
}

/** Ends a guardianship; the answer's count is 0 when it has changed meanwhile. */
export function endGuardianship(scope: Scope, id: string, version: number, validTo: string) {
  return scope.tx.guardianship.updateMany({
    where: { tenantId: scope.tenantId, id, version },
    data: { validTo: columnDay(validTo), version: { increment: 1 } },
  });
}

/** Every stay, ended ones too, in the households the persons have lived in; those who stay are all in sight. */
export async function listStays(scope: Scope, personIds: readonly string[]): Promise<StoredStay[]> {
  const { tenantId } = scope;
  const own = await scope.tx.householdMember.findMany({
    where: { tenantId, personId: { in: [...personIds] } },
    select: { householdId: true },
  });
  const householdIds = [...new Set(own.map(({ householdId }) => householdId))];
  const rows = await scope.tx.householdMember.findMany({
    where: { tenantId, householdId: { in: householdIds }, person: scope.personsInSight() },
    orderBy: [{ since: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, householdId, personId, since, until }) => ({
    ...{ id, householdId, personId, since: dayOrNull(since), until: dayOrNull(until) },
  }));
}

export async function insertStay(scope: Scope, stay: HouseholdStay): Promise<string> {
  const id = scope.newId();
  const { householdId, personId, since, until } = stay;
  await scope.tx.householdMember.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, householdId, personId },
        ...{ since: since && columnDay(since), until: until && columnDay(until) },
      },
    ],
  });
  return id;
}

export function endStay(scope: Scope, stay: StoredStay, until: string) {
  return scope.tx.householdMember.updateMany({
    where: {
      tenantId: scope.tenantId,
      id: stay.id,
      personId: stay.personId,
      until: stay.until && columnDay(stay.until),
    },
    data: { until: columnDay(until) },
  });
}
