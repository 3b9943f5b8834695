import type { CalendarDate } from "@/platform/clock/calendar-date";
import { swedishDateOf, swedishTimeOf } from "@/platform/clock/swedish-time";
import { type Result, ok, refuse } from "@/platform/result";
import type { CompleteContact, LogFieldContact } from "../schema";
import { knownAgeOn, isAtLeast } from "./chain/age";
import type { Contact, ContactFacts } from "./contact";

/** Phones drift: a clock a few minutes fast must not stop a worker at night. In milliseconds. */
const clockDriftAllowed = 5 * 60_000;

export type RecordRefusal =
  | "occurredInFuture"
  | "policeGroupUnknown"
  | "answerWithoutOffer"
  | "firstVisitBeforeContact"
  | "identityWithoutMumin"
  | "familyConsentRequired"
  | "nothingChanged";

/** What the rules about recording must know besides the input. */
export interface RecordingFacts {
  readonly now: Date;
  /** The ids of the police groups in use in the tenant. */
  readonly policeGroupIds: readonly string[];
  /** The linked person's certain birth date, if there is one. */
  readonly birthOn?: CalendarDate | null;
}

export interface ContactToLog {
  readonly facts: ContactFacts;
  readonly personId: string | null;
  readonly note: string | null;
}

/** Decides whether a contact may be logged, and what is stored. There is no current contact: it is new. */
export function decideLogContact(
  _current: null,
  input: LogFieldContact,
  facts: RecordingFacts,
): Result<ContactToLog, RecordRefusal> {
  const { personId } = input;
  const stated = consistent(readFacts(noFacts, input));
  const objection = objectionTo(stated, personId !== null, facts) ?? objectionToFamily(stated, facts);
  if (objection) return objection;
  return ok({ facts: stated, personId, note: input.note ? input.note : null });
}

export interface ContactChange {
  readonly facts: ContactFacts;
  /** `undefined`: the note is left as it is. */
  readonly note: string | null | undefined;
  /** The names of the facts that change, for the audit log. Never their values. */
  readonly changed: readonly (keyof ContactFacts | "note")[];
}

/** Decides a completion or correction. The version is compared by the gate before this is asked. */
export function decideCompleteContact(
  current: Contact,
  input: CompleteContact,
  facts: RecordingFacts,
): Result<ContactChange, RecordRefusal> {
  const stated = consistent(readFacts(current, input));
  // A group that is no longer in use may stay on a contact that already has it.
  const groups = current.policeGroupId ? [...facts.policeGroupIds, current.policeGroupId] : facts.policeGroupIds;
  const objection = objectionTo(stated, current.personId !== null, { ...facts, policeGroupIds: groups });
  if (objection) return objection;
  const unlawful = familyFacts.some((name) => stated[name] !== current[name]) && objectionToFamily(stated, facts);
  if (unlawful) return unlawful;
  const changed: (keyof ContactFacts | "note")[] = factNames.filter((name) => stated[name] !== current[name]);
  if (input.note !== undefined) changed.push("note");
  if (changed.length === 0) return refuse("nothingChanged");
  return ok({ facts: stated, note: input.note === "" ? null : input.note, changed });
}

/** A contact about which nothing is known yet. */
const noFacts: ContactFacts = {
  occurredOn: "",
  occurredTime: null,
  policeGroupId: null,
  registerPoliceGroup: null,
  placeType: null,
  reason: null,
  testResult: null,
  ageYears: null,
  ageSource: null,
  sex: null,
  knownInDrugContexts: null,
  knownToSocialServices: null,
  knownToAddictionCare: null,
  mumin: null,
  presentAtIntervention: null,
  presentAtInterrogation: null,
  familyConversation: null,
  familyConsent: null,
  miConversation: null,
  assessmentMade: null,
  report: null,
  offer: null,
  answer: null,
  intakeRegistered: null,
  firstVisitDueOn: null,
  firstVisit: null,
  completed: null,
};

/** The name of every fact, in the order of the form. */
export const factNames = Object.keys(noFacts) as (keyof ContactFacts)[];

export function readFacts(
  current: ContactFacts,
  input: Partial<{ [Name in keyof ContactFacts]: ContactFacts[Name] | undefined }>,
): ContactFacts {
  const merged: Record<string, unknown> = {};
  for (const name of factNames) merged[name] = input[name] === undefined ? current[name] : input[name];
  return merged as unknown as ContactFacts;
}

/** An age has a source and a source has an age: what says otherwise is missing, never guessed. */
function consistent(facts: ContactFacts): ContactFacts {
  const sourceFits = (facts.ageYears === null) === (facts.ageSource === "unknown");
  return facts.ageSource === null || sourceFits ? facts : { ...facts, ageSource: null };
}

function objectionTo(stated: ContactFacts, identified: boolean, facts: RecordingFacts) {
  const latest = new Date(facts.now.getTime() + clockDriftAllowed);
  const latestOn = swedishDateOf(latest);
  if (stated.occurredOn > latestOn) return refuse("occurredInFuture", { field: "occurredOn" });
  if (stated.occurredOn === latestOn && (stated.occurredTime ?? "") > swedishTimeOf(latest)) {
    return refuse("occurredInFuture", { field: "occurredTime" });
  }
  if (stated.policeGroupId !== null && !facts.policeGroupIds.includes(stated.policeGroupId)) {
    return refuse("policeGroupUnknown", { field: "policeGroupId" });
  }
  if (stated.offer === "nothing" && stated.answer !== null) {
    return refuse("answerWithoutOffer", { field: "answer" });
  }
  if (stated.firstVisitDueOn !== null && stated.firstVisitDueOn < stated.occurredOn) {
    return refuse("firstVisitBeforeContact", { field: "firstVisitDueOn" });
  }
  // An intervention that does not go on to MUMIN is only tallied, without identity (README.md, "Tallied").
  if (identified && stated.mumin === false) return refuse("identityWithoutMumin", { field: "mumin" });
  return null;
}

/** The facts on which it hangs whether the family may be spoken to. */
const familyFacts = ["familyConversation", "familyConsent", "ageYears", "ageSource", "occurredOn"] as const;

/** From this age in whole years nobody speaks with the family unless the person agrees (OSL 12:2; FB 9:1). */
const consentsAloneFrom = 18;

/**
 * The family of somebody who is 18 or older is spoken to only when the person has agreed; so is it when the age is not
 * known, for an age is never guessed.
 */
export function objectionToFamily(stated: ContactFacts, { birthOn = null }: RecordingFacts) {
  if (stated.familyConversation !== true || stated.familyConsent === "yes") return null;
  const isMinor = isAtLeast(knownAgeOn({ ...stated, birthOn }, stated.occurredOn), consentsAloneFrom) === false;
  return isMinor ? null : refuse("familyConsentRequired", { field: "familyConsent" });
}
