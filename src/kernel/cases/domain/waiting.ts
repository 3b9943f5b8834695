const MINUTE_MS = 60_000;

/** How long something has waited, in whole days (0-), hours (0-23) and minutes (0-59). */
export interface Waited {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** How long it is from one instant to another, rounded down to minutes; nothing when `now` is earlier. */
export function waitedSince(since: Date, now: Date): Waited {
  const whole = Math.max(0, Math.floor((now.getTime() - since.getTime()) / MINUTE_MS));
  return { days: Math.floor(whole / 1440), hours: Math.floor((whole % 1440) / 60), minutes: whole % 60 };
}

/** Whether an answer is late: the hours the authority allows have passed. */
export function isLateAnswer(since: Date, now: Date, answerHours: number): boolean {
  return now.getTime() - since.getTime() >= answerHours * 60 * MINUTE_MS;
}
