import "server-only";
import { refuse } from "@/platform/result";
import { methodOperation } from "../../corridor-method";
import { findFidelity, saveAnswers } from "../../data/method/fidelity-rows";
import { decideRecordFidelity, type StatedStep } from "../../domain/method/fidelity";
import { methodSteps } from "../../domain/method/steps";
import { recordFidelitySchema, type RecordFidelity } from "../../schema-method";

/** Says for each step of one contact whether the method was followed, or why not. */
export const recordFidelity = methodOperation({
  name: "record-fidelity",
  input: recordFidelitySchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findFidelity(scope, caseId),
  decide: ({ facts, answers, method, isClosed }, input) =>
    isClosed
      ? refuse("caseClosed")
      : decideRecordFidelity({ facts, answers, hasMethod: method !== null }, statedIn(input)),
  save: async (scope, changed, { current: { caseId, contactId } }) => {
    await saveAnswers(scope, { caseId, contactId }, changed);
    return { caseId, changed: changed.length };
  },
  records: ({ input, change }) => ({
    event: "fidelity-recorded",
    caseId: input.caseId,
    fields: change.map(({ step }) => `step${step}`),
    records: change.length,
  }),
});

/** A reason belongs to a departure only: what was typed under another answer is not kept. */
function statedIn(input: RecordFidelity): StatedStep[] {
  return methodSteps.map((step) => {
    const outcome = input[`outcome${step}`];
    const isDeparted = outcome === "departed";
    return {
      ...{ step, outcome, version: input[`version${step}`] },
      reasonKind: isDeparted ? input[`reasonKind${step}`] : null,
      reason: isDeparted ? input[`reason${step}`] || null : null,
    };
  });
}
