import "server-only";
import { chainOperation } from "../../corridor-chain";
import { saveAnswer } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideAnswerOffer } from "../../domain/chain/offers";
import { answerOfferSchema } from "../../schema-chain";
import { chainFactsOf, findContactChain } from "./contact-chain";

/** Notes the answer to an offer. */
export const answerOffer = chainOperation({
  name: "answer-offer",
  input: answerOfferSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideAnswerOffer(current.chain, input, chainFactsOf(current, today)),
  save: async (scope, offer, { current, input }) => {
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    await saveAnswer(scope, offer, input);
    return { caseId: input.caseId, version };
  },
  records: ({ input: { caseId } }) => ({ event: "answered", caseId, fields: ["answer"], records: 1 }),
});
