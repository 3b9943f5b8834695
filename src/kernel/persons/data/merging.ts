import "server-only";
import { StaleVersion, type Scope, type SealedAt } from "../../gate";
import type { MergePlan, MergeSide, OwnedRow, ReversalPlan, StoredMerge } from "../domain/merge";
import type { MergedRow } from "../domain/merge";
import { insertNameKeys, renewNameKeys } from "./names";
import { findPerson, type PersonRecord } from "./person-rows";

/** What would follow one person into a merge with another; cases out of sight too, as ids. */
async function rowsOf(scope: Scope, personId: string, otherId: string): Promise<OwnedRow[]> {
  const rows = await scope.tx.$queryRaw<{ kind: string; id: string }[]>`
    select kind, id from app.person_rows(${personId}::uuid, ${otherId}::uuid) order by kind, id`;
  return rows.map(({ kind, id }) => ({ kind: kind as MergedRow, id }));
}

export interface MergeEntries {
  readonly kept: PersonRecord;
  readonly merged: PersonRecord;
  readonly keptSide: MergeSide;
  readonly mergedSide: MergeSide;
}

/** Both sides of a merge with their rows, or null when either is out of sight. */
export async function findMergeEntries(scope: Scope, keptId: string, mergedId: string): Promise<MergeEntries | null> {
  const kept = await findPerson(scope, keptId);
  const merged = await findPerson(scope, mergedId);
  if (!kept || !merged) return null;
  return {
    kept,
    merged,
    keptSide: { ...kept, rows: await rowsOf(scope, keptId, mergedId) },
    mergedSide: { ...merged, rows: await rowsOf(scope, mergedId, keptId) },
  };
}

/** Carries a merge out. Throws StaleVersion when either side has changed meanwhile. */
export async function saveMerge(
  scope: Scope,
  plan: MergePlan,
  about: {
    readonly keptVersion: number;
    readonly mergedVersion: number;
    readonly reason: string;
    readonly merged: PersonRecord;
  },
): Promise<string> {
  const id = scope.newId();
  const { keptId, mergedId, protection, moves } = plan;
  await insertNameKeys(scope, keptId, [about.merged, ...about.merged.otherNames]);
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.merge_persons(${id}::uuid, ${keptId}::uuid, ${about.keptVersion}::int, ${mergedId}::uuid,
      ${about.mergedVersion}::int, ${protection}, ${JSON.stringify(moves)}::jsonb,
      ${scope.seal(about.reason, reasonPlace(id))}) as done`;
  if (!answer?.done) throw new StaleVersion();
  return id;
}

export interface StoredMergeFacts {
  readonly merge: StoredMerge;
  readonly keptMergedIntoId: string | null;
  readonly keptRows: readonly OwnedRow[];
}

/** A merge into a person in sight with all that its undoing depends on, or null. */
export async function findMerge(scope: Scope, mergeId: string, keptId: string): Promise<StoredMergeFacts | null> {
  const row = await scope.tx.personMerge.findFirst({
    where: { tenantId: scope.tenantId, id: mergeId, keptId, kept: scope.personsInSight() },
  });
  const kept = row && (await findPerson(scope, keptId));
  if (!row || !kept) return null;
  const moves = (row.moved as { rows?: OwnedRow[] }).rows ?? [];
  return {
    merge: { keptId, mergedId: row.mergedId, moves, reversedAt: row.reversedAt },
    keptMergedIntoId: kept.mergedIntoId,
    keptRows: await rowsOf(scope, keptId, row.mergedId),
  };
}

/** Undoes a merge. Throws StaleVersion when somebody else has undone it meanwhile. */
export async function saveReversal(scope: Scope, mergeId: string, plan: ReversalPlan, reason: string): Promise<void> {
  const nameIds = plan.movesBack.filter(({ kind }) => kind === "name").map(({ id }) => id);
  await renewNameKeys(scope, plan.keptId, { personIds: [plan.mergedId], nameIds });
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.reverse_merge(${mergeId}::uuid, ${JSON.stringify(plan.movesBack)}::jsonb,
      ${scope.seal(reason, { table: "person_merge", column: "reversal_reason", rowId: mergeId })}) as done`;
  if (!answer?.done) throw new StaleVersion();
}

/** Where the reason of a merge is sealed. */
export function reasonPlace(mergeId: string): SealedAt {
  return { table: "person_merge", column: "reason", rowId: mergeId };
}

/** Merges into a person, the latest first, for the person's page. */
export async function listMerges(scope: Scope, keptId: string) {
  const rows = await scope.tx.personMerge.findMany({
    where: { tenantId: scope.tenantId, keptId, kept: scope.personsInSight() },
    select: { id: true, mergedId: true, reason: true, mergedBy: true, mergedAt: true, reversedAt: true },
    orderBy: { mergedAt: "desc" },
  });
  return rows.map((row) => ({ ...row, reason: scope.open(row.reason, reasonPlace(row.id)) }));
}
