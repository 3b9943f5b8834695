import "server-only";
import { randomBytes } from "node:crypto";
import { expectOneRow, type Scope } from "../../gate";
import type { CaseFacts, CaseRow, NewCase, PersonLabel } from "../contract";
import { CASE_NUMBER_BYTES, caseNumber } from "../domain/case-number";
import { caseStatus } from "../domain/status";
import { keyBefore, pageOf, type Page, type Place } from "./paging";

const FACTS = {
  id: true,
  unitId: true,
  receivingUnitId: true,
  workerIds: true,
  closedAt: true,
  version: true,
} as const;

/**
 * Opens a case at the unit of the chosen assignment; a trigger makes the one who opens it its worker. For a module's own
 * `save`: the module decides whether a case is opened, and about whom. The number is unique in the authority.
 */
export async function insertCase(
  scope: Scope,
  { id, workflow, personId = null }: NewCase,
): Promise<{ readonly id: string; readonly number: string; readonly version: number }> {
  const { tenantId, now, principal } = scope;
  const number = caseNumber(scope.today.slice(0, 4), randomBytes(CASE_NUMBER_BYTES));
  const workerIds = [principal.accountId];
  await scope.tx.caseRecord.createMany({
    data: [
      {
        ...{ tenantId, id, number, workflow, personId, workerIds },
        unitId: principal.unitId,
        openedBy: principal.accountId,
        openedAt: now,
      },
    ],
  });
  return { id, number, version: 1 };
}

/** A case in sight as the rules see it, or null. */
export async function findCase(scope: Scope, caseId: string): Promise<CaseFacts | null> {
  return scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
    select: FACTS,
  });
}

/** Who a case is about, and its number and workflow: what the head of its page shows. Null when not in sight. */
export async function findCaseHead(scope: Scope, caseId: string) {
  return scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: caseId } },
    select: {
      ...FACTS,
      number: true,
      workflow: true,
      openedAt: true,
      openedBy: true,
      unit: { select: { name: true } },
      receivingUnit: { select: { name: true } },
      person: { select: PERSON },
    },
  });
}

const PERSON = { id: true, givenName: true, familyName: true, protection: true } as const;

/** The name as a case shows it: none when the identity is protected (SOSFS 2014:4, routines for protected persons). */
export function personLabel(
  person: { id: string; givenName: string; familyName: string; protection: string } | null,
): PersonLabel | null {
  if (person === null) return null;
  if (person.protection !== "none") return { id: person.id, isProtected: true };
  return { id: person.id, isProtected: false, name: `${person.givenName} ${person.familyName}`.trim() };
}

/** Which cases to list. */
export interface CaseListing {
  /** Those I work on, or those of the unit I see as a whole. */
  readonly of?: "mine" | "unit";
  readonly workflow?: string | null;
  readonly after?: Place | null;
  /** Rows a page, 1-200; 50 unless said. */
  readonly limit?: number;
}

/** One page of the cases in sight, newest first. */
export async function listCasesInSight(scope: Scope, listing: CaseListing = {}): Promise<Page<CaseRow>> {
  const { of = "mine", workflow = null, after = null, limit = 50 } = listing;
  const rows = await scope.tx.caseRecord.findMany({
    where: {
      AND: [scope.casesInSight(), among(scope, of), keyBefore("openedAt", after)],
      ...(workflow === null ? {} : { workflow }),
    },
    select: {
      ...FACTS,
      number: true,
      workflow: true,
      openedAt: true,
      unit: { select: { name: true } },
      person: { select: PERSON },
      handovers: { where: { acknowledgedAt: null }, select: { id: true }, take: 1 },
    },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => ({
    ...{ id: row.id, number: row.number, workflow: row.workflow, unitName: row.unit.name },
    ...{ openedAt: row.openedAt, closedAt: row.closedAt, person: personLabel(row.person) },
    status: caseStatus({ ...row, hasOpenHandover: row.handovers.length > 0 }),
  }));
}

function among(scope: Scope, of: "mine" | "unit") {
  const { accountId, sightUnitId } = scope.principal;
  // Through case_worker, which has an index by account; worker_ids is there for the row policy.
  if (of === "mine" || sightUnitId === null) return { workers: { some: { accountId, until: null } } };
  return { OR: [{ unitId: sightUnitId }, { receivingUnitId: sightUnitId }] };
}

/** Ties a case that began without identity to a person. The person must be in the principal's sight. */
export async function linkPersonToCase(
  scope: Scope,
  { caseId, personId, version }: { caseId: string; personId: string; version?: number },
): Promise<void> {
  expectOneRow(
    await scope.tx.caseRecord.updateMany({
      where: { tenantId: scope.tenantId, id: caseId, personId: null, ...(version === undefined ? {} : { version }) },
      data: { personId, version: { increment: 1 } },
    }),
  );
}

/** Takes the tie to a person away again, when it was the wrong one. */
export async function unlinkPersonFromCase(
  scope: Scope,
  { caseId, personId, version }: { caseId: string; personId: string; version: number },
): Promise<void> {
  expectOneRow(
    await scope.tx.caseRecord.updateMany({
      where: { tenantId: scope.tenantId, id: caseId, personId, version },
      data: { personId: null, version: { increment: 1 } },
    }),
  );
}

/** Notes that something of the case itself was decided on what the form showed: refuses when it has changed since. */
export async function saveCase(
  scope: Scope,
  { id, version }: { readonly id: string; readonly version: number },
  data: { readonly closedAt?: Date | null; readonly receivingUnitId?: string } = {},
): Promise<{ readonly caseId: string; readonly version: number }> {
  expectOneRow(
    await scope.tx.caseRecord.updateMany({
      where: { tenantId: scope.tenantId, id, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return { caseId: id, version: version + 1 };
}
