import "server-only";
import * as z from "zod";
import { cookieName, openCookie, sealCookie, setCookieLine } from "../cookies";
import type { PendingSignIn } from "./password-sign-in";

/**
 * What is kept between the steps of one sign-in, encrypted, for five minutes: the address (so that it need not be typed
 * again) and, once the password was right, the accounts it belongs to. Never in the URL, where personal data have no place.
 */
const PART = "sign-in";
const KEPT_SECONDS = 300;

const keptSchema = z.object({
  email: z.string(),
  accounts: z.array(z.object({ tenantId: z.string(), accountId: z.string() })).optional(),
});

export interface KeptSignIn {
  readonly email: string;
  readonly accounts?: PendingSignIn["accounts"] | undefined;
}

/** The `Set-Cookie` line that keeps it. */
export async function keepSignIn(kept: KeptSignIn): Promise<string> {
  return setCookieLine(PART, await sealCookie(PART, { ...kept }, KEPT_SECONDS), KEPT_SECONDS);
}

/** The `Set-Cookie` line that forgets it. */
export function forgetSignIn(): string {
  return setCookieLine(PART, "", 0);
}

/** What a request's cookies keep; null when there is nothing, or it is too old. */
export async function keptSignIn(jar: {
  get: (name: string) => { value: string } | undefined;
}): Promise<KeptSignIn | null> {
  const parsed = keptSchema.safeParse(await openCookie(PART, jar.get(cookieName(PART))?.value));
  return parsed.success ? parsed.data : null;
}
