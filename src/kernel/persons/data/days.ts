/** Between calendar dates and what the database's `date` columns are in Prisma: midnight UTC. */
import type { CalendarDate } from "@/platform/clock/calendar-date";

export function columnDay(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayOf(column: Date): CalendarDate {
  return column.toISOString().slice(0, 10);
}

export function dayOrNull(column: Date | null): CalendarDate | null {
  return column && dayOf(column);
}
