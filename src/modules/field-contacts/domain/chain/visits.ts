import type { CalendarDate } from "@/platform/clock/calendar-date";
import { type Result, ok, refuse } from "@/platform/result";
import type { BookVisit, NoteVisit } from "../../schema-chain";
import type { Booking, Chain, ChainContact } from "./chain";

export type VisitRefusal =
  | "caseClosed"
  | "onlyTallied"
  | "serviceUnknown"
  | "visitBeforeContact"
  | "visitAlreadyBooked"
  | "visitAlreadyMade"
  | "bookingUnknown"
  | "outcomeInFuture"
  | "outcomeBeforeContact"
  | "newDayRequired";

interface Current {
  readonly contact: ChainContact;
  readonly chain: Chain;
}

interface VisitFacts {
  readonly today: CalendarDate;
  readonly isClosed: boolean;
}

/** The newest booking that was not a mistake. */
export function latestBooking(bookings: readonly Booking[]): Booking | null {
  return bookings.find(({ isMistaken }) => !isMistaken) ?? null;
}

/** Decides a booking of the first visit: one at a time, and none after the person has come. */
export function decideBookVisit(
  { contact, chain }: Current,
  input: BookVisit,
  facts: VisitFacts,
): Result<{ readonly serviceId: string | null; readonly dueOn: CalendarDate }, VisitRefusal> {
  if (facts.isClosed) return refuse("caseClosed");
  if (contact.mumin === false) return refuse("onlyTallied");
  const latest = latestBooking(chain.bookings);
  if (latest?.outcome === "came") return refuse("visitAlreadyMade");
  if (latest && latest.outcome === null) return refuse("visitAlreadyBooked");
  if (input.serviceId !== null && chain.services.every(({ id }) => id !== input.serviceId)) {
    return refuse("serviceUnknown", { field: "serviceId" });
  }
  if (input.dueOn < contact.occurredOn) return refuse("visitBeforeContact", { field: "dueOn" });
  return ok({ serviceId: input.serviceId, dueOn: input.dueOn });
}

/** What a note about a visit changes: the booking gets its outcome, and a rebooking a booking of its own. */
export interface VisitNote {
  readonly booking: Booking;
  readonly outcomeOn: CalendarDate;
  /** The new day, when the visit was moved. */
  readonly rebookedTo: CalendarDate | null;
}

/** Decides what came of a booked visit. A booking has one outcome. */
export function decideNoteVisit(
  { contact, chain }: Current,
  input: NoteVisit,
  facts: VisitFacts,
): Result<VisitNote, VisitRefusal> {
  if (facts.isClosed) return refuse("caseClosed");
  const booking = chain.bookings.find(({ id }) => id === input.bookingId);
  if (!booking || booking.isMistaken || booking.outcome !== null) return refuse("bookingUnknown");
  const outcomeOn = input.outcomeOn ?? earlier(booking.dueOn ?? facts.today, facts.today);
  if (outcomeOn > facts.today) return refuse("outcomeInFuture", { field: "outcomeOn" });
  if (outcomeOn < contact.occurredOn) return refuse("outcomeBeforeContact", { field: "outcomeOn" });
  if (input.outcome !== "rebooked") return ok({ booking, outcomeOn, rebookedTo: null });
  if (input.rebookedTo === null || input.rebookedTo === booking.dueOn) {
    return refuse("newDayRequired", { field: "rebookedTo" });
  }
  if (input.rebookedTo < contact.occurredOn) return refuse("visitBeforeContact", { field: "rebookedTo" });
  return ok({ booking, outcomeOn, rebookedTo: input.rebookedTo });
}

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
