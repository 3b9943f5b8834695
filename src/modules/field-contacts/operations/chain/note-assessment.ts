import "server-only";
import { chainOperation } from "../../corridor-chain";
import { insertStep, saveChainFacts } from "../../data/chain/save-chain";
import { saveContact } from "../../data/save-contact";
import { decideNoteAssessment } from "../../domain/chain/follow-up";
import { readFacts } from "../../domain/recording";
import { noteAssessmentSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Notes the acute social assessment: the test, the need that was seen, and what it came to. */
export const noteAssessment = chainOperation({
  name: "note-assessment",
  input: noteAssessmentSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideNoteAssessment(current, input, chainFactsOf(current, today)),
  save: async (scope, note, { current, input }) => {
    const { caseId, happenedOn, happenedTime } = input;
    const { contact } = current;
    const { testResult, assessmentMade } = note;
    const facts = readFacts(contact, { testResult, assessmentMade });
    const at = { id: contact.id, version: input.version };
    const version = await saveContact(scope, at, { facts, note: undefined });
    await saveChainFacts(scope, contact.id, {
      assessmentOutcome: note.assessmentOutcome,
      socialNeed: note.socialNeed,
    });
    await insertStep(scope, contactOf(current, caseId), { step: "assessment", happenedOn, happenedTime });
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({
    event: "assessment-noted",
    caseId,
    fields: ["testResult", "socialNeed", "assessmentMade", "assessmentOutcome"],
    records: 1,
  }),
});
