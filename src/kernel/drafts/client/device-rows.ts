/** The device as the signed-in accounts of this browser know it. */
import { found, inStore, type DeviceRow } from "./database";

export interface Owner {
  readonly tenantId: string;
  readonly accountId: string;
}

const HOUR_MS = 3_600_000;

export const deviceKeyOf = ({ tenantId, accountId }: Owner) => `${tenantId}|${accountId}`;

export function findDevice(database: IDBDatabase, owner: Owner): Promise<DeviceRow | null> {
  return inStore<DeviceRow | null>(database, "devices", "readonly", (store, done) => {
    found(store.get(deviceKeyOf(owner)) as IDBRequest<DeviceRow | undefined>, (row) => done(row ?? null));
  });
}

/** The device row of a tenant that was confirmed last: whose form it is when nobody can be asked. */
export function findLatestDevice(database: IDBDatabase, org: string): Promise<DeviceRow | null> {
  return inStore<DeviceRow | null>(database, "devices", "readonly", (store, done) => {
    found(store.getAll() as IDBRequest<DeviceRow[]>, (rows) => {
      const here = rows.filter((row) => row.org === org).sort((a, b) => b.confirmedAt - a.confirmedAt);
      done(here[0] ?? null);
    });
  });
}

/** Adds a device unless a second tab was faster; answers the one that counts. */
export function addDevice(database: IDBDatabase, device: DeviceRow): Promise<DeviceRow> {
  return inStore<DeviceRow>(database, "devices", "readwrite", (store, done) => {
    found(store.get(device.key) as IDBRequest<DeviceRow | undefined>, (row) => {
      if (!row) store.put(device);
      done(row ?? device);
    });
  });
}

/** Changes parts of a device row; nothing when it is gone. */
export function changeDevice(database: IDBDatabase, owner: Owner, change: Partial<DeviceRow>): Promise<void> {
  return inStore<void>(database, "devices", "readwrite", (store, done) => {
    found(store.get(deviceKeyOf(owner)) as IDBRequest<DeviceRow | undefined>, (row) => {
      if (row) store.put({ ...row, ...change });
      done();
    });
  });
}

/**
 * Whether a device may still write without having been confirmed: a role that was lost, or a switch that was turned off,
 * is noticed at the latest after the drafts' own time to live. `now` in ms.
 */
export function isConfirmed(device: DeviceRow, now: number): boolean {
  return now < device.confirmedAt + device.hoursKept * HOUR_MS;
}
