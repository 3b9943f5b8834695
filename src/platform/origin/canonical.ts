const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Where a request to this machine by another of its own names should go instead, or null. A demo answers at localhost
 * and at 127.0.0.1, but to a browser these are two sites: a sign-in at one is none at the other, and forms would be
 * refused as foreign. Real hosts are never redirected here: the Host header is the caller's word.
 */
export function canonicalLoopback(host: string | null, pathAndQuery: string, own: string): string | null {
  const address = new URL(own);
  const [, name, port] = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d+))?$/i.exec(host ?? "") ?? [];
  if (!name || !LOOPBACK.has(address.hostname) || !LOOPBACK.has(name)) return null;
  if (name === address.hostname || (port ?? "") !== address.port) return null;
  return address.origin + pathAndQuery;
}
