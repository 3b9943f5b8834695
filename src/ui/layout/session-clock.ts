/** Where a session stands, seen from the browser. */
export type SessionPhase = "active" | "warning" | "ended";

/**
 * The phase at a moment. The server decides; this only tells when to speak up.
 *
 * @param now and `extendedAt`: milliseconds since the epoch
 * @param idleSeconds after which the server ends the session
 * @param warnSeconds how long before that the warning comes; at least 120 (EN 301 549, WCAG 2.2.1)
 */
export function sessionPhase(now: number, extendedAt: number, idleSeconds: number, warnSeconds: number): SessionPhase {
  const leftSeconds = secondsLeft(now, extendedAt, idleSeconds);
  if (leftSeconds <= 0) return "ended";
  return leftSeconds <= warnSeconds ? "warning" : "active";
}

/** Seconds until the session ends; never below 0. */
export function secondsLeft(now: number, extendedAt: number, idleSeconds: number): number {
  return Math.max(0, Math.ceil((extendedAt + idleSeconds * 1000 - now) / 1000));
}

/** Whether a key press or a touch should tell the server that somebody is here: at most once in a quarter of the time. */
export function worthTelling(now: number, extendedAt: number, idleSeconds: number): boolean {
  return now - extendedAt >= Math.min(60, idleSeconds / 4) * 1000;
}
