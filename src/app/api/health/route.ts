import { health } from "@/platform/health";

/** For whoever watches the installation: well or not, and nothing else. */
export async function GET(): Promise<Response> {
  const state = await health();
  const headers = { "Cache-Control": "no-store" };
  if (state === "ok") return Response.json({ status: "ok", database: "ok", migrations: "current" }, { headers });
  return Response.json({ status: "unavailable" }, { status: 503, headers });
}
