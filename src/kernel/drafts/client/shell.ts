/** What the page without net starts from: the device as the last session left it. */
import { openDatabase, type DeviceRow } from "./database";
import { findLatestDevice, isConfirmed } from "./device-rows";

/** Who writes here and with which choices; null when nobody has used this device in time. `now` in ms. */
export async function lastOwner(org: string, now: number): Promise<DeviceRow | null> {
  const database = await openDatabase();
  const device = await findLatestDevice(database, org);
  database.close();
  return device && isConfirmed(device, now) ? device : null;
}
