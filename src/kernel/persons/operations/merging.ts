import "server-only";
import { operation } from "../corridor";
import { findMerge, findMergeEntries, saveMerge, saveReversal } from "../data/merging";
import { decideMerge, decideReversal } from "../domain/merge";
import { mergePersonsSchema, reverseMergeSchema } from "../schema";

/** Merges two entries that are one person. Reversible: what moved is remembered by id. */
export const mergePersons = operation({
  name: "merge-persons",
  input: mergePersonsSchema,
  needs: "decide",
  subject: ({ keptId, mergedId }) => [
    { kind: "person", personId: keptId },
    { kind: "person", personId: mergedId },
  ],
  load: (scope, { keptId, mergedId }) => findMergeEntries(scope, keptId, mergedId),
  decide: ({ keptSide, mergedSide }) => decideMerge(keptSide, mergedSide),
  save: async (scope, plan, { current: { merged }, input: { keptVersion, mergedVersion, reason } }) => ({
    mergeId: await saveMerge(scope, plan, { keptVersion, mergedVersion, reason, merged }),
    personId: plan.keptId,
  }),
  records: ({ change }) => ({
    event: "merged",
    fields: ["mergedInto", ...change.conflicts],
    records: change.moves.length,
  }),
});

/** Undoes a merge: everything that came with it goes back. */
export const reverseMerge = operation({
  name: "reverse-merge",
  input: reverseMergeSchema,
  needs: "decide",
  subject: ({ keptId }) => ({ kind: "person", personId: keptId }),
  load: (scope, { mergeId, keptId }) => findMerge(scope, mergeId, keptId),
  decide: (current) => decideReversal(current),
  save: async (scope, plan, { input: { mergeId, reason } }) => {
    await saveReversal(scope, mergeId, plan, reason);
    return { personId: plan.keptId, otherId: plan.mergedId };
  },
  records: ({ change }) => ({
    event: "merge-reversed",
    fields: ["mergedInto"],
    personIds: [change.keptId, change.mergedId],
    records: change.movesBack.length,
  }),
});
