import type { PlainDate, TimeOfDay } from "./contact";

const stockholm = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The Swedish wall clock at an instant, as a date and a time of day. */
export function swedishWallClock(at: Date): { readonly on: PlainDate; readonly time: TimeOfDay } {
  const parts: Record<string, string> = {};
  for (const part of stockholm.formatToParts(at)) parts[part.type] = part.value;
  return {
    on: `${parts.year}-${parts.month}-${parts.day}`,
    time: `${parts.hour}:${parts.minute}`,
  };
}

/** Whether the text is a time of day, written `HH:MM`, 00:00 to 23:59. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
