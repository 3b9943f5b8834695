import type { CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf } from "@/platform/clock/swedish-time";
import type { Contact, ContactFacts } from "./contact";

/** What a worker still has to fill in. Each has a label in the message catalogue under `facts`. */
export type MissingFact = keyof Pick<
  ContactFacts,
  | "mumin"
  | "placeType"
  | "testResult"
  | "ageYears"
  | "sex"
  | "knownInDrugContexts"
  | "knownToSocialServices"
  | "knownToAddictionCare"
  | "assessmentMade"
  | "report"
  | "offer"
  | "answer"
>;

const askedOfEveryone = ["mumin", "placeType", "testResult", "sex", "knownInDrugContexts"] as const;
/** Of an intervention that did not go on into MUMIN only what is counted of everybody is asked for. */
const askedOfTallied = ["sex", "knownInDrugContexts"] as const;
const askedInMumin = ["knownToSocialServices", "knownToAddictionCare", "assessmentMade", "report", "offer"] as const;

/** Why nothing more is expected of a contact. */
export type ClosedBecause = "registerRow" | "tallied" | "declined" | "completed" | "notCompleted";

/**
 * Where a contact is in the chain. `missing` is carried by every state: a contact may be handed over, and
 * waiting for an answer, while its worker still has facts to fill in.
 */
export type ContactStatus = { readonly missing: readonly MissingFact[] } & (
  | { readonly kind: "unfinished" }
  /** Found a need, and nobody has taken it over yet: outreach finds needs without a service, and that must show. */
  | { readonly kind: "waitingForHandover"; readonly sinceOn: CalendarDate }
  | { readonly kind: "handedOver"; readonly toUnitId: string; readonly waitingHours: number }
  /** `acknowledgedAt` is null when intake was registered without a handover in this system. */
  | { readonly kind: "acknowledged"; readonly acknowledgedAt: Date | null }
  | { readonly kind: "firstVisitDue"; readonly dueOn: CalendarDate; readonly overdue: boolean }
  | { readonly kind: "closed"; readonly because: ClosedBecause }
);

/**
 * The facts a complete contact has and this one lacks. "Unknown" is an answer and is not missing. The same rule stands in
 * the database (`app.missing_facts`), where a million contacts are asked; a test holds the two together.
 */
export function missingFacts(facts: ContactFacts): MissingFact[] {
  const asked = facts.mumin === false ? askedOfTallied : askedOfEveryone;
  const missing: MissingFact[] = asked.filter((name) => facts[name] === null);
  if (facts.ageYears === null && facts.ageSource !== "unknown") missing.push("ageYears");
  if (facts.mumin !== true) return missing;
  missing.push(...askedInMumin.filter((name) => facts[name] === null));
  const somethingOffered = facts.offer !== null && facts.offer !== "nothing";
  if (somethingOffered && facts.answer === null) missing.push("answer");
  return missing;
}

/** The status of a contact, derived from its facts: the only place that says what the states are. */
export function contactStatus(contact: Contact, now: Date): ContactStatus {
  // A row from an old register is history: it is counted, but nobody is asked to act on it.
  if (contact.source === "register") return { kind: "closed", because: "registerRow", missing: [] };
  const missing = missingFacts(contact);
  const handover = contact.handover;
  if (handover && !handover.acknowledgedAt) {
    const waitingHours = Math.max(0, (now.getTime() - handover.sentAt.getTime()) / 3_600_000);
    return { kind: "handedOver", toUnitId: handover.toUnitId, waitingHours, missing };
  }
  const isTakenOver = handover !== null || contact.intakeRegistered === true;
  // Somebody who was taken over is no longer anybody's unfinished business, whatever its worker left blank.
  if (contact.mumin !== true && !(isTakenOver && contact.mumin === null)) {
    return missing.length > 0 ? { kind: "unfinished", missing } : { kind: "closed", because: "tallied", missing };
  }
  if (contact.completed === "yes") return { kind: "closed", because: "completed", missing };
  if (contact.completed === "no") return { kind: "closed", because: "notCompleted", missing };
  if (isTakenOver) return takenOver(contact, now, missing);
  if (missing.length > 0) return { kind: "unfinished", missing };
  // A no ends the chain, unless somebody was reported: a report always has a receiver.
  if (contact.answer === "no" && contact.report === "none") {
    return { kind: "closed", because: "declined", missing };
  }
  return { kind: "waitingForHandover", sinceOn: contact.occurredOn, missing };
}

function takenOver(contact: Contact, now: Date, missing: readonly MissingFact[]): ContactStatus {
  const dueOn = contact.firstVisitDueOn;
  const visitAwaited = contact.firstVisit === null || contact.firstVisit === "rebooked";
  if (dueOn !== null && visitAwaited) {
    return { kind: "firstVisitDue", dueOn, overdue: dueOn < swedishDateOf(now), missing };
  }
  return { kind: "acknowledged", acknowledgedAt: contact.handover?.acknowledgedAt ?? null, missing };
}
