import "server-only";
import type { Scope } from "../../gate";
import type { ListedDraft, OpenedDraft } from "../contract";
import type { DraftBefore } from "../domain/saving";
import type { SaveDraft } from "../schema";
import { findDraftSettings } from "./devices";

const HOUR_MS = 3_600_000;

/** A draft opens for its account and at its revision only: an older one put back in the row is noise. */
function sealedAt(scope: Scope, draftId: string, revision: number) {
  const rowId = `${scope.principal.accountId}/${draftId}/${String(revision)}`;
  return { table: "draft", column: "body_sealed", rowId } as const;
}

const ofAccount = ({ tenantId, principal }: Scope) => ({ tenantId, accountId: principal.accountId });

/** What is known before a save. Those who save this draft, and whoever files it, wait for each other from here on. */
export async function findDraftBefore(scope: Scope, { draftId, kind }: SaveDraft): Promise<DraftBefore | null> {
  const [filed] = await scope.tx.$queryRaw<{ reply: Record<string, unknown> | null }[]>`
    select app.lock_draft(${draftId}::uuid, ${kind}) as reply`;
  const row = await scope.tx.draft.findFirst({ where: { ...ofAccount(scope), id: draftId } });
  // Begun in another assignment, it is not this one's to change.
  if (row && row.assignmentId !== scope.principal.assignmentId) return null;
  const others = await scope.tx.draft.count({ where: { ...ofAccount(scope), id: { not: draftId } } });
  return {
    filedAs: filed?.reply ?? null,
    stored: row && {
      kind: row.kind,
      revision: row.revision,
      content: scope.open(row.bodySealed, sealedAt(scope, draftId, row.revision)),
    },
    others,
  };
}

/** Keeps a new draft, with the time it has to live. */
export async function insertDraft(
  scope: Scope,
  { draftId, kind, content }: SaveDraft,
  revision: number,
): Promise<void> {
  const { hoursKept } = await findDraftSettings(scope);
  const { now } = scope;
  // One that has run out is out of sight of everybody, and its row may still be there.
  await scope.tx.$executeRaw`select app.forget_expired_draft(${draftId}::uuid)`;
  await scope.tx.draft.createMany({
    data: [
      {
        ...ofAccount(scope),
        ...{ id: draftId, assignmentId: scope.principal.assignmentId, kind, revision },
        bodySealed: scope.seal(content, sealedAt(scope, draftId, revision)),
        ...{ startedAt: now, changedAt: now, expiresAt: new Date(now.getTime() + hoursKept * HOUR_MS) },
      },
    ],
  });
}

/** Keeps what is typed now. Nobody else changes the draft meanwhile: see `findDraftBefore`. */
export async function saveDraftText(scope: Scope, { draftId, content }: SaveDraft, revision: number): Promise<void> {
  await scope.tx.draft.updateMany({
    where: { ...ofAccount(scope), id: draftId },
    data: { revision, bodySealed: scope.seal(content, sealedAt(scope, draftId, revision)), changedAt: scope.now },
  });
}

/** Throws a draft away; how many there were. */
export async function deleteDraft(scope: Scope, draftId: string): Promise<number> {
  return (await scope.tx.draft.deleteMany({ where: { ...ofAccount(scope), id: draftId } })).count;
}

/** The drafts of a kind that were begun in this assignment, the latest first. */
export async function listDrafts(scope: Scope, kind: string): Promise<ListedDraft[]> {
  const rows = await scope.tx.draft.findMany({
    where: { ...ofAccount(scope), assignmentId: scope.principal.assignmentId, kind },
    select: { id: true, startedAt: true, changedAt: true, revision: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(listed);
}

/** One draft with what it says, or null. */
export async function findDraft(scope: Scope, draftId: string): Promise<OpenedDraft | null> {
  const { assignmentId } = scope.principal;
  const row = await scope.tx.draft.findFirst({ where: { ...ofAccount(scope), assignmentId, id: draftId } });
  return row && { ...listed(row), content: scope.open(row.bodySealed, sealedAt(scope, draftId, row.revision)) };
}

function listed(row: { id: string; startedAt: Date; changedAt: Date; revision: number }): ListedDraft {
  const { id: draftId, startedAt, changedAt, revision } = row;
  return { draftId, startedAt: startedAt.toISOString(), changedAt: changedAt.toISOString(), revision };
}
