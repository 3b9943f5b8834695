import "server-only";
import { dayOrNull } from "@/platform/clock/date-column";
import { digest } from "@/platform/crypto";
import { StaleVersion, type Scope } from "../../gate";
import type { BasisFacts, ReleaseAllow } from "../../secrecy";
import { categoryOfItem, type Grounds, type KnownReceiver, type ReleasedContent } from "../contract";
import { answersOf, composeContent, groundsOf, whatIsSeen, type KnownFacts } from "../domain/compose";
import type { PreviewRelease } from "../schema";

const noteAt = (column: string, rowId: string) => ({ table: "disclosure", column, rowId }) as const;
const copyAt = (column: string, rowId: string) => ({ table: "received_disclosure", column, rowId }) as const;

/** The fingerprint of a preview: what would be released, to whom and on which ground. */
export function fingerprintOf(known: KnownFacts, input: PreviewRelease, basis: BasisFacts | null): string {
  const seen = whatIsSeen(input, composeContent(known, input), basis?.version ?? null);
  return digest(new TextEncoder().encode(seen));
}

/** A release that has been decided, about to be made. */
export interface DecidedRelease {
  readonly decisionId: string;
  readonly decision: ReleaseAllow;
  readonly basis: BasisFacts;
  readonly receiver: KnownReceiver;
  readonly content: ReleasedContent;
  readonly fingerprint: string;
  readonly lookId: string | null;
  readonly approvalId: string | null;
}

/** Makes the release: the own note and the receiver's copy, by the function that checks everything once more. */
export async function saveRelease(
  scope: Scope,
  release: DecidedRelease,
  input: PreviewRelease,
): Promise<{ readonly disclosureId: string }> {
  const [id, copyId] = [scope.newId(), scope.newId()];
  const { receiver, basis, decision, content } = release;
  const categories = categoriesOf(content);
  const terms = {
    ...{ basis: basis.code, version: basis.version, categories, until: decision.until },
    asked: { purpose: input.purpose, ground: input.ground, offence: input.offence, answers: answersOf(input) },
    ...{ decision: release.decisionId, fingerprint: release.fingerprint },
    ...{ look: release.lookId, approval: release.approvalId, replaces: input.replacesId, request: input.requestId },
  };
  const note = sealedNote(scope, id, release, input);
  const copy = await sealedCopy(scope, copyId, release, input);
  await scope.tx.$queryRaw`
    select app.release_disclosure(${id}::uuid, ${input.caseId}::uuid, ${copyId}::uuid, ${receiver.unitId}::uuid,
      ${JSON.stringify(terms)}::jsonb, ${JSON.stringify(note)}::jsonb, ${JSON.stringify(copy)}::jsonb)::text`;
  return { disclosureId: id };
}

/** Every kind of data in it, each once. */
function categoriesOf({ items, texts }: ReleasedContent) {
  return [...new Set([...items.map(({ key }) => categoryOfItem[key]), ...texts.flatMap((one) => one.categories)])];
}

function sealedNote(scope: Scope, id: string, { content, basis }: DecidedRelease, input: PreviewRelease) {
  const { reservation } = input;
  return {
    grounds: scope.seal(JSON.stringify(groundsOf(basis, input)), noteAt("grounds_sealed", id)),
    purpose: scope.seal(input.purposeText ?? "", noteAt("purpose_sealed", id)),
    content: scope.seal(JSON.stringify(content), noteAt("content_sealed", id)),
    reservation: reservation === null ? null : scope.seal(reservation, noteAt("reservation_sealed", id)),
  };
}

async function sealedCopy(scope: Scope, id: string, { content, receiver }: DecidedRelease, input: PreviewRelease) {
  const seal = await scope.sealerFor(receiver.authorityId);
  const { reservation } = input;
  const number = content.items.find(({ key }) => key === "number")?.value ?? null;
  return {
    // Only a number that goes with it: without one the receiver is not told that two copies are of the same person.
    about: number === null ? null : await scope.indexFor(receiver.authorityId, "personalNumber", number),
    purpose: seal(input.purposeText ?? "", copyAt("purpose_sealed", id)),
    content: seal(JSON.stringify(content), copyAt("content_sealed", id)),
    reservation: reservation === null ? null : seal(reservation, copyAt("reservation_sealed", id)),
  };
}

