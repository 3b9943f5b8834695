import "server-only";

/** The headers the check reads, lower case. */
export interface OriginHeaders {
  readonly origin: string | null;
  readonly "sec-fetch-site": string | null;
}

/**
 * Whether a request that changes something comes from our own pages. Next lets a missing Origin through with a warning
 * and has let `null` through; we refuse missing, `null` and foreign alike, and anything a browser itself calls
 * cross-site. `own` is the configured address of the product, never the Host header, which the caller writes.
 */
export function isOwnOrigin(headers: OriginHeaders, own: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== null && site !== "same-origin") return false;
  if (headers.origin === null || headers.origin === "null") return false;
  return headers.origin === new URL(own).origin || isSameLoopback(headers.origin, own);
}

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address is reached from this machine alone. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.has(new URL(address).hostname);
}

/** A demo answers at localhost and at 127.0.0.1 alike: the same port of this machine is the same server. */
function isSameLoopback(origin: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [theirs, ours] = [new URL(origin), new URL(own)];
  if (origin !== theirs.origin || !LOOPBACK.has(theirs.hostname) || !LOOPBACK.has(ours.hostname)) return false;
  return theirs.protocol === ours.protocol && theirs.port === ours.port;
}
