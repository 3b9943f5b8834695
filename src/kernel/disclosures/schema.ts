/** The shapes of the forms and operations of releases, one for both. Messages are keys in `messages/disclosures`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { alternativeGrounds, dataCategories, releasePurposes } from "../secrecy/contract";
import { appealWays, othersInText, releaseItems, requestWays } from "./contract";

/** Longest free text, in UTF-16 units. */
const TEXT_MAX = 20_000;
/** Longest reason or purpose. */
const LINE_MAX = 2_000;
/** Texts in one release. */
export const TEXTS_MAX = 6;

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

const idIfAny = z
  .union([z.uuid({ error: fault("disclosureUnknown") }), z.literal("")], { error: fault("disclosureUnknown") })
  .nullish()
  .transform((value) => value || null);

const caseId = z.uuid({ error: fault("caseUnknown") });
const toUnitId = z
  .string({ error: fault("receiverRequired") })
  .min(1, { error: fault("receiverRequired"), abort: true })
  .pipe(z.uuid({ error: fault("receiverUnknown") }));

/** The offence a release is about, as a row of the table names it; empty without one. */
const offence = z
  .object({ code: plain(60), isAttempt: z.boolean(), committedOn: dayIfAny("committedOnInvalid") })
  .nullish()
  .transform((value) => (value && value.code !== "" ? value : null));

/** By the key of the question. None is answered beforehand. */
const answers = z.record(
  z.string().max(60),
  z.object({ answer: choiceIfAny(["yes", "no"], "testUnanswered"), reason: textIfAny() }),
  { error: fault("testUnanswered") },
);

const categories = z
  .array(z.enum(dataCategories, { error: fault("categoryUnknown") }), { error: fault("categoryUnknown") })
  .max(dataCategories.length);

/** A written text: what kind of data it holds, and what it says of others. */
const writtenText = {
  others: choiceIfAny(othersInText, "othersRequired"),
  othersReason: textIfAny(),
};

const chosen = {
  caseId,
  ground: choiceIfAny(alternativeGrounds, "groundUnknown"),
  offence,
  answers,
  items: z
    .array(z.enum(releaseItems, { error: fault("itemUnknown") }), { error: fault("itemUnknown") })
    .max(releaseItems.length),
  reservation: textIfAny(),
  purposeText: textIfAny(),
  /** The release that this one corrects. */
  replacesId: idIfAny,
  /** The request that it answers. */
  requestId: idIfAny,
};

const purpose = z
  .union([z.enum(releasePurposes), z.literal("")], { error: fault("purposeRequired") })
  .transform((value) => value || null);

const basisCode = z.string({ error: fault("basisRequired") }).max(60, { error: fault("basisUnknown") });

/** What is typed so far: the screen shows for each item how it stands. Nothing is wanted yet. */
export const draftReleaseSchema = z.object({
  ...chosen,
  toUnitId: z.union([z.uuid(), z.literal("")]).transform((value) => value || null),
  purpose,
  basis: basisCode,
  texts: z.array(z.object({ text: plain(TEXT_MAX), categories, ...writtenText })).max(TEXTS_MAX),
});
export type DraftRelease = z.output<typeof draftReleaseSchema>;

const release = {
  ...chosen,
  toUnitId,
  purpose: z.enum(releasePurposes, { error: fault("purposeRequired") }),
  basis: basisCode.min(1, { error: fault("basisRequired") }),
  texts: z
    .array(
      z.object({
        text: text("summary", TEXT_MAX),
        categories: categories.min(1, { error: fault("categoryRequired") }),
        ...writtenText,
      }),
      { error: fault("summaryRequired") },
    )
    .max(TEXTS_MAX, { error: fault("textsTooMany") }),
};

/** What would be released: the preview, with the obstacle if there is one. */
export const previewReleaseSchema = z.object(release);
export type PreviewRelease = z.output<typeof previewReleaseSchema>;

/** Releases exactly what the preview showed. */
export const releaseDisclosureSchema = z.object({
  ...release,
  /** The fingerprint of the preview that was read. */
  previewed: z.string({ error: fault("previewMissing") }).min(1, { error: fault("previewMissing") }),
  /** The colleague's approval, when the delegation wants one. */
  approvalId: idIfAny,
});
export type ReleaseDisclosure = z.output<typeof releaseDisclosureSchema>;

/** Asks a colleague to approve exactly what the preview showed. */
export const askApprovalSchema = releaseDisclosureSchema.omit({ approvalId: true });

export const approvalSchema = z.object({ caseId, approvalId: z.uuid({ error: fault("disclosureUnknown") }) });
export const answerApprovalSchema = approvalSchema.extend({
  answer: z.enum(["approved", "declined"], { error: fault("approvalAnswerRequired") }),
  /** The fingerprint of what was read. */
  previewed: z.string({ error: fault("previewMissing") }).min(1, { error: fault("previewMissing") }),
  note: textIfAny(),
});

export const lookAtReleaseSchema = z.object({ caseId, toUnitId });
export const caseSchema = z.object({ caseId });
/** The form, empty; or with what is corrected, was approved, or is asked for. */
export const releaseFormSchema = z.object({ caseId, replacesId: idIfAny, approvalId: idIfAny, requestId: idIfAny });
export const nothingSchema = z.object({});
export const openDisclosureSchema = z.object({ caseId, disclosureId: z.uuid({ error: fault("disclosureUnknown") }) });
export const withdrawDisclosureSchema = openDisclosureSchema.extend({ reason: text("reason", LINE_MAX) });
export const receivedSchema = z.object({ receivedId: z.uuid({ error: fault("disclosureUnknown") }) });
/** Registers a copy in the own records; the note says where. */
export const registerReceivedSchema = receivedSchema.extend({ note: text("registration", LINE_MAX) });

/** Opens an own case for what was received; about somebody in the own register, or about nobody yet. */
export const takeOverSchema = receivedSchema.extend({
  personId: z
    .union([z.uuid({ error: fault("personUnknown") }), z.literal("")], { error: fault("personUnknown") })
    .nullish()
    .transform((value) => value || null),
});

/** A request as it came. */
export const recordRequestSchema = z.object({
  caseId,
  /** Empty: somebody outside Samlots, named in `from`. */
  fromUnitId: idIfAny,
  from: text("requestFrom", LINE_MAX),
  asked: text("requestAsked", LINE_MAX),
  cameBy: z.enum(requestWays, { error: fault("cameByRequired") }),
  cameOn: z
    .string({ error: fault("cameOnInvalid") })
    .refine((value) => isCalendarDate(value), { error: fault("cameOnInvalid") }),
});

/** A no to a request. */
export const refuseRequestSchema = z.object({
  caseId,
  requestId: z.uuid({ error: fault("requestUnknown") }),
  basis: basisCode.nullish().transform((value) => value || null),
  rule: z
    .string()
    .max(60)
    .nullish()
    .transform((value) => value || null),
  reason: text("reason", LINE_MAX),
  appeal: z.enum(appealWays, { error: fault("appealRequired") }),
});
