import "server-only";
import { hasVerb } from "../../access";
import type { Scope } from "../../gate";
import { findAccountNames, findUnitNames } from "../../organisations";
import type { BasisMode, ReleasePurpose } from "../../secrecy";
import { disclosureGrants, view } from "../corridor";
import { listApprovals } from "../data/approvals";
import { listReplayed } from "../data/decisions";
import { listReceivedOfCase } from "../data/received";
import { findRelease, listReleases } from "../data/releases";
import { listRequests } from "../data/requests";
import { copyState } from "../domain/copy-state";
import { caseSchema, nothingSchema, openDisclosureSchema } from "../schema";

const DECISIONS = 100;

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;
const mayWrite = (scope: Scope) => hasVerb(disclosureGrants, scope.principal.role, "write");

/** The state of a note: a correction ends what it replaces, unless that was registered or is a duty. */
function stateOf(scope: Scope, note: Parameters<typeof copyState>[0] & { readonly replacedAt: Date | null }) {
  return copyState({ ...note, correctedAt: note.replacedAt }, scope.today);
}

async function releasesOf(scope: Scope, caseId: string) {
  const { tenantId } = scope;
  const found = await scope.tx.caseRecord.findUnique({
    where: { tenantId_id: { tenantId, id: caseId } },
    select: { closedAt: true },
  });
  if (!found) return null;
  const rows = await listReleases(scope, caseId);
  const released = rows.map((row) => ({ ...row, state: stateOf(scope, { ...row, correctedAt: null }) }));
  const received = await listReceivedOfCase(scope, caseId);
  const requests = await listRequests(scope, caseId);
  const asked = await listApprovals(scope, caseId);
  const names = await findAccountNames(scope, [
    ...asked.map(({ askedBy }) => askedBy),
    ...rows.map(({ releasedBy }) => releasedBy),
  ]);
  const approvals = asked
    .filter(({ disclosure }) => disclosure === null)
    .map((one) => ({
      ...one,
      askedByName: names.get(one.askedBy) ?? "",
      answer: one.answer as "approved" | "declined" | null,
      isOwn: one.askedBy === scope.principal.accountId,
    }));
  const isOpen = found.closedAt === null;
  return {
    caseId,
    released,
    received,
    requests,
    approvals,
    names,
    today: scope.today,
    mayRelease: isOpen && mayWrite(scope),
  };
}

export type CaseReleases = NonNullable<Awaited<ReturnType<typeof releasesOf>>>;

/** What has been released from one case, asked for and refused, and what it was opened for. */
export const caseDisclosures = view({
  name: "case-disclosures",
  input: caseSchema,
  needs: "read",
  subject: ofCase,
  load: (scope, { caseId }) => releasesOf(scope, caseId),
  records: ({ value }) => ({
    event: "releases-listed",
    fields: ["toUnit", "releasedAt", "state", "fromUnit", "receivedAt", "requests"],
    records: value.released.length + value.received.length + value.requests.length,
  }),
});

async function releaseOf(scope: Scope, caseId: string, disclosureId: string) {
  const release = await findRelease(scope, caseId, disclosureId);
  if (!release) return null;
  const ids = [release.releasedBy, release.withdrawnBy, release.approval?.answeredBy];
  const names = await findAccountNames(
    scope,
    ids.filter((id) => id != null),
  );
  const units = await findUnitNames(scope, release.fromUnitId === null ? [] : [release.fromUnitId]);
  const state = stateOf(scope, { ...release, correctedAt: null });
  const isLive = state.kind === "readable";
  return {
    ...release,
    state,
    mode: release.mode as BasisMode,
    purpose: release.purpose as ReleasePurpose,
    fromUnitName: units.get(release.fromUnitId ?? "") ?? "",
    releasedByName: names.get(release.releasedBy) ?? "",
    withdrawnByName: names.get(release.withdrawnBy ?? "") ?? "",
    approvedByName: names.get(release.approval?.answeredBy ?? "") ?? "",
    mayWithdraw: mayWrite(scope) && isLive,
    mayCorrect: mayWrite(scope) && release.replacedAt === null && release.withdrawnAt === null,
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
    personIds: value.case?.personId ? [value.case.personId] : [],
    fields: ["content", "purpose", "grounds"],
    records: 1,
  }),
});

async function replayedDecisions(scope: Scope) {
  const decisions = await listReplayed(scope, DECISIONS);
  const names = await findAccountNames(
    scope,
    decisions.map(({ madeBy }) => madeBy),
  );
  return { decisions: decisions.map((one) => ({ ...one, madeByName: names.get(one.madeBy) ?? "" })) };
}

export type ReplayedDecisions = Awaited<ReturnType<typeof replayedDecisions>>;

/** The kept decisions in sight, each made again from what it was made from: whether the answer is the same. */
export const decisionReplay = view({
  name: "decision-replay",
  input: nothingSchema,
  needs: "review",
  subject: () => ({ kind: "ownUnit" }),
  load: replayedDecisions,
  records: ({ value }) => ({
    event: "decisions-replayed",
    fields: ["effect", "rules", "basis", "madeBy", "madeAt"],
    records: value.decisions.length,
  }),
});
