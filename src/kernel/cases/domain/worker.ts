import { ok, refuse, type Result } from "@/platform/result";
import type { CaseFacts } from "../contract";

/** Somebody who is to work on the case, as the rules see them. */
export interface Candidate {
  readonly accountId: string;
  /** Whether the candidate has an assignment today, with case work, at the unit of the one who asks. */
  readonly isColleague: boolean;
  /** False when the person has protected identity and the candidate does not belong to the reader group. */
  readonly mayReadPerson: boolean;
}

export type AssignWorkerRefusal = "caseClosed" | "colleagueUnknown" | "alreadyWorker" | "colleagueNotReader";

/**
 * Whether somebody may be put on the case. Whoever sees the case (a worker on it, the unit head, a duty officer) adds
 * colleagues of the own unit: another unit gets the case by a handover, which it acknowledges.
 */
export function decideAssignWorker(current: {
  readonly case: CaseFacts;
  readonly candidate: Candidate;
}): Result<{ readonly accountId: string }, AssignWorkerRefusal> {
  const { case: facts, candidate } = current;
  if (facts.closedAt !== null) return refuse("caseClosed");
  if (facts.workerIds.includes(candidate.accountId)) return refuse("alreadyWorker", { field: "accountId" });
  if (!candidate.isColleague) return refuse("colleagueUnknown", { field: "accountId" });
  if (!candidate.mayReadPerson) return refuse("colleagueNotReader", { field: "accountId" });
  return ok({ accountId: candidate.accountId });
}

export type EndWorkerRefusal = "notWorker" | "lastWorker" | "workerHasTasks" | "onlyUnitHeadEnds";

/** The one who asks, and what of the unit is in sight. */
export interface EndWorkerBy {
  readonly accountId: string;
  readonly sightUnitId: string | null;
}

/**
 * Whether somebody may leave the case: oneself, or a colleague by the one who sees the whole unit. A case always has
 * somebody who works on it, and no task is left with somebody who no longer sees it.
 */
export function decideEndWorker(
  current: {
    readonly case: CaseFacts;
    /** Whether the worker has an assignment at the unit of the one who asks, or none any longer. */
    readonly isColleague: boolean;
    readonly openTasks: number;
  },
  accountId: string,
  by: EndWorkerBy,
): Result<{ readonly accountId: string }, EndWorkerRefusal> {
  const { workerIds } = current.case;
  if (!workerIds.includes(accountId)) return refuse("notWorker");
  const mayEnd = accountId === by.accountId || (by.sightUnitId !== null && current.isColleague);
  if (!mayEnd) return refuse("onlyUnitHeadEnds");
  if (workerIds.length === 1) return refuse("lastWorker");
  if (current.openTasks > 0) return refuse("workerHasTasks", { details: { count: current.openTasks } });
  return ok({ accountId });
}