/** Reads what was sealed as content; also from before texts had categories. */
export function contentFrom(json: string): ReleasedContent {
  const read = JSON.parse(json) as ReleasedContent | { items: ReleasedContent["items"]; summary: string };
  return "texts" in read ? read : { items: read.items, texts: [{ text: read.summary, categories: [] }] };
}

const NOTE = {
  ...{ id: true, caseId: true, fromUnitId: true, toUnitId: true, toAuthority: true, toUnit: true },
  ...{ basis: true, basisVersion: true },
  ...{ mode: true, purpose: true, categories: true, readableUntil: true, replacesId: true, replacedAt: true },
  ...{ releasedBy: true, releasedAt: true, acknowledgedAt: true, acknowledgedRole: true, requestId: true },
  ...{ registeredAt: true, registeredRole: true, withdrawnBy: true, withdrawnAt: true },
  ...{ groundEndedAt: true, groundEnd: true },
} as const;

/** The releases from a case in sight, newest first. */
export async function listReleases(scope: Scope, caseId: string) {
  const rows = await scope.tx.disclosure.findMany({
    where: { tenantId: scope.tenantId, caseId, case: scope.casesInSight() },
    select: NOTE,
    orderBy: [{ releasedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...row, readableUntil: dayOrNull(row.readableUntil) }));
}

/** One release from a case in sight, opened, or null. */
export async function findRelease(scope: Scope, caseId: string, disclosureId: string) {
  const row = await scope.tx.disclosure.findFirst({
    where: { tenantId: scope.tenantId, id: disclosureId, caseId, case: scope.casesInSight() },
    select: {
      ...NOTE,
      ...{ groundsSealed: true, purposeSealed: true, contentSealed: true, reservationSealed: true },
      ...{ withdrawalSealed: true, consentedOn: true, consentUntil: true, decisionId: true },
      approval: { select: { answeredBy: true, answeredAt: true } },
      replaced: { select: { id: true } },
      case: { select: { personId: true } },
    },
  });
  if (!row) return null;
  const { groundsSealed, purposeSealed, contentSealed, reservationSealed, withdrawalSealed, ...note } = row;
  const open = (sealed: string, column: string) => scope.open(sealed, noteAt(column, row.id));
  return {
    ...note,
    caseId,
    readableUntil: dayOrNull(note.readableUntil),
    consentedOn: dayOrNull(note.consentedOn),
    consentUntil: dayOrNull(note.consentUntil),
    grounds: JSON.parse(open(groundsSealed, "grounds_sealed")) as Grounds,
    purposeText: open(purposeSealed, "purpose_sealed"),
    content: contentFrom(open(contentSealed, "content_sealed")),
    reservation: reservationSealed === null ? null : open(reservationSealed, "reservation_sealed"),
    withdrawal: withdrawalSealed === null ? null : open(withdrawalSealed, "withdrawal_sealed"),
  };
}

/** Takes a release back. Throws StaleVersion when the receiver was first. */
export async function saveWithdrawal(
  scope: Scope,
  { caseId, disclosureId, reason }: { readonly caseId: string; readonly disclosureId: string; readonly reason: string },
): Promise<{ readonly disclosureId: string }> {
  const sealed = scope.seal(reason, noteAt("withdrawal_sealed", disclosureId));
  const [answer] = await scope.tx.$queryRaw<{ done: boolean }[]>`
    select app.withdraw_disclosure(${disclosureId}::uuid, ${caseId}::uuid, ${sealed}) as done`;
  if (!answer?.done) throw new StaleVersion();
  return { disclosureId };
}
