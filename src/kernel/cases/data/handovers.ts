import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { HandoverFacts, NewHandover } from "../contract";
import { personLabel, saveCase } from "./cases";
import { addCaseWorker } from "./workers";

const sealedAt = (rowId: string) => ({ table: "handover", column: "message_sealed", rowId }) as const;

const FACTS = {
  id: true,
  caseId: true,
  fromUnitId: true,
  toUnitId: true,
  madeAt: true,
  acknowledgedAt: true,
  version: true,
} as const;

/**
 * Hands a case over, for a module's own `save` too: the receiving unit sees the case from now on. `caseVersion` is the
 * version that was decided on (1 for a case opened in the same transaction): of two handovers at once the second is
 * refused as stale. `joins`: the one who hands over becomes a worker, see `decideHandOver`.
 */
export async function insertHandover(
  scope: Scope,
  handover: NewHandover,
  about: { readonly caseVersion: number; readonly joins?: boolean },
): Promise<{ readonly handoverId: string; readonly caseVersion: number }> {
  const { id, caseId, fromUnitId, toUnitId, message } = handover;
  // Before the case moves: afterwards it may be out of sight for the one who moves it.
  if (about.joins) await addCaseWorker(scope, caseId, scope.principal.accountId);
  const { version } = await saveCase(scope, { id: caseId, version: about.caseVersion }, { receivingUnitId: toUnitId });
  await scope.tx.handover.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId, fromUnitId, toUnitId },
        messageSealed: message === null ? null : scope.seal(message, sealedAt(id)),
        madeBy: scope.principal.accountId,
        madeAt: scope.now,
      },
    ],
  });
  return { handoverId: id, caseVersion: version };
}

/** The handover of a case that waits for its answer, or null. There is never more than one. */
export async function findOpenHandover(scope: Scope, caseId: string): Promise<HandoverFacts | null> {
  return scope.tx.handover.findFirst({
    where: { tenantId: scope.tenantId, caseId, acknowledgedAt: null },
    select: FACTS,
  });
}

/** A handover of a case, or null. */
export async function findHandover(scope: Scope, caseId: string, handoverId: string): Promise<HandoverFacts | null> {
  return scope.tx.handover.findFirst({
    where: { tenantId: scope.tenantId, id: handoverId, caseId },
    select: FACTS,
  });
}

/** Acknowledges a handover in the principal's name, who works on the case from now on. For a module's own `save` too. */
export async function saveAcknowledgement(
  scope: Scope,
  { caseId, handoverId, version }: { readonly caseId: string; readonly handoverId: string; readonly version: number },
): Promise<{ readonly handoverId: string; readonly version: number }> {
  const { accountId } = scope.principal;
  expectOneRow(
    await scope.tx.handover.updateMany({
      where: { tenantId: scope.tenantId, id: handoverId, version, acknowledgedAt: null },
      data: { acknowledgedBy: accountId, acknowledgedAt: scope.now, version: { increment: 1 } },
    }),
  );
  await addCaseWorker(scope, caseId, accountId);
  return { handoverId, version: version + 1 };
}

const OPENED = {
  ...FACTS,
  messageSealed: true,
  madeBy: true,
  acknowledgedBy: true,
  fromUnit: { select: { name: true } },
  toUnit: { select: { name: true } },
} as const;

/** The handovers of a case, opened, newest first. */
export async function listCaseHandovers(scope: Scope, caseId: string, limit: number) {
  const rows = await scope.tx.handover.findMany({
    where: { tenantId: scope.tenantId, caseId },
    select: OPENED,
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map((row) => opened(scope, row));
}

const WITH_CASE = {
  ...OPENED,
  case: {
    select: {
      number: true,
      workflow: true,
      person: { select: { id: true, givenName: true, familyName: true, protection: true } },
    },
  },
} as const;

/** Which handovers to list: to the principal's unit or from it; waiting oldest first, answered newest first. */
export interface HandoverListing {
  readonly direction: "to" | "from";
  readonly answered: boolean;
  readonly limit: number;
}

/** Handovers of cases in sight, to or from the principal's unit, opened. */
export async function listHandovers(scope: Scope, { direction, answered, limit }: HandoverListing) {
  const { unitId } = scope.principal;
  const rows = await scope.tx.handover.findMany({
    where: {
      tenantId: scope.tenantId,
      ...(direction === "to" ? { toUnitId: unitId } : { fromUnitId: unitId }),
      acknowledgedAt: answered ? { not: null } : null,
      case: scope.casesInSight(),
    },
    select: WITH_CASE,
    orderBy: answered ? [{ acknowledgedAt: "desc" }, { id: "desc" }] : [{ madeAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map((row) => ({
    ...opened(scope, row),
    ...{ number: row.case.number, workflow: row.case.workflow, person: personLabel(row.case.person) },
  }));
}

interface SealedHandover extends HandoverFacts {
  readonly messageSealed: string | null;
  readonly madeBy: string;
  readonly acknowledgedBy: string | null;
  readonly fromUnit: { readonly name: string };
  readonly toUnit: { readonly name: string };
}

/** A handover opened for reading. */
export interface OpenedHandover extends HandoverFacts {
  readonly message: string | null;
  readonly madeBy: string;
  readonly acknowledgedBy: string | null;
  readonly fromUnitName: string;
  readonly toUnitName: string;
}

function opened(scope: Scope, row: SealedHandover): OpenedHandover {
  const { id, caseId, fromUnitId, toUnitId, madeAt, acknowledgedAt, version, madeBy, acknowledgedBy } = row;
  return {
    ...{ id, caseId, fromUnitId, toUnitId, madeAt, acknowledgedAt, version, madeBy, acknowledgedBy },
    ...{ fromUnitName: row.fromUnit.name, toUnitName: row.toUnit.name },
    message: row.messageSealed === null ? null : scope.open(row.messageSealed, sealedAt(row.id)),
  };
}
