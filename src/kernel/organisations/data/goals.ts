import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { GoalChange, GoalFacts } from "../domain/goal";

export interface GoalRow {
  readonly id: string;
  readonly measure: string;
  /** Per cent, 0 to 100 with one decimal. */
  readonly value: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Every goal there is or was, the newest of each measure first. */
export async function listGoalRows(scope: Scope): Promise<GoalRow[]> {
  const rows = await scope.tx.referenceTarget.findMany({
    where: { tenantId: scope.tenantId },
    orderBy: [{ measure: "asc" }, { validFrom: "desc" }],
  });
  return rows.map(({ id, measure, value, validFrom, validTo }) => ({
    ...{ id, measure, value: Number(value) },
    validFrom: dayOf(validFrom),
    validTo: validTo && dayOf(validTo),
  }));
}

export async function findNewestGoal(scope: Scope, measure: string): Promise<GoalFacts | null> {
  const found = await scope.tx.referenceTarget.findFirst({
    where: { tenantId: scope.tenantId, measure },
    orderBy: { validFrom: "desc" },
    select: { id: true, validFrom: true, validTo: true },
  });
  return found && { id: found.id, validFrom: dayOf(found.validFrom), validTo: found.validTo && dayOf(found.validTo) };
}

/** Carries the change out. The id of the goal that holds afterwards, or of the one that ended. */
export async function saveGoal(scope: Scope, measure: string, { replace, end, add }: GoalChange): Promise<string> {
  const { tenantId } = scope;
  if (replace) {
    expectOneRow(
      await scope.tx.referenceTarget.updateMany({
        where: { tenantId, id: replace.id },
        data: { value: replace.value, validTo: null, version: { increment: 1 } },
      }),
    );
  }
  if (end) {
    expectOneRow(
      await scope.tx.referenceTarget.updateMany({
        where: { tenantId, id: end.id },
        data: { validTo: columnDay(end.validTo), version: { increment: 1 } },
      }),
    );
  }
  if (!add) return replace?.id ?? end?.id ?? "";
  const id = scope.newId();
  await scope.tx.referenceTarget.createMany({
    data: [{ tenantId, id, measure, value: add.value, validFrom: columnDay(add.validFrom) }],
  });
  return id;
}
