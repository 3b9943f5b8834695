import "server-only";
import { columnDay, dayOrNull } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { RetentionClass, Verdict } from "../contract";
import type { HoldFacts, KeptCase } from "../domain/keeping";

const reasonOf = (table: "retention_hold" | "retention_class", rowId: string) =>
  ({ table, column: "reason_sealed", rowId }) as const;

/** A case in sight, or null. */
export async function findKeptCase(scope: Scope, caseId: string): Promise<KeptCase | null> {
  const found = await scope.tx.caseRecord.findFirst({
    where: { AND: [scope.casesInSight(), { id: caseId }] },
    select: { id: true, personId: true },
  });
  return found && { id: found.id, hasPerson: found.personId !== null };
}

/** Holds a case back from disposal. */
export async function insertHold(
  scope: Scope,
  hold: { readonly caseId: string; readonly reason: string; readonly holdsUntil: string | null },
): Promise<{ readonly holdId: string }> {
  const id = scope.newId();
  const { caseId, reason, holdsUntil } = hold;
  await scope.tx.retentionHold.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, placedBy: scope.principal.accountId, placedAt: scope.now },
        reasonSealed: scope.seal(reason, reasonOf("retention_hold", id)),
        holdsUntil: holdsUntil && columnDay(holdsUntil),
      },
    ],
  });
  return { holdId: id };
}

/** A hold of a case in sight, or null. */
export function findHold(
  scope: Scope,
  { caseId, holdId }: { readonly caseId: string; readonly holdId: string },
): Promise<HoldFacts | null> {
  return scope.tx.retentionHold.findFirst({
    where: { tenantId: scope.tenantId, id: holdId, caseId, case: scope.casesInSight() },
    select: { id: true, liftedAt: true },
  });
}

/** Lifts a hold at the version the page showed. */
export async function saveLift(
  scope: Scope,
  { holdId, version }: { readonly holdId: string; readonly version: number },
  at: Date,
): Promise<{ readonly holdId: string; readonly version: number }> {
  expectOneRow(
    await scope.tx.retentionHold.updateMany({
      where: { tenantId: scope.tenantId, id: holdId, version, liftedAt: null },
      data: { liftedAt: at, liftedBy: scope.principal.accountId, version: { increment: 1 } },
    }),
  );
  return { holdId, version: version + 1 };
}

/** Notes what a case is. The newest row counts; earlier ones stay to be read. */
export async function insertClass(
  scope: Scope,
  noted: { readonly caseId: string; readonly retentionClass: RetentionClass; readonly reason: string },
): Promise<{ readonly classId: string }> {
  const id = scope.newId();
  await scope.tx.retentionClass.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId: noted.caseId, class: noted.retentionClass },
        reasonSealed: scope.seal(noted.reason, reasonOf("retention_class", id)),
        ...{ notedBy: scope.principal.accountId, notedAt: scope.now },
      },
    ],
  });
  return { classId: id };
}

/** Holds of cases in sight, opened, newest first. */
export async function listHolds(scope: Scope, caseIds: readonly string[]) {
  const rows = await scope.tx.retentionHold.findMany({
    where: { tenantId: scope.tenantId, caseId: { in: [...caseIds] }, case: scope.casesInSight() },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.caseId, version: row.version, placedBy: row.placedBy, placedAt: row.placedAt },
    ...{ liftedAt: row.liftedAt, liftedBy: row.liftedBy, holdsUntil: dayOrNull(row.holdsUntil) },
    reason: scope.open(row.reasonSealed, reasonOf("retention_hold", row.id)),
  }));
}

/** What was noted of cases in sight, opened, newest first. */
export async function listClasses(scope: Scope, caseIds: readonly string[]) {
  const rows = await scope.tx.retentionClass.findMany({
    where: { tenantId: scope.tenantId, caseId: { in: [...caseIds] }, case: scope.casesInSight() },
    orderBy: [{ notedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.caseId, notedBy: row.notedBy, notedAt: row.notedAt },
    retentionClass: row.class as RetentionClass,
    reason: scope.open(row.reasonSealed, reasonOf("retention_class", row.id)),
  }));
}

interface CaseVerdictRow {
  readonly verdict: Verdict;
  readonly class: RetentionClass | null;
  readonly rule_code: string | null;
  readonly last_entry_on: Date | null;
  readonly disposable_from: Date | null;
  readonly dispose_by: Date | null;
  readonly holds_until: Date | null;
}

/** What the rules say today of the file that a case in sight belongs to. */
export async function judgeCase(scope: Scope, caseId: string) {
  const [row] = await scope.tx.$queryRaw<CaseVerdictRow[]>`select * from app.retention_of_case(${caseId}::uuid)`;
  if (!row) return null;
  return {
    ...{ verdict: row.verdict, retentionClass: row.class, ruleCode: row.rule_code },
    ...{ lastEntryOn: dayOrNull(row.last_entry_on), disposableFrom: dayOrNull(row.disposable_from) },
    ...{ disposeBy: dayOrNull(row.dispose_by), holdsUntil: dayOrNull(row.holds_until) },
  };
}
