/** The shapes of the forms and operations of emergency openings. Messages are keys in `messages/emergency`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";

const fault = (name: string) => `emergency.errors.${name}`;

/** What somebody shows who they are with. It must not end up in a log, a fingerprint or a stored answer. */
class Shown {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toJSON(): string {
    return "[secret]";
  }
}

export const nothingSchema = z.object({});
export const openingSchema = z.object({ openingId: z.uuid({ error: fault("openingUnknown") }) });

/** The password, or a code: one of them. */
export const confirmIdentitySchema = z
  .object({
    password: z
      .string()
      .max(256, { error: fault("wrongPassword") })
      .default(""),
    code: z
      .string()
      .transform((text) => text.replace(/\s/g, ""))
      .refine((text) => text === "" || /^\d{6}$/.test(text), { error: fault("codeShape") })
      .default(""),
  })
  .superRefine(({ password, code }, context) => {
    if (password === "" && code === "")
      context.addIssue({ code: "custom", path: ["password"], message: fault("nothingShown"), input: "" });
  })
  .transform(({ password, code }) => ({ password: new Shown(password), code: new Shown(code) }));

const reason = z
  .string({ error: fault("reasonMissing") })
  .trim()
  .min(20, { error: fault("reasonShort") })
  .max(2000, { error: fault("reasonLong"), abort: true })
  .refine((text) => !hasControlCharacters(text), { error: fault("reasonForbidden") });

/** One case by its number or one person by theirs, exactly; and why. */
export const openSubjectSchema = z
  .object({
    by: z.enum(["case", "person"], { error: fault("byMissing") }),
    caseNumber: z
      .string()
      .trim()
      .max(40, { error: fault("caseNumberShape") })
      .default(""),
    number: z
      .string()
      .trim()
      .max(40, { error: fault("numberShape") })
      .default(""),
    reason,
  })
  .superRefine(({ by, caseNumber, number }, context) => {
    const issue = (path: string, name: string) =>
      context.addIssue({ code: "custom", path: [path], message: fault(name), input: "" });
    if (by === "case" && caseNumber === "") issue("caseNumber", "caseNumberMissing");
    else if (by === "case" && !/^[\dA-Za-z]+(-[\dA-Za-z]+)+$/.test(caseNumber)) issue("caseNumber", "caseNumberShape");
    if (by === "person" && number === "") issue("number", "numberMissing");
    else if (by === "person" && number.replace(/\D/g, "").length < 9) issue("number", "numberShape");
  })
  .transform(({ caseNumber, ...rest }) => ({
    ...rest,
    // Numbers of the house's own making are in capitals; others are taken as they are written.
    caseNumber: caseNumber.replace(/^\d{4}-[0-9a-z]{6}$/, (text) => text.toUpperCase()),
  }));
export type OpenSubject = z.output<typeof openSubjectSchema>;

const line = (name: string, longest: number) =>
  z
    .string({ error: fault(`${name}Missing`) })
    .trim()
    .max(longest, { error: fault(`${name}Long`), abort: true })
    .refine((text) => !hasControlCharacters(text), { error: fault(`${name}Forbidden`) })
    .transform((text) => text || null);

/** On: what was decided, by whom and when is part of it. Off: it may stay as it was written. */
export const decideRuleSchema = z
  .object({
    version: z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") }),
    isOn: z.boolean({ error: fault("isOnInvalid") }),
    decision: line("decision", 4000),
    decidedBy: line("decidedBy", 120),
    decidedOn: z
      .string({ error: fault("decidedOnInvalid") })
      .refine((day) => day === "" || isCalendarDate(day), { error: fault("decidedOnInvalid") })
      .transform((day) => day || null),
  })
  .superRefine((input, context) => {
    if (!input.isOn) return;
    for (const field of ["decision", "decidedBy", "decidedOn"] as const)
      if (input[field] === null)
        context.addIssue({ code: "custom", path: [field], message: fault(`${field}Missing`), input: "" });
  });
export type DecideRule = z.output<typeof decideRuleSchema>;
