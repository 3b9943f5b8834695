import type { AttentionRule, Lateness, WaitingItem } from "../contract";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Times = Pick<WaitingItem, "since" | "dueAt">;

/** What the hours of a rule are counted from: when it is due, or else when it began to wait. */
export function countedFrom({ since, dueAt }: Times): Date {
  return dueAt ?? since;
}

/** How late something is. The same hours as `app.gather_notices` counts; a test holds the two together. */
export function latenessOf(
  item: Times,
  rule: Pick<AttentionRule, "remindHours" | "escalateHours">,
  now: Date,
): Lateness {
  const hours = (now.getTime() - countedFrom(item).getTime()) / HOUR_MS;
  if (hours >= rule.escalateHours) return "escalated";
  return hours >= rule.remindHours ? "late" : "onTime";
}

/** A time from now or until now in words' parts: whole days (0-), hours (0-23) and minutes (0-59). */
export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** How long it is between two instants, rounded down to minutes. */
export function spanBetween(a: Date, b: Date): Span {
  const whole = Math.floor(Math.abs(b.getTime() - a.getTime()) / MINUTE_MS);
  return { days: Math.floor(whole / 1440), hours: Math.floor((whole % 1440) / 60), minutes: whole % 60 };
}
