import { ok, refuse, type Result } from "@/platform/result";
import type { CaseFacts } from "../contract";

export type CloseRefusal = "alreadyClosed" | "handoverOpen" | "tasksOpen" | "draftsUnsigned";

/** What a case must be free of to be closed. */
export interface ClosureCurrent {
  readonly case: CaseFacts;
  readonly hasOpenHandover: boolean;
  readonly openTasks: number;
  /** Anybody's drafts: what was written is signed or thrown away before the file is closed. */
  readonly drafts: number;
}

/** Decides whether a case may be closed. The reason is kept as a signed note. */
export function decideClosure(current: ClosureCurrent, now: Date): Result<{ readonly closedAt: Date }, CloseRefusal> {
  if (current.case.closedAt !== null) return refuse("alreadyClosed");
  if (current.hasOpenHandover) return refuse("handoverOpen");
  if (current.openTasks > 0) return refuse("tasksOpen", { details: { count: current.openTasks } });
  if (current.drafts > 0) return refuse("draftsUnsigned", { details: { count: current.drafts } });
  return ok({ closedAt: now });
}

/** Decides whether a case may be opened again. The reason is kept as a signed note. */
export function decideReopening(
  current: { readonly case: CaseFacts },
  now: Date,
): Result<{ readonly reopenedAt: Date }, "notClosed"> {
  return current.case.closedAt === null ? refuse("notClosed") : ok({ reopenedAt: now });
}
