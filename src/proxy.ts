import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/platform/csp";
import { env } from "@/platform/env";
import { isOwnOrigin } from "@/platform/origin";

/**
 * Runs before every page and route: gives the answer its content security policy with a fresh nonce, and forbids every
 * cache to keep it. Decides nothing about who may see what: that is the gate's.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isForeignAct(request)) return new NextResponse(null, { status: 403, headers: { "Cache-Control": "no-store" } });
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  const headers = new Headers(request.headers);
  // Next reads the nonce from this request header and puts it on its own scripts and styles.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // Where a page that finds nobody signed in sends people back to afterwards. Set here, so a caller cannot.
  headers.set("x-requested-path", pathname + search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/** A server action sent by a page of somebody else's. The gate refuses it too; Next, asked first, would call it a fault of ours. */
function isForeignAct({ headers }: NextRequest): boolean {
  const [action, origin] = [headers.get("next-action"), headers.get("origin")];
  if (action === null || origin === null) return false;
  return !isOwnOrigin({ origin, "sec-fetch-site": headers.get("sec-fetch-site") }, env().NEXTAUTH_URL);
}

export const config = {
  matcher: ["/((?!_next/static/|_next/image/|icon\\.svg$|favicon\\.ico$|fonts/).*)"],
};
