import "server-only";
import { decode, encode } from "next-auth/jwt";
import { env } from "@/platform/env";

/** The absolute length of a session. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** The name of one of our cookies: with the `__Host-` prefix wherever the address is https, so that no sibling domain can set it. */
export function cookieName(part: string): string {
  return isHttps() ? `__Host-samlots.${part}` : `samlots.${part}`;
}

/** What next-auth asks to know of each of its cookies. No `maxAge`: they go when the browser is closed. */
export function cookieSettings(part: string) {
  return {
    name: cookieName(part),
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps() },
  };
}

/** A `Set-Cookie` line for a value that only the server reads. Without `maxAgeSeconds` the browser forgets it when closed; 0 deletes it. */
export function setCookieLine(part: string, value: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${String(maxAgeSeconds)}`;
  return `${cookieName(part)}=${value}; Path=/; HttpOnly; SameSite=Lax${isHttps() ? "; Secure" : ""}${age}`;
}

/** Encrypts facts into a cookie's value with the installation's secret. `part` binds it to one cookie. */
export function sealCookie(
  part: string,
  facts: Readonly<Record<string, unknown>>,
  maxAgeSeconds: number,
): Promise<string> {
  return encode({ token: { ...facts }, secret: env().NEXTAUTH_SECRET, salt: part, maxAge: maxAgeSeconds });
}

/** The facts in a cookie's value; null when it is missing, too old, or not ours. */
export async function openCookie(part: string, value: string | undefined): Promise<Record<string, unknown> | null> {
  if (!value) return null;
  try {
    return await decode({ token: value, secret: env().NEXTAUTH_SECRET, salt: part });
  } catch {
    // Whatever is wrong with it, it proves nothing.
    return null;
  }
}

function isHttps(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
