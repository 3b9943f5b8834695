/** The rules of opening. Pure: what had to be looked up was looked up while loading. */
import { ok, refuse, type Result } from "@/platform/result";
import type { EmergencyRule, OpeningAnswer } from "../contract";

/** How the password or the code, asked for once more, was found. */
export type Shown =
  | { readonly state: "right" | "wrong"; readonly method: "password" | "code" }
  | { readonly state: "waits"; readonly seconds: number };

export type EmergencyCode =
  | "waits"
  | "wrongPassword"
  | "wrongCode"
  | "notDecided"
  | "notConfirmed"
  | "tooManyNumbers"
  | "nothingOpened"
  | "inSight"
  | "another"
  | "nobodyReviews"
  | "decidedInFuture";

/** Whoever shows the right thing has shown who they are. */
export function decideConfirmation(shown: Shown): Result<{ method: "password" | "code" }, EmergencyCode> {
  if (shown.state === "waits") return refuse("waits", { details: { seconds: shown.seconds } });
  if (shown.state === "right") return ok({ method: shown.method });
  return shown.method === "code"
    ? refuse("wrongCode", { field: "code" })
    : refuse("wrongPassword", { field: "password" });
}

/** What is known when somebody asks to open something. Later facts are only looked for when the earlier ones hold. */
export interface Asked {
  readonly isDecided: boolean;
  readonly isConfirmed: boolean;
  /** Whole seconds to wait; 0: the question may be asked. */
  readonly waits: number;
  /** Null: it was not looked for. */
  readonly answer: OpeningAnswer | null;
}

/** Opens, if the authority has decided that it may, who asks is sure, and there is one such thing to open. */
export function decideOpening(asked: Asked, { by }: { readonly by: "case" | "person" }): Result<true, EmergencyCode> {
  const field = by === "case" ? "caseNumber" : "number";
  if (!asked.isDecided) return refuse("notDecided");
  if (!asked.isConfirmed) return refuse("notConfirmed");
  if (asked.waits > 0) return refuse("tooManyNumbers", { details: { seconds: asked.waits } });
  switch (asked.answer) {
    case "opened":
      return ok(true);
    case "inSight":
      return refuse("inSight", { field });
    case "another":
      return refuse("another");
    case "nobodyReviews":
      return refuse("nobodyReviews");
    default:
      return refuse("nothingOpened", { field });
  }
}

/** A decision is of today or earlier. */
export function decideRuleChange(
  current: EmergencyRule,
  input: { readonly isOn: boolean; readonly decidedOn: string | null },
  { today }: { readonly today: string },
): Result<{ readonly event: string }, EmergencyCode> {
  if (input.decidedOn !== null && input.decidedOn > today) return refuse("decidedInFuture", { field: "decidedOn" });
  if (current.isOn === input.isOn) return ok({ event: "rule-changed" });
  return ok({ event: input.isOn ? "rule-turned-on" : "rule-turned-off" });
}
