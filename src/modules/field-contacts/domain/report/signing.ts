import { ok, refuse, type Result } from "@/platform/result";
import type { SaveReportText, SignReport } from "../../schema-report";
import { hasEnded, periodOf } from "./period";
import { reportSections, type ReportText } from "./sections";

/** The open draft of a period's text. */
export interface Draft {
  readonly id: string;
  readonly number: number;
  readonly text: ReportText;
  readonly reason: string;
  readonly version: number;
}

/** What there is of a period's text when somebody writes or signs. */
export interface TextState {
  readonly draft: Draft | null;
  /** The newest signed version. */
  readonly signed: { readonly number: number; readonly text: ReportText } | null;
}

/** A version as it is stored. */
interface StoredText {
  readonly id: string;
  readonly number: number;
  readonly text: ReportText;
  readonly reason: string | null;
  readonly signedAt: Date | null;
  readonly version: number;
}

/** The open draft and the newest signed version among all versions, newest first. */
export function textStateOf(versions: readonly StoredText[]): TextState {
  const draft = versions.find(({ signedAt }) => signedAt === null);
  const signed = versions.find(({ signedAt }) => signedAt !== null);
  return {
    draft: draft ? { ...draft, reason: draft.reason ?? "" } : null,
    signed: signed ? { number: signed.number, text: signed.text } : null,
  };
}

/** What is written when a draft is saved. */
export interface TextChange {
  /** Null: a new draft. */
  readonly draft: Draft | null;
  readonly number: number;
  readonly text: ReportText;
  readonly reason: string | null;
}

/** Whether the draft may be saved. A signed report is changed by a new version only, and says why. */
export function decideSaveText({ draft, signed }: TextState, input: SaveReportText): Result<TextChange> {
  const text = Object.fromEntries(reportSections.map((section) => [section, input[section]])) as ReportText;
  if (draft === null && input.version !== 0) return refuse("draftMissing");
  if (draft !== null && input.version === 0) return refuse("alreadyStarted");
  if (signed !== null && input.reason === "") return refuse("reasonRequired", { field: "reason" });
  const before = draft ?? signed;
  const isSame = before !== null && reportSections.every((section) => before.text[section] === text[section]);
  const reasonIsSame = draft === null || draft.reason === input.reason || signed === null;
  if (isSame && reasonIsSame) return refuse("nothingChanged");
  const number = draft?.number ?? (signed?.number ?? 0) + 1;
  return ok({ draft, number, text, reason: signed === null ? null : input.reason });
}

/** Whether the draft may be signed: the period has ended, so that its figures can be settled. */
export function decideSign({ draft }: TextState, input: SignReport, today: string): Result<Draft> {
  if (draft === null) return refuse("draftMissing");
  if (!hasEnded(periodOf(input.period), today)) return refuse("periodNotEnded");
  return ok(draft);
}
