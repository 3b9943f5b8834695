import { ok, refuse, type Result } from "@/platform/result";
import type { DeviceDrafts } from "../contract";
import type { SetDeviceDrafts } from "../schema-drafts";

export interface DeviceDraftsChange {
  readonly event: "device-drafts-turned-on" | "device-drafts-turned-off" | "device-drafts-changed";
}

/**
 * Drafts in browsers depart from OWASP ASVS 5.0, 14.3.3 (browser storage holds no sensitive data): somebody who may take
 * that risk for the authority has done so, on a day that has been.
 */
export function decideDeviceDrafts(
  current: Pick<DeviceDrafts, "keepsDeviceDrafts">,
  input: SetDeviceDrafts,
  { today }: { readonly today: string },
): Result<DeviceDraftsChange, "deviceDraftsDecidedOnFuture"> {
  if (input.decidedOn !== null && input.decidedOn > today)
    return refuse("deviceDraftsDecidedOnFuture", { field: "decidedOn" });
  if (current.keepsDeviceDrafts === input.keepsDeviceDrafts) return ok({ event: "device-drafts-changed" });
  return ok({ event: input.keepsDeviceDrafts ? "device-drafts-turned-on" : "device-drafts-turned-off" });
}
