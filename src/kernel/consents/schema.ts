/** The shapes of the forms and operations of consents, one for both. Messages are keys in `messages/consents`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { dataCategories, maturityLevels, releasePurposes } from "../secrecy";
import { answerForms, consentKinds, decidedStandings, informedLanguages } from "./contract";

/** Longest text, in UTF-16 units. */
const TEXT_MAX = 4_000;
/** Receivers outside Samlots that one consent can name, and the longest name. */
const OUTSIDE_MAX = 10;
const NAME_MAX = 200;

const fault = (name: string): string => `consents.errors.${name}`;

const plain = (max: number) =>
  z
    .string({ error: fault("textInvalid") })
    .max(max, { error: fault("textTooLong"), abort: true })
    .refine((value) => !hasControlCharacters(value), { error: fault("textControlCharacters"), abort: true })
    .transform((value) => value.normalize("NFC").replace(/\r\n?/gu, "\n").trim());

const text = (field: string) => plain(TEXT_MAX).pipe(z.string().min(1, { error: fault(`${field}Required`) }));

const textIfAny = plain(TEXT_MAX)
  .nullish()
  .transform((value) => value || null);

const day = (field: string) =>
  z.string({ error: fault(`${field}Required`) }).refine(isCalendarDate, { error: fault(`${field}Required`) });

const choice = <const T extends readonly [string, ...string[]]>(values: T, field: string) =>
  z.enum(values, { error: fault(`${field}Required`) });

/** Several of few, each once. */
const some = <const T extends readonly [string, ...string[]]>(values: T, field: string) =>
  z
    .array(z.enum(values, { error: fault(`${field}Required`) }), { error: fault(`${field}Required`) })
    .max(values.length, { error: fault(`${field}Required`) })
    .transform((chosen) => values.filter((one) => chosen.includes(one)) as T[number][]);

const id = (field: string) => z.uuid({ error: fault(`${field}Unknown`) });
const caseId = id("case");

/** A receiver of Samlots in a form: `authority:<id>` for all of it, or `unit:<id>`. */
const receiverKey = z
  .string({ error: fault("receiverUnknown") })
  .regex(/^(authority|unit):[0-9a-f-]{36}$/, { error: fault("receiverUnknown") });

/** Names of receivers outside Samlots, one a line. */
const outside = plain(OUTSIDE_MAX * (NAME_MAX + 1))
  .nullish()
  .transform((value) => [
    ...new Set(
      (value ?? "")
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .refine((names) => names.length <= OUTSIDE_MAX && names.every((name) => name.length <= NAME_MAX), {
    error: fault("outsideTooMany"),
  });

const informed = {
  caseId,
  informedOn: day("informedOn"),
  language: choice(informedLanguages, "language"),
  reservation: textIfAny,
};

/** Asks for one yes: to lift secrecy, to a service; or notes that somebody was told how their data are used. */
export const registerConsentSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({
      ...informed,
      kind: z.literal("liftSecrecy"),
      purposes: some(releasePurposes, "purposes"),
      words: text("words"),
      categories: some(dataCategories, "categories"),
      receivers: z
        .array(receiverKey, { error: fault("receiversRequired") })
        .max(40, { error: fault("receiversRequired") })
        .transform((keys) => [...new Set(keys)]),
      outside,
      validFrom: day("validFrom"),
      validTo: day("validTo"),
    }),
    z.object({ ...informed, kind: z.literal("acceptService"), words: text("service") }),
    z.object({ ...informed, kind: z.literal("gdprNote"), words: text("told") }),
  ],
  { error: fault("kindRequired") },
);
export type RegisterConsent = z.output<typeof registerConsentSchema>;

const consentId = id("consent");

/** What one person answered. A yes to a part says which part. */
export const recordAnswerSchema = z.object({
  ...{ caseId, consentId },
  /** `subject`, `representative`, or a guardian's id. */
  signer: z
    .string({ error: fault("signerRequired") })
    .refine((value) => value === "subject" || value === "representative" || z.uuid().safeParse(value).success, {
      error: fault("signerRequired"),
    }),
  answer: choice(["all", "part", "no"], "answer"),
  categories: some(dataCategories, "categories"),
  receiverIds: z
    .array(id("receiver"), { error: fault("receiverUnknown") })
    .max(60, { error: fault("receiverUnknown") }),
  form: choice(answerForms, "form"),
  answeredOn: day("answeredOn"),
  evidence: textIfAny,
  reservation: textIfAny,
});
export type RecordAnswer = z.output<typeof recordAnswerSchema>;

/** Takes a yes back: this one, or all that the same person has said yes to. */
export const withdrawAnswerSchema = z.object({
  ...{ caseId, answerId: id("answer") },
  how: choice(answerForms, "how"),
  reach: choice(["this", "all"], "reach"),
  reason: textIfAny,
});
export type WithdrawAnswer = z.output<typeof withdrawAnswerSchema>;

export const assessMaturitySchema = z.object({ caseId, level: choice(maturityLevels, "level"), note: text("note") });
export type AssessMaturity = z.output<typeof assessMaturitySchema>;

export const decideStandingSchema = z.object({
  ...{ caseId, guardianId: id("guardian") },
  standing: choice(decidedStandings, "standing"),
  reason: text("reason"),
});
export type DecideStanding = z.output<typeof decideStandingSchema>;

export const noteSeenSchema = z.object({ caseId, answerId: id("answer") });
export const caseSchema = z.object({ caseId });
export const consentSchema = z.object({ caseId, consentId });
export const newConsentSchema = z.object({ caseId, kind: choice(consentKinds, "kind") });
/** The printed form in one of the two languages it exists in. */
export const printSchema = z.object({ caseId, consentId, language: z.enum(["sv", "en"]).catch("sv") });
export const nothingSchema = z.object({});

const number = (field: string, from: number, to: number) =>
  z
    .union(
      [
        z.int(),
        z
          .string()
          .trim()
          .regex(/^\d{1,3}$/)
          .transform(Number),
      ],
      { error: fault(field) },
    )
    .pipe(
      z
        .int({ error: fault(field) })
        .min(from, { error: fault(field) })
        .max(to, { error: fault(field) }),
    );

/** How long a consent may last, and when people are reminded. */
export const changeConsentSettingsSchema = z
  .object({
    maxMonths: number("maxMonths", 1, 24),
    firstReminderDays: number("reminderDays", 0, 60),
    lastReminderDays: number("reminderDays", 0, 60),
    version: z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") }),
  })
  .refine((input) => input.lastReminderDays <= input.firstReminderDays, {
    path: ["lastReminderDays"],
    error: fault("reminderOrder"),
  });
export type ChangeConsentSettings = z.output<typeof changeConsentSettingsSchema>;
