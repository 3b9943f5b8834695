import { addDays, isCalendarDate, type CalendarDate, type TimeOfDay } from "@/platform/clock/calendar-date";
import { swedishDateOf, swedishTimeOf } from "@/platform/clock/swedish-time";

/** When the night's work begins and ends, on Swedish clocks. It may pass midnight. */
export interface ShiftHours {
  readonly shiftFrom: TimeOfDay;
  readonly shiftTo: TimeOfDay;
}

/** One night's work: `from` is part of it, `until` is not. Swedish wall clocks, as contacts are noted. */
export interface Shift {
  /** The day on which it begins. */
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
}

/** The shift that begins on a day. */
export function shiftOf(startsOn: CalendarDate, { shiftFrom, shiftTo }: ShiftHours): Shift {
  const endsOn = shiftTo > shiftFrom ? startsOn : addDays(startsOn, 1);
  return { startsOn, endsOn, from: shiftFrom, until: shiftTo };
}

/**
 * The shift to show: the one asked for, if it has begun; otherwise the one that goes on, or the last one that began.
 * The morning after it is still last night's.
 */
export function shiftToShow(asked: string | null, hours: ShiftHours, now: Date): Shift {
  const today = swedishDateOf(now);
  const newest = swedishTimeOf(now) >= hours.shiftFrom ? today : addDays(today, -1);
  return shiftOf(asked !== null && isCalendarDate(asked) && asked <= newest ? asked : newest, hours);
}
