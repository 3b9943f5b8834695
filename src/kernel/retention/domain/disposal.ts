import { ok, refuse, type Result } from "@/platform/result";
import type { Role } from "../../identity/contract";
import type { DisposalFacts } from "../contract";

/** Who asks: the chosen assignment. */
export interface Asker {
  readonly accountId: string;
  readonly role: Role;
  readonly sightUnitId: string | null;
}

/** Whose files a proposal is about: the registrar's are the authority's, a head's are the unit's. */
export function decidePropose(
  current: { readonly due: number },
  by: Asker,
): Result<{ readonly unitId: string | null }, "nothingDue" | "noUnit"> {
  if (current.due === 0) return refuse("nothingDue");
  if (by.role === "registrar") return ok({ unitId: null });
  return by.sightUnitId === null ? refuse("noUnit") : ok({ unitId: by.sightUnitId });
}

/** What has to hold before files are let go. */
export interface DecisionFacts {
  readonly disposal: DisposalFacts;
  /** Rules that hold today and nobody has signed for. */
  readonly unsignedRules: number;
  /** Whether it holds files that the asker may not see. */
  readonly hidesFiles: boolean;
}

export type DecisionRefusal = "decidedAlready" | "samePerson" | "notSigned" | "notAllSeen";

/**
 * Whether a proposal may be decided. Two people: whoever proposed may decline, never approve. What is let go is gone, so
 * every rule has to be signed for and the one who approves has to see all of it.
 */
export function decideDisposal(
  { disposal, unsignedRules, hidesFiles }: DecisionFacts,
  decision: "approved" | "declined",
  by: Asker,
): Result<{ readonly decision: "approved" | "declined" }, DecisionRefusal> {
  if (disposal.decision !== null) return refuse("decidedAlready");
  if (decision === "declined") return ok({ decision });
  if (disposal.proposedBy === by.accountId) return refuse("samePerson");
  if (unsignedRules > 0) return refuse("notSigned");
  return hidesFiles ? refuse("notAllSeen") : ok({ decision });
}

/** Whether an approved disposal may be carried out, or be carried on with. */
export function decideCarryOut(
  disposal: DisposalFacts,
): Result<{ readonly disposalId: string }, "notApproved" | "finishedAlready"> {
  if (disposal.decision !== "approved") return refuse("notApproved");
  return disposal.finishedAt === null ? ok({ disposalId: disposal.id }) : refuse("finishedAlready");
}
