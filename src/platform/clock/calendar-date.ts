/**
 * Calendar dates and times of day as plain text: "YYYY-MM-DD" in the Gregorian calendar, "HH:MM" on whose clock it may
 * be. They have no instant and no time zone, so this file is safe in the browser and in pure rules. Text order is the
 * order of time: compare with `<` and `>`.
 */

import { addDays as addDaysTo, differenceInCalendarDays, formatISO, parseISO } from "date-fns";

/** A day, "YYYY-MM-DD", years 0001-9999. */
export type CalendarDate = string;

/** A time of day, "HH:MM", 00:00-23:59. */
export type TimeOfDay = string;

const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists. "2025-02-29" does not. */
export function isCalendarDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  return dayExists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Whether the text is a time of day, "HH:MM", 00:00-23:59. "7:00" and "12:00:30" are not. */
export function isTimeOfDay(text: string): boolean {
  return TIME_SHAPE.test(text);
}

/** Whether a year (1-9999), month (1-12) and day of the month make a day that exists. */
export function dayExists(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Writes year, month and day as a calendar date. The caller has checked that the day exists. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The day `days` after `date`; negative counts backwards. Throws RangeError when `date` is no date. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return formatISO(addDaysTo(instantOfDay(date), days), { representation: "date" });
}

/** Whole days from `from` to `to`; negative when `to` is earlier. Throws RangeError when either is no date. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(instantOfDay(to), instantOfDay(from));
}

/**
 * Whole years lived on `onDate`; negative before birth. An age is reached at the start of the birthday.
 *
 * Someone born on 29 February reaches the age on 28 February in a year without a leap day: where the final month has
 * no corresponding day, its last day counts (lag 1930:173 om beräkning av lagstadgad tid, 1 §). No statute speaks of
 * birthdays as such, so the rule is applied by analogy.
 *
 * Throws RangeError when either is no date.
 */
export function ageOn(birthDate: CalendarDate, onDate: CalendarDate): number {
  const born = parts(birthDate);
  const on = parts(onDate);
  const birthday = Math.min(born.day, daysInMonth(on.year, born.month));
  const reached = on.month > born.month || (on.month === born.month && on.day >= birthday);
  return on.year - born.year - (reached ? 0 : 1);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parts(date: CalendarDate): { year: number; month: number; day: number } {
  const match = SHAPE.exec(date);
  const year = Number(match?.[1]);
  const month = Number(match?.[2]);
  const day = Number(match?.[3]);
  if (!match || !dayExists(year, month, day)) throw new RangeError("Not a calendar date");
  return { year, month, day };
}

/** Midnight of the day on this machine's own clock: where date-fns counts days. Which clock that is does not show. */
function instantOfDay(date: CalendarDate): Date {
  parts(date);
  return parseISO(date);
}
