/**
 * Protected personal data. Levels from the weakest: sekretessmarkering, skyddad folkbokföring (folkbokföringslagen
 * 16-17 d §§) and fingerade personuppgifter (lag 1991:483). The secrecy is OSL (2009:400) 21 kap. 3 and 3 a §§.
 */

import { ok, refuse, type Result } from "@/platform/result";

/** Weakest first: place in the list is strength. */
export const PROTECTIONS = ["none", "confidentialityFlag", "protectedRegistration", "assumedIdentity"] as const;

export type Protection = (typeof PROTECTIONS)[number];

/** Why somebody needs to see who a protected person is; goes into the log. */
export const revealReasons = ["caseWork", "contact", "checkData", "emergency"] as const;
export type RevealReason = (typeof revealReasons)[number];

/** The strictest of several levels; "none" when there are none. */
export function strictestProtection(levels: readonly Protection[]): Protection {
  const strongest = levels.reduce((highest, level) => Math.max(highest, PROTECTIONS.indexOf(level)), 0);
  return PROTECTIONS[strongest] ?? "assumedIdentity";
}

/**
 * The level after an import or a merge: raised by what comes in, never lowered. A missing mark in a file means that the
 * sender did not say, and lowering is a decision that somebody makes and answers for.
 */
export function protectionAfterImport(current: Protection, imported: Protection | null): Protection {
  return strictestProtection(imported === null ? [current] : [current, imported]);
}

/** Another of the household, in sight of the one who decides. */
export interface HouseholdMate {
  readonly id: string;
  readonly protection: Protection;
}

/** What is known when protection is decided on. */
export interface ProtectionFacts {
  readonly id: string;
  readonly protection: Protection;
  readonly mates: readonly HouseholdMate[];
  /** Who may read the person already. */
  readonly readerIds: readonly string[];
  /** Of those who were named as readers: who may be. */
  readonly eligibleReaderIds: readonly string[];
}

/** A decision on protection: of the person, and of those they live with. */
export interface ProtectionDecision {
  readonly before: Protection;
  readonly after: Protection;
  /** Everybody in the reader group afterwards; empty without protection. */
  readonly readerIds: readonly string[];
  readonly mates: readonly { readonly id: string; readonly before: Protection; readonly after: Protection }[];
}

export type ProtectionRefusal = "protectionUnchanged" | "readerNotEligible";

/**
 * Decides on raising or lowering protection. Whoever decides belongs to the reader group, so that it is never empty.
 * Those in the household follow when asked to, upwards only: one member's whereabouts find the others. Lowering one
 * lowers nobody else.
 */
export function decideProtection(
  facts: ProtectionFacts,
  input: { readonly protection: Protection; readonly readerIds: readonly string[]; readonly includeHousehold: boolean },
  decidedBy: string,
): Result<ProtectionDecision, ProtectionRefusal> {
  const { protection: before } = facts;
  const { protection: after } = input;
  if (before === after) return refuse("protectionUnchanged", { field: "protection" });
  if (input.readerIds.some((id) => !facts.eligibleReaderIds.includes(id))) {
    return refuse("readerNotEligible", { field: "readerIds" });
  }
  const isRaised = strictestProtection([before, after]) === after;
  const mates = !isRaised || !input.includeHousehold ? [] : facts.mates.map((mate) => raised(mate, after));
  return ok({
    before,
    after,
    readerIds: after === "none" ? [] : [...new Set([decidedBy, ...facts.readerIds, ...input.readerIds])],
    mates: mates.filter((mate) => mate.before !== mate.after),
  });
}

function raised({ id, protection }: HouseholdMate, to: Protection) {
  return { id, before: protection, after: strictestProtection([protection, to]) };
}

export type ReaderRefusal =
  "personNotProtected" | "readerNotEligible" | "readerAlready" | "readerNotFound" | "readerLast";

/** What is known when a reader group is changed. */
export interface ReaderFacts {
  readonly protection: Protection;
  readonly readerIds: readonly string[];
  readonly isEligible: boolean;
}

/** Decides whether somebody is let into the reader group of a protected person. */
export function decideAddReader(facts: ReaderFacts, accountId: string): Result<string, ReaderRefusal> {
  if (facts.protection === "none") return refuse("personNotProtected");
  if (!facts.isEligible) return refuse("readerNotEligible", { field: "accountId" });
  if (facts.readerIds.includes(accountId)) return refuse("readerAlready", { field: "accountId" });
  return ok(accountId);
}

/** Decides whether somebody leaves the reader group. Never the last: then nobody could ever open the person again. */
export function decideRemoveReader(facts: ReaderFacts, accountId: string): Result<string, ReaderRefusal> {
  if (!facts.readerIds.includes(accountId)) return refuse("readerNotFound", { field: "accountId" });
  if (facts.readerIds.length === 1) return refuse("readerLast", { field: "accountId" });
  return ok(accountId);
}
