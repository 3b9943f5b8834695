import { addDays, ageOn, type CalendarDate } from "@/platform/clock/calendar-date";
import type { AgeSource } from "../contact";

/**
 * What is known of an age on one day: every whole number of years from `from` to `to` is possible and no other. A birth
 * date gives one; an age somebody stated earlier gives one or two. `null`: not known, and then no age rule answers.
 */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** Where an age is taken from. */
export interface AgeFacts {
  /** The linked person's verified birth date; null when nobody is linked or the date is not certain. */
  readonly birthOn: CalendarDate | null;
  /** The age noted of the day of the intervention. */
  readonly ageYears: number | null;
  readonly ageSource: AgeSource | null;
  readonly occurredOn: CalendarDate;
}

/**
 * The age in whole years on the day of an act. A birth date decides alone. A stated age is of the day of the
 * intervention: later it has grown by the years passed, or by one more, and before it nothing is known. An estimated
 * age is a guess by sight: it answers no rule in either direction.
 */
export function knownAgeOn(facts: AgeFacts, on: CalendarDate): AgeRange | null {
  if (facts.birthOn !== null) {
    const years = ageOn(facts.birthOn, on);
    return years < 0 ? null : { from: years, to: years };
  }
  if (facts.ageYears === null || facts.ageSource === "estimated" || facts.ageSource === "unknown") return null;
  if (on < facts.occurredOn) return null;
  // Of all who were that old, the youngest turned so on the very day, and the oldest turns one more the day after.
  const youngest =
    ageOn(latestBirthday(facts.occurredOn), on) - ageOn(latestBirthday(facts.occurredOn), facts.occurredOn);
  const oldest = ageOn(addDays(facts.occurredOn, 1), on) + 1;
  return { from: facts.ageYears + youngest, to: facts.ageYears + oldest };
}

/** The last birthday that is reached on a day: 28 February in a year without a leap day is also that of the 29th. */
function latestBirthday(on: CalendarDate): CalendarDate {
  const isLastOfFebruary = on.endsWith("-02-28") && addDays(on, 1).endsWith("-03-01");
  // In a year with a leap day, so that every day exists; no living person is as old.
  return `1600-${isLastOfFebruary ? "02-29" : on.slice(5)}`;
}

/** Whether an age is at least a limit: yes, no, or not known because both are possible. */
export function isAtLeast(age: AgeRange | null, years: number): boolean | null {
  if (age === null) return null;
  if (age.from >= years) return true;
  return age.to < years ? false : null;
}
