/**
 * The queue of finished drafts. One tab at a time sends (a Web Lock), each draft with its own key, and a draft is
 * deleted on the server's receipt only. Anything between may be cut off: the same text goes out under the same key
 * again, and the server answers it with the same receipt.
 */
import type { DraftRow } from "./database";
import { deleteFiled, listDrafts, markConflicting, refuseDraft } from "./draft-rows";
import type { KeyRing } from "./keys";
import { openDraft } from "./sealing";
import { post, type Answer } from "./server";
import type { Owner } from "./device-rows";

/** Why the queue stands still; null: it does not. */
export type Trouble = "noNet" | "signedOut" | "locked" | "otherAccount" | "otherAssignment" | "busy";

export interface SendReport {
  readonly filed: readonly { readonly draftId: string; readonly caseId: string }[];
  readonly trouble: Trouble | null;
}

interface OutboxOptions {
  readonly database: IDBDatabase;
  readonly org: string;
  readonly owner: Owner;
  readonly ring: KeyRing;
  readonly locks: LockManager | undefined;
  readonly lockName: string;
}

const NOTHING: SendReport = { filed: [], trouble: null };

/** Sends what is finished, oldest first, and stops at the first thing that stops all. */
export function sendFinished(options: OutboxOptions): Promise<SendReport> {
  const { locks, lockName } = options;
  if (!locks) return sendAll(options);
  return locks.request(lockName, { ifAvailable: true }, (lock) => (lock ? sendAll(options) : NOTHING));
}

async function sendAll(options: OutboxOptions): Promise<SendReport> {
  const filed: { draftId: string; caseId: string }[] = [];
  let trouble: Trouble | null = null;
  for (const row of await listDrafts(options.database, options.owner)) {
    if (row.state !== "finished") continue;
    const sent = await sendOne(options, row);
    if (typeof sent === "object" && sent) filed.push({ draftId: row.draftId, caseId: sent.caseId });
    if (typeof sent === "string") trouble ??= sent;
    // A draft of another assignment waits for it; the others need not.
    if (typeof sent === "string" && sent !== "otherAssignment") break;
  }
  return { filed, trouble };
}

/** The receipt, the trouble that stops the queue, or null: this draft is out of the queue without a receipt. */
async function sendOne(options: OutboxOptions, row: DraftRow): Promise<{ caseId: string } | Trouble | null> {
  const { database, org, ring } = options;
  if (!ring.device || !ring.half) return "locked";
  const text = await openDraft(ring.device.deviceKey, ring.half, row, row.sealed);
  if (text === null) return "locked";
  const answer = await post<{ caseId: string }>(org, `${row.kind}/receive`, {
    key: row.draftId,
    accountId: row.accountId,
    assignmentId: row.assignmentId,
    input: JSON.parse(text) as unknown,
  });
  if (answer.kind === "ok") {
    await deleteFiled(database, row);
    return { caseId: answer.value.caseId };
  }
  if (answer.kind === "refused" || answer.kind === "notAllowed") {
    await keepRefused(database, row, answer);
    return null;
  }
  if (answer.kind === "signedOut") ring.lock();
  return answer.kind === "lost" ? "noNet" : answer.kind;
}

async function keepRefused(database: IDBDatabase, row: DraftRow, answer: Answer<never>): Promise<void> {
  if (answer.kind !== "refused") {
    return refuseDraft(database, row, { code: "notAllowed", message: "gate.errors.notAllowed", fields: {} });
  }
  const { code, message, fields, details } = answer.reply;
  if (code === "keyReused") return markConflicting(database, row, caseIdIn(details));
  return refuseDraft(database, row, { code, message, fields });
}

function caseIdIn(details: Readonly<Record<string, string | number>> | undefined): string | null {
  const caseId = details?.["caseId"];
  return typeof caseId === "string" ? caseId : null;
}
