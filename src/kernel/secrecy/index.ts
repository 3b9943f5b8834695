/**
 * The door to secrecy. `weigh` decides inside one authority; `decide` decides what passes between authorities, and what a
 * receiver reads of it. Both are pure: facts in, verdict out. Deny is the default and an unknown fact denies. The
 * specification is docs/secrecy.md.
 */
import { copyReader } from "./release/copy";
import { decideRelease } from "./release/decide";
import type { CopyFacts, ReleaseFacts, ReleasePrincipal, ReleaseRequest } from "./release/facts";
import type { CopyDecision, ReleaseDecision } from "./release/verdict";

export {
  hasCaseContent,
  POLICY_VERSION,
  weigh,
  type AllowRule,
  type CaseFacts,
  type DenyRule,
  type OpeningFacts,
  type PersonFacts,
  type Subject,
  type SubjectFacts,
  type Verdict,
} from "./weigh";
export * from "./release/facts";
export * from "./release/verdict";
export { copyReader, type CopyReader } from "./release/copy";
export { turns } from "./release/days";
export { recordRelease, replay, type Replay, type StoredDecision } from "./release/replay";
export { askedSigners, SUBJECT, type AskedSigners, type Signer, type SubjectOfConsent } from "./consent/asked";
export { consentOn } from "./consent/reach";
export { shareMatrix, type MatrixReceiver, type MatrixRow } from "./consent/matrix";
export { wordOf, type Reach, type Reading, type Word } from "./consent/word";

export {
  explain,
  explainCell,
  explainCopy,
  explainOpen,
  explainRelease,
  receiverRules,
  sentenceOf,
  type Explanation,
  type Side,
  type Words,
} from "./explain";

/**
 * May this principal let this go (`release`), or read this copy (`readCopy`), now. Total: it answers for any well-typed
 * facts. Throws RangeError only when `now` is no instant.
 */
export function decide(
  principal: ReleasePrincipal,
  act: "release",
  request: ReleaseRequest,
  facts: ReleaseFacts,
  now: Date,
): ReleaseDecision;
export function decide(
  principal: ReleasePrincipal,
  act: "readCopy",
  request: null,
  facts: CopyFacts | null,
  now: Date,
): CopyDecision;
export function decide(
  ...[principal, act, request, facts, now]:
    | [ReleasePrincipal, "release", ReleaseRequest, ReleaseFacts, Date]
    | [ReleasePrincipal, "readCopy", null, CopyFacts | null, Date]
): ReleaseDecision | CopyDecision {
  return act === "release" ? decideRelease(principal, request, facts, now) : copyReader(principal, now)(facts);
}
