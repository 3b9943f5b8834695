import { sealStatus } from "@/kernel/audit";
import { health } from "@/platform/health";

/** For whoever watches the installation: well or not, how the sealing of the log goes, and nothing else. */
export async function GET(): Promise<Response> {
  const state = await health();
  const headers = { "Cache-Control": "no-store" };
  if (state !== "ok") return Response.json({ status: "unavailable" }, { status: 503, headers });
  const { state: log, unsealedSeconds } = await sealStatus();
  // A log that cannot be sealed is somebody's work to look at, not a reason to send people away.
  const audit = { log, unsealedSeconds };
  return Response.json({ status: "ok", database: "ok", migrations: "current", audit }, { headers });
}
