import "server-only";
import { refuse } from "@/platform/result";
import { operation } from "../corridor";
import { insertLook } from "../data/looks";
import { findReleasePlace } from "../data/place";
import { findRelease, saveRelease, saveWithdrawal } from "../data/releases";
import { decideLook, decideWithdraw } from "../domain/answering";
import { opensCases } from "../domain/inbox-unit";
import { lookAtReleaseSchema, releaseDisclosureSchema, withdrawDisclosureSchema } from "../schema";
import { decidedRelease, loadDecision } from "./deciding";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);

/**
 * Releases data to a unit of another authority: the own note and the receiver's own copy, or neither (OSL 2009:400 8:1;
 * on a basis that breaks the secrecy of 26:1). Decided by `decide` from facts of this very transaction, kept for replay,
 * and only what the preview showed. A correction is a release that replaces one.
 */
export const releaseDisclosure = operation({
  name: "release-disclosure",
  input: releaseDisclosureSchema,
  needs: "write",
  subject: ofCase,
  load: loadDecision,
  decide: (current, input, { today }) => decidedRelease(current, input, today),
  save: (scope, release, { input }) => saveRelease(scope, release, input),
  records: ({ current, change, input }) => ({
    event: input.replacesId === null ? "released" : "release-corrected",
    personIds: personOf(current.place),
    fields: ["texts", "purpose", "basis", ...change.content.items.map(({ key }) => key)],
    records: 1,
  }),
  announces: ({ input, value }) => [
    { name: "disclosures.released", payload: { caseId: input.caseId, disclosureId: value.disclosureId } },
  ],
});

/** A second person's look before data on somebody with protected identity leave: for this case and this receiver. */
export const lookAtRelease = operation({
  name: "look-at-release",
  input: lookAtReleaseSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const place = await findReleasePlace(scope, caseId);
    if (!place) return null;
    const receiverIds = place.receivers.map(({ unitId }) => unitId);
    const { personId, isClosed, protection } = place;
    return { personId, isClosed, receiverIds, isProtected: protection === "protected" };
  },
  decide: decideLook,
  save: (scope, { toUnitId }, { input }) => insertLook(scope, { caseId: input.caseId, toUnitId }),
  records: ({ current }) => ({
    event: "release-looked-at",
    personIds: personOf(current),
    fields: ["toUnitId"],
    records: 1,
  }),
});

/** Takes a release back until the receiver has registered it: the receiver's next request finds nothing. */
export const withdrawDisclosure = operation({
  name: "withdraw-disclosure",
  input: withdrawDisclosureSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId, disclosureId }) => findRelease(scope, caseId, disclosureId),
  decide: (current, _input, { now, principal }) => {
    if (!opensCases(principal.role)) return refuse("roleMayNotWithdraw");
    return current.groundEndedAt === null ? decideWithdraw(current, now) : refuse("alreadyEnded");
  },
  save: (scope, _change, { input }) => saveWithdrawal(scope, input),
  records: ({ current }) => ({
    event: "release-withdrawn",
    personIds: current.case?.personId ? [current.case.personId] : [],
    fields: ["withdrawnAt", "reason"],
    records: 1,
  }),
  announces: ({ input }) => [
    { name: "disclosures.withdrawn", payload: { caseId: input.caseId, disclosureId: input.disclosureId } },
  ],
});
