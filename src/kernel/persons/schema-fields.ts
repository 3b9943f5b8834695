/** The pieces that the persons' shapes are made of. Messages are keys in `messages/persons`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { findWrittenFault, personalNumberMessage } from "./domain/personal-number";

/** The key of a sentence about a fault. */
export const key = (name: string): string => `persons.errors.${name}`;

export const messagesOf = (field: string) => ({
  required: key(`${field}Required`),
  tooLong: key(`${field}TooLong`),
  forbidden: key(`${field}Forbidden`),
});

export const personId = z.uuid({ error: key("personIdInvalid") });

/** A whole number; forms send it as digits. */
export const wholeNumber = (error: string, min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && /^\s*\d{1,9}\s*$/u.test(value) ? Number(value) : value),
    z
      .number({ error: key(error) })
      .int({ error: key(error) })
      .min(min, { error: key(error) })
      .max(max, { error: key(error) }),
  );

export const version = wholeNumber("versionInvalid", 1, 2 ** 31 - 1);

/** A number as written; kept as written, because its century depends on the day. */
export const writtenNumber = (required: string) =>
  z
    .string({ error: key(required) })
    .max(100, { error: key("numberTooLong"), abort: true })
    .trim()
    .min(1, { error: key(required), abort: true })
    .check((context) => {
      const fault = findWrittenFault(context.value);
      if (fault) context.issues.push({ code: "custom", input: context.value, message: personalNumberMessage[fault] });
    });

/** Empty in the form means not given. */
export const orNothing = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value),
    schema.optional(),
  );

export const date = (error: string) => z.string({ error: key(error) }).refine(isCalendarDate, { error: key(error) });
