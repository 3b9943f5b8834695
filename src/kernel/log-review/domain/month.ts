/** Months as `YYYY-MM`. Pure. */
import { addDays } from "@/platform/clock/calendar-date";
import { instantOf } from "@/platform/clock/swedish-time";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => MONTH.test(text);

/** The month a day lies in. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month before or, with a negative number, after. */
export function monthsBefore(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** When a month begins and the next one does. */
export function spanOf(month: string): { readonly from: Date; readonly until: Date } {
  return { from: instantOf(`${month}-01`, "00:00"), until: instantOf(`${monthsBefore(month, -1)}-01`, "00:00") };
}

/** Until when a sample drawn on a day is to be reviewed: 31 days. */
export function dueOf(drawnOn: string): Date {
  return instantOf(addDays(drawnOn, 31), "00:00");
}
