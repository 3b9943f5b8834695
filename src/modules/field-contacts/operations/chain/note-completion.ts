import "server-only";
import { ok, refuse } from "@/platform/result";
import { chainOperation } from "../../corridor-chain";
import { insertStep } from "../../data/chain/save-chain";
import { saveContact } from "../../data/save-contact";
import { readFacts } from "../../domain/recording";
import { noteCompletionSchema } from "../../schema-chain";
import { contactOf, findContactChain } from "./contact-chain";

/** Notes whether the treatment or support that began was completed. */
export const noteCompletion = chainOperation({
  name: "note-completion",
  input: noteCompletionSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: ({ opened, contact }, { completed }) => {
    if (opened.closedAt !== null) return refuse("caseClosed");
    return contact.mumin === false ? refuse("onlyTallied") : ok(readFacts(contact, { completed }));
  },
  save: async (scope, facts, { current, input }) => {
    const { caseId } = input;
    const at = { id: current.contact.id, version: input.version };
    const version = await saveContact(scope, at, { facts, note: undefined });
    const step = { step: "completion", happenedOn: scope.today, happenedTime: null } as const;
    await insertStep(scope, contactOf(current, caseId), step);
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({ event: "completion-noted", caseId, fields: ["completed"], records: 1 }),
});
