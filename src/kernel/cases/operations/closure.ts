import "server-only";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { findCase, saveCase } from "../data/cases";
import { findOpenHandover } from "../data/handovers";
import { countDrafts, insertNote } from "../data/notes";
import { countOpenTasks } from "../data/tasks";
import { decideClosure, decideReopening } from "../domain/closure";
import { closeCaseSchema, reopenCaseSchema } from "../schema";

interface ClosingInput {
  readonly caseId: string;
  readonly version: number;
  readonly reason: string;
}

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

async function saveReason(scope: Scope, kind: "closure" | "reopening", { caseId, reason }: ClosingInput) {
  await insertNote(scope, { id: scope.newId(), caseId, kind, text: reason, signedAt: scope.now });
}

/** Closes a case. The reason becomes a signed note. */
export const closeCase = operation({
  name: "close-case",
  input: closeCaseSchema,
  needs: "decide",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const found = await findCase(scope, caseId);
    if (!found) return null;
    const hasOpenHandover = (await findOpenHandover(scope, caseId)) !== null;
    const openTasks = await countOpenTasks(scope, caseId);
    return { case: found, hasOpenHandover, openTasks, drafts: await countDrafts(scope, caseId) };
  },
  decide: (current, _input, { now }) => decideClosure(current, now),
  save: async (scope, { closedAt }, { input }) => {
    const saved = await saveCase(scope, { id: input.caseId, version: input.version }, { closedAt });
    await saveReason(scope, "closure", input);
    return saved;
  },
  records: () => ({ event: "case-closed", fields: ["closedAt", "reason"], records: 1 }),
  announces: ({ input }) => [{ name: "cases.closed", payload: { caseId: input.caseId } }],
});

/** Opens a closed case again. The reason becomes a signed note. */
export const reopenCase = operation({
  name: "reopen-case",
  input: reopenCaseSchema,
  needs: "decide",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const found = await findCase(scope, caseId);
    return found && { case: found };
  },
  decide: (current, _input, { now }) => decideReopening(current, now),
  save: async (scope, _change, { input }) => {
    const saved = await saveCase(scope, { id: input.caseId, version: input.version }, { closedAt: null });
    await saveReason(scope, "reopening", input);
    return saved;
  },
  records: () => ({ event: "case-reopened", fields: ["closedAt", "reason"], records: 1 }),
  announces: ({ input }) => [{ name: "cases.reopened", payload: { caseId: input.caseId } }],
});
