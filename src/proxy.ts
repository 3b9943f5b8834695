import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/platform/csp";
import { env } from "@/platform/env";
import { canonicalLoopback } from "@/platform/origin/canonical";

/**
 * Runs before every page and route: gives the answer its content security policy with a fresh nonce, and forbids every
 * cache to keep it. Decides nothing about who may see what: that is the gate's.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const isPage = request.method === "GET" && !pathname.startsWith("/api/");
  const elsewhere = isPage && canonicalLoopback(request.headers.get("host"), pathname + search, env().NEXTAUTH_URL);
  if (elsewhere) return onwardTo(elsewhere);
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

/**
 * Leads a browser to another name of this machine. Not a redirect: Next takes 127.0.0.1 and localhost for one host and
 * would make its address a relative one, which leads nowhere but here again.
 */
function onwardTo(address: string): NextResponse {
  return new NextResponse(null, { headers: { Refresh: `0; url=${address}`, "Cache-Control": "no-store" } });
}

export const config = {
  matcher: ["/((?!_next/static/|_next/image/|icon\\.svg$|favicon\\.ico$|fonts/).*)"],
};
