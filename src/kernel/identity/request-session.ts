import "server-only";
import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import type { SessionClaim } from "./contract";
import { cookieName, openCookie } from "./cookies";

/** The session a browser's request claims to have, from next-auth's encrypted cookie; null when there is none. */
export async function currentSessionClaim(): Promise<SessionClaim | null> {
  return sessionClaimFrom((await cookies()).get(cookieName("session"))?.value);
}

/** The session a request to a route claims to have. */
export async function claimOfRequest(request: NextRequest): Promise<SessionClaim | null> {
  return sessionClaimFrom(request.cookies.get(cookieName("session"))?.value);
}

/** The claim in the value of a session cookie. next-auth writes that cookie without a salt. */
export async function sessionClaimFrom(value: string | undefined): Promise<SessionClaim | null> {
  const facts = await openCookie("", value);
  const { tenantId, token } = facts ?? {};
  if (typeof tenantId !== "string" || typeof token !== "string") return null;
  return { unverifiedTenantId: tenantId, unverifiedToken: token };
}
