import "server-only";
import { refuse } from "@/platform/result";
import { chainOperation } from "../../corridor-chain";
import { withdrawOffer as saveWithdrawal } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideWithdrawOffer } from "../../domain/chain/offers";
import { withdrawOfferSchema } from "../../schema-chain";
import { findContactChain } from "./contact-chain";

/** Marks an offer as entered by mistake: it can still be read, and counts for nothing. */
export const withdrawOffer = chainOperation({
  name: "withdraw-offer",
  input: withdrawOfferSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: ({ opened, chain }, input) =>
    opened.closedAt === null ? decideWithdrawOffer(chain, input) : refuse("caseClosed"),
  save: async (scope, offer, { current, input }) => {
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    await saveWithdrawal(scope, offer);
    return { caseId: input.caseId, version };
  },
  records: ({ input: { caseId } }) => ({ event: "offer-withdrawn", caseId, fields: ["offer"], records: 1 }),
});
