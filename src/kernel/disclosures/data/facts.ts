import "server-only";
import type { Scope } from "../../gate";
import { findConsentFacts } from "../../consents";
import { findReleaseGround } from "../../legal-bases";
import type { ReleaseFacts } from "../../secrecy";
import { findApprover } from "./approvals";
import { findLook } from "./looks";
import type { ReleasePlace } from "./place";
import { receiverFacts } from "./receivers";
import { findAskingAuthority } from "./requests";

/** What the facts of one release depend on. */
export interface AskedRelease {
  readonly caseId: string;
  readonly toUnitId: string | null;
  readonly requestId: string | null;
}

/** Everything a release from a case is decided from, read in the transaction that decides; the look's id comes along. */
export interface LoadedFacts {
  readonly facts: ReleaseFacts;
  readonly lookId: string | null;
  /** The approved, unused question to a colleague with this fingerprint. */
  readonly approvalId: string | null;
}

/** Reads the facts. `fingerprint`: of what is to leave, for the colleague's approval; null while it is composed. */
export async function findReleaseFacts(
  scope: Scope,
  place: ReleasePlace,
  { caseId, toUnitId, requestId }: AskedRelease,
  fingerprint: string | null,
): Promise<LoadedFacts> {
  const receiver = place.receivers.find(({ unitId }) => unitId === toUnitId) ?? null;
  const look = toUnitId === null ? null : await findLook(scope, caseId, toUnitId);
  const approval = fingerprint === null ? null : await findApprover(scope, caseId, fingerprint);
  const consents = place.personId === null ? null : await findConsentFacts(scope, place.personId);
  const { age, protection } = place;
  return {
    lookId: look?.id ?? null,
    approvalId: approval?.id ?? null,
    facts: {
      case: place.case,
      receiver: receiver && receiverFacts(receiver),
      subject: { age, protection, guardians: [], maturity: null, ...consents?.subject },
      ...(await findReleaseGround(scope)),
      approvedBy: approval?.by ?? null,
      lookedBy: look?.by ?? null,
      requestedBy: requestId === null ? null : await findAskingAuthority(scope, caseId, requestId),
      consents: consents?.consents ?? [],
    },
  };
}
