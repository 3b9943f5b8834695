import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { contactReasons, testResults } from "./domain/contact";
import { departureReasons, fidelityOutcomes } from "./domain/method/fidelity";
import { interimParts } from "./domain/method/interim";
import { methodSteps } from "./domain/method/steps";
import { cellKey, tallyCells, tallyCorrections, tallyMost } from "./domain/method/tally";

/** The shapes of the method and of the police's tally, as schema.ts for the contacts themselves. */

/** Longest free text, in UTF-16 units. */
const textMaxLength = 20_000;
/** Longest text of one step, and longest line. */
const stepTextMaxLength = 2_000;
const lineMaxLength = 200;

const fault = (name: string) => `fieldMethod.errors.${name}`;
const id = (name: string) => z.uuid({ error: fault(name) });

const day = (required: string) =>
  z
    .string({ error: fault(required) })
    .min(1, { error: fault(required), abort: true })
    .refine(isCalendarDate, { error: fault("dayInvalid") });

const text = (max: number) =>
  z
    .string({ error: fault("textInvalid") })
    .max(max, { error: fault("textTooLong"), abort: true })
    .refine((typed) => !hasControlCharacters(typed), { error: fault("textControlCharacters") })
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim());

const requiredText = (max: number, missing: string) => text(max).pipe(z.string().min(1, { error: fault(missing) }));

const version = z.coerce
  .number({ error: fault("versionMissing") })
  .pipe(z.int({ error: fault("versionMissing") }).min(0, { error: fault("versionMissing") }));

const whole = (least: number, most: number, name: string) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,4}$/, { error: fault(name) }),
      ],
      { error: fault(name) },
    )
    .transform(Number)
    .pipe(
      z
        .int({ error: fault(name) })
        .min(least, { error: fault(name) })
        .max(most, { error: fault(name) }),
    );

const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T, name: string) =>
  z
    .union([z.enum(values), z.literal("")], { error: fault(name) })
    .nullish()
    .transform((value) => (value ? (value as T[number]) : null));

/** The first day of a month; a form sends the month alone, `YYYY-MM`. */
const month = z
  .string({ error: fault("monthInvalid") })
  .transform((typed) => (/^\d{4}-\d{2}$/.test(typed) ? `${typed}-01` : typed))
  .refine((typed) => isCalendarDate(typed) && typed.endsWith("-01"), { error: fault("monthInvalid") });

/** A value for each key, with the type of the keys kept. */
function each<K extends string, S extends z.ZodType>(keys: readonly K[], schema: (key: K) => S): Record<K, S> {
  return Object.fromEntries(keys.map((key) => [key, schema(key)])) as Record<K, S>;
}

type StepField<Name extends string> = `${Name}${(typeof methodSteps)[number]}`;
const stepFields = <Name extends string>(name: Name) => methodSteps.map((step): StepField<Name> => `${name}${step}`);

/** A new version of the method's text. */
export const recordMethodVersionSchema = z.object({
  validFrom: day("validFromRequired"),
  decidedOn: day("decidedOnRequired"),
  decidedBy: requiredText(lineMaxLength, "decidedByRequired"),
  why: requiredText(stepTextMaxLength, "whyRequired"),
  ...each(stepFields("text"), () => requiredText(stepTextMaxLength, "stepTextRequired")),
  /** The steering group's month that decided it; empty when it was decided otherwise. */
  steeringMonthId: z
    .union([id("steeringMonthUnknown"), z.literal("")], { error: fault("steeringMonthUnknown") })
    .nullish()
    .transform((value) => value || null),
});

/** Who answers for the method, and how often the steering group meets. */
export const changeMethodSettingSchema = z.object({
  responsibleId: z
    .union([id("responsibleUnknown"), z.literal("")], { error: fault("responsibleUnknown") })
    .nullish()
    .transform((value) => value || null),
  startedOn: day("startedOnRequired"),
  monthlyMonths: whole(0, 36, "monthlyMonthsInvalid"),
  laterEveryMonths: whole(1, 12, "laterEveryMonthsInvalid"),
  version,
});

export const openFidelitySchema = z.object({ caseId: id("contactUnknown") });

