/**
 * Swedish wall clocks: the only place that knows the zone. It never asks what time it is, so pure rules may use it.
 */
import { tzOffset } from "@date-fns/tz";
import { addDays, isCalendarDate, isTimeOfDay, type CalendarDate, type TimeOfDay } from "./calendar-date";

/** The zone of every Swedish date and time (lag 1979:988 om svensk normaltid; förordning 2001:127 om sommartid). */
const SWEDISH_TIME_ZONE = "Europe/Stockholm";

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** The calendar date in Sweden at an instant. */
export function swedishDateOf(instant: Date): CalendarDate {
  return wallClockOf(instant.getTime()).slice(0, 10);
}

/** The time of day in Sweden at an instant. */
export function swedishTimeOf(instant: Date): TimeOfDay {
  return wallClockOf(instant.getTime()).slice(11, 16);
}

/**
 * The instant at which clocks in Sweden show `date` and `time`.
 *
 * In the hour that is skipped in March the clock time does not exist: the answer is as much later as the clock jumped
 * (02:30 becomes 03:30). In the hour that is repeated in October the first of the two is meant.
 * Throws RangeError when `date` or `time` is malformed.
 */
export function instantOf(date: CalendarDate, time: TimeOfDay): Date {
  if (!isTimeOfDay(time) || !isCalendarDate(date)) throw new RangeError("Not a calendar date and a time of day");
  const wall = `${date}T${time}:00.000`;
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
