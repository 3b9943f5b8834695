import { type Result, ok, refuse } from "@/platform/result";
import type { AcknowledgeHandover, HandOver, LinkPerson, UnlinkPerson } from "../schema";
import type { Contact } from "./contact";

export type HandOverRefusal =
  "receiverUnknown" | "receiverIsSender" | "receiverHasCase" | "alreadyHandedOver" | "onlyTallied" | "caseClosed";

export interface HandOverFacts {
  readonly now: Date;
  /** The unit of the one who hands over. */
  readonly byUnitId: string;
  /** Whether the contact's case is closed. */
  readonly isClosed: boolean;
  /** Units of the tenant that take handovers now. */
  readonly receivingUnitIds: readonly string[];
}

export interface NewHandover {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly sentAt: Date;
  readonly message: string | null;
}

/** Decides whether a contact may be handed over: to a unit that takes handovers, one at a time. */
export function decideHandOver(
  current: Contact,
  input: HandOver,
  facts: HandOverFacts,
): Result<NewHandover, HandOverRefusal> {
  if (facts.isClosed) return refuse("caseClosed");
  if (current.mumin === false) return refuse("onlyTallied");
  if (current.handover && !current.handover.acknowledgedAt) return refuse("alreadyHandedOver");
  // After an acknowledgement the contact is with the receiver, who may pass it on; so may the unit that began.
  const holder = current.handover?.toUnitId ?? current.unitId;
  const fromUnitId = facts.byUnitId === current.unitId ? current.unitId : holder;
  if (input.toUnitId === fromUnitId || input.toUnitId === facts.byUnitId) {
    return refuse("receiverIsSender", { field: "toUnitId" });
  }
  if (input.toUnitId === current.handover?.toUnitId) return refuse("receiverHasCase", { field: "toUnitId" });
  if (!facts.receivingUnitIds.includes(input.toUnitId)) {
    return refuse("receiverUnknown", { field: "toUnitId" });
  }
  return ok({ fromUnitId, toUnitId: input.toUnitId, sentAt: facts.now, message: input.message || null });
}

export type AcknowledgeRefusal = "handoverUnknown" | "notReceiver" | "alreadyAcknowledged";

export interface AcknowledgeFacts {
  readonly now: Date;
  /** The unit of the assignment that acknowledges. */
  readonly unitId: string;
}

/** Decides whether a handover may be acknowledged: only by the unit it was sent to, and only once. */
export function decideAcknowledge(
  current: Contact,
  input: AcknowledgeHandover,
  facts: AcknowledgeFacts,
): Result<{ readonly handoverId: string; readonly acknowledgedAt: Date }, AcknowledgeRefusal> {
  const handover = current.handover;
  if (!handover || handover.id !== input.handoverId) return refuse("handoverUnknown");
  if (handover.toUnitId !== facts.unitId) return refuse("notReceiver");
  if (handover.acknowledgedAt) return refuse("alreadyAcknowledged");
  return ok({ handoverId: handover.id, acknowledgedAt: facts.now });
}

export type LinkRefusal = "alreadyLinked" | "onlyTallied" | "personUnknown";

/** Decides whether a contact without identity may be linked to a person the caller may see. */
export function decideLinkPerson(
  current: Contact,
  input: LinkPerson,
  facts: { readonly personExists: boolean },
): Result<{ readonly personId: string }, LinkRefusal> {
  if (current.personId !== null) return refuse("alreadyLinked");
  if (current.mumin === false) return refuse("onlyTallied");
  if (!facts.personExists) return refuse("personUnknown", { field: "personId" });
  return ok({ personId: input.personId });
}

/** Decides whether the link to a person may be taken away: only the link that the form showed. */
export function decideUnlinkPerson(
  current: Contact,
  input: UnlinkPerson,
): Result<{ readonly personId: string }, "notLinked"> {
  if (current.personId !== input.personId) return refuse("notLinked");
  return ok({ personId: input.personId });
}
