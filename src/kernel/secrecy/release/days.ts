/**
 * Days, ages and instants as the rules read them: total, so what cannot be read is answered the strict way instead of
 * thrown.
 */
import {
  addDays,
  ageOn,
  calendarDate,
  dayExists,
  isCalendarDate,
  type CalendarDate,
} from "@/platform/clock/calendar-date";
import type { SubjectAge } from "./facts";

/** Half open: the first day belongs, the day it stops does not. A day that cannot be read holds nothing. */
export function holdsOn(
  row: { readonly validFrom: string; readonly validTo: string | null },
  day: CalendarDate,
): boolean {
  if (!isCalendarDate(row.validFrom) || row.validFrom > day) return false;
  return row.validTo === null || (isCalendarDate(row.validTo) && day < row.validTo);
}

/** Whole years today; null when the age is unknown, also for a birth that lies ahead. */
export function ageToday(age: SubjectAge, today: CalendarDate): number | null {
  if (age === "unknown" || !isCalendarDate(age.birthOn) || age.birthOn > today) return null;
  return ageOn(age.birthOn, today);
}

/**
 * The birthday on which somebody reaches `years`. Born on 29 February: the 28th where the day is missing (lag 1930:173,
 * 1 §), as in `ageOn`. Null when there is no such day: no date of birth, or beyond the year 9999.
 */
export function turns(birthOn: string, years: number): CalendarDate | null {
  if (!isCalendarDate(birthOn)) return null;
  const [year = 0, month = 0, day = 0] = birthOn.split("-").map(Number);
  const at = year + Math.floor(years);
  if (dayExists(at, month, day)) return calendarDate(at, month, day);
  return dayExists(at, month, day - 1) ? calendarDate(at, month, day - 1) : null;
}

/** The day before; null stays null: no end. */
export function dayBefore(day: CalendarDate | null): CalendarDate | null {
  return day === null ? null : addDays(day, -1);
}

/** The earliest of some last days; null, no end, only when none of them ends. */
export function earliest(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null);
}

/** Whether an instant has come. One that cannot be read has. */
export function hasCome(instant: string, now: Date): boolean {
  return !(Date.parse(instant) > now.getTime());
}
