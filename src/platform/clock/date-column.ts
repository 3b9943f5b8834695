/** Between calendar dates and what the database's `date` columns are in Prisma: midnight UTC. */
import type { CalendarDate } from "./calendar-date";

/** A calendar date as a `date` column wants it. */
export function columnDay(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A `date` column's value as a calendar date. */
export function dayOf(column: Date): CalendarDate {
  return column.toISOString().slice(0, 10);
}

/** The same for a column that may be empty. */
export function dayOrNull(column: Date | null): CalendarDate | null {
  return column && dayOf(column);
}
