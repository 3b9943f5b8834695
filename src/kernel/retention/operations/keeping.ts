import "server-only";
import { operation } from "../corridor";
import { findHold, findKeptCase, insertClass, insertHold, saveLift } from "../data/keeping";
import { decideClass, decideHold, decideLift } from "../domain/keeping";
import { liftHoldSchema, noteClassSchema, placeHoldSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** Holds a case back: nothing of its file is let go while the hold stands. */
export const placeHold = operation({
  name: "place-hold",
  input: placeHoldSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => findKeptCase(scope, caseId),
  decide: (_found, { holdsUntil }, { today }) => decideHold(holdsUntil, today),
  save: (scope, { holdsUntil }, { input }) => insertHold(scope, { ...input, holdsUntil }),
  records: ({ input }) => ({
    event: "hold-placed",
    caseId: input.caseId,
    fields: ["reason", "holdsUntil"],
    records: 1,
  }),
});

/** Lifts a hold. Bound to the one who answers for the unit. */
export const liftHold = operation({
  name: "lift-hold",
  input: liftHoldSchema,
  needs: "decide",
  subject: ofCase,
  load: (scope, input) => findHold(scope, input),
  decide: (hold, _input, { now }) => decideLift(hold, now),
  save: (scope, { at }, { input }) => saveLift(scope, input, at),
  records: ({ input }) => ({ event: "hold-lifted", caseId: input.caseId, fields: ["liftedAt"], records: 1 }),
});

/** Notes what a case is in the eyes of retention: a placement is never let go, an inquiry about a child not for long. */
export const noteClass = operation({
  name: "note-class",
  input: noteClassSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => findKeptCase(scope, caseId),
  decide: (found, { retentionClass }) => decideClass(found, retentionClass),
  save: (scope, { retentionClass }, { input }) => insertClass(scope, { ...input, retentionClass }),
  records: ({ input }) => ({ event: "class-noted", caseId: input.caseId, fields: ["class", "reason"], records: 1 }),
});
