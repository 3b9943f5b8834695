import "server-only";
import { operation } from "../corridor";
import { carryOut, countDue, findDecisionFacts, findDisposal, insertProposal, saveDecision } from "../data/disposals";
import { decideCarryOut, decideDisposal, decidePropose } from "../domain/disposal";
import { decideDisposalSchema, disposalSchema, nothingSchema } from "../schema";

const register = () => ({ kind: "register" }) as const;

/** Proposes that what is due be let go. Nothing happens until somebody else has agreed. */
export const proposeDisposal = operation({
  name: "propose-disposal",
  input: nothingSchema,
  needs: "decide",
  subject: register,
  load: async (scope) => ({ due: await countDue(scope) }),
  decide: (current, _input, { principal }) => decidePropose(current, principal),
  save: (scope, { unitId }) => insertProposal(scope, unitId),
  records: ({ value }) => ({ event: "disposal-proposed", fields: ["files"], records: value.files }),
});

/** Approves or declines a proposal: somebody else than the one who made it. */
export const decideOnDisposal = operation({
  name: "decide-disposal",
  input: decideDisposalSchema,
  needs: "decide",
  subject: register,
  load: (scope, { disposalId }) => findDecisionFacts(scope, disposalId),
  decide: (facts, { decision }, { principal }) => decideDisposal(facts, decision, principal),
  save: (scope, { decision }, { input }) => saveDecision(scope, input, decision),
  records: ({ change }) => ({ event: `disposal-${change.decision}`, fields: ["decision"], records: 1 }),
});

/** Erases the files of an approved disposal, a hundred a press; with the last comes the certificate, whose hash the log holds. */
export const carryOutDisposal = operation({
  name: "carry-out-disposal",
  input: disposalSchema,
  needs: "decide",
  subject: register,
  load: (scope, { disposalId }) => findDisposal(scope, disposalId),
  decide: decideCarryOut,
  save: (scope, { disposalId }) => carryOut(scope, disposalId),
  records: ({ value }) => ({
    event: value.certificateHash === null ? "files-disposed" : "disposal-finished",
    fields: value.certificateHash === null ? ["files"] : ["files", `certificate:${value.certificateHash}`],
    records: value.disposed,
  }),
  timeoutMs: 120_000,
});
