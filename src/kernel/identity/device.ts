import "server-only";
import { randomToken } from "@/platform/crypto";
import { cookieName, openCookie, sealCookie, setCookieLine } from "./cookies";

/**
 * A device that somebody has signed in from, remembered by a cookie (OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies"): whoever hammers an address from elsewhere is slowed down, and its owner is not.
 */
const PART = "device";
const REMEMBERED_SECONDS = 180 * 24 * 60 * 60;
/** People who share one browser, at most; the longest away is forgotten. */
const KEPT = 8;

/** Addresses this browser has signed in with, and the device's name for each. */
type Known = Readonly<Record<string, string>>;

/** What the browser's cookie proves. */
export interface Device {
  /** The device's own random name for an address, or null when nobody has signed in with it here. */
  readonly nameFor: (emailKey: string) => string | null;
  /** The `Set-Cookie` line that also remembers this address. */
  readonly remembering: (emailKey: string) => Promise<string>;
}

/** Reads the device cookie of a request. */
export async function deviceFrom(jar: { get: (name: string) => { value: string } | undefined }): Promise<Device> {
  const facts = await openCookie(PART, jar.get(cookieName(PART))?.value);
  const known: Known = isKnown(facts?.["known"]) ? facts["known"] : {};
  return {
    nameFor: (emailKey) => (Object.hasOwn(known, emailKey) ? (known[emailKey] ?? null) : null),
    remembering: async (emailKey) => {
      const { [emailKey]: before, ...others } = known;
      const kept = Object.fromEntries(Object.entries(others).slice(0, KEPT - 1));
      const now: Known = { [emailKey]: before ?? randomToken(16), ...kept };
      return setCookieLine(PART, await sealCookie(PART, { known: now }, REMEMBERED_SECONDS), REMEMBERED_SECONDS);
    },
  };
}

function isKnown(value: unknown): value is Known {
  return typeof value === "object" && value !== null && Object.values(value).every((name) => typeof name === "string");
}
