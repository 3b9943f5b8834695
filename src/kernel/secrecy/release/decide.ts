/**
 * The decision on a release. The order of the rows is the decision table in docs/secrecy.md: the first that has
 * something against is the answer. Nothing here asks for a role's rank, a name or the clock.
 */
import type { ReleaseFacts, ReleasePrincipal, ReleaseRequest } from "./facts";
import { closedMask, maskOf, weighItems, type WeighedItem } from "./items";
import { basisHolds, isSigned } from "./layers/basis";
import { offenceCarries } from "./layers/offence";
import { needsApproval, needsLook, secondPerson } from "./layers/second-person";
import { senderAndReceiver, sightOf } from "./layers/sender-and-receiver";
import { testsPass } from "./layers/tests";
import { firstAgainst, onBasis, questionOf, type BasedQuestion, type Layer, type Question } from "./question";
import { earliest } from "./days";
import {
  RELEASE_POLICY_VERSION,
  type BasisNamed,
  type Obligation,
  type ReleaseDecision,
  type ReleaseDenyRule,
  type ReleaseMask,
} from "./verdict";

/** Rows 9-33, in order. */
const onTheBasis: readonly Layer<BasedQuestion>[] = [...basisHolds, offenceCarries, testsPass, ...secondPerson];

/** Decides a release. Total over well-typed facts; throws RangeError only when `now` is no instant. */
export function decideRelease(
  principal: ReleasePrincipal,
  request: ReleaseRequest,
  facts: ReleaseFacts,
  now: Date,
): ReleaseDecision {
  const question = questionOf(principal, request, facts, now);
  const before = firstAgainst(senderAndReceiver, question);
  if (before !== null) return denied(question, before, null);
  const based = onBasis(question);
  if (based === null) return denied(question, "basis.unknown", null);
  const against = firstAgainst(onTheBasis, based);
  if (against !== null) return denied(question, against, named(based));
  return byItems(based);
}

/** Row 34: one closed item closes the release, but the mask says of each how it stands. */
function byItems(question: BasedQuestion): ReleaseDecision {
  const items = weighItems(question);
  const mask = maskOf(items);
  for (const { mask: one } of items) if (!one.open) return denied(question, one.rule, named(question), mask);
  return allowed(question, items, mask);
}

function denied(
  { request }: Question,
  rule: ReleaseDenyRule,
  basis: BasisNamed | null,
  mask: ReleaseMask = closedMask(request.items, rule),
): ReleaseDecision {
  return { effect: "deny", rules: [rule], basis, mask, policyVersion: RELEASE_POLICY_VERSION };
}

function allowed(question: BasedQuestion, items: readonly WeighedItem[], mask: ReleaseMask): ReleaseDecision {
  return {
    effect: "allow",
    rules: [
      ...sightOf(question),
      "basis.holds",
      ...(question.basis.mode === "consent" ? ["consent.holds" as const] : []),
    ],
    basis: named(question),
    mask,
    until: earliest(items.map(({ mask: one }) => (one.open ? one.until : null))),
    obligations: obligationsOf(question),
    consentAnswers: [...new Set(items.flatMap(({ answers }) => answers))].sort(),
    policyVersion: RELEASE_POLICY_VERSION,
  };
}

function named({ basis: { code, version, mode } }: BasedQuestion): BasisNamed {
  return { code, version, mode };
}

function obligationsOf(question: BasedQuestion): readonly Obligation[] {
  const wanted: readonly (readonly [Obligation, boolean])[] = [
    ["noteInFile", true],
    ["deliverAtOnce", question.basis.mode === "must"],
    ["secondLook", needsLook(question)],
    ["approval", needsApproval(question)],
    ["showUnsigned", !isSigned(question)],
  ];
  return wanted.filter(([, isWanted]) => isWanted).map(([obligation]) => obligation);
}
