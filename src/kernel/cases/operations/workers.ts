import "server-only";
import { operation } from "../corridor";
import { findCase, saveCase } from "../data/cases";
import { countOpenTasks } from "../data/tasks";
import { addCaseWorker, endCaseWorker, findCandidate, isOwnOrGone } from "../data/workers";
import { decideAssignWorker, decideEndWorker } from "../domain/worker";
import { assignWorkerSchema, endWorkerSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** Puts a colleague of the own unit on the case. */
export const assignWorker = operation({
  name: "assign-worker",
  input: assignWorkerSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, accountId }) => {
    const found = await findCase(scope, caseId);
    return found && { case: found, candidate: await findCandidate(scope, caseId, accountId) };
  },
  decide: (current) => decideAssignWorker(current),
  save: async (scope, { accountId }, { current, input }) => {
    const saved = await saveCase(scope, { id: current.case.id, version: input.version });
    await addCaseWorker(scope, current.case.id, accountId);
    return saved;
  },
  records: ({ input }) => ({
    aboutAccountId: input.accountId,
    event: "worker-assigned",
    fields: ["workers"],
    records: 1,
  }),
});

/** Takes somebody off the case: oneself, or a colleague by the one who sees the whole unit. */
export const endWorker = operation({
  name: "end-worker",
  input: endWorkerSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, accountId }) => {
    const found = await findCase(scope, caseId);
    if (!found) return null;
    const isColleague = await isOwnOrGone(scope, accountId);
    return { case: found, isColleague, openTasks: await countOpenTasks(scope, caseId, accountId) };
  },
  decide: (current, { accountId }, { principal }) => decideEndWorker(current, accountId, principal),
  save: async (scope, { accountId }, { current, input }) => {
    // The case first: whoever leaves may not see it afterwards.
    const saved = await saveCase(scope, { id: current.case.id, version: input.version });
    await endCaseWorker(scope, current.case.id, accountId);
    return saved;
  },
  records: ({ input }) => ({ aboutAccountId: input.accountId, event: "worker-ended", fields: ["workers"], records: 1 }),
});
