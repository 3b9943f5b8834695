import * as z from "zod";
import { isCalendarDate, isTimeOfDay } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import {
  assessmentOutcomes,
  chainOfferKinds,
  familyConsents,
  notOfferedReasons,
  serviceKinds,
  socialNeeds,
} from "./domain/chain/values";
import { completionStates, firstVisitOutcomes, offerAnswers, testResults } from "./domain/contact";

/** The shapes of the chain's acts, one for the form and the operation each. "" is the empty choice of a form. */

/** Longest reason, in UTF-16 units. */
const reasonMaxLength = 2_000;
const nameMaxLength = 80;
/** Longest text about who decided, in UTF-16 units. */
const decidedByMaxLength = 200;

const fault = (name: string) => `fieldChain.errors.${name}`;

const choice = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z.enum(values, { error: fault(name) });

const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z
    .union([z.enum(values), z.literal("")], { error: fault(name) })
    .nullish()
    .transform((value) => (value === "" || value === undefined ? null : value) as T[number] | null);

const optionalYesNo = (name: string) =>
  z
    .union([z.boolean(), z.enum(["yes", "no", ""])], { error: fault(name) })
    .nullish()
    .transform((value) => (typeof value === "string" ? (value === "" ? null : value === "yes") : (value ?? null)));

const optionalId = (name: string) =>
  z
    .union([z.uuid(), z.literal("")], { error: fault(name) })
    .nullish()
    .transform((id) => id || null);

const day = (name: string) =>
  z
    .string({ error: fault(`${name}Required`) })
    .min(1, { error: fault(`${name}Required`), abort: true })
    .refine(isCalendarDate, { error: fault(`${name}Invalid`) });

const optionalDay = (name: string) =>
  z
    .string({ error: fault(`${name}Invalid`) })
    .refine((text) => text === "" || isCalendarDate(text), { error: fault(`${name}Invalid`) })
    .nullish()
    .transform((text) => text || null);

const optionalTime = z
  .string({ error: fault("happenedTimeInvalid") })
  .refine((text) => text === "" || isTimeOfDay(text), { error: fault("happenedTimeInvalid") })
  .nullish()
  .transform((text) => text || null);

const optionalReason = z
  .string({ error: fault("reasonInvalid") })
  .max(reasonMaxLength, { error: fault("reasonTooLong"), abort: true })
  .refine((text) => !hasControlCharacters(text), { error: fault("reasonInvalid") })
  .nullish()
  .transform((text) => text?.trim().replace(/\r\n?/g, "\n") || null);

const line = (required: string, tooLong: string, max: number) =>
  z
    .string({ error: fault(required) })
    .max(max, { error: fault(tooLong), abort: true })
    .refine((text) => !hasControlCharacters(text), { error: fault(required), abort: true })
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(1, { error: fault(required) }));

const name = line("nameRequired", "nameTooLong", nameMaxLength);

const limitAge = 120;
const optionalAge = (invalid: string) =>
  z
    .union([z.number(), z.string().trim()], { error: fault(invalid) })
    .nullish()
    .transform((value, context) => {
      if (value === null || value === undefined || value === "") return null;
      const years = typeof value === "number" ? value : /^\d{1,3}$/.test(value) ? Number(value) : NaN;
      if (Number.isInteger(years) && years >= 0 && years <= limitAge) return years;
      context.addIssue({ code: "custom", message: fault(invalid) });
      return z.NEVER;
    });
const requiredAge = (invalid: string) => optionalAge(invalid).pipe(z.number({ error: fault(invalid) }));