/** How each step was followed in one contact. Empty: unanswered, which is never the same as followed. */
export const recordFidelitySchema = z.object({
  caseId: id("contactUnknown"),
  ...each(stepFields("outcome"), () => optionalChoice(fidelityOutcomes, "outcomeInvalid")),
  ...each(stepFields("reasonKind"), () => optionalChoice(departureReasons, "reasonKindInvalid")),
  ...each(stepFields("reason"), () => text(stepTextMaxLength).nullish()),
  ...each(stepFields("version"), () => version),
});
export type RecordFidelity = z.output<typeof recordFidelitySchema>;

/** A month to look at; anything odd is the current one. */
export const fidelityMonthSchema = z.object({ month: month.nullable().catch(null) });

export const steeringMonthSchema = z.object({ month });

/** Participants, one a line: "title, organisation". No names: the paper outlives who held the chair. */
const participants = text(stepTextMaxLength).transform((typed, context) => {
  const lines = typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const pairs = lines.map((line) => {
    const cut = line.lastIndexOf(",");
    return { title: line.slice(0, cut).trim(), organisation: line.slice(cut + 1).trim(), isPair: cut > 0 };
  });
  if (pairs.some(({ isPair, organisation }) => !isPair || organisation === "")) {
    context.addIssue({ code: "custom", message: fault("participantsInvalid") });
    return z.NEVER;
  }
  return pairs.map(({ title, organisation }) => ({ title, organisation }));
});
export type Participant = z.output<typeof participants>[number];

export const saveSteeringMonthSchema = z.object({
  month,
  notes: text(textMaxLength),
  adjustments: text(textMaxLength),
  participants,
  version,
});

export const signSteeringMonthSchema = z.object({ month, version });

const number = whole(1, 2, "interimNumberInvalid");

export const interimReportSchema = z.object({
  number,
  edition: whole(1, 999, "editionInvalid").nullable().catch(null),
});

export const saveInterimReportSchema = z
  .object({
    number,
    periodFrom: day("periodFromRequired"),
    periodTo: day("periodToRequired"),
    ...each(interimParts, () => text(textMaxLength)),
    version,
  })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, {
    error: fault("periodReversed"),
    path: ["periodTo"],
  });
export type SaveInterimReport = z.output<typeof saveInterimReportSchema>;

export const signInterimReportSchema = z.object({ number, version });

/** A receiver's address: a slug, no secret. */
const receiver = z
  .string({ error: fault("tallyNotPartner") })
  .regex(/^[a-z0-9-]{1,40}$/, { error: fault("tallyNotPartner") });

/** One more intervention of one kind on one day. */
export const tallyInterventionSchema = z.object({
  receiver,
  on: day("tallyDayRequired"),
  reason: z.enum(contactReasons, { error: fault("tallyKindInvalid") }),
  testResult: z.enum(testResults, { error: fault("tallyKindInvalid") }),
});

const cells = tallyCells.map(cellKey);

/** The numbers of one day as they should have been. */
export const correctTallySchema = z.object({
  receiver,
  on: day("tallyDayRequired"),
  correction: z.enum(tallyCorrections, { error: fault("tallyCorrectionRequired") }),
  ...each(cells, () => whole(0, tallyMost, "tallyCountInvalid")),
  ...each(
    cells.map((key) => `version_${key}` as const),
    () => version,
  ),
});
export type CorrectTally = z.output<typeof correctTallySchema>;

/** The day and receiver the liaison's page shows; anything odd is today, and the first receiver. */
export const tallyDaySchema = z.object({
  on: z.string().refine(isCalendarDate).nullable().catch(null),
  receiver: receiver.nullable().catch(null),
});

/** The administrator lets a police authority send its tally to a unit, from a day. */
export const addTallyPartnerSchema = z.object({
  police: z.string({ error: fault("policeRequired") }).regex(/^[a-z0-9-]{1,40}$/, { error: fault("policeRequired") }),
  unitId: z
    .string({ error: fault("tallyUnitRequired") })
    .min(1, { error: fault("tallyUnitRequired"), abort: true })
    .pipe(z.uuid({ error: fault("tallyUnitUnknown") })),
  validFrom: day("validFromRequired"),
});

/** And ends it: the last day is the one before `validTo`. */
export const endTallyPartnerSchema = z.object({ partnerId: id("partnerUnknown"), version });

export const nothingAskedSchema = z.object({});
