/** Taking everything away: at sign-out, when the role is lost, when the tenant turns the switch off. */
import { DATABASE_NAME, deleteDatabase, found, inStore, openDatabase, type DeviceRow, type DraftRow } from "./database";
import { removeWorkers } from "./half-keeper";
import { post } from "./server";

/** Longer than this nobody waits to sign out because of a server that does not answer. */
const FORGET_WITHIN_MS = 3_000;

/** How many drafts lie on this device unsent, finished or not, whoever wrote them. 0 when there is no store. */
export async function countUnsent(): Promise<number> {
  if (!(await storeExists())) return 0;
  const database = await openDatabase();
  const rows = await allOf<DraftRow>(database, "drafts");
  database.close();
  return rows.filter(({ state }) => state !== "conflicting").length;
}

/**
 * Deletes the drafts, both keys, the service worker and its cache, with or without net. With net the server forgets its
 * half as well: then not even the remains on the disk can be opened by anybody.
 */
export async function wipeDevice(): Promise<void> {
  if (await storeExists()) {
    const database = await openDatabase();
    const devices = await allOf<DeviceRow>(database, "devices");
    await emptied(database);
    database.close();
    await Promise.race([
      Promise.all(devices.map(forgetOnServer)),
      new Promise((resolve) => setTimeout(resolve, FORGET_WITHIN_MS)),
    ]);
    await deleteDatabase();
  }
  await removeWorkers();
}

function forgetOnServer({ org, deviceId }: DeviceRow): Promise<unknown> {
  return post(org, "drafts/forget", { key: crypto.randomUUID(), input: { deviceId } });
}

/** Rows first: deleting a database waits for tabs that still hold it, and a dead battery does not wait. */
async function emptied(database: IDBDatabase): Promise<void> {
  for (const name of ["drafts", "devices"] as const) {
    await inStore<void>(database, name, "readwrite", (store, done) => {
      store.clear();
      done();
    });
  }
}

function allOf<Row>(database: IDBDatabase, name: "devices" | "drafts"): Promise<Row[]> {
  return inStore<Row[]>(database, name, "readonly", (store, done) => {
    found(store.getAll() as IDBRequest<Row[]>, (rows) => done(rows));
  });
}

async function storeExists(): Promise<boolean> {
  if (!("indexedDB" in globalThis)) return false;
  // Firefox in private windows may refuse; opening then says the same by failing.
  const databases = await indexedDB.databases().catch(() => []);
  return databases.some(({ name }) => name === DATABASE_NAME);
}
