import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import { hasVerb } from "../../access";
import { expectOneRow, type Scope } from "../../gate";
import { listColleagues, type Colleague } from "../../organisations";
import type { Candidate } from "../domain/worker";
import { caseGrants } from "../grants";

/** Puts an account on a case from now on; nothing happens when it is on it. For a module's own `save` too. */
export async function addCaseWorker(scope: Scope, caseId: string, accountId: string): Promise<void> {
  const { tenantId, now } = scope;
  const back = await scope.tx.caseWorker.updateMany({
    where: { tenantId, caseId, accountId, until: { not: null } },
    data: { since: now, until: null },
  });
  if (back.count > 0) return;
  await scope.tx.caseWorker.createMany({ data: [{ tenantId, caseId, accountId, since: now }], skipDuplicates: true });
}

/** Ends an account's work on a case now. */
export async function endCaseWorker(scope: Scope, caseId: string, accountId: string): Promise<void> {
  expectOneRow(
    await scope.tx.caseWorker.updateMany({
      where: { tenantId: scope.tenantId, caseId, accountId, until: null },
      data: { until: scope.now },
    }),
  );
}

/** Everybody who has worked on a case, those who left too. */
export async function listCaseWorkers(scope: Scope, caseId: string) {
  return scope.tx.caseWorker.findMany({
    where: { tenantId: scope.tenantId, caseId },
    select: { accountId: true, since: true, until: true },
    orderBy: [{ since: "asc" }, { accountId: "asc" }],
  });
}

/** Those of the principal's unit who can be put on a case today. */
export async function listCaseColleagues(scope: Scope): Promise<Colleague[]> {
  const colleagues = await listColleagues(scope, scope.principal.unitId);
  return colleagues.filter(({ role }) => hasVerb(caseGrants, role, "write"));
}

/** What the rule about a new worker needs to know. */
export async function findCandidate(scope: Scope, caseId: string, accountId: string): Promise<Candidate> {
  const { tenantId } = scope;
  const colleagues = await listCaseColleagues(scope);
  const hidden = await scope.tx.caseRecord.count({
    where: { tenantId, id: caseId, person: { protection: { not: "none" }, readers: { none: { accountId } } } },
  });
  return {
    accountId,
    isColleague: colleagues.some((colleague) => colleague.accountId === accountId),
    mayReadPerson: hidden === 0,
  };
}

/** Whether an account belongs to the principal's unit today, or to no unit any longer. */
export async function isOwnOrGone(scope: Scope, accountId: string): Promise<boolean> {
  const today = columnDay(scope.today);
  const held = await scope.tx.assignment.findMany({
    where: {
      tenantId: scope.tenantId,
      accountId,
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gt: today } }],
      account: { disabledAt: null },
    },
    select: { unitId: true },
  });
  return held.length === 0 || held.some(({ unitId }) => unitId === scope.principal.unitId);
}
