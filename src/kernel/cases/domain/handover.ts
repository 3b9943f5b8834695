import { ok, refuse, type Result } from "@/platform/result";
import type { CaseFacts, HandoverFacts } from "../contract";

export type HandOverRefusal =
  "caseClosed" | "alreadyHandedOver" | "receiverIsSender" | "receiverHasCase" | "receiverUnknown";

/** What a handover is decided from. */
export interface HandOverCurrent {
  readonly case: CaseFacts;
  readonly openHandover: HandoverFacts | null;
  /** Units of the authority that take handovers now, besides the principal's own. */
  readonly receivingUnitIds: readonly string[];
}

/** The one who hands over: the unit of the chosen assignment. */
export interface HandOverBy {
  readonly accountId: string;
  readonly unitId: string;
}

export interface HandOverDecision {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /**
   * Whether the one who hands over becomes a worker on the case: a duty officer of the unit that had it would otherwise
   * lose it from sight in the same moment, and could not see whether it was answered.
   */
  readonly joins: boolean;
}

/** Decides whether a case may be handed over: to a unit that takes handovers, one at a time. */
export function decideHandOver(
  current: HandOverCurrent,
  input: { readonly toUnitId: string },
  by: HandOverBy,
): Result<HandOverDecision, HandOverRefusal> {
  const { case: facts, openHandover, receivingUnitIds } = current;
  if (facts.closedAt !== null) return refuse("caseClosed");
  if (openHandover !== null) return refuse("alreadyHandedOver");
  const holder = facts.receivingUnitId ?? facts.unitId;
  const fromUnitId = by.unitId === facts.unitId ? facts.unitId : holder;
  if (input.toUnitId === fromUnitId || input.toUnitId === by.unitId)
    return refuse("receiverIsSender", { field: "toUnitId" });
  if (input.toUnitId === facts.receivingUnitId) return refuse("receiverHasCase", { field: "toUnitId" });
  if (!receivingUnitIds.includes(input.toUnitId)) return refuse("receiverUnknown", { field: "toUnitId" });
  const joins = by.unitId !== facts.unitId && !facts.workerIds.includes(by.accountId);
  return ok({ fromUnitId, toUnitId: input.toUnitId, joins });
}

export type AcknowledgeRefusal = "alreadyAcknowledged" | "notReceiver";

/** Decides whether a handover may be acknowledged: by the unit it was sent to, and once. */
export function decideAcknowledge(
  current: { readonly case: CaseFacts; readonly handover: HandoverFacts },
  by: { readonly unitId: string; readonly now: Date },
): Result<{ readonly acknowledgedAt: Date }, AcknowledgeRefusal> {
  if (current.handover.toUnitId !== by.unitId) return refuse("notReceiver");
  if (current.handover.acknowledgedAt !== null) return refuse("alreadyAcknowledged");
  return ok({ acknowledgedAt: by.now });
}
