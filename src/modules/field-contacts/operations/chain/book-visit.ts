import "server-only";
import { chainOperation } from "../../corridor-chain";
import { insertBooking } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideBookVisit } from "../../domain/chain/visits";
import { bookVisitSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Books the first visit. */
export const bookVisit = chainOperation({
  name: "book-visit",
  input: bookVisitSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideBookVisit(current, input, chainFactsOf(current, today)),
  save: async (scope, booking, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    const bookingId = await insertBooking(scope, contactOf(current, caseId), booking);
    return { caseId, bookingId, version };
  },
  records: ({ input: { caseId } }) => ({ event: "visit-booked", caseId, fields: ["firstVisitDueOn"], records: 1 }),
});
