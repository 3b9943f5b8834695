import "server-only";
import { columnDay } from "@/platform/clock/date-column";
import type { Scope } from "../../gate";
import type { Colleague, TenantSettings, UnitName } from "../contract";

/** The condition of an assignment that holds today at a unit that is open. */
function heldToday(scope: Scope) {
  const today = columnDay(scope.today);
  return { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] };
}

function openUnit(scope: Scope) {
  return { tenantId: scope.tenantId, OR: [{ closedOn: null }, { closedOn: { gt: columnDay(scope.today) } }] };
}

/** Those who can work on cases at a unit today, by name: neither administrators nor log reviewers. */
export async function listColleagues(scope: Scope, unitId: string): Promise<Colleague[]> {
  const rows = await scope.tx.assignment.findMany({
    where: {
      tenantId: scope.tenantId,
      unitId,
      ...heldToday(scope),
      role: { notIn: ["administrator", "logReviewer"] },
      account: { disabledAt: null },
      unit: openUnit(scope),
    },
    select: { accountId: true, role: true, onDuty: true, account: { select: { displayName: true } } },
    orderBy: [{ account: { displayName: "asc" } }, { id: "asc" }],
  });
  const byAccount = new Map<string, Colleague>();
  for (const row of rows) {
    const { accountId, role, onDuty, account } = row;
    if (!byAccount.has(accountId)) byAccount.set(accountId, { accountId, role, onDuty, name: account.displayName });
  }
  return [...byAccount.values()];
}

/** The names of accounts of the own authority, ended ones too. Ids that are unknown are missing in the answer. */
export async function findAccountNames(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.tx.account.findMany({
    where: { tenantId: scope.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  });
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}

/** The names of units of the own authority, closed ones too. Ids that are unknown are missing in the answer. */
export async function findUnitNames(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.tx.unit.findMany({
    where: { tenantId: scope.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The open units that take handovers, by name, without the one that asks: nobody hands over to themselves. */
export async function listHandoverUnits(scope: Scope): Promise<UnitName[]> {
  return scope.tx.unit.findMany({
    where: { ...openUnit(scope), takesHandovers: true, id: { not: scope.principal.unitId } },
    select: { id: true, name: true, kind: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** The opening settings of the own authority. */
export async function tenantSettings(scope: Scope): Promise<TenantSettings> {
  return scope.tx.tenantSettings.findUniqueOrThrow({
    where: { tenantId: scope.tenantId },
    select: {
      idleMinutes: true,
      requireSecondFactor: true,
      accessibilityContact: true,
      version: true,
    },
  });
}

/** The goals that hold on a day (today unless said), per cent by measure, for instance `field-contacts.mumin` -> 80. */
export async function referenceTargets(scope: Scope, day: string = scope.today): Promise<ReadonlyMap<string, number>> {
  const on = columnDay(day);
  const rows = await scope.tx.referenceTarget.findMany({
    where: { tenantId: scope.tenantId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: { measure: true, value: true },
    orderBy: { validFrom: "asc" },
  });
  return new Map(rows.map(({ measure, value }) => [measure, Number(value)]));
}
