/** Rows 9-19: the legal basis, the purpose and the ages. Row 8 is `onBasis`. */
import { agencyKindsOf } from "../facts";
import { denies, type BasedQuestion, type Layer } from "../question";

export const basisHolds: readonly Layer<BasedQuestion>[] = [
  denies("basis.blocked", (x) => x.basis.mode === "block"),
  denies("basis.not-signed", (x) => !isSigned(x) && !x.facts.isDemo),
  denies("basis.not-for-sender", (x) => sendersOf(x).length === 0),
  denies("basis.not-for-receiver", (x) => !isForReceiver(x)),
  denies("purpose.missing", (x) => x.request.purpose === null),
  denies("basis.purpose", (x) => !carriesPurpose(x)),
  denies("basis.request-missing", (x) => x.basis.needsRequest && x.facts.requestedBy !== x.facts.receiver?.authorityId),
  denies("basis.age-unknown", (x) => hasAgeLimit(x) && x.age === null),
  denies("basis.age-limit", (x) => hasAgeLimit(x) && !isWithinAges(x)),
  denies("basis.ground-missing", (x) => x.basis.anyOf.length > 0 && x.ground === null),
  denies("basis.ground-age", (x) => x.ground === "under18" && !(x.age !== null && x.age < 18)),
];

/** Whether the authority's lawyer has signed the version that is used. */
export function isSigned({ basis, facts }: BasedQuestion): boolean {
  return facts.signedBases.includes(`${basis.code}@${basis.version}`);
}

function sendersOf({ principal, basis }: BasedQuestion) {
  return agencyKindsOf[principal.tenantKind].filter((kind) => basis.from.includes(kind));
}

function isForReceiver({ facts, basis }: BasedQuestion): boolean {
  return facts.receiver !== null && agencyKindsOf[facts.receiver.kind].some((kind) => basis.to.includes(kind));
}

/** A purpose is lost only when it is excluded for every kind of the sender that the basis is for. */
function carriesPurpose(question: BasedQuestion): boolean {
  const { basis, request } = question;
  const { purpose } = request;
  if (purpose === null) return false;
  if (basis.purposes.length > 0 && !basis.purposes.includes(purpose)) return false;
  return sendersOf(question).some((kind) => basis.excludedPurposes[kind]?.includes(purpose) !== true);
}

function hasAgeLimit({ basis }: BasedQuestion): boolean {
  return basis.ageFrom !== null || basis.ageTo !== null;
}

function isWithinAges({ basis, age }: BasedQuestion): boolean {
  if (age === null) return false;
  return (basis.ageFrom === null || age >= basis.ageFrom) && (basis.ageTo === null || age <= basis.ageTo);
}
