import "server-only";
import { ok } from "@/platform/result";
import { tallyOperation } from "../../corridor-method";
import {
  currentOf,
  listReleases,
  listTallyReceivers,
  releaseCorrection,
  releaseOne,
} from "../../data/method/tally-rows";
import { cellKey, decideCorrectTally, decideTallyDay, tallyCells, type TallyCount } from "../../domain/method/tally";
import { correctTallySchema, tallyInterventionSchema, type CorrectTally } from "../../schema-method";

/** Counts one intervention that did not go on into MUMIN, and releases the day's new number to the receiver. */
export const tallyIntervention = tallyOperation({
  name: "tally-intervention",
  input: tallyInterventionSchema,
  needs: "write",
  subject: () => ({ kind: "ownUnit" }),
  load: (scope) => listTallyReceivers(scope),
  decide: (receivers, input, { today }) => {
    const may = decideTallyDay(receivers, input, today);
    return may.ok ? ok(input) : may;
  },
  save: async (scope, change) => ({ count: await releaseOne(scope, change) }),
  records: () => ({ event: "tally-released", fields: ["reason", "testResult", "count"], records: 1 }),
});

/** Puts a day's numbers right: a new version with its reason, released like the first. */
export const correctTally = tallyOperation({
  name: "correct-tally",
  input: correctTallySchema,
  needs: "write",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, { receiver, on }) => ({
    receivers: await listTallyReceivers(scope),
    counts: currentOf(await listReleases(scope, receiver, on)),
  }),
  decide: ({ receivers, counts }, input, { today }) => {
    const may = decideTallyDay(receivers, input, today);
    return may.ok ? decideCorrectTally(counts, statedIn(input)) : may;
  },
  save: async (scope, changed, { input }) => {
    for (const count of changed) await releaseCorrection(scope, input, count, input.correction);
    return { changed: changed.length };
  },
  records: ({ change }) => ({ event: "tally-corrected", fields: ["count", "correction"], records: change.length }),
});

function statedIn(input: CorrectTally): TallyCount[] {
  return tallyCells.map((cell) => {
    const key = cellKey(cell);
    return { ...cell, count: input[key], version: input[`version_${key}`] };
  });
}
