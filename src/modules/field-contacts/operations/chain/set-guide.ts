import "server-only";
import { listColleagues } from "@/kernel/organisations";
import { chainOperation } from "../../corridor-chain";
import { insertStep, saveChainFacts } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideSetGuide } from "../../domain/chain/follow-up";
import { setGuideSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Says who follows the person as service guide, from when and until when. */
export const setGuide = chainOperation({
  name: "set-guide",
  input: setGuideSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async (scope, { caseId }) => {
    const found = await findContactChain(scope, caseId);
    const colleagues = found && (await listColleagues(scope, scope.principal.unitId));
    return found && { ...found, colleagueIds: (colleagues ?? []).map(({ accountId }) => accountId) };
  },
  decide: (current, input, { today }) =>
    decideSetGuide(current, input, { ...chainFactsOf(current, today), colleagueIds: current.colleagueIds }),
  save: async (scope, guide, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    await saveChainFacts(scope, current.contact.id, guide);
    const happenedOn = guide.guideSince ?? scope.today;
    await insertStep(scope, contactOf(current, caseId), { step: "guide", happenedOn, happenedTime: null });
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({
    event: "guide-set",
    caseId,
    fields: ["guideAccountId", "guideSince", "guideUntil"],
    records: 1,
  }),
});
