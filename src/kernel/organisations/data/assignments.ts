import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { AssignmentFacts, Held } from "../domain/assignment";
import type { AddAssignment } from "../schema";
import { lockAdministrators } from "./administrators";

/** What a new assignment depends on; null when there is no such user. A unit that is not there counts as closed. */
export async function findAssignmentPlace(
  scope: Scope,
  input: AddAssignment,
): Promise<{ accountDisabled: boolean; unitOpen: boolean; sameRoleAtUnit: Held[] } | null> {
  const { tenantId } = scope;
  const { accountId, unitId, role } = input;
  const account = await scope.tx.account.findUnique({
    where: { tenantId_id: { tenantId, id: accountId } },
    select: { disabledAt: true },
  });
  if (!account) return null;
  const unit = await scope.tx.unit.findUnique({
    where: { tenantId_id: { tenantId, id: unitId } },
    select: { closedOn: true },
  });
  const held = await scope.tx.assignment.findMany({
    where: { tenantId, accountId, unitId, role },
    select: { validFrom: true, validTo: true },
  });
  return {
    accountDisabled: account.disabledAt !== null,
    unitOpen: unit !== null && (unit.closedOn === null || dayOf(unit.closedOn) > scope.today),
    sameRoleAtUnit: held.map(({ validFrom, validTo }) => ({
      validFrom: dayOf(validFrom),
      validTo: validTo && dayOf(validTo),
    })),
  };
}

/** What ending an assignment depends on; null when this user has no such assignment. */
export async function findAssignmentFacts(
  scope: Scope,
  { accountId, assignmentId }: { accountId: string; assignmentId: string },
): Promise<AssignmentFacts | null> {
  const found = await scope.tx.assignment.findFirst({
    where: { tenantId: scope.tenantId, id: assignmentId, accountId },
    select: { accountId: true, role: true, validFrom: true, validTo: true },
  });
  if (!found) return null;
  const lasting = (await lockAdministrators(scope)).filter((row) => row.lasting && row.assignmentId !== assignmentId);
  return {
    accountId: found.accountId,
    role: found.role,
    validFrom: dayOf(found.validFrom),
    validTo: found.validTo && dayOf(found.validTo),
    ownOtherAdministrator: lasting.filter((row) => row.accountId === accountId).length,
    otherAdministrators: lasting.filter((row) => row.accountId !== accountId).length,
  };
}

export async function insertAssignment(scope: Scope, input: AddAssignment, held: Held): Promise<string> {
  const id = scope.newId();
  const { accountId, unitId, role, onDuty } = input;
  await scope.tx.assignment.createMany({
    data: [
      {
        ...{ tenantId: scope.tenantId, id, accountId, unitId, role, onDuty },
        validFrom: columnDay(held.validFrom),
        validTo: held.validTo === null ? null : columnDay(held.validTo),
      },
    ],
  });
  return id;
}

export async function saveAssignmentEnd(
  scope: Scope,
  { assignmentId, version }: { assignmentId: string; version: number },
  validTo: string,
): Promise<void> {
  expectOneRow(
    await scope.tx.assignment.updateMany({
      where: { tenantId: scope.tenantId, id: assignmentId, version },
      data: { validTo: columnDay(validTo), version: { increment: 1 } },
    }),
  );
}
