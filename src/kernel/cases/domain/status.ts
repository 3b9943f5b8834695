import type { CaseStatus } from "../contract";

/** The facts a case's status follows from. */
export interface StatusFacts {
  readonly closedAt: Date | null;
  readonly receivingUnitId: string | null;
  /** Whether a handover waits for its answer. */
  readonly hasOpenHandover: boolean;
}

/** The status of a case. Computed each time it is shown, so that it can never contradict the facts. */
export function caseStatus(facts: StatusFacts): CaseStatus {
  if (facts.closedAt !== null) return "closed";
  if (facts.hasOpenHandover) return "waitingForReceiver";
  return facts.receivingUnitId === null ? "open" : "received";
}
