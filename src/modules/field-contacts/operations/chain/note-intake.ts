import "server-only";
import { chainOperation } from "../../corridor-chain";
import { insertStep, saveChainFacts } from "../../data/chain/save-chain";
import { noteContactChange } from "../../data/save-contact";
import { decideNoteIntake } from "../../domain/chain/follow-up";
import { noteIntakeSchema } from "../../schema-chain";
import { chainFactsOf, contactOf, findContactChain } from "./contact-chain";

/** Notes in which district the person is registered as intake, and when. */
export const noteIntake = chainOperation({
  name: "note-intake",
  input: noteIntakeSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContactChain(scope, caseId),
  decide: (current, input, { today }) => decideNoteIntake(current, input, chainFactsOf(current, today)),
  save: async (scope, intake, { current, input }) => {
    const { caseId, intakeRegistered } = input;
    const version = await noteContactChange(scope, { id: current.contact.id, version: input.version });
    await saveChainFacts(scope, current.contact.id, { ...intake, intakeRegistered });
    const happenedOn = intake.intakeOn ?? scope.today;
    await insertStep(scope, contactOf(current, caseId), { step: "intake", happenedOn, happenedTime: null });
    return { caseId, version };
  },
  records: ({ input: { caseId } }) => ({
    event: "intake-noted",
    caseId,
    fields: ["districtId", "intakeRegistered", "intakeOn"],
    records: 1,
  }),
});
