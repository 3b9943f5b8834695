/** Loaded after the page can be read: nobody waits for the store before the first tap. */
import { wipeTenant } from "@/kernel/drafts/client";
import { keepOnDevice } from "./keep-on-device";
import { keepOnServer } from "./keep-on-server";
import type { Keeping, KeepingFor } from "./keeping-contract";

/** Opens where the tenant lets it be kept; a browser that cannot keep anything falls back on the server. */
export async function openKeeping(about: KeepingFor): Promise<Keeping> {
  if (about.keep === "server") {
    // The switch may have been on yesterday.
    void wipeTenant(about.tenantId, about.org).catch(() => undefined);
    return keepOnServer(about);
  }
  try {
    return await keepOnDevice(about);
  } catch {
    // A private window, or a browser set to keep nothing.
    return keepOnServer(about);
  }
}
