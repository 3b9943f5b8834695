import { ok, refuse, type Result } from "@/platform/result";
import type { AccessPack, Judgement } from "../contract";

/** What somebody typed about a text. */
export interface JudgementInput {
  readonly judgement: Judgement;
  readonly phrases: string;
  readonly reason: string;
}

/** Whether a text of a pack may be judged: as long as the pack is a draft, and a phrase to mask has to be in it. */
export function decideJudgement(
  current: { readonly text: string; readonly approvedAt: Date | null },
  input: JudgementInput,
): Result<JudgementInput, "approvedAlready" | "phraseNotThere"> {
  if (current.approvedAt !== null) return refuse("approvedAlready");
  if (input.judgement !== "masked") return ok({ ...input, phrases: "" });
  const phrases = input.phrases.split("\n").map((phrase) => phrase.trim());
  const wanted = phrases.filter((phrase) => phrase !== "");
  const text = current.text.toLocaleLowerCase("sv");
  return wanted.every((phrase) => text.includes(phrase.toLocaleLowerCase("sv")))
    ? ok({ ...input, phrases: wanted.join("\n") })
    : refuse("phraseNotThere", { field: "phrases" });
}

/** Whether a pack may be let out: when somebody has read every text as it stands. */
export function decideApproval(
  pack: Pick<AccessPack, "unread" | "approvedAt">,
): Result<{ readonly approved: true }, "approvedAlready" | "textsUnread"> {
  if (pack.approvedAt !== null) return refuse("approvedAlready");
  return pack.unread > 0 ? refuse("textsUnread", { details: { count: pack.unread } }) : ok({ approved: true });
}
