import type { Contact } from "../contact";
import type { Booking, ChainFacts, Offer } from "./chain";
import { latestBooking } from "./visits";

/** The seven steps of the work, in their order. */
export const progressSteps = [
  "intervention",
  "presence",
  "assessment",
  "offer",
  "housing",
  "handover",
  "outcome",
] as const;
export type ProgressStep = (typeof progressSteps)[number];

/**
 * Where a step is. `waiting`: done by us, and somebody else's answer is awaited. `optional`: nothing says that it is
 * needed.
 */
export type StepState = "done" | "waiting" | "todo" | "optional";

export interface StepProgress {
  readonly step: ProgressStep;
  readonly state: StepState;
  /** The first thing that is left to do. */
  readonly isNext: boolean;
}

interface Progress {
  readonly contact: Contact;
  readonly facts: ChainFacts;
  readonly offers: readonly Offer[];
  readonly bookings: readonly Booking[];
}

/** The steps of a contact and the next one to take. An intervention that did not go on has only the first. */
export function chainProgress(progress: Progress): readonly StepProgress[] {
  const steps = progress.contact.mumin === false ? (["intervention"] as const) : progressSteps;
  const states = steps.map((step) => ({ step, state: stateOf[step](progress) }));
  const next = states.find(({ state }) => state === "todo")?.step;
  return states.map((step) => ({ ...step, isNext: step.step === next }));
}

const stateOf: Record<ProgressStep, (progress: Progress) => StepState> = {
  intervention: ({ contact }) => (contact.testResult === null || contact.mumin === null ? "todo" : "done"),
  presence: ({ contact }) =>
    [
      contact.presentAtIntervention,
      contact.presentAtInterrogation,
      contact.familyConversation,
      contact.miConversation,
    ].some((fact) => fact !== null)
      ? "done"
      : "todo",
  assessment: ({ contact, facts }) => {
    if (contact.assessmentMade === null) return "todo";
    const isOwed = facts.assessmentOutcome === "immediateReport" && !isReported(contact);
    return isOwed ? "todo" : "done";
  },
  offer: ({ offers }) => offerState(offers.filter(({ kind }) => kind !== "housing")),
  housing: ({ offers, facts }) => {
    const roofs = offers.filter(({ kind, isMistaken }) => kind === "housing" && !isMistaken);
    if (roofs.length > 0) return offerState(roofs);
    return facts.socialNeed.includes("homelessness") ? "todo" : "optional";
  },
  handover: ({ contact }) => {
    if (contact.intakeRegistered === true || contact.handover?.acknowledgedAt) return "done";
    if (contact.handover) return "waiting";
    return isDeclined(contact) ? "optional" : "todo";
  },
  outcome: ({ contact, bookings }) => {
    if (contact.completed === "yes" || contact.completed === "no") return "done";
    const latest = latestBooking(bookings);
    if (latest?.outcome === null || contact.completed === "ongoing") return "waiting";
    return isDeclined(contact) ? "optional" : "todo";
  },
};

/** Whether an immediate report was made; none that is owed stays unseen. */
export function isReported({ report }: Contact): boolean {
  return report !== null && report !== "none";
}

/** A no ends the chain, unless somebody was reported. */
function isDeclined(contact: Contact): boolean {
  return contact.answer === "no" && !isReported(contact);
}

function offerState(offers: readonly Offer[]): StepState {
  const standing = offers.filter(({ isMistaken }) => !isMistaken);
  if (standing.length === 0) return "todo";
  if (standing.some(({ kind, notOfferedReason }) => kind === null && notOfferedReason === null)) return "todo";
  const isOpen = standing.some(({ kind, answer }) => kind !== null && (answer === null || answer === "later"));
  return isOpen ? "waiting" : "done";
}
