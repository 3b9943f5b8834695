/**
 * What may happen to a row, each in one transaction that compares before it writes: of two tabs, two taps or a tab and
 * its ghost, one wins and the other is told. Encryption happens before, because IndexedDB transactions do not wait.
 */
import { found, inStore, type DraftRefusal, type DraftRow } from "./database";
import type { Owner } from "./device-rows";

/** What a form knows of the draft it writes. */
export interface Writing {
  readonly draftId: string;
  readonly writer: string;
  /** The version it wrote last; 0 before the first. */
  readonly version: number;
}

/** `elsewhere`: another form has taken it over. `closed`: it is finished. `gone`: it was filed, discarded or wiped. */
export type WriteOutcome = "written" | "elsewhere" | "closed" | "gone";

const isWritable = (row: DraftRow) => row.state === "open" || row.state === "refused";

/** Writes a draft's next version, if `writing` still is the one that writes it. */
export function writeDraft(database: IDBDatabase, writing: Writing, next: DraftRow): Promise<WriteOutcome> {
  return inStore<WriteOutcome>(database, "drafts", "readwrite", (store, done) => {
    found(store.get(writing.draftId) as IDBRequest<DraftRow | undefined>, (row) => {
      if (!row && writing.version > 0) return done("gone");
      if (row && !isWritable(row)) return done("closed");
      if (row && (row.writer !== writing.writer || row.version !== writing.version)) return done("elsewhere");
      store.put({ ...next, startedAt: row?.startedAt ?? next.startedAt });
      done("written");
    });
  });
}

/** Makes `writer` the one who writes a draft. Null when it is not there to be written. */
export function takeDraft(database: IDBDatabase, draftId: string, writer: string): Promise<DraftRow | null> {
  return inStore<DraftRow | null>(database, "drafts", "readwrite", (store, done) => {
    found(store.get(draftId) as IDBRequest<DraftRow | undefined>, (row) => {
      if (!row || !isWritable(row)) return done(null);
      const taken = { ...row, writer };
      store.put(taken);
      done(taken);
    });
  });
}

/** Deletes a finished draft whose receipt has come. A row that changed meanwhile stays. */
export function deleteFiled(database: IDBDatabase, sent: DraftRow): Promise<void> {
  return changeFinished(database, sent, (store) => store.delete(sent.draftId));
}

/** Gives a finished draft back to its writer: the server would not file it. The same key may be used again. */
export function refuseDraft(database: IDBDatabase, sent: DraftRow, refusal: DraftRefusal): Promise<void> {
  return changeFinished(database, sent, (store) => store.put({ ...sent, state: "refused", writer: null, refusal }));
}

/** Marks a finished draft whose key the server knows with another text. */
export function markConflicting(database: IDBDatabase, sent: DraftRow, caseId: string | null): Promise<void> {
  return changeFinished(database, sent, (store) => store.put({ ...sent, state: "conflicting", filedCaseId: caseId }));
}

function changeFinished(database: IDBDatabase, sent: DraftRow, change: (store: IDBObjectStore) => void): Promise<void> {
  return inStore<void>(database, "drafts", "readwrite", (store, done) => {
    found(store.get(sent.draftId) as IDBRequest<DraftRow | undefined>, (row) => {
      if (row?.state === "finished" && row.version === sent.version) change(store);
      done();
    });
  });
}

/** Throws a draft away because its writer says so. */
export function deleteDraft(database: IDBDatabase, draftId: string): Promise<void> {
  return inStore<void>(database, "drafts", "readwrite", (store, done) => {
    store.delete(draftId);
    done();
  });
}

/** Every draft of one account, the oldest first. */
export function listDrafts(database: IDBDatabase, owner: Owner): Promise<DraftRow[]> {
  return inStore<DraftRow[]>(database, "drafts", "readonly", (store, done) => {
    found(store.getAll() as IDBRequest<DraftRow[]>, (rows) => {
      const mine = rows.filter((row) => row.tenantId === owner.tenantId && row.accountId === owner.accountId);
      done(mine.sort((a, b) => a.startedAt - b.startedAt));
    });
  });
}

/** Deletes every draft of one account: nobody can open them any more. Answers how many that were. */
export function deleteUnreadable(database: IDBDatabase, owner: Owner): Promise<number> {
  return inStore<number>(database, "drafts", "readwrite", (store, done) => {
    found(store.getAll() as IDBRequest<DraftRow[]>, (rows) => {
      const mine = rows.filter((row) => row.tenantId === owner.tenantId && row.accountId === owner.accountId);
      for (const { draftId } of mine) store.delete(draftId);
      done(mine.length);
    });
  });
}

/** Deletes what has lain here too long, whoever wrote it. Answers how many drafts that were. `now` in ms. */
export function deleteExpired(database: IDBDatabase, now: number): Promise<number> {
  return inStore<number>(database, "drafts", "readwrite", (store, done) => {
    found(store.getAll() as IDBRequest<DraftRow[]>, (rows) => {
      const old = rows.filter(({ expiresAt }) => expiresAt <= now);
      for (const { draftId } of old) store.delete(draftId);
      done(old.length);
    });
  });
}
