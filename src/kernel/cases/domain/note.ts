import { ok, refuse, type Result } from "@/platform/result";
import type { CaseFacts, NoteKind } from "../contract";

/** A note as the rules see it. Its text is not among the facts: no rule reads it. */
export interface NoteFacts {
  readonly id: string;
  readonly kind: NoteKind;
  readonly amendsId: string | null;
  readonly writtenBy: string;
  readonly signedAt: Date | null;
}

export interface NoteMoment {
  readonly now: Date;
  readonly accountId: string;
}

/** Whether a new note may be begun: not in a closed case, which is reopened first. */
export function decideWriteNote(current: {
  readonly case: CaseFacts;
}): Result<{ readonly kind: "note" }, "caseClosed"> {
  return current.case.closedAt === null ? ok({ kind: "note" }) : refuse("caseClosed");
}

export type DraftRefusal = "noteSigned" | "draftOfAnother";

/** Whether a draft may be changed or thrown away: by the one who wrote it, as long as it is not signed. */
export function decideDraft(note: NoteFacts, by: NoteMoment): Result<{ readonly at: Date }, DraftRefusal> {
  if (note.signedAt !== null) return refuse("noteSigned");
  if (note.writtenBy !== by.accountId) return refuse("draftOfAnother");
  return ok({ at: by.now });
}

export type AmendRefusal = "noteNotSigned";

/**
 * Whether an addendum or the person's objection may be added, and to which note: always to the first of the thread.
 * Allowed in a closed case too: what is wrong is corrected whenever it is found, and an objection is noted whenever it
 * is made (SoL 2025:400 14:6: nothing is taken away, the person's view is added).
 */
export function decideAmend(
  note: NoteFacts,
  by: NoteMoment,
): Result<{ readonly amendsId: string; readonly signedAt: Date }, AmendRefusal> {
  if (note.signedAt === null) return refuse("noteNotSigned");
  return ok({ amendsId: note.amendsId ?? note.id, signedAt: by.now });
}
