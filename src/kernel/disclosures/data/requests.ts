import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { AppealWay, KnownReceiver, RequestWay } from "../contract";

const requestAt = (column: string, rowId: string) => ({ table: "release_request", column, rowId }) as const;
const reasonAt = (rowId: string) => ({ table: "release_refusal", column: "reason_sealed", rowId }) as const;

/** Which authority asked, of a request that is not answered with a no; null when somebody outside Samlots did. */
export async function findAskingAuthority(scope: Scope, caseId: string, requestId: string): Promise<string | null> {
  const found = await scope.tx.releaseRequest.findFirst({
    where: { tenantId: scope.tenantId, id: requestId, caseId, refusal: null },
    select: { fromAuthorityId: true },
  });
  return found?.fromAuthorityId ?? null;
}

/** A request as it came. */
export interface NewRequest {
  readonly caseId: string;
  readonly from: string;
  readonly asked: string;
  readonly cameBy: RequestWay;
  readonly cameOn: string;
}

/** Notes a request, in the principal's name. */
export async function insertRequest(
  scope: Scope,
  { caseId, from, asked, cameBy, cameOn }: NewRequest,
  receiver: KnownReceiver | null,
): Promise<{ readonly requestId: string }> {
  const id = scope.newId();
  await scope.tx.releaseRequest.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, cameBy, cameOn: columnDay(cameOn) },
        ...{ fromUnitId: receiver?.unitId ?? null, fromAuthorityId: receiver?.authorityId ?? null },
        fromSealed: scope.seal(from, requestAt("from_sealed", id)),
        askedSealed: scope.seal(asked, requestAt("asked_sealed", id)),
        recordedBy: scope.principal.accountId,
        recordedAt: scope.now,
      },
    ],
  });
  return { requestId: id };
}

/** The requests on a case in sight, opened, the latest first; each with its answer. */
export async function listRequests(scope: Scope, caseId: string) {
  const rows = await scope.tx.releaseRequest.findMany({
    where: { tenantId: scope.tenantId, caseId, case: scope.casesInSight() },
    include: { refusal: true, disclosures: { select: { id: true, releasedAt: true }, orderBy: { releasedAt: "asc" } } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  return rows.map((row) => ({
    ...{ id: row.id, fromUnitId: row.fromUnitId, cameBy: row.cameBy as RequestWay, cameOn: dayOf(row.cameOn) },
    ...{ recordedBy: row.recordedBy, recordedAt: row.recordedAt, released: row.disclosures[0] ?? null },
    from: scope.open(row.fromSealed, requestAt("from_sealed", row.id)),
    asked: scope.open(row.askedSealed, requestAt("asked_sealed", row.id)),
    refusal: row.refusal && {
      ...{ basis: row.refusal.basis, rule: row.refusal.rule, appeal: row.refusal.appeal as AppealWay },
      ...{ refusedBy: row.refusal.refusedBy, refusedAt: row.refusal.refusedAt },
      reason: scope.open(row.refusal.reasonSealed, reasonAt(row.refusal.id)),
    },
  }));
}

/** A request of a case in sight, or null. */
export async function findRequest(scope: Scope, caseId: string, requestId: string) {
  return (await listRequests(scope, caseId)).find(({ id }) => id === requestId) ?? null;
}

/** Answers a request with a no. */
export async function insertRefusal(
  scope: Scope,
  refusal: {
    readonly caseId: string;
    readonly requestId: string;
    readonly basis: string | null;
    readonly rule: string | null;
    readonly reason: string;
    readonly appeal: AppealWay;
  },
): Promise<{ readonly refusalId: string }> {
  const id = scope.newId();
  const { reason, ...rest } = refusal;
  await scope.tx.releaseRefusal.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, ...rest },
        reasonSealed: scope.seal(reason, reasonAt(id)),
        refusedBy: scope.principal.accountId,
        refusedAt: scope.now,
      },
    ],
  });
  return { refusalId: id };
}
