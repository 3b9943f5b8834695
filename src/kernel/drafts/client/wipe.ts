/** Taking everything away: at sign-out, when the role is lost, when the tenant turns the switch off. */
import { DATABASE_NAME, deleteDatabase, found, inStore, openDatabase, type DraftRow } from "./database";
import { removeWorkers } from "./half-keeper";

/** How many drafts lie on this device unsent, finished or not, whoever wrote them. 0 when there is no store. */
export async function countUnsent(): Promise<number> {
  if (!(await storeExists())) return 0;
  const database = await openDatabase();
  const rows = await inStore<DraftRow[]>(database, "drafts", "readonly", (store, done) => {
    found(store.getAll() as IDBRequest<DraftRow[]>, (all) => done(all));
  });
  database.close();
  return rows.filter(({ state }) => state !== "conflicting").length;
}

/**
 * Deletes the drafts, the device's key, the service worker and its cache, with or without net. The server erases its own
 * half at sign-out, at the loss of a role and when the switch is turned off: then not even the remains of deleted rows in
 * the files of the browser can be opened by anybody.
 */
export async function wipeDevice(): Promise<void> {
  if (await storeExists()) {
    const database = await openDatabase();
    await emptied(database);
    database.close();
    await deleteDatabase();
  }
  await removeWorkers();
}

/** Deletes what one tenant's people have left here: its switch is off. Other tenants' drafts stay. */
export async function wipeTenant(tenantId: string, org: string): Promise<void> {
  if (!(await storeExists())) return;
  const database = await openDatabase();
  for (const name of ["drafts", "devices"] as const) {
    await inStore<void>(database, name, "readwrite", (store, done) => {
      found(store.openCursor(), (cursor) => {
        if (!cursor) return;
        if ((cursor.value as { tenantId: string }).tenantId === tenantId) cursor.delete();
        cursor.continue();
      });
      done();
    });
  }
  database.close();
  await removeWorkers(org);
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

async function storeExists(): Promise<boolean> {
  if (!("indexedDB" in globalThis)) return false;
  // Firefox in private windows may refuse; opening then says the same by failing.
  const databases = await indexedDB.databases().catch(() => []);
  return databases.some(({ name }) => name === DATABASE_NAME);
}
