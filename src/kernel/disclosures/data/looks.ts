import "server-only";
import type { Scope } from "../../gate";

const LOOK_HOLDS_MS = 24 * 3_600_000;

/** A colleague's look at this case and receiver, of the last 24 hours and not used up. */
export async function findLook(
  scope: Scope,
  caseId: string,
  toUnitId: string,
): Promise<{ readonly id: string; readonly by: string } | null> {
  const found = await scope.tx.releaseLook.findFirst({
    where: {
      ...{ tenantId: scope.tenantId, caseId, toUnitId, disclosure: null },
      lookedBy: { not: scope.principal.accountId },
      lookedAt: { gt: new Date(scope.now.getTime() - LOOK_HOLDS_MS) },
    },
    select: { id: true, lookedBy: true },
    orderBy: { lookedAt: "desc" },
  });
  return found && { id: found.id, by: found.lookedBy };
}

/** Notes a second person's look, in the principal's name. */
export async function insertLook(
  scope: Scope,
  { caseId, toUnitId }: { readonly caseId: string; readonly toUnitId: string },
): Promise<{ readonly lookId: string }> {
  const id = scope.newId();
  const data = [
    { tenantId: scope.tenantId, id, caseId, toUnitId, lookedBy: scope.principal.accountId, lookedAt: scope.now },
  ];
  await scope.tx.releaseLook.createMany({ data });
  return { lookId: id };
}
