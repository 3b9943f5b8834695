/**
 * The drafts' own IndexedDB database: two stores, promises instead of events. What stands here in clear is ids and
 * times; everything typed is sealed (sealing.ts).
 */
import type { Sealed } from "./sealing";

/** The device as one account knows it. One row per account and tenant. */
export interface DeviceRow {
  /** `tenantId|accountId`. */
  readonly key: string;
  readonly org: string;
  readonly tenantId: string;
  readonly accountId: string;
  /** The assignment of the last session: what is written without net is written as it. */
  readonly assignmentId: string;
  readonly deviceId: string;
  readonly deviceKey: CryptoKey;
  /** The server's public point, base64url. */
  readonly publicKey: string;
  /** How long a draft lies here after its last change, in hours. */
  readonly hoursKept: number;
  /** When the server last confirmed all this, in ms since the epoch. */
  readonly confirmedAt: number;
  /** When a draft of the account was last filed from here, in ms since the epoch. */
  readonly sentAt: number | null;
  /** What a form needs to be drawn without net: choices of the tenant's, never a person. JSON. */
  readonly choices: string;
}

/**
 * open → finished → gone, on the server's receipt. `refused`: the server said no and it is being corrected, or waits to
 * be. `conflicting`: the server has filed another text under the same key.
 */
export type DraftState = "open" | "finished" | "refused" | "conflicting";

/** One draft. Its id is the idempotency key from birth. */
export interface DraftRow {
  readonly draftId: string;
  /** What it becomes: the folder of the module in the address, whose `receive` files it. */
  readonly kind: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly assignmentId: string;
  readonly state: DraftState;
  /** Grows with each write; part of what the text is sealed for. */
  readonly version: number;
  /** Which open form writes it: the random name of one page's editor. */
  readonly writer: string | null;
  readonly startedAt: number;
  readonly changedAt: number;
  readonly expiresAt: number;
  readonly sealed: Sealed;
  /** Keys of sentences and fields of the last refusal; never contents. */
  readonly refusal: DraftRefusal | null;
  /** The case of the text that was filed instead. */
  readonly filedCaseId: string | null;
}

/** Why the server would not file it, in keys of the message catalogue. */
export interface DraftRefusal {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, { readonly key: string }>>;
}

export const DATABASE_NAME = "samlots-drafts";

type StoreName = "devices" | "drafts";

/** Opens the database, making it when it is not there. */
export function openDatabase(name = DATABASE_NAME): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("devices", { keyPath: "key" });
      request.result.createObjectStore("drafts", { keyPath: "draftId" });
    };
    request.onsuccess = () => {
      // A wipe in another tab deletes the database: whoever still holds it must let go.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(asError(request.error));
  });
}

/** Deletes the whole database. Resolves when it is gone, or at once when other tabs still hold it and will let go. */
export function deleteDatabase(name = DATABASE_NAME): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onblocked = () => resolve();
    request.onerror = () => reject(asError(request.error));
  });
}

/**
 * One transaction: `work` gets the store and may chain requests with `then`, which stay inside it. Resolves when it is
 * on disk ("strict" where the browser knows it): a saved draft must survive a dead battery.
 */
export function inStore<T>(
  database: IDBDatabase,
  name: StoreName,
  mode: "readonly" | "readwrite",
  work: (store: IDBObjectStore, done: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: mode === "readwrite" ? "strict" : "default" });
    let answer: { value: T } | null = null;
    transaction.oncomplete = () => (answer ? resolve(answer.value) : reject(new Error("No answer from the store")));
    transaction.onabort = () => reject(asError(transaction.error));
    transaction.onerror = () => reject(asError(transaction.error));
    work(transaction.objectStore(name), (value) => {
      answer = { value };
    });
  });
}

/** Calls `then` with what a request found, inside its transaction. */
export function found<T>(request: IDBRequest<T>, then: (value: T) => void): void {
  request.onsuccess = () => then(request.result);
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error("The store of the browser failed");
}
