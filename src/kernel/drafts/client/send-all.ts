/** Sending from a page without the form: before somebody signs out. */
import { now } from "@/platform/clock";
import { found, inStore, openDatabase, type DeviceRow } from "./database";
import { DeviceDrafts } from "./device-drafts";
import { workerKeeper } from "./half-keeper";

/** Tries once to send what is finished, for whoever is signed in. */
export async function sendEverything(): Promise<void> {
  const database = await openDatabase();
  const devices = await inStore<DeviceRow[]>(database, "devices", "readonly", (store, done) => {
    found(store.getAll() as IDBRequest<DeviceRow[]>, (rows) => done(rows));
  });
  database.close();
  for (const { org, tenantId, accountId } of devices) {
    const owner = { tenantId, accountId };
    const drafts = await DeviceDrafts.open({
      ...{ org, owner, kind: "", now: () => now().getTime(), rhythm: false },
      keeper: workerKeeper(org),
    });
    await drafts.connect();
    drafts.close();
  }
}
