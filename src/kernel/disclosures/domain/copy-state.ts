/** Where a released copy stands: one function for the sender's note and the receiver's copy, so that both say the same. */
import type { CopyState } from "../contract";

export interface CopyTimes {
  readonly mode: string;
  readonly readableUntil: string | null;
  readonly acknowledgedAt: Date | null;
  readonly registeredAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly groundEndedAt: Date | null;
  readonly groundEnd: string | null;
  /** A newer version has taken its place. */
  readonly correctedAt: Date | null;
}

/** The state on a day, YYYY-MM-DD. Registered counts first: what is the receiver's own outlives its ground. */
export function copyState(copy: CopyTimes, today: string): CopyState {
  const { mode, readableUntil: until, acknowledgedAt: seenAt } = copy;
  if (copy.registeredAt !== null) return { kind: "registered", at: copy.registeredAt };
  if (copy.withdrawnAt !== null) return { kind: "ended", why: "withdrawn", at: copy.withdrawnAt };
  if (copy.groundEndedAt !== null) {
    const why = copy.groundEnd === "basisEnded" ? "basisEnded" : "consentEnded";
    return { kind: "ended", why, at: copy.groundEndedAt };
  }
  if (mode === "must") return { kind: "delivered", seenAt };
  if (copy.correctedAt !== null) return { kind: "ended", why: "corrected", at: copy.correctedAt };
  if (until !== null && until < today) return { kind: "ended", why: "expired", at: until };
  return { kind: "readable", until, seenAt };
}
