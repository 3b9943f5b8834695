/** What the receiver of a report does with it, each once and in this order. */
import { ok, refuse, type Result } from "@/platform/result";
import type { DutyFacts, DutyOutcome } from "../contract";

export type AnswerRefusal =
  "notReceiver" | "alreadyAcknowledged" | "notAcknowledged" | "alreadyAssessed" | "alreadyAnswered" | "notAsked";

export interface AnswerBy {
  readonly unitId: string;
  readonly now: Date;
}

/** Whether a report may be acknowledged: by the unit it was sent to, once. */
export function decideAcknowledge(report: DutyFacts, by: AnswerBy): Result<{ readonly at: Date }, AnswerRefusal> {
  if (report.toUnitId !== by.unitId) return refuse("notReceiver");
  if (report.acknowledgedAt !== null) return refuse("alreadyAcknowledged");
  return ok({ at: by.now });
}

/** Whether the immediate assessment of the need for protection may be noted as made (SoL 20:1). */
export function decideAssessment(report: DutyFacts, by: AnswerBy): Result<{ readonly at: Date }, AnswerRefusal> {
  if (report.toUnitId !== by.unitId) return refuse("notReceiver");
  if (report.acknowledgedAt === null) return refuse("notAcknowledged");
  if (report.assessedAt !== null) return refuse("alreadyAssessed");
  return ok({ at: by.now });
}

/**
 * Whether the reporter may be told what became of it: only opened, not opened or ongoing, and only the one who was bound
 * to report under SoL 19:1 (SoL 19:6). For a notification under LVM there is no such answer.
 */
export function decideOutcome(
  report: DutyFacts,
  input: { readonly outcome: DutyOutcome },
  by: AnswerBy,
): Result<{ readonly outcome: DutyOutcome; readonly at: Date }, AnswerRefusal> {
  if (report.toUnitId !== by.unitId) return refuse("notReceiver");
  if (report.kind !== "concernReport") return refuse("notAsked");
  if (report.acknowledgedAt === null) return refuse("notAcknowledged");
  if (report.outcome !== null) return refuse("alreadyAnswered");
  return ok({ outcome: input.outcome, at: by.now });
}