/** The contact at the version its page showed; a form sends the number as text. */
const contactAt = {
  caseId: z.uuid({ error: fault("contactUnknown") }),
  version: z
    .union([z.number(), z.string()], { error: fault("versionMissing") })
    .transform(Number)
    .pipe(z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") })),
};

/** Where we were, and whom we spoke with. */
export const notePresenceSchema = z.object({
  ...contactAt,
  presentAtIntervention: optionalYesNo("presentAtInterventionInvalid"),
  presentAtInterrogation: optionalYesNo("presentAtInterrogationInvalid"),
  familyConversation: optionalYesNo("familyConversationInvalid"),
  familyConsent: optionalChoice(familyConsents, "familyConsentInvalid"),
  miConversation: optionalYesNo("miConversationInvalid"),
  happenedOn: day("happenedOn"),
  happenedTime: optionalTime,
});
export type NotePresence = z.output<typeof notePresenceSchema>;

/** The acute social assessment: the test, the need that was seen, and what it came to. */
export const noteAssessmentSchema = z.object({
  ...contactAt,
  testResult: optionalChoice(testResults, "testResultInvalid"),
  socialNeed: z
    .array(choice(socialNeeds, "socialNeedInvalid"), { error: fault("socialNeedInvalid") })
    .nullish()
    .transform((needs) => [...new Set(needs ?? [])]),
  assessmentMade: optionalYesNo("assessmentMadeInvalid").pipe(z.boolean({ error: fault("assessmentMadeRequired") })),
  assessmentOutcome: optionalChoice(assessmentOutcomes, "assessmentOutcomeInvalid"),
  happenedOn: day("happenedOn"),
  happenedTime: optionalTime,
});
export type NoteAssessment = z.output<typeof noteAssessmentSchema>;

/** An offer, or that nothing was offered. */
export const makeOfferSchema = z.object({
  ...contactAt,
  kind: choice([...chainOfferKinds, "nothing"], "offerKindRequired"),
  serviceId: optionalId("serviceUnknown"),
  offeredOn: day("offeredOn"),
  answer: optionalChoice(offerAnswers, "answerInvalid"),
  askAgainOn: optionalDay("askAgainOn"),
  notOfferedReason: optionalChoice(notOfferedReasons, "notOfferedReasonRequired"),
  /** Whether the abuse is judged to be severe; missing when nobody has judged it. */
  severeAbuse: optionalYesNo("severeAbuseInvalid"),
  /** Why a rule was departed from, or what "other" means. */
  reason: optionalReason,
});
export type MakeOffer = z.output<typeof makeOfferSchema>;

/** The answer to an offer. */
export const answerOfferSchema = z.object({
  ...contactAt,
  offerId: z.uuid({ error: fault("offerUnknown") }),
  answer: choice(offerAnswers, "answerRequired"),
  answeredOn: day("answeredOn"),
  askAgainOn: optionalDay("askAgainOn"),
});
export type AnswerOffer = z.output<typeof answerOfferSchema>;

/** Marks an offer as entered by mistake. */
export const withdrawOfferSchema = z.object({ ...contactAt, offerId: z.uuid({ error: fault("offerUnknown") }) });

/** Books the first visit. */
export const bookVisitSchema = z.object({
  ...contactAt,
  serviceId: optionalId("serviceUnknown"),
  dueOn: day("dueOn"),
});
export type BookVisit = z.output<typeof bookVisitSchema>;

/** What came of a booked visit. */
export const noteVisitSchema = z.object({
  ...contactAt,
  bookingId: z.uuid({ error: fault("bookingUnknown") }),
  outcome: choice(firstVisitOutcomes, "visitOutcomeRequired"),
  outcomeOn: optionalDay("outcomeOn"),
  rebookedTo: optionalDay("rebookedTo"),
});
export type NoteVisit = z.output<typeof noteVisitSchema>;

/** Intake (aktualisering) at the receiving social services. */
export const noteIntakeSchema = z.object({
  ...contactAt,
  districtId: optionalId("districtUnknown"),
  intakeRegistered: optionalYesNo("intakeRegisteredInvalid"),
  intakeOn: optionalDay("intakeOn"),
});
export type NoteIntake = z.output<typeof noteIntakeSchema>;

/** Who follows the person as service guide. */
export const setGuideSchema = z.object({
  ...contactAt,
  guideAccountId: optionalId("guideUnknown"),
  guideSince: optionalDay("guideSince"),
  guideUntil: optionalDay("guideUntil"),
});
export type SetGuide = z.output<typeof setGuideSchema>;

/** Whether the treatment or support that began was completed. */
export const noteCompletionSchema = z.object({
  ...contactAt,
  completed: choice(completionStates, "completedRequired"),
});
export type NoteCompletion = z.output<typeof noteCompletionSchema>;

/** The forms of the chain, each a page. */
export const chainForms = [
  "presence",
  "assessment",
  "offer",
  "answer",
  "intake",
  "guide",
  "booking",
  "visit",
  "completion",
] as const;
export type ChainForm = (typeof chainForms)[number];

/** Opens one form of the chain; `rowId`: the offer or the booking it is about. */
export const openChainFormSchema = z.object({
  caseId: z.uuid({ error: fault("contactUnknown") }),
  form: choice(chainForms, "formUnknown"),
  rowId: z.uuid().nullable().catch(null),
});

/** A receiving service, new without an id. */
export const configureServiceSchema = z.object({
  serviceId: z.uuid({ error: fault("serviceUnknown") }).nullable(),
  name,
  kind: choice(serviceKinds, "serviceKindRequired"),
  isClosed: z.boolean({ error: fault("closedInvalid") }),
});

/** Whom a service takes from a day on. */
export const decideTargetGroupSchema = z
  .object({
    serviceId: z.uuid({ error: fault("serviceUnknown") }),
    ageFrom: optionalAge("ageFromInvalid"),
    ageTo: optionalAge("ageToInvalid"),
    needsSevereAbuse: z.boolean({ error: fault("needsSevereAbuseInvalid") }),
    validFrom: day("validFrom"),
    decidedBy: line("decidedByRequired", "decidedByTooLong", decidedByMaxLength),
  })
  .refine(({ ageFrom, ageTo }) => ageFrom === null || ageTo === null || ageFrom <= ageTo, {
    error: fault("agesReversed"),
    path: ["ageTo"],
  });
export type DecideTargetGroup = z.output<typeof decideTargetGroupSchema>;

/** The rules of the roof guarantee from a day on. */
export const decideHousingRuleSchema = z.object({
  betterFirstTo: requiredAge("betterFirstToInvalid"),
  acuteHousingFrom: requiredAge("acuteHousingFromInvalid"),
  validFrom: day("validFrom"),
  decidedBy: line("decidedByRequired", "decidedByTooLong", decidedByMaxLength),
});
export type DecideHousingRule = z.output<typeof decideHousingRuleSchema>;

/** A district, new without an id. */
export const configureDistrictSchema = z.object({
  districtId: z.uuid({ error: fault("districtUnknown") }).nullable(),
  name,
  isClosed: z.boolean({ error: fault("closedInvalid") }),
});
