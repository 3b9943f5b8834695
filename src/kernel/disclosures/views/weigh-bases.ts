/** Which ways out there are for what is composed, and how each stands: what carries first. Pure. */
import {
  decide,
  type BasisMode,
  type ReleaseDecision,
  type ReleaseDenyRule,
  type ReleaseFacts,
  type ReleasePrincipal,
  type ReleaseRequest,
} from "../../secrecy";
import type { WeighedBasis } from "../contract";

/** What no answer, no colleague and no consent can help against: such a basis is not shown as a way. */
const NEVER: ReadonlySet<ReleaseDenyRule> = new Set<ReleaseDenyRule>([
  "basis.unknown",
  "basis.blocked",
  "basis.not-for-sender",
  "basis.not-for-receiver",
  "basis.purpose",
  "basis.age-limit",
]);

const ORDER: Readonly<Record<BasisMode, number>> = { must: 0, consent: 1, may: 2, block: 3 };

/** Every basis that could carry what is asked: what carries first, a duty before a consent before a permission. */
export function weighBases(
  principal: ReleasePrincipal,
  request: ReleaseRequest,
  facts: ReleaseFacts,
  now: Date,
): readonly WeighedBasis[] {
  const codes = [...new Set(facts.bases.map(({ code }) => code))];
  const weighed = codes.flatMap((code) => {
    const decision = decide(principal, "release", { ...request, basis: code }, facts, now);
    return wayOf(decision);
  });
  return weighed.sort(
    (a, b) =>
      Number(a.rule !== null) - Number(b.rule !== null) || ORDER[a.mode] - ORDER[b.mode] || (a.code < b.code ? -1 : 1),
  );
}

function wayOf(decision: ReleaseDecision): readonly WeighedBasis[] {
  if (decision.basis === null) return [];
  if (decision.effect === "allow") return [{ ...decision.basis, rule: null, until: decision.until }];
  const [rule] = decision.rules;
  return NEVER.has(rule) ? [] : [{ ...decision.basis, rule, until: null }];
}
