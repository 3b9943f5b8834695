import "server-only";
import { chainOperation } from "../../corridor-chain";
import { saveVisit } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideNoteVisit } from "../../domain/chain/visits";
import { noteVisitSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Notes what came of a booked first visit. */
export const noteVisit = chainOperation({
  name: "note-visit",
  input: noteVisitSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideNoteVisit(current, input, chainFactsOf(current, today)),
  save: async (scope, note, { current, input }) => {
    const { caseId } = input;
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    await saveVisit(scope, contactOf(current, caseId), note, input);
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({ event: "visit-noted", caseId, fields: ["firstVisit"], records: 1 }),
});
