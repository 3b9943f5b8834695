/**
 * The clock: the only place that asks what time it is, and the only place that knows the Swedish time zone.
 * Pure rules take `now` (an instant) or `today` (a calendar date) as arguments.
 */
import { tzOffset } from "@date-fns/tz";
import { addDays, isCalendarDate, type CalendarDate } from "./calendar-date";

export { addDays, ageOn, calendarDate, dayExists, daysBetween, isCalendarDate } from "./calendar-date";
export type { CalendarDate } from "./calendar-date";

/** The zone of every Swedish date and time (lag 1979:988 om svensk normaltid; förordning 2001:127 om sommartid). */
export const SWEDISH_TIME_ZONE = "Europe/Stockholm";

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const TIME_SHAPE = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** This moment. */
export function now(): Date {
  return new Date();
}

/** The calendar date in Sweden at an instant. */
export function swedishDateOf(instant: Date): CalendarDate {
  return wallClockOf(instant.getTime()).slice(0, 10);
}

/** The time of day in Sweden at an instant, "HH:MM". */
export function swedishTimeOf(instant: Date): string {
  return wallClockOf(instant.getTime()).slice(11, 16);
}

/** Whether the text is a time of day, "HH:MM" or "HH:MM:SS", 00:00-23:59:59. */
export function isTimeOfDay(text: string): boolean {
  return TIME_SHAPE.test(text);
}

/**
 * The instant at which clocks in Sweden show `date` and `time` ("HH:MM" or "HH:MM:SS").
 *
 * In the hour that is skipped in March the clock time does not exist: the answer is as much later as the clock jumped
 * (02:30 becomes 03:30). In the hour that is repeated in October the first of the two is meant.
 * Throws RangeError when `date` or `time` is malformed.
 */
export function instantOf(date: CalendarDate, time: string): Date {
  const match = TIME_SHAPE.exec(time);
  if (!match || !isCalendarDate(date)) throw new RangeError("Not a calendar date and a time of day");
  const seconds = match[3] ?? "00";
  const wall = `${date}T${match[1]}:${match[2]}:${seconds}.000`;
  const asIfUtc = Date.parse(`${wall}Z`);
  // A change of clocks is never closer than a day to the next one, so a day before and a day after give both offsets.
  const before = asIfUtc - offsetMs(asIfUtc - MS_PER_DAY);
  const after = asIfUtc - offsetMs(asIfUtc + MS_PER_DAY);
  const shown = [Math.min(before, after), Math.max(before, after)].find((ms) => wallClockOf(ms) === wall);
  return new Date(shown ?? before);
}

/** A Swedish day as a half-open span of instants, `from` included and `until` not: 23, 24 or 25 hours. */
export function swedishDay(date: CalendarDate): { readonly from: Date; readonly until: Date } {
  return { from: instantOf(date, "00:00"), until: instantOf(addDays(date, 1), "00:00") };
}

function offsetMs(ms: number): number {
  return tzOffset(SWEDISH_TIME_ZONE, new Date(ms)) * MS_PER_MINUTE;
}

function wallClockOf(ms: number): string {
  return new Date(ms + offsetMs(ms)).toISOString().slice(0, -1);
}
