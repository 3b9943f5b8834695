import * as z from "zod";
import { isCalendarDate, isTimeOfDay } from "@/platform/clock/calendar-date";
import { instantPlaceSchema } from "@/platform/keyset";
import { hasControlCharacters } from "@/platform/text";
import { familyConsents } from "./domain/chain/values";
import {
  ageSources,
  completionStates,
  contactReasons,
  firstVisitOutcomes,
  knownAnswers,
  offerAnswers,
  offerKinds,
  placeTypes,
  reportKinds,
  sexes,
  testResults,
} from "./domain/contact";

/**
 * One shape for the form and the operation. In an optional field `undefined` means "not said" (an edit leaves
 * it as it was), `null` and the empty choice of a form mean "missing". Every message is a key of its own field
 * and fault. What depends on the clock or on stored rows is decided in `domain/`, not here.
 */

/** Longest free text, in UTF-16 units. */
export const noteMaxLength = 20_000;
/** Longest name of a police group, in UTF-16 units. */
const policeGroupNameMaxLength = 80;
/** Largest age that is believed. */
export const ageMaxYears = 120;

const fault = (name: string) => `fieldContacts.errors.${name}`;

const id = (name: string) => z.uuid({ error: fault(name) });

const choice = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z.enum(values, { error: fault(name) });

const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z
    .union([z.enum(values), z.literal("")], { error: fault(name) })
    .nullish()
    .transform((value) => (value === "" ? null : value) as T[number] | null | undefined);

const optionalYesNo = (name: string) =>
  z
    .union([z.boolean(), z.enum(["yes", "no", ""])], { error: fault(name) })
    .nullish()
    .transform((value) => (typeof value === "string" ? (value === "" ? null : value === "yes") : value));

const requiredDate = (required: string, invalid: string) =>
  z
    .string({ error: fault(required) })
    .min(1, { error: fault(required), abort: true })
    .refine(isCalendarDate, { error: fault(invalid) });

const optionalDate = (invalid: string) =>
  z
    .string({ error: fault(invalid) })
    .refine((text) => text === "" || isCalendarDate(text), { error: fault(invalid) })
    .nullish()
    .transform((text) => (text === "" ? null : text));

/** Free text: at most 20,000 characters, no control characters; emoji and right-to-left text are kept. */
export const noteSchema = z
  .string({ error: fault("noteInvalid") })
  .max(noteMaxLength, { error: fault("noteTooLong"), abort: true })
  .refine((text) => !hasControlCharacters(text), { error: fault("noteControlCharacters") })
  .transform((text) => text.replace(/\r\n?/g, "\n"));

const ageSchema = z
  .union([z.number(), z.string().trim()], { error: fault("ageInvalid") })
  .nullish()
  .transform((value, context) => {
    if (value === null || value === undefined || value === "") return value === "" ? null : value;
    const years = typeof value === "number" ? value : /^\d{1,3}$/.test(value) ? Number(value) : NaN;
    if (!Number.isInteger(years)) {
      context.addIssue({ code: "custom", message: fault("ageInvalid") });
      return z.NEVER;
    }
    if (years < 0 || years > ageMaxYears) {
      context.addIssue({ code: "custom", message: fault("ageOutOfRange") });
      return z.NEVER;
    }
    return years;
  });

const optionalFacts = {
  placeType: optionalChoice(placeTypes, "placeTypeInvalid"),
  testResult: optionalChoice(testResults, "testResultInvalid"),
  ageYears: ageSchema,
  ageSource: optionalChoice(ageSources, "ageSourceInvalid"),
  sex: optionalChoice(sexes, "sexInvalid"),
  knownInDrugContexts: optionalChoice(knownAnswers, "knownInDrugContextsInvalid"),
  knownToSocialServices: optionalChoice(knownAnswers, "knownToSocialServicesInvalid"),
  knownToAddictionCare: optionalChoice(knownAnswers, "knownToAddictionCareInvalid"),
  mumin: optionalYesNo("muminInvalid"),
  presentAtIntervention: optionalYesNo("presentAtInterventionInvalid"),
  presentAtInterrogation: optionalYesNo("presentAtInterrogationInvalid"),
  familyConversation: optionalYesNo("familyConversationInvalid"),
  familyConsent: optionalChoice(familyConsents, "familyConsentInvalid"),
  miConversation: optionalYesNo("miConversationInvalid"),
  assessmentMade: optionalYesNo("assessmentMadeInvalid"),
  report: optionalChoice(reportKinds, "reportInvalid"),
  offer: optionalChoice(offerKinds, "offerInvalid"),
  answer: optionalChoice(offerAnswers, "answerInvalid"),
  intakeRegistered: optionalYesNo("intakeRegisteredInvalid"),
  firstVisitDueOn: optionalDate("firstVisitDueOnInvalid"),
  firstVisit: optionalChoice(firstVisitOutcomes, "firstVisitInvalid"),
  completed: optionalChoice(completionStates, "completedInvalid"),
};

