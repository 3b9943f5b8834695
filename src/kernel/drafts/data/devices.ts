import "server-only";
import { newAgreementKeys } from "@/platform/crypto";
import type { Scope } from "../../gate";
import type { DeviceHalf, DraftSettings } from "../contract";

/** Where the private half is sealed: for this account and device alone. */
function sealedAt(scope: Scope, deviceId: string) {
  return { table: "device_key", column: "private_sealed", rowId: `${scope.principal.accountId}/${deviceId}` } as const;
}

/** Where this session keeps drafts, and for how long. */
export async function findDraftSettings(scope: Scope): Promise<DraftSettings> {
  const { tenantId, principal } = scope;
  const settings = await scope.tx.tenantSettings.findFirstOrThrow({
    where: { tenantId },
    select: { keepsDeviceDrafts: true, draftHours: true },
  });
  return {
    keep: settings.keepsDeviceDrafts ? "device" : "server",
    hoursKept: settings.draftHours,
    tenantId,
    accountId: principal.accountId,
    assignmentId: principal.assignmentId,
  };
}

/** Makes the pair of a new device, or keeps that of a known one. False when this session may have none now. */
export async function enrolDevice(scope: Scope, deviceId: string): Promise<boolean> {
  const { publicKey, privateKey } = newAgreementKeys();
  const sealed = scope.seal(privateKey, sealedAt(scope, deviceId));
  const [row] = await scope.tx.$queryRaw<{ enrolled: boolean }[]>`
    select app.enrol_device(${deviceId}::uuid, ${publicKey}, ${sealed}) as enrolled`;
  return row?.enrolled ?? false;
}

/** Gives out a device's half, and counts its time from now; null when there is none for this session. */
export async function findDeviceHalf(scope: Scope, deviceId: string): Promise<DeviceHalf | null> {
  const settings = await findDraftSettings(scope);
  if (settings.keep === "server") return { keep: "server" };
  const [row] = await scope.tx.$queryRaw<{ public_key: string; private_sealed: string; hours: number }[]>`
    select public_key, private_sealed, hours from app.use_device_key(${deviceId}::uuid)`;
  if (!row) return null;
  const privateKey = scope.open(row.private_sealed, sealedAt(scope, deviceId));
  return { ...settings, keep: "device", deviceId, publicKey: row.public_key, privateKey, hoursKept: row.hours };
}
