/** The shapes of the forms and operations of the log review. Messages are keys in `messages/logReview`. */
import * as z from "zod";
import { isTimeOfDay } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";
import { findings, itemStates } from "./contract";
import { isMonth } from "./domain/month";

const fault = (name: string) => `logReview.errors.${name}`;
const version = z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") });
const itemId = z.uuid({ error: fault("itemUnknown") });
const text = (name: string) =>
  z
    .string({ error: fault(`${name}Missing`) })
    .trim()
    .min(3, { error: fault(`${name}Missing`) })
    .max(2000, { error: fault(`${name}Long`), abort: true })
    .refine((written) => !hasControlCharacters(written), { error: fault(`${name}Forbidden`) });
const month = z.string({ error: fault("monthInvalid") }).refine(isMonth, { error: fault("monthInvalid") });

export const nothingSchema = z.object({});
export const itemSchema = z.object({ itemId });
export const monthSchema = z.object({ month });
export const listSchema = z.object({
  state: z.enum(itemStates).nullish().catch(null),
  after: z.uuid().nullish().catch(null),
});

export const askReaderSchema = z.object({ itemId, version, question: text("question") });
export const answerQuestionSchema = z.object({ itemId, version, answer: text("answer") });
export const signItemSchema = z.object({
  ...{ itemId, version },
  finding: z.enum(findings, { error: fault("findingMissing") }),
  text: text("finding"),
});
export const noteMeasureSchema = z.object({ itemId, version, measure: text("measure") });

const wholeNumber = (name: string, from: number, to: number) =>
  z
    .union([z.number(), z.string().trim()], { error: fault(name) })
    .transform((value) => (value === "" ? Number.NaN : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= from && value <= to, { error: fault(name) });
const time = (name: string) => z.string({ error: fault(name) }).refine(isTimeOfDay, { error: fault(name) });

export const changeReviewSchema = z
  .object({
    version,
    casesPerWeek: wholeNumber("casesPerWeekRange", 5, 40),
    randomShare: wholeNumber("randomShareRange", 10, 90),
    laterActDays: wholeNumber("laterActDaysRange", 1, 60),
    nightFrom: time("nightFromInvalid"),
    nightTo: time("nightToInvalid"),
  })
  .refine(({ nightFrom, nightTo }) => nightFrom !== nightTo, { path: ["nightTo"], error: fault("nightEmpty") });
export type ChangeReview = z.output<typeof changeReviewSchema>;
