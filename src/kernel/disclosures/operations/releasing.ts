import "server-only";
import { refuse } from "@/platform/result";
import { operation } from "../corridor";
import {
  findRelease,
  findReleasePlace,
  fingerprintOf,
  insertLook,
  saveRelease,
  saveWithdrawal,
} from "../data/releases";
import { decideLook, decideWithdraw } from "../domain/answering";
import { decideRelease } from "../domain/release";
import { lookAtReleaseSchema, releaseDisclosureSchema, withdrawDisclosureSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);

/**
 * Releases data to a unit of another authority: the own note and the receiver's own copy, or neither (OSL 2009:400 8:1;
 * the basis is one that breaks the secrecy of 26:1). Only what the preview showed.
 */
export const releaseDisclosure = operation({
  name: "release-disclosure",
  input: releaseDisclosureSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, input) => {
    const place = await findReleasePlace(scope, input);
    return place && { place, fingerprint: fingerprintOf(place, input) };
  },
  decide: ({ place, fingerprint }, input, { today }) => {
    const decided = decideRelease(place, input, today);
    if (decided.ok && fingerprint !== input.previewed) return refuse("previewChanged");
    return decided;
  },
  save: (scope, release, { input }) => saveRelease(scope, release, input),
  records: ({ current, change }) => ({
    event: "released",
    personIds: personOf(current.place),
    fields: ["summary", "purpose", "basis", ...change.content.items.map(({ key }) => key)],
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
  load: async (scope, input) => {
    const place = await findReleasePlace(scope, input);
    return place && { ...place, receiverIds: place.receivers.map(({ unitId }) => unitId) };
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

/** Takes a release back as long as nobody has acknowledged it: the receiver's next request finds nothing. */
export const withdrawDisclosure = operation({
  name: "withdraw-disclosure",
  input: withdrawDisclosureSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId, disclosureId }) => findRelease(scope, caseId, disclosureId),
  decide: (current, _input, { now }) => decideWithdraw(current, now),
  save: (scope, _change, { input }) => saveWithdrawal(scope, input),
  records: ({ current }) => ({
    event: "release-withdrawn",
    personIds: personOf(current.case),
    fields: ["withdrawnAt", "reason"],
    records: 1,
  }),
  announces: ({ input }) => [
    { name: "disclosures.withdrawn", payload: { caseId: input.caseId, disclosureId: input.disclosureId } },
  ],
});
