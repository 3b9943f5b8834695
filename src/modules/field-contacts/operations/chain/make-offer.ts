import "server-only";
import { chainOperation } from "../../corridor-chain";
import { insertOffer } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideMakeOffer } from "../../domain/chain/offers";
import { makeOfferSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Notes an offer, or that nothing was offered and why. Rules that were departed from are stored with the reason. */
export const makeOffer = chainOperation({
  name: "make-offer",
  input: makeOfferSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideMakeOffer(current, input, chainFactsOf(current, today)),
  save: async (scope, offer, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    const offerId = await insertOffer(scope, contactOf(current, caseId), offer);
    return { caseId, offerId, version };
  },
  records: ({ input: { caseId }, change }) => ({
    event: change.kind === null ? "nothing-offered" : "offered",
    caseId,
    fields: ["offer", ...(change.answer === null ? [] : ["answer"]), ...(change.reason === null ? [] : ["reason"])],
    records: 1,
  }),
});
