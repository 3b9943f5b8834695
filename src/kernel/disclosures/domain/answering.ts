/** What becomes of a release, a request and a question to a colleague. */
import { ok, refuse, type Result } from "@/platform/result";

/** Whether a release may be taken back: until the receiver has registered it, and never a duty, which has come in. */
export function decideWithdraw(
  release: {
    readonly mode: string;
    readonly registeredAt: Date | null;
    readonly withdrawnAt: Date | null;
  },
  now: Date,
): Result<{ readonly at: Date }, "dutyDelivered" | "alreadyRegistered" | "alreadyWithdrawn"> {
  if (release.mode === "must") return refuse("dutyDelivered");
  if (release.registeredAt !== null) return refuse("alreadyRegistered");
  if (release.withdrawnAt !== null) return refuse("alreadyWithdrawn");
  return ok({ at: now });
}

/** Whether it may be said that a copy was seen: once. */
export function decideAcknowledge(
  copy: { readonly acknowledgedAt: Date | null },
  now: Date,
): Result<{ readonly at: Date }, "copyAcknowledged"> {
  return copy.acknowledgedAt === null ? ok({ at: now }) : refuse("copyAcknowledged");
}

/** Whether a copy may be registered as the own: once. That it can be read at all is decided before. */
export function decideRegister(
  copy: { readonly registeredAt: Date | null },
  now: Date,
): Result<{ readonly at: Date }, "alreadyRegisteredHere"> {
  return copy.registeredAt === null ? ok({ at: now }) : refuse("alreadyRegisteredHere");
}

/** Whether an own case may be opened for what was received: once, by a decision. Opening one registers the copy. */
export function decideTakeOver(
  copy: { readonly registeredAt: Date | null; readonly caseId: string | null },
  input: { readonly personId: string | null },
): Result<{ readonly personId: string | null; readonly registers: boolean }, "alreadyTaken"> {
  if (copy.caseId !== null) return refuse("alreadyTaken");
  return ok({ personId: input.personId, registers: copy.registeredAt === null });
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

/** Whether a colleague may answer: somebody else than the one who asked, once, and for what is there to read today. */
export function decideApproval(
  current: { readonly askedBy: string; readonly answer: string | null; readonly fingerprint: string },
  input: { readonly answer: "approved" | "declined"; readonly previewed: string },
  accountId: string,
  fingerprintNow: string,
): Result<{ readonly answer: "approved" | "declined" }, "ownApproval" | "approvalAnswered" | "previewChanged"> {
  if (current.askedBy === accountId) return refuse("ownApproval");
  if (current.answer !== null) return refuse("approvalAnswered");
  // What is approved is what was read and what would leave: the three must be one. A no needs no fingerprint.
  const isOne = input.previewed === current.fingerprint && fingerprintNow === current.fingerprint;
  if (input.answer === "approved" && !isOne) return refuse("previewChanged");
  return ok({ answer: input.answer });
}

/** Whether a request may be answered with a no: once, and not after a yes. */
export function decideRefusal(request: {
  readonly refusal: unknown;
  readonly released: unknown;
}): Result<Record<never, never>, "requestAnswered"> {
  return request.refusal === null && request.released === null ? ok({}) : refuse("requestAnswered");
}
