/** The steering group's calendar: every month at first, then more seldom (domain: the first six months monthly). */
import { addDays, calendarDate, type CalendarDate } from "@/platform/clock/calendar-date";
import { ok, refuse, type Result } from "@/platform/result";

export interface MethodSetting {
  /** The account of the person who answers for the method; null while nobody does. */
  readonly responsibleId: string | null;
  /** The day the work by the method began; its month is the first. */
  readonly startedOn: CalendarDate;
  /** For how many months the group meets every month, 0 to 36. */
  readonly monthlyMonths: number;
  /** How many months apart after that, 1 to 12. */
  readonly laterEveryMonths: number;
}

/** The first day of the month of a day. */
export const monthOf = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01`;

/** The first day of a month some months on, or back. */
export function monthsFrom(month: CalendarDate, months: number): CalendarDate {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return calendarDate(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** First and last day of a month. */
export function periodOfMonth(month: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: month, to: addDays(monthsFrom(month, 1), -1) };
}

/** The months the group is to look at, oldest first: those that have ended before `today`'s month. */
export function steeringMonths(setting: MethodSetting, today: CalendarDate): CalendarDate[] {
  const months: CalendarDate[] = [];
  const first = monthOf(setting.startedOn);
  const until = monthOf(today);
  for (let step = 0; step < 1200;) {
    const month = monthsFrom(first, step);
    if (month >= until) break;
    months.push(month);
    step += step + 1 < setting.monthlyMonths ? 1 : setting.laterEveryMonths;
  }
  return months;
}

/** Whether a month's paper may be written: it has begun. And signed: it has ended, has text, and is not signed yet. */
export function decideSaveMonth(
  current: { readonly isSigned: boolean },
  month: CalendarDate,
  today: CalendarDate,
): Result<true> {
  if (current.isSigned) return refuse("alreadySigned");
  return month > today ? refuse("monthNotBegun", { field: "month" }) : ok(true);
}

/** @returns yes, or `alreadySigned`, `monthNotEnded`, `participantsMissing` */
export function decideSignMonth(
  current: { readonly isSigned: boolean; readonly participants: number },
  month: CalendarDate,
  today: CalendarDate,
): Result<true> {
  if (current.isSigned) return refuse("alreadySigned");
  if (monthOf(today) <= month) return refuse("monthNotEnded");
  return current.participants === 0 ? refuse("participantsMissing", { field: "participants" }) : ok(true);
}
