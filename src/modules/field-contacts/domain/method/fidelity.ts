/** How a step was followed in one contact: what may be answered, and what an answer changes. */
import { ok, refuse, type Result } from "@/platform/result";
import { applicabilityOf, type MethodStep, type StepFacts } from "./steps";

export const fidelityOutcomes = ["followed", "departed", "notApplicable"] as const;
export type FidelityOutcome = (typeof fidelityOutcomes)[number];

/** Why a step was departed from. */
export const departureReasons = [
  "personDeclined",
  "notPossible",
  "lackOfTime",
  "noService",
  "betterOtherwise",
  "other",
] as const;
export type DepartureReason = (typeof departureReasons)[number];

/** One answer as it stands. `outcome` null is an answer taken back. */
export interface StepAnswer {
  readonly step: MethodStep;
  readonly outcome: FidelityOutcome | null;
  readonly reasonKind: DepartureReason | null;
  readonly reason: string | null;
  /** 0 while there is none. */
  readonly version: number;
}

/** What somebody states about one step. */
export type StatedStep = StepAnswer;

const same = (a: StepAnswer, b: StepAnswer) =>
  a.outcome === b.outcome && a.reasonKind === b.reasonKind && (a.reason ?? "") === (b.reason ?? "");

/**
 * Decides what changes. Only steps whose answer differs are written. "Not applicable" is taken only where the facts
 * leave it open, a departure only with its reason, and `other` only with words.
 *
 * @returns the changed answers, or `noMethodThatDay`, `contactTallied`, `stepNotAsked`, `stepApplies`, `reasonMissing`,
 *   `reasonTextMissing` or `changedMeanwhile`, at the field of the step
 */
export function decideRecordFidelity(
  current: { readonly facts: StepFacts; readonly answers: readonly StepAnswer[]; readonly hasMethod: boolean },
  stated: readonly StatedStep[],
): Result<readonly StepAnswer[]> {
  if (!current.hasMethod) return refuse("noMethodThatDay");
  const changed: StepAnswer[] = [];
  for (const answer of stated) {
    const known = current.answers.find(({ step }) => step === answer.step);
    if (answer.version !== (known?.version ?? 0)) return refuse("changedMeanwhile");
    const fault = faultOf(answer, current.facts);
    if (fault) return refuse(fault.code, { field: `${fault.field}${answer.step}` });
    const unanswered: StepAnswer = { ...answer, outcome: null, reasonKind: null, reason: null };
    if (!same(answer, known ?? unanswered)) changed.push(answer);
  }
  return ok(changed);
}

function faultOf({ step, outcome, reasonKind, reason }: StatedStep, facts: StepFacts) {
  if (outcome === null) return null;
  const { kind } = applicabilityOf(step, facts);
  if (kind === "doesNotApply") return { code: "stepNotAsked", field: "outcome" };
  if (kind === "applies" && outcome === "notApplicable") return { code: "stepApplies", field: "outcome" };
  if (outcome !== "departed") return null;
  if (reasonKind === null) return { code: "reasonMissing", field: "reasonKind" };
  return reasonKind === "other" && !reason ? { code: "reasonTextMissing", field: "reason" } : null;
}
