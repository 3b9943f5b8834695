/** Fields that the forms of both duties are made of. Messages are keys in `messages/duties`. */
import * as z from "zod";
import { hasControlCharacters } from "@/platform/text";

/** Longest free text, in UTF-16 units. */
export const REPORT_TEXT_MAX = 20_000;
/** Longest short answer: who said it, why not. */
export const REPORT_LINE_MAX = 2_000;

export const fault = (name: string): string => `duties.errors.${name}`;

/** Free text, not empty. */
export function text(field: string, max: number = REPORT_TEXT_MAX) {
  return z
    .string({ error: fault(`${field}Required`) })
    .max(max * 2, { error: fault("textTooLong"), abort: true })
    .refine((value) => !hasControlCharacters(value), { error: fault("textControlCharacters"), abort: true })
    .transform((value) => value.normalize("NFC").replace(/\r\n?/gu, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, { error: fault(`${field}Required`) })
        .max(max, { error: fault("textTooLong") }),
    );
}

/** A text that another answer may ask for: empty means not given, and is null. */
export function textIfAny(max: number = REPORT_LINE_MAX) {
  return z
    .string({ error: fault("textInvalid") })
    .max(max, { error: fault("textTooLong"), abort: true })
    .refine((value) => !hasControlCharacters(value), { error: fault("textControlCharacters"), abort: true })
    .transform((value) => value.normalize("NFC").replace(/\r\n?/gu, "\n").trim() || null)
    .nullish()
    .transform((value) => value ?? null);
}

export const choice = <const T extends readonly [string, ...string[]]>(values: T, field: string) =>
  z.enum(values, { error: fault(`${field}Required`) });

export const caseId = z.uuid({ error: fault("caseUnknown") });

/** What both forms ask: who receives it, and whether what is filled in is right. */
export const common = {
  caseId,
  toUnitId: z
    .string({ error: fault("receiverRequired") })
    .min(1, { error: fault("receiverRequired"), abort: true })
    .pipe(z.uuid({ error: fault("receiverUnknown") })),
  isRight: choice(["yes", "no"], "isRight"),
  correction: textIfAny(),
};

/** Asks for a text where another answer makes it necessary. Answers the finding for `superRefine`. */
export function need(context: z.core.$RefinementCtx, isMissing: boolean, field: string): void {
  if (isMissing) context.addIssue({ code: "custom", path: [field], message: fault(`${field}Required`), input: "" });
}
