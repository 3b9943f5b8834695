import "server-only";
import { randomToken } from "@/platform/crypto";
import type { FieldMessage, Reply } from "@/platform/result";

/** What the gate itself can refuse. Unknown, foreign and secret are one code: `notFound`. */
export type GateCode =
  | "signedOut"
  | "chooseAssignment"
  | "notFound"
  | "notAllowed"
  | "invalidInput"
  | "changedMeanwhile"
  | "keyMissing"
  | "keyReused"
  | "foreignOrigin"
  | "otherAccount"
  | "otherAssignment"
  | "tooMany"
  | "fault";

/** A refusal by the gate, with the key of its sentence in the catalogue. */
export function refusal(
  code: GateCode,
  fields: Readonly<Record<string, FieldMessage>> = {},
  reference?: string,
): Extract<Reply<never>, { ok: false }> {
  // A role without the verb gets the same words as a missing thing: otherwise the answer tells that it is there.
  const shown = code === "notAllowed" ? "notFound" : code;
  return { ok: false, code: shown, message: `gate.errors.${shown}`, fields, ...(reference ? { reference } : {}) };
}

/** A short number to read out on the phone; it finds the log line and nothing else. */
export function faultReference(): string {
  return randomToken(6)
    .replace(/[^A-Za-z0-9]/g, "x")
    .toUpperCase();
}
