/**
 * The clock: the only place that asks what time it is. Pure rules take `now` (an instant) or `today` (a calendar date)
 * as arguments, and read dates and wall clocks from the two files below.
 */
export { addDays, ageOn, calendarDate, dayExists, daysBetween, isCalendarDate, isTimeOfDay } from "./calendar-date";
export type { CalendarDate, TimeOfDay } from "./calendar-date";
export { instantOf, swedishDateOf, swedishDay, swedishTimeOf } from "./swedish-time";

/** This moment. */
export function now(): Date {
  return new Date();
}
