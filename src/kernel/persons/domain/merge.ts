/**
 * Merging two entries that are one person, and undoing it. The plan says which rows change owner; it holds ids, never
 * contents, so it can be stored and audited. Nothing is deleted: the merged entry stays, marked with where it went.
 */
import { ok, refuse, type Result } from "@/platform/result";
import { kindOfNumber } from "./personal-number";
import { strictestProtection, type Protection } from "./protection";

/** What is attached to a person and follows them in a merge. */
export const MERGED_ROWS = ["case", "name", "guardianOf", "guardianship", "householdStay"] as const;
export type MergedRow = (typeof MERGED_ROWS)[number];

/** One row that belongs to a person. */
export interface OwnedRow {
  readonly kind: MergedRow;
  readonly id: string;
}

/** One of the two entries. */
export interface MergeSide {
  readonly id: string;
  /** Set while it is itself merged into another. */
  readonly mergedIntoId: string | null;
  /** Canonical number, or null for a temporary identity. */
  readonly number: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthOn: string | null;
  readonly protection: Protection;
  readonly rows: readonly OwnedRow[];
}

/** A field in which the two differ. The kept entry's value stays; the merged entry keeps its own, to be read and undone. */
export type MergeConflict = "number" | "givenName" | "familyName" | "birthOn" | "protection";

/** All that is needed to do a merge, to describe it to the one who decides, and to undo it. */
export interface MergePlan {
  readonly keptId: string;
  readonly mergedId: string;
  /** Rows that change owner from the merged to the kept entry. */
  readonly moves: readonly OwnedRow[];
  /** Rows the kept entry had before. */
  readonly stays: readonly OwnedRow[];
  readonly conflicts: readonly MergeConflict[];
  /** Of the kept entry afterwards: the stricter of the two. */
  readonly protection: Protection;
}

export type MergeRefusal = "mergeSamePerson" | "mergeAlreadyMerged" | "mergeNumbersDiffer";

/**
 * Plans a merge of `merged` into `kept`. Refused when they are the same entry, when either is already merged away, and
 * when both have a number of the same kind and the numbers differ: those are two people.
 */
export function decideMerge(kept: MergeSide, merged: MergeSide): Result<MergePlan, MergeRefusal> {
  if (kept.id === merged.id) return refuse("mergeSamePerson", { field: "mergedId" });
  if (kept.mergedIntoId !== null) return refuse("mergeAlreadyMerged", { field: "keptId" });
  if (merged.mergedIntoId !== null) return refuse("mergeAlreadyMerged", { field: "mergedId" });
  if (areTwoPeople(kept.number, merged.number)) return refuse("mergeNumbersDiffer", { field: "mergedId" });
  return ok({
    keptId: kept.id,
    mergedId: merged.id,
    moves: merged.rows,
    stays: kept.rows,
    conflicts: conflictsBetween(kept, merged),
    protection: strictestProtection([kept.protection, merged.protection]),
  });
}

/** A merge as it was stored. */
export interface StoredMerge {
  readonly keptId: string;
  readonly mergedId: string;
  readonly moves: readonly OwnedRow[];
  readonly reversedAt: Date | null;
}

/** What is known when a merge is to be undone. */
export interface ReversalFacts {
  readonly merge: StoredMerge;
  /** Where the kept entry is merged into by now, or null. */
  readonly keptMergedIntoId: string | null;
  /** Rows the kept entry has today. */
  readonly keptRows: readonly OwnedRow[];
}

/** Undoing a merge. */
export interface ReversalPlan {
  readonly keptId: string;
  readonly mergedId: string;
  /** Rows that go back to the merged entry. */
  readonly movesBack: readonly OwnedRow[];
  /** Rows that came with the merge and are gone from the kept entry since; somebody should look at them. */
  readonly missing: readonly OwnedRow[];
}

export type ReversalRefusal = "mergeAlreadyReversed" | "mergeReversedInOrder";

/**
 * Plans the undoing of a merge. Exactly the rows that came with it go back; what was added afterwards stays with the
 * kept entry, for nobody can know whose it was. Protection and reader groups become what they were, unless somebody has
 * decided on them since (`app.reverse_merge`).
 * When the kept entry has itself been merged since, that merge must be undone first.
 */
export function decideReversal(facts: ReversalFacts): Result<ReversalPlan, ReversalRefusal> {
  const { merge, keptMergedIntoId, keptRows } = facts;
  if (merge.reversedAt !== null) return refuse("mergeAlreadyReversed");
  if (keptMergedIntoId !== null) return refuse("mergeReversedInOrder");
  const present = new Set(keptRows.map(rowKey));
  return ok({
    keptId: merge.keptId,
    mergedId: merge.mergedId,
    movesBack: merge.moves.filter((row) => present.has(rowKey(row))),
    missing: merge.moves.filter((row) => !present.has(rowKey(row))),
  });
}

/** A personal number may replace a coordination number (lag 2022:1697); two of one kind are two people. */
function areTwoPeople(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other && kindOfNumber(one) === kindOfNumber(other);
}

function conflictsBetween(kept: MergeSide, merged: MergeSide): MergeConflict[] {
  const fields = ["number", "givenName", "familyName", "birthOn", "protection"] as const;
  return fields.filter((field) => kept[field] !== merged[field] && merged[field] !== null);
}

function rowKey(row: OwnedRow): string {
  return `${row.kind}:${row.id}`;
}
