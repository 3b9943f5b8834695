import "server-only";
import { expectOneRow, type Scope } from "../../gate";
import type { KnownReceiver } from "../contract";
import type { PreviewRelease } from "../schema";

const at = (column: string, rowId: string) => ({ table: "release_approval", column, rowId }) as const;

/** A colleague's approval of exactly this, not used up, or null. */
export async function findApprover(
  scope: Scope,
  caseId: string,
  fingerprint: string,
): Promise<{ readonly id: string; readonly by: string } | null> {
  const found = await scope.tx.releaseApproval.findFirst({
    where: { tenantId: scope.tenantId, caseId, fingerprint, answer: "approved", disclosure: null },
    select: { id: true, answeredBy: true },
    orderBy: { answeredAt: "desc" },
  });
  return found?.answeredBy ? { id: found.id, by: found.answeredBy } : null;
}

/** Asks a colleague: keeps all that was typed, so that it leaves as it was approved. */
export async function insertApproval(
  scope: Scope,
  input: PreviewRelease,
  receiver: KnownReceiver,
  fingerprint: string,
): Promise<{ readonly approvalId: string }> {
  const id = scope.newId();
  await scope.tx.releaseApproval.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, caseId: input.caseId, toUnitId: receiver.unitId, fingerprint },
        ...{ toAuthority: receiver.authorityName, toUnit: receiver.unitName, basis: input.basis },
        inputSealed: scope.seal(JSON.stringify(input), at("input_sealed", id)),
        askedBy: scope.principal.accountId,
        askedAt: scope.now,
      },
    ],
  });
  return { approvalId: id };
}

const ROW = {
  ...{ id: true, caseId: true, toUnitId: true, toAuthority: true, toUnit: true, basis: true },
  ...{ askedBy: true, askedAt: true, answer: true, answeredBy: true, answeredAt: true },
  disclosure: { select: { id: true } },
} as const;

/** What colleagues have been asked on a case in sight, the latest first. */
export async function listApprovals(scope: Scope, caseId: string) {
  return scope.tx.releaseApproval.findMany({
    where: { tenantId: scope.tenantId, caseId, case: scope.casesInSight() },
    select: ROW,
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 20,
  });
}

/** One question to a colleague with all that was typed, or null. */
export async function findApproval(scope: Scope, caseId: string, approvalId: string) {
  const row = await scope.tx.releaseApproval.findFirst({
    where: { tenantId: scope.tenantId, id: approvalId, caseId, case: scope.casesInSight() },
    select: { ...ROW, fingerprint: true, inputSealed: true, noteSealed: true },
  });
  if (!row) return null;
  const { inputSealed, noteSealed, ...rest } = row;
  return {
    ...rest,
    input: JSON.parse(scope.open(inputSealed, at("input_sealed", row.id))) as PreviewRelease,
    note: noteSealed === null ? null : scope.open(noteSealed, at("note_sealed", row.id)),
  };
}

/** Answers for the principal. The row policy lets in one answer, from somebody else than the one who asked. */
export async function saveApprovalAnswer(
  scope: Scope,
  approvalId: string,
  answer: "approved" | "declined",
  note: string | null,
): Promise<{ readonly approvalId: string }> {
  expectOneRow(
    await scope.tx.releaseApproval.updateMany({
      where: { tenantId: scope.tenantId, id: approvalId, answer: null },
      data: {
        answer,
        answeredBy: scope.principal.accountId,
        answeredAt: scope.now,
        noteSealed: note === null ? null : scope.seal(note, at("note_sealed", approvalId)),
      },
    }),
  );
  return { approvalId };
}
