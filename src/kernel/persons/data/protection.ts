import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import { expectOneRow, type Scope, type SealedAt } from "../../gate";
import type { Protection } from "../contract";

/** Puts accounts into the reader group of a person. */
export async function insertReaders(scope: Scope, personId: string, accountIds: readonly string[]): Promise<void> {
  const { tenantId, principal, now: grantedAt } = scope;
  const data = accountIds.map((accountId) => ({
    ...{ tenantId, personId, accountId, grantedBy: principal.accountId, grantedAt },
  }));
  await scope.tx.personReader.createMany({ data, skipDuplicates: true });
}

/** Takes an account out of the reader group. */
export async function deleteReader(scope: Scope, personId: string, accountId: string): Promise<void> {
  await scope.tx.personReader.deleteMany({ where: { tenantId: scope.tenantId, personId, accountId } });
}

export async function listReaderIds(scope: Scope, personId: string): Promise<string[]> {
  const rows = await scope.tx.personReader.findMany({
    where: { tenantId: scope.tenantId, personId },
    select: { accountId: true },
    orderBy: { grantedAt: "asc" },
  });
  return rows.map(({ accountId }) => accountId);
}

/** Those of the accounts that can work in the authority today and may be let into a reader group. */
export async function listEligibleReaders(scope: Scope, accountIds: readonly string[]): Promise<string[]> {
  const today = columnDay(scope.today);
  const rows = await scope.tx.assignment.findMany({
    where: {
      ...{ tenantId: scope.tenantId, accountId: { in: [...accountIds] }, account: { disabledAt: null } },
      ...{ validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
      role: { notIn: ["administrator", "logReviewer"] },
    },
    select: { accountId: true },
    distinct: ["accountId"],
  });
  return rows.map(({ accountId }) => accountId);
}

/** Who works on the cases in sight of a person. */
export async function listWorkerIds(scope: Scope, personId: string): Promise<string[]> {
  const rows = await scope.tx.caseRecord.findMany({
    where: { AND: [scope.casesInSight(), { personId }] },
    select: { workerIds: true },
  });
  return [...new Set(rows.flatMap(({ workerIds }) => workerIds))];
}

/** One person's protection as decided. `version` null: whatever the version, for those who follow with the household. */
export interface ProtectionChange {
  readonly personId: string;
  readonly version: number | null;
  readonly before: Protection;
  readonly after: Protection;
  readonly readerIds: readonly string[];
}

/** Writes a decision on protection, its reason sealed, and makes the reader group before the person goes out of sight. */
export async function saveProtection(scope: Scope, change: ProtectionChange, reason: string): Promise<void> {
  const { tenantId, principal, now } = scope;
  const { personId, version, before, after, readerIds } = change;
  if (after !== "none") await insertReaders(scope, personId, readerIds);
  expectOneRow(
    await scope.tx.person.updateMany({
      where: { tenantId, id: personId, ...(version === null ? {} : { version }) },
      data: { protection: after, version: { increment: 1 } },
    }),
  );
  if (after === "none") await scope.tx.personReader.deleteMany({ where: { tenantId, personId } });
  const id = scope.newId();
  const place: SealedAt = { table: "protection_decision", column: "reason_sealed", rowId: id };
  const decided = { decidedBy: principal.accountId, decidedAt: now };
  await scope.tx.protectionDecision.createMany({
    data: [{ tenantId, id, personId, before, after, reasonSealed: scope.seal(reason, place), ...decided }],
  });
}
