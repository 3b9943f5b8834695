/**
 * The seven steps of the method (README.md, "The method") and which of them a contact is asked about. Pure; the
 * database holds the same rule in `app.fidelity_steps`, and a test holds the two together.
 */
import type { ContactFacts } from "../contact";

/** 1 intervention, 2 presence, 3 acute assessment, 4 offer, 5 acute housing, 6 handover, 7 first visit and completion. */
export const methodSteps = [1, 2, 3, 4, 5, 6, 7] as const;
export type MethodStep = (typeof methodSteps)[number];

export type StepFacts = Pick<ContactFacts, "mumin" | "offer" | "answer" | "testResult" | "ageYears">;

/**
 * Whether a step is asked about, and why it might not apply.
 * `applies`: to be answered with followed or departed. `depends`: the facts do not say, so "not applicable" is an
 * answer too. `doesNotApply`: not asked about, and counted nowhere.
 */
export type Applicability =
  | { readonly kind: "applies" }
  | { readonly kind: "depends"; readonly because: DependsBecause }
  | { readonly kind: "doesNotApply"; readonly because: "notMumin" | "nothingOffered" | "saidNo" };
type DependsBecause =
  | "muminMissing"
  | "negativeTest"
  | "noTest"
  | "ageUnknown"
  | "housingNotOffered"
  | "nothingOffered"
  | "saidNo"
  | "answerMissing";

const applies: Applicability = { kind: "applies" };
const depends = (because: DependsBecause): Applicability => ({ kind: "depends", because });

/**
 * How a step stands to a contact. A missing fact never settles it: an unknown age satisfies no age rule in either
 * direction, and a negative test does not make a talk or an offer needless.
 */
export function applicabilityOf(step: MethodStep, facts: StepFacts): Applicability {
  if (step === 1) return applies;
  if (facts.mumin === false) return { kind: "doesNotApply", because: "notMumin" };
  if (step === 7 && facts.offer === "nothing") return { kind: "doesNotApply", because: "nothingOffered" };
  if (step === 7 && facts.answer === "no") return { kind: "doesNotApply", because: "saidNo" };
  if (facts.mumin === null) return depends("muminMissing");
  switch (step) {
    case 2:
    case 3:
      return applies;
    case 4:
      if (facts.testResult === "negative") return depends("negativeTest");
      return facts.testResult === "none" ? depends("noTest") : applies;
    case 5:
      if (facts.ageYears === null) return depends("ageUnknown");
      return facts.offer === "housing" ? applies : depends("housingNotOffered");
    case 6:
      if (facts.offer === "nothing") return depends("nothingOffered");
      return facts.answer === "no" ? depends("saidNo") : afterAnswer(facts);
    case 7:
      return afterAnswer(facts);
  }
}

function afterAnswer({ answer }: StepFacts): Applicability {
  return answer === "yes" ? applies : depends("answerMissing");
}

/** The steps that wait for an answer, in order. */
export function stepsAsked(facts: StepFacts): MethodStep[] {
  return methodSteps.filter((step) => applicabilityOf(step, facts).kind !== "doesNotApply");
}
