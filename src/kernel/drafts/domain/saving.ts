import { ok, refuse, type Result } from "@/platform/result";
import type { SaveDraft } from "../schema";

/** Drafts of one account at most. Somebody who has more has lost the thread, or is a program. */
export const DRAFTS_MAX = 20;

/** What the rule must know before a draft is saved. */
export interface DraftBefore {
  /** The stored answer of the operation that has filed it, or null. */
  readonly filedAs: Readonly<Record<string, unknown>> | null;
  readonly stored: { readonly kind: string; readonly revision: number; readonly content: string } | null;
  /** Drafts the account has, this one not counted. */
  readonly others: number;
}

/** `null`: there is nothing to write, what is stored says the same. */
export type DraftChange = { readonly revision: number; readonly write: "insert" | "update" | null };

/**
 * Decides on one autosave. Two tabs with one draft never overwrite each other: whoever has not seen the stored revision is
 * told so. What is filed is no draft any more.
 */
export function decideSaveDraft(
  { filedAs, stored, others }: DraftBefore,
  { kind, revision, content }: SaveDraft,
): Result<DraftChange, "alreadyFiled" | "draftChanged" | "tooManyDrafts"> {
  if (filedAs !== null) return refuse("alreadyFiled", { details: textsOf(filedAs) });
  if (stored === null) {
    // One that has run out, or was thrown away in another tab, is begun anew by whoever still types in it.
    return others >= DRAFTS_MAX
      ? refuse("tooManyDrafts", { details: { most: DRAFTS_MAX } })
      : ok({ revision: revision + 1, write: "insert" });
  }
  if (stored.kind === kind && stored.content === content) return ok({ revision: stored.revision, write: null });
  if (stored.kind !== kind || stored.revision !== revision)
    return refuse("draftChanged", { details: { revision: stored.revision } });
  return ok({ revision: revision + 1, write: "update" });
}

function textsOf(reply: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(reply).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
