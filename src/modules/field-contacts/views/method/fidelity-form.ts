import "server-only";
import { methodView } from "../../corridor-method";
import { findFidelity } from "../../data/method/fidelity-rows";
import { applicabilityOf, methodSteps } from "../../domain/method/steps";
import { openFidelitySchema } from "../../schema-method";

/** One contact's steps: what the text of its day says, which are asked about and why, and what has been answered. */
export const fidelityForm = methodView({
  name: "fidelity-form",
  input: openFidelitySchema,
  needs: "read",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: async (scope, { caseId }) => {
    const found = await findFidelity(scope, caseId);
    if (found === null) return null;
    const { facts, answers, ...rest } = found;
    const steps = methodSteps.map((step) => ({
      step,
      applicability: applicabilityOf(step, facts),
      answer: answers.find((one) => one.step === step) ?? null,
    }));
    return { ...rest, steps };
  },
  records: ({ value }) => ({
    event: "fidelity-read",
    caseId: value.caseId,
    fields: value.steps.filter(({ answer }) => answer?.outcome != null).map(({ step }) => `step${step}`),
    records: 1,
  }),
});
