/**
 * The path of an address when it leads back to this site, else null. Keeps the path and the query, drops the rest.
 * Refuses what browsers read as another site: `//evil`, `/\evil`, control characters.
 *
 * @param unverifiedAddress a full address or a path, from outside
 * @param host the host this request came to
 */
export function sameSitePath(unverifiedAddress: string | null | undefined, host: string): string | null {
  if (!unverifiedAddress) return null;
  const base = `http://${host}`;
  if (!URL.canParse(unverifiedAddress, base)) return null;
  const url = new URL(unverifiedAddress, base);
  if (url.host !== new URL(base).host || !["http:", "https:"].includes(url.protocol)) return null;
  const path = `${url.pathname}${url.search}`;
  return path.startsWith("//") ? null : path;
}

/** Whether a request comes from a page of this site. A missing, opaque (`null`) or foreign origin does not. */
export function isSameOrigin(unverifiedOrigin: string | null, host: string | null): boolean {
  if (!unverifiedOrigin || !host || !URL.canParse(unverifiedOrigin)) return false;
  return new URL(unverifiedOrigin).host === host;
}
