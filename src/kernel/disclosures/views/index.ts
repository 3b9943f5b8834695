import "server-only";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames } from "../../organisations";
import { disclosureGrants, view } from "../corridor";
import {
  findReceived,
  findRelease,
  findReleasePlace,
  fingerprintOf,
  listReceived,
  listReceivedOfCase,
  listReleases,
} from "../data/releases";
import { composeRelease, decideRelease } from "../domain/release";
import type { CopyAbout } from "../contract";
import {
  caseSchema,
  nothingSchema,
  openDisclosureSchema,
  previewReleaseSchema,
  receivedSchema,
  type PreviewRelease,
} from "../schema";

const WAITING = 200;
const TAKEN = 30;

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const ownUnit = () => ({ kind: "ownUnit" }) as const;
const personOf = ({ personId }: { readonly personId: string | null }) => (personId === null ? [] : [personId]);
const mayWrite = (scope: Scope) => hasVerb(disclosureGrants, scope.principal.role, "write");

/** The form for a release: who can receive, on which bases, and what is known. */
export const releaseForm = view({
  name: "release-form",
  input: caseSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, input) => findReleasePlace(scope, input),
  records: ({ value }) => ({
    event: "release-form-opened",
    personIds: personOf(value),
    fields: ["person", "occasion"],
    records: 1,
  }),
});

/** What stands on the copy beside its content; the function that writes it takes the names from the registers. */
function aboutOf({ principal }: Scope, { purpose, basis, reservation }: PreviewRelease): CopyAbout {
  const { tenantName: fromAuthority, unitName: fromUnit, displayName: fromPerson } = principal;
  return { fromAuthority, fromUnit, fromPerson, purpose, basis, reservation };
}

/** Exactly what the receiver would see, and what stands in the way, before anything leaves. */
export const previewRelease = view({
  name: "preview-release",
  input: previewReleaseSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, input) => {
    const place = await findReleasePlace(scope, input);
    if (!place) return null;
    const receiver = place.receivers.find(({ unitId }) => unitId === input.toUnitId);
    if (!receiver) return null;
    const decided = decideRelease(place, input, scope.today);
    return {
      receiver,
      personId: place.personId,
      content: composeRelease(place.facts, input),
      about: aboutOf(scope, input),
      fingerprint: fingerprintOf(place, input),
      obstacle: decided.ok ? null : { code: decided.code, field: decided.field ?? null },
    };
  },
  records: ({ value }) => ({
    event: "release-previewed",
    personIds: personOf(value),
    fields: ["summary", ...value.content.items.map(({ key }) => key)],
    records: 1,
  }),
});

async function releasesOf(scope: Scope, caseId: string) {
  const { tenantId } = scope;
  const found = await scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId, id: caseId } },
    select: { closedAt: true },
  });
  if (!found) return null;
  const released = await listReleases(scope, caseId);
  const received = await listReceivedOfCase(scope, caseId);
  return { caseId, released, received, mayRelease: found.closedAt === null && mayWrite(scope) };
}

export type CaseReleases = NonNullable<Awaited<ReturnType<typeof releasesOf>>>;

/** What has been released from one case, and what it was opened for. */
export const caseDisclosures = view({
  name: "case-disclosures",
  input: caseSchema,
  needs: "read",
  subject: ofCase,
  load: (scope, { caseId }) => releasesOf(scope, caseId),
  records: ({ value }) => ({
    event: "releases-listed",
    fields: ["toUnit", "releasedAt", "acknowledgedAt", "fromUnit", "receivedAt"],
    records: value.released.length + value.received.length,
  }),
});

async function releaseOf(scope: Scope, caseId: string, disclosureId: string) {
  const release = await findRelease(scope, caseId, disclosureId);
  if (!release) return null;
  const names = await findAccountNames(scope, [release.releasedBy, release.withdrawnBy ?? release.releasedBy]);
  return {
    ...release,
    releasedByName: names.get(release.releasedBy) ?? "",
    mayWithdraw: mayWrite(scope) && release.acknowledgedAt === null && release.withdrawnAt === null,
  };
}

export type OpenedRelease = NonNullable<Awaited<ReturnType<typeof releaseOf>>>;

/** The sender's note of one release. */
export const openDisclosure = view({
  name: "open-disclosure",
  input: openDisclosureSchema,
  needs: "read",
  subject: ofCase,
  load: (scope, { caseId, disclosureId }) => releaseOf(scope, caseId, disclosureId),
  records: ({ value }) => ({
    event: "release-opened",
    personIds: personOf(value.case),
    fields: ["content", "purpose", "grounds"],
    records: 1,
  }),
});

async function inbox(scope: Scope) {
  const waiting = await listReceived(scope, { taken: false, limit: WAITING });
  const taken = await listReceived(scope, { taken: true, limit: TAKEN });
  const names = await findAccountNames(
    scope,
    taken.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []),
  );
  const named = taken.map((one) => ({ ...one, acknowledgedByName: names.get(one.acknowledgedBy ?? "") ?? "" }));
  return { waiting, taken: named, mayWrite: mayWrite(scope), now: scope.now };
}

export type DisclosureInbox = Awaited<ReturnType<typeof inbox>>;

/** What other authorities have released to the unit. */
export const disclosureInbox = view({
  name: "disclosure-inbox",
  input: nothingSchema,
  needs: "read",
  subject: ownUnit,
  load: inbox,
  records: ({ value: { waiting, taken } }) => ({
    event: "disclosure-inbox-read",
    fields: ["fromAuthority", "fromUnit", "receivedAt", "acknowledgedAt"],
    records: waiting.length + taken.length,
  }),
});

async function copyOf(scope: Scope, receivedId: string) {
  const copy = await findReceived(scope, receivedId);
  if (!copy) return null;
  const names = await findAccountNames(scope, copy.acknowledgedBy === null ? [] : [copy.acknowledgedBy]);
  const isForUnit = copy.toUnitId === scope.principal.sightUnitId;
  return {
    ...copy,
    acknowledgedByName: names.get(copy.acknowledgedBy ?? "") ?? "",
    mayAcknowledge: isForUnit && mayWrite(scope) && copy.acknowledgedAt === null,
    mayTakeOver: isForUnit && mayWrite(scope) && copy.acknowledgedAt !== null && copy.caseId === null,
  };
}

export type OpenedCopy = NonNullable<Awaited<ReturnType<typeof copyOf>>>;

/** The receiver's own copy. Nothing in it tells of the sender's case, or that there is anything else. */
export const openReceived = view({
  name: "open-received",
  input: receivedSchema,
  needs: "read",
  subject: ownUnit,
  load: (scope, { receivedId }) => copyOf(scope, receivedId),
  records: ({ value }) => ({
    event: "received-opened",
    fields: ["content", "purpose", ...(value.reservation === null ? [] : ["reservation"])],
    records: 1,
  }),
});
