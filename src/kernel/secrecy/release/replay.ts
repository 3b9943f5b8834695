/** A decision as it is stored: with everything it was decided from, so that it can be decided again. */
import { digest } from "@/platform/crypto";
import { decideRelease } from "./decide";
import type { ReleaseFacts, ReleasePrincipal, ReleaseRequest } from "./facts";
import type { ReleaseDecision } from "./verdict";

/** Plain JSON: what goes to the vault whole. */
export interface StoredDecision {
  readonly principal: ReleasePrincipal;
  readonly act: "release";
  readonly request: ReleaseRequest;
  readonly facts: ReleaseFacts;
  /** ISO instant. */
  readonly now: string;
  readonly decision: ReleaseDecision;
  /** SHA-256 of principal, act, request, facts and instant as canonical JSON: what was known, in one line of the log. */
  readonly factsHash: string;
}

export interface Replay {
  /** Whether the same rules give the same answer from the same facts, and the facts are those that were stored. */
  readonly same: boolean;
  readonly isDecisionSame: boolean;
  readonly areFactsSame: boolean;
  readonly again: ReleaseDecision;
}

/** Decides and keeps what it was decided from. Only what a decision looks at is kept of the principal. */
export function recordRelease(
  principal: ReleasePrincipal,
  request: ReleaseRequest,
  facts: ReleaseFacts,
  now: Date,
): StoredDecision {
  const asked = { principal: principalOf(principal), act: "release" as const, request, facts, now: now.toISOString() };
  return { ...asked, decision: decideRelease(principal, request, facts, now), factsHash: digestOf(asked) };
}

/** Decides again from what was stored, also after a round through JSON. Under another policy version it may differ. */
export function replay(stored: StoredDecision): Replay {
  const { principal, act, request, facts, now } = stored;
  const again = decideRelease(principal, request, facts, new Date(now));
  const isDecisionSame = canonicalJson(again) === canonicalJson(stored.decision);
  const areFactsSame = digestOf({ principal, act, request, facts, now }) === stored.factsHash;
  return { same: isDecisionSame && areFactsSame, isDecisionSame, areFactsSame, again };
}

function principalOf(principal: ReleasePrincipal): ReleasePrincipal {
  const { tenantId, tenantKind, accountId, role, unitId, sightUnitId } = principal;
  return { tenantId, tenantKind, accountId, role, unitId, sightUnitId };
}

function digestOf(value: unknown): string {
  return digest(new TextEncoder().encode(canonicalJson(value)));
}

/** JSON with the keys of every object in order, so that equal values have equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
