import "server-only";
import { refuse } from "@/platform/result";
import { chainOperation } from "../../corridor-chain";
import { insertStep } from "../../data/chain/save-chain";
import { saveContact } from "../../data/save-contact";
import { decidePresence } from "../../domain/chain/presence";
import { notePresenceSchema } from "../../schema-chain";
import { contactOf, findContactChain } from "./contact-chain";

/** Notes where we were present and whom we spoke with: the family of an adult only with the person's consent. */
export const notePresence = chainOperation({
  name: "note-presence",
  input: notePresenceSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: ({ opened, contact, chain }, input, { now, today }) =>
    opened.closedAt === null
      ? decidePresence(contact, input, { now, today, birthOn: chain.birthOn })
      : refuse("caseClosed"),
  save: async (scope, facts, { current, input }) => {
    const { caseId, happenedOn, happenedTime } = input;
    const at = { id: current.contact.id, version: input.version };
    const version = await saveContact(scope, at, { facts, note: undefined });
    await insertStep(scope, contactOf(current, caseId), { step: "presence", happenedOn, happenedTime });
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({
    event: "presence-noted",
    caseId,
    fields: [
      "presentAtIntervention",
      "presentAtInterrogation",
      "familyConversation",
      "familyConsent",
      "miConversation",
    ],
    records: 1,
  }),
});