const occurrence = {
  occurredOn: requiredDate("occurredOnRequired", "occurredOnInvalid"),
  occurredTime: z
    .string({ error: fault("occurredTimeRequired") })
    .min(1, { error: fault("occurredTimeRequired"), abort: true })
    .refine(isTimeOfDay, { error: fault("occurredTimeInvalid") }),
  policeGroupId: id("policeGroupRequired"),
  reason: choice(contactReasons, "reasonRequired"),
};

/** Logs a contact: time, police group and reason are required, the rest may follow at the desk. */
export const logFieldContactSchema = z.object({
  ...occurrence,
  ...optionalFacts,
  /** Somebody in the register; missing when nobody is known, which can be put right later. */
  personId: z
    .union([id("personUnknown"), z.literal("")], { error: fault("personUnknown") })
    .nullish()
    .transform((personId) => personId || null),
  note: noteSchema.nullish(),
});
export type LogFieldContact = z.output<typeof logFieldContactSchema>;
/** As the form sends it: every answer as the text of its control. */
export type LogFieldContactInput = z.input<typeof logFieldContactSchema>;

const versionedContact = {
  caseId: id("contactUnknown"),
  /** The contact's version when the form was opened. */
  version: z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") }),
};

/** Fills in or corrects a contact. Only the fields that are sent are changed. */
export const completeContactSchema = z.object({
  ...versionedContact,
  occurredOn: occurrence.occurredOn.optional(),
  occurredTime: occurrence.occurredTime.optional(),
  policeGroupId: occurrence.policeGroupId.optional(),
  reason: occurrence.reason.optional(),
  ...optionalFacts,
  note: noteSchema.nullish(),
});
export type CompleteContact = z.output<typeof completeContactSchema>;

/** Hands a contact over to another unit, with a message to it if needed. */
export const handOverSchema = z.object({
  ...versionedContact,
  toUnitId: z
    .string({ error: fault("receiverRequired") })
    .min(1, { error: fault("receiverRequired"), abort: true })
    .pipe(z.uuid({ error: fault("receiverUnknown") })),
  message: noteSchema.nullish(),
});
export type HandOver = z.output<typeof handOverSchema>;

/** The receiving unit acknowledges one handover. */
export const acknowledgeHandoverSchema = z.object({
  caseId: id("contactUnknown"),
  handoverId: id("handoverUnknown"),
});
export type AcknowledgeHandover = z.output<typeof acknowledgeHandoverSchema>;

/** Links a contact that started without identity to a person in the register. */
export const linkPersonSchema = z.object({ ...versionedContact, personId: id("personRequired") });
export type LinkPerson = z.output<typeof linkPersonSchema>;

/** Takes the link to a person away again, when it was the wrong one. */
export const unlinkPersonSchema = z.object({ ...versionedContact, personId: id("personRequired") });
export type UnlinkPerson = z.output<typeof unlinkPersonSchema>;

/** Adds a police group, or with `policeGroupId` names an old one anew and says whether it is in use. */
export const configurePoliceGroupSchema = z.object({
  policeGroupId: z.uuid({ error: fault("policeGroupUnknown") }).nullable(),
  name: z
    .string({ error: fault("policeGroupNameRequired") })
    .max(policeGroupNameMaxLength, { error: fault("policeGroupNameTooLong"), abort: true })
    .refine((text) => !hasControlCharacters(text), { error: fault("noteControlCharacters"), abort: true })
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().min(1, { error: fault("policeGroupNameRequired") })),
  isClosed: z.boolean({ error: fault("policeGroupClosedInvalid") }),
});
export type ConfigurePoliceGroup = z.output<typeof configurePoliceGroupSchema>;

/** Opens one contact. */
export const openContactSchema = z.object({ caseId: id("contactUnknown") });

/** One page of contacts: those I work on, or those of the unit I see as a whole. Anything odd starts from the top. */
export const listContactsSchema = z.object({
  of: z.enum(["mine", "unit"]).nullable().catch(null),
  after: instantPlaceSchema,
});
export type ListContacts = z.output<typeof listContactsSchema>;

/** Views that ask for nothing. */
export const nothingSchema = z.object({});

/** A report's period: both days included, `from` not after `to`. However long: a register may go back decades. */
export const reportPeriodSchema = z
  .object({
    from: requiredDate("fromRequired", "fromInvalid"),
    to: requiredDate("toRequired", "toInvalid"),
  })
  .refine(({ from, to }) => from <= to, { error: fault("periodReversed"), path: ["to"] });
export type ReportPeriod = z.output<typeof reportPeriodSchema>;
