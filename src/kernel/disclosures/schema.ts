/** The shapes of the forms and operations of releases, one for both. Messages are keys in `messages/disclosures`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { consentForms, consentGivers, releaseItems } from "./contract";

/** Longest free text, in UTF-16 units. */
const TEXT_MAX = 20_000;
/** Longest reason or purpose. */
const LINE_MAX = 2_000;

const fault = (name: string): string => `disclosures.errors.${name}`;

const plain = (max: number) =>
  z
    .string({ error: fault("textInvalid") })
    .max(max, { error: fault("textTooLong"), abort: true })
    .refine((value) => !hasControlCharacters(value), { error: fault("textControlCharacters"), abort: true })
    .transform((value) => value.normalize("NFC").replace(/\r\n?/gu, "\n").trim());

const text = (field: string, max: number) => plain(max).pipe(z.string().min(1, { error: fault(`${field}Required`) }));

const textIfAny = (max: number = LINE_MAX) =>
  plain(max)
    .nullish()
    .transform((value) => value || null);

const choiceIfAny = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z
    .union([z.enum(values), z.literal("")], { error: fault(name) })
    .nullish()
    .transform((value) => (value || null) as T[number] | null);

const dayIfAny = (name: string) =>
  z
    .string({ error: fault(name) })
    .refine((value) => value === "" || isCalendarDate(value), { error: fault(name) })
    .nullish()
    .transform((value) => value || null);

const caseId = z.uuid({ error: fault("caseUnknown") });
const toUnitId = z
  .string({ error: fault("receiverRequired") })
  .min(1, { error: fault("receiverRequired"), abort: true })
  .pipe(z.uuid({ error: fault("receiverUnknown") }));

const release = {
  caseId,
  toUnitId,
  basis: z
    .string({ error: fault("basisRequired") })
    .min(1, { error: fault("basisRequired") })
    .max(60, { error: fault("basisUnknown") }),
  /** By the key of the test. None is answered beforehand. */
  answers: z.record(
    z.string().max(60),
    z.object({ answer: choiceIfAny(["yes", "no"], "testUnanswered"), reason: textIfAny() }),
    { error: fault("testUnanswered") },
  ),
  purpose: text("purpose", LINE_MAX),
  items: z
    .array(z.enum(releaseItems, { error: fault("itemUnknown") }), { error: fault("itemUnknown") })
    .max(releaseItems.length),
  summary: text("summary", TEXT_MAX),
  reservation: textIfAny(),
  consentBy: choiceIfAny(consentGivers, "consentByRequired"),
  consentForm: choiceIfAny(consentForms, "consentFormRequired"),
  consentHow: textIfAny(),
  consentedOn: dayIfAny("consentedOnInvalid"),
  consentUntil: dayIfAny("consentUntilInvalid"),
};

/** What would be released: the preview, with the obstacle if there is one. */
export const previewReleaseSchema = z.object(release);
export type PreviewRelease = z.output<typeof previewReleaseSchema>;

/** Releases exactly what the preview showed. */
export const releaseDisclosureSchema = z.object({
  ...release,
  /** The fingerprint of the preview that was read. */
  previewed: z.string({ error: fault("previewMissing") }).min(1, { error: fault("previewMissing") }),
});
export type ReleaseDisclosure = z.output<typeof releaseDisclosureSchema>;

export const lookAtReleaseSchema = z.object({ caseId, toUnitId });
export const caseSchema = z.object({ caseId });
export const nothingSchema = z.object({});
export const openDisclosureSchema = z.object({ caseId, disclosureId: z.uuid({ error: fault("disclosureUnknown") }) });
export const withdrawDisclosureSchema = openDisclosureSchema.extend({ reason: text("reason", LINE_MAX) });
export const receivedSchema = z.object({ receivedId: z.uuid({ error: fault("disclosureUnknown") }) });

/** Opens an own case for what was received; about somebody in the own register, or about nobody yet. */
export const takeOverSchema = receivedSchema.extend({
  personId: z
    .union([z.uuid({ error: fault("personUnknown") }), z.literal("")], { error: fault("personUnknown") })
    .nullish()
    .transform((value) => value || null),
});
