/** Of age or not, as far as it is known. Computed on the day. */
import type { CalendarDate } from "@/platform/clock/calendar-date";
import { turns } from "../../secrecy";
import type { SubjectAge } from "../../secrecy";

/** The 18th birthday, or null when the date of birth is not known. */
export function eighteenOn(age: SubjectAge): CalendarDate | null {
  return age === "unknown" ? null : turns(age.birthOn, 18);
}

/** Whether the person is of age on a day; null when that is not known. */
export function isAdultOn(age: SubjectAge, today: CalendarDate): boolean | null {
  const birthday = eighteenOn(age);
  return birthday === null ? null : birthday <= today;
}
