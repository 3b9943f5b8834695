/**
 * The facts of one field contact (MUMIN; see README.md). Everything else about a contact, its
 * status first of all, is derived from these facts.
 *
 * One rule holds for every field: `null` means that the fact is missing. A missing fact is never read as
 * "no"; "we asked and nobody knows" is an answer of its own (`unknown`).
 */
import type { CalendarDate, TimeOfDay } from "@/platform/clock/calendar-date";
import type { FamilyConsent } from "./chain/values";

export const placeTypes = ["street", "park", "nightlife", "transport", "home", "school", "station", "other"] as const;
export const contactReasons = ["minorDrugOffence", "other"] as const;
/** `none`: no test was taken. A negative test is not a failure: alcohol, sniffing or social need may remain. */
export const testResults = ["positive", "negative", "none"] as const;
/** Where the age comes from. `unknown`: it was asked for and could not be found out. */
export const ageSources = ["identity", "stated", "estimated", "register", "unknown"] as const;
/** `other` is the register's X. */
export const sexes = ["woman", "man", "other"] as const;
/** `unknown` is the register's `?`: somebody looked and could not tell. Blank is `null`. */
export const knownAnswers = ["yes", "no", "unknown"] as const;
/** An immediate report: to the socialjour, a child concern report (SoL 19:1), or an LVM notification. */
export const reportKinds = ["none", "socialDuty", "concern", "lvm"] as const;
/** The offer that counts of those made (domain/chain/offers.ts says which); `nothing`: none was made. */
export const offerKinds = ["crisis", "talk", "linkToTreatment", "care", "housing", "nothing"] as const;
export const offerAnswers = ["yes", "no", "later"] as const;
export const firstVisitOutcomes = ["came", "missed", "rebooked"] as const;
export const completionStates = ["yes", "no", "ongoing"] as const;
/** `register`: imported from a spreadsheet; `field`: logged here. */
export const contactSources = ["field", "register"] as const;

export type PlaceType = (typeof placeTypes)[number];
export type ContactReason = (typeof contactReasons)[number];
export type TestResult = (typeof testResults)[number];
export type AgeSource = (typeof ageSources)[number];
export type Sex = (typeof sexes)[number];
export type KnownAnswer = (typeof knownAnswers)[number];
export type ReportKind = (typeof reportKinds)[number];
export type OfferKind = (typeof offerKinds)[number];
export type OfferAnswer = (typeof offerAnswers)[number];
export type FirstVisitOutcome = (typeof firstVisitOutcomes)[number];
export type CompletionState = (typeof completionStates)[number];
export type ContactSource = (typeof contactSources)[number];

/** What was seen and done, as a worker states it or a register row holds it. No identity, no free text. */
export interface ContactFacts {
  /** In Sweden, as the time is. */
  readonly occurredOn: CalendarDate;
  /** Missing only in imported rows. */
  readonly occurredTime: TimeOfDay | null;
  /** A police group configured for the tenant. Missing only in imported rows. */
  readonly policeGroupId: string | null;
  /** The group as an imported row wrote it, when no configured group has that name. At most 80 characters. */
  readonly registerPoliceGroup: string | null;
  readonly placeType: PlaceType | null;
  /** Missing only in imported rows. */
  readonly reason: ContactReason | null;
  readonly testResult: TestResult | null;
  /** Whole years on the day of the intervention, 0 to 120. Never guessed from anything else. */
  readonly ageYears: number | null;
  readonly ageSource: AgeSource | null;
  readonly sex: Sex | null;
  readonly knownInDrugContexts: KnownAnswer | null;
  readonly knownToSocialServices: KnownAnswer | null;
  readonly knownToAddictionCare: KnownAnswer | null;
  /** Whether the intervention went on into MUMIN. If not, it is only tallied, without identity. */
  readonly mumin: boolean | null;
  readonly presentAtIntervention: boolean | null;
  readonly presentAtInterrogation: boolean | null;
  /** For adults only with the person's consent, and for those whose age is not known too. */
  readonly familyConversation: boolean | null;
  readonly familyConsent: FamilyConsent | null;
  /** A motivational conversation (MI) was held. */
  readonly miConversation: boolean | null;
  /** Acute social assessment made. */
  readonly assessmentMade: boolean | null;
  readonly report: ReportKind | null;
  readonly offer: OfferKind | null;
  readonly answer: OfferAnswer | null;
  /** Aktualiserad: registered as intake at the receiving social services. */
  readonly intakeRegistered: boolean | null;
  readonly firstVisitDueOn: CalendarDate | null;
  readonly firstVisit: FirstVisitOutcome | null;
  /** Whether the started treatment or support was completed. */
  readonly completed: CompletionState | null;
}

/** One handing over to another unit. A contact may have several over time; at most one is unanswered. */
export interface Handover {
  readonly id: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly sentAt: Date;
  readonly acknowledgedAt: Date | null;
}

/** One contact as the rules see it. */
export interface Contact extends ContactFacts {
  readonly id: string;
  readonly unitId: string;
  readonly source: ContactSource;
  /** `Löpnr` of an imported row; together with `occurredOn` unique within the unit. At most 40 characters. */
  readonly registerNumber: string | null;
  /** The linked person, if the identity is known. Only a contact that went on into MUMIN may have one. */
  readonly personId: string | null;
  /** The most recent handover. */
  readonly handover: Handover | null;
  /** For optimistic locking; grows by one with each change. */
  readonly version: number;
}
