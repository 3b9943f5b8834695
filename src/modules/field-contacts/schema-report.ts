import * as z from "zod";
import { dayPlaceSchema } from "@/platform/keyset";
import { hasControlCharacters } from "@/platform/text";
import { reportSections } from "./domain/report/sections";
import { periodPattern } from "./domain/report/period";
import { dimensions, measureLines } from "./domain/report/lines";

/** Longest comment under one heading, in UTF-16 units. */
const commentMaxLength = 4000;
/** Longest reason for a new version, in UTF-16 units. */
const reasonMaxLength = 500;

const fault = (name: string) => `fieldReport.errors.${name}`;

const periodCode = z.string({ error: fault("periodUnknown") }).regex(periodPattern, { error: fault("periodUnknown") });

const comment = z
  .string({ error: fault("textInvalid") })
  .max(commentMaxLength, { error: fault("textTooLong"), abort: true })
  .refine((text) => !hasControlCharacters(text), { error: fault("textInvalid") })
  .transform((text) => text.replace(/\r\n?/g, "\n").trim());

/** One published period. */
export const periodSchema = z.object({ period: periodCode });

const versioned = {
  period: periodCode,
  /** The draft's version when the form was opened; 0 when there was none. */
  version: z.int({ error: fault("versionMissing") }).min(0, { error: fault("versionMissing") }),
};

/** Saves the draft of a report's text: one comment for each heading, and why when a signed report is changed. */
export const saveReportTextSchema = z.object({
  ...versioned,
  ...(Object.fromEntries(reportSections.map((section) => [section, comment])) as Record<
    (typeof reportSections)[number],
    typeof comment
  >),
  reason: z
    .string({ error: fault("reasonRequired") })
    .trim()
    .max(reasonMaxLength, { error: fault("reasonTooLong"), abort: true })
    .refine((text) => !hasControlCharacters(text), { error: fault("textInvalid") })
    .default(""),
});
export type SaveReportText = z.output<typeof saveReportTextSchema>;

/** Settles the period's figures and signs the draft. */
export const signReportSchema = z.object({
  ...versioned,
  confirmed: z.literal(true, { error: fault("confirmRequired") }),
});
export type SignReport = z.output<typeof signReportSchema>;

const measures = new Set(["interventions", ...measureLines.flatMap(({ cells, rest }) => [...cells, rest])]);
const cutPattern = new RegExp(`^(all|(${dimensions.join("|")})\\.[0-9A-Za-z-]{1,40})$`);

/** The contacts behind one figure of a period. */
export const measureContactsSchema = z.object({
  period: periodCode,
  measure: z
    .string({ error: fault("measureUnknown") })
    .refine((name) => measures.has(name), { error: fault("measureUnknown") }),
  cut: z.string({ error: fault("cutUnknown") }).regex(cutPattern, { error: fault("cutUnknown") }),
  /** Where the page before ended. */
  after: dayPlaceSchema,
});
export type MeasureContacts = z.output<typeof measureContactsSchema>;
