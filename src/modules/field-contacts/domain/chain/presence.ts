import type { CalendarDate } from "@/platform/clock/calendar-date";
import { type Result, refuse } from "@/platform/result";
import type { NotePresence } from "../../schema-chain";
import type { Contact, ContactFacts } from "../contact";
import { objectionToFamily, readFacts } from "../recording";

export type PresenceRefusal = "familyConsentRequired" | "happenedBeforeContact" | "happenedInFuture";

/**
 * Decides where we were and whom we spoke with, and answers the contact's facts as they then are. Whether the family
 * may be spoken to is decided by the age on the day of the intervention.
 */
export function decidePresence(
  current: Contact,
  input: NotePresence,
  facts: { readonly now: Date; readonly today: CalendarDate; readonly birthOn: CalendarDate | null },
): Result<ContactFacts, PresenceRefusal> {
  const stated = readFacts(current, input);
  const objection = objectionToFamily(stated, { ...facts, policeGroupIds: [] });
  if (objection) return objection;
  if (input.happenedOn < current.occurredOn) return refuse("happenedBeforeContact", { field: "happenedOn" });
  if (input.happenedOn > facts.today) return refuse("happenedInFuture", { field: "happenedOn" });
  return { ok: true, value: stated };
}
