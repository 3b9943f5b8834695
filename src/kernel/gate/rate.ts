import "server-only";

/**
 * How many requests one session may make: a bucket of `BURST`, refilled at `PER_SECOND`. A person never notices; a
 * program that pages through a register with somebody's session does. Per process: with several, each has its own.
 */
const BURST = 240;
const PER_SECOND = 8;
/** Buckets kept at most; the oldest go first. */
const SESSIONS_KEPT = 20_000;

const buckets = new Map<string, { tokens: number; at: number }>();

/** Takes one request from the session's bucket; false when it is empty. `at` in milliseconds. */
export function takeRequest(sessionId: string, at: number): boolean {
  const bucket = buckets.get(sessionId) ?? { tokens: BURST, at };
  buckets.delete(sessionId);
  const tokens = Math.min(BURST, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * PER_SECOND);
  buckets.set(sessionId, { tokens: Math.max(0, tokens - 1), at: Math.max(bucket.at, at) });
  if (buckets.size > SESSIONS_KEPT) {
    const oldest = buckets.keys().next();
    if (!oldest.done) buckets.delete(oldest.value);
  }
  return tokens >= 1;
}
