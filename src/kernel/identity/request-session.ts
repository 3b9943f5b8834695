import "server-only";
import type { SessionClaim } from "./contract";

/** The session a browser's request claims to have, from next-auth's signed cookie; null when there is none. */
export async function currentSessionClaim(): Promise<SessionClaim | null> {
  return null;
}
