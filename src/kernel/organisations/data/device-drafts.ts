import "server-only";
import { columnDay, dayOrNull } from "@/platform/clock/date-column";
import { expectOneRow, type Scope } from "../../gate";
import type { DeviceDrafts } from "../contract";
import type { SetDeviceDrafts } from "../schema-drafts";

/** What has been decided about drafts in browsers. */
export async function findDeviceDrafts(scope: Scope): Promise<DeviceDrafts> {
  const row = await scope.tx.tenantSettings.findUniqueOrThrow({
    where: { tenantId: scope.tenantId },
    select: {
      keepsDeviceDrafts: true,
      draftHours: true,
      deviceDraftsReason: true,
      deviceDraftsDecidedBy: true,
      deviceDraftsDecidedOn: true,
      deviceDraftsVersion: true,
    },
  });
  return {
    keepsDeviceDrafts: row.keepsDeviceDrafts,
    draftHours: row.draftHours,
    reason: row.deviceDraftsReason,
    decidedBy: row.deviceDraftsDecidedBy,
    decidedOn: dayOrNull(row.deviceDraftsDecidedOn),
    version: row.deviceDraftsVersion,
  };
}

/** Saves the decision. Turning it off erases the keys of what lies in browsers: a trigger, so that nobody forgets. */
export async function saveDeviceDrafts(scope: Scope, input: SetDeviceDrafts): Promise<void> {
  const { version, keepsDeviceDrafts, draftHours, reason, decidedBy, decidedOn } = input;
  expectOneRow(
    await scope.tx.tenantSettings.updateMany({
      where: { tenantId: scope.tenantId, deviceDraftsVersion: version },
      data: {
        ...{ keepsDeviceDrafts, draftHours, deviceDraftsReason: reason, deviceDraftsDecidedBy: decidedBy },
        deviceDraftsDecidedOn: decidedOn === null ? null : columnDay(decidedOn),
        deviceDraftsVersion: { increment: 1 },
      },
    }),
  );
}
