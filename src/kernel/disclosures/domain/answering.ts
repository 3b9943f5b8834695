/** What becomes of a release: withdrawn by the sender, or acknowledged and taken over by the receiver. */
import { ok, refuse, type Result } from "@/platform/result";

/** Whether a release may be withdrawn: as long as nobody has acknowledged it. What was taken cannot be called back. */
export function decideWithdraw(
  release: { readonly acknowledgedAt: Date | null; readonly withdrawnAt: Date | null },
  now: Date,
): Result<{ readonly at: Date }, "alreadyAcknowledged" | "alreadyWithdrawn"> {
  if (release.acknowledgedAt !== null) return refuse("alreadyAcknowledged");
  if (release.withdrawnAt !== null) return refuse("alreadyWithdrawn");
  return ok({ at: now });
}

/** Whether a copy may be acknowledged: once. */
export function decideAcknowledge(
  copy: { readonly acknowledgedAt: Date | null },
  now: Date,
): Result<{ readonly at: Date }, "copyAcknowledged"> {
  return copy.acknowledgedAt === null ? ok({ at: now }) : refuse("copyAcknowledged");
}

/** Whether an own case may be opened for what was received: once, by a decision, after it was acknowledged. */
export function decideTakeOver(
  copy: { readonly acknowledgedAt: Date | null; readonly caseId: string | null },
  input: { readonly personId: string | null },
): Result<{ readonly personId: string | null }, "notAcknowledged" | "alreadyTaken"> {
  if (copy.acknowledgedAt === null) return refuse("notAcknowledged");
  return copy.caseId === null ? ok({ personId: input.personId }) : refuse("alreadyTaken");
}

/** Whether a second look is of any use: for a person with protected identity, and a receiver there is. */
export function decideLook(
  current: { readonly isProtected: boolean; readonly isClosed: boolean; readonly receiverIds: readonly string[] },
  input: { readonly toUnitId: string },
): Result<{ readonly toUnitId: string }, "caseClosed" | "receiverUnknown" | "lookNotNeeded"> {
  if (current.isClosed) return refuse("caseClosed");
  if (!current.receiverIds.includes(input.toUnitId)) return refuse("receiverUnknown", { field: "toUnitId" });
  return current.isProtected ? ok({ toUnitId: input.toUnitId }) : refuse("lookNotNeeded");
}
