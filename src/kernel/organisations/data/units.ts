import "server-only";
import { columnDay, dayOf } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { UnitKind } from "../contract";
import type { UnitFacts } from "../domain/unit";
import type { AddUnit, ChangeUnit } from "../schema";

/** A unit as the administrator sees it. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly takesHandovers: boolean;
  readonly takesDuties: boolean;
  readonly takesDisclosures: boolean;
  readonly closedOn: string | null;
  readonly version: number;
  /** Users who hold an assignment at it today. */
  readonly members: number;
}

function membersToday(scope: Scope) {
  const today = columnDay(scope.today);
  return {
    where: {
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gt: today } }],
      account: { disabledAt: null },
    },
    select: { accountId: true },
  };
}

const columns = {
  id: true,
  name: true,
  kind: true,
  takesHandovers: true,
  takesDuties: true,
  takesDisclosures: true,
  closedOn: true,
  version: true,
} as const;

type Found = Omit<UnitRow, "closedOn" | "members"> & {
  closedOn: Date | null;
  assignments: readonly { accountId: string }[];
};

function unitRow({ assignments, closedOn, ...unit }: Found): UnitRow {
  return {
    ...unit,
    closedOn: closedOn && dayOf(closedOn),
    members: new Set(assignments.map(({ accountId }) => accountId)).size,
  };
}

/** All units, closed ones last. */
export async function listUnitRows(scope: Scope): Promise<UnitRow[]> {
  const rows = await scope.tx.unit.findMany({
    where: { tenantId: scope.tenantId },
    select: { ...columns, assignments: membersToday(scope) },
    orderBy: [{ closedOn: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });
  return rows.map(unitRow);
}

export async function findUnitRow(scope: Scope, unitId: string): Promise<UnitRow | null> {
  const found = await scope.tx.unit.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: unitId } },
    select: { ...columns, assignments: membersToday(scope) },
  });
  return found && unitRow(found);
}

/** Whether another unit has the name already, whatever its case. */
export async function isUnitNameTaken(scope: Scope, name: string, exceptId?: string): Promise<boolean> {
  const found = await scope.tx.unit.findFirst({
    where: {
      tenantId: scope.tenantId,
      name: { equals: name, mode: "insensitive" },
      ...(exceptId === undefined ? {} : { id: { not: exceptId } }),
    },
    select: { id: true },
  });
  return found !== null;
}

/** What closing a unit depends on; null when there is no such unit. */
export async function findUnitFacts(scope: Scope, unitId: string): Promise<UnitFacts | null> {
  const found = await scope.tx.unit.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: unitId } },
    select: { closedOn: true },
  });
  if (!found) return null;
  const openAssignments = await scope.tx.assignment.count({
    where: { tenantId: scope.tenantId, unitId, OR: [{ validTo: null }, { validTo: { gt: columnDay(scope.today) } }] },
  });
  const [use] = await scope.tx.$queryRaw<{ used: boolean }[]>`select app.unit_in_use(${unitId}::uuid) as used`;
  return { closedOn: found.closedOn && dayOf(found.closedOn), openAssignments, inUse: use?.used ?? true };
}

export async function insertUnit(scope: Scope, input: AddUnit): Promise<string> {
  const id = scope.newId();
  await scope.tx.unit.createMany({ data: [{ tenantId: scope.tenantId, id, ...input }] });
  return id;
}

export async function saveUnit(scope: Scope, { unitId, version, ...fields }: ChangeUnit): Promise<void> {
  expectOneRow(
    await scope.tx.unit.updateMany({
      where: { tenantId: scope.tenantId, id: unitId, version },
      data: { ...fields, version: { increment: 1 } },
    }),
  );
}

/** Closes a unit on a day, or opens it again with null. */
export async function saveUnitClosing(scope: Scope, unitId: string, closedOn: string | null): Promise<void> {
  expectOneRow(
    await scope.tx.unit.updateMany({
      where: { tenantId: scope.tenantId, id: unitId, closedOn: closedOn === null ? { not: null } : null },
      data: { closedOn: closedOn === null ? null : columnDay(closedOn) },
    }),
  );
}
