/** The shapes of the forms and operations of what waits. Messages are keys in `messages/attention`. */
import * as z from "zod";
import { isTimeOfDay } from "@/platform/clock/calendar-date";
import { ruleKinds, waitingKinds } from "./contract";

const fault = (name: string) => `attention.errors.${name}`;
const version = z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") });

/** Whole numbers from a form come as text. */
const wholeNumber = (name: string, from: number, to: number) =>
  z
    .union([z.number(), z.string().trim()], { error: fault(name) })
    .transform((value) => (value === "" ? Number.NaN : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= from && value <= to, { error: fault(name) });

const time = (name: string) => z.string({ error: fault(name) }).refine(isTimeOfDay, { error: fault(name) });

/** Nothing is asked for. */
export const nothingSchema = z.object({});

/** The board: all kinds, or all of one. What is no kind is as if it were not there. */
export const boardSchema = z.object({ kind: z.enum(waitingKinds).nullish().catch(null) });

/** The hours of one kind. */
export const changeRuleSchema = z
  .object({
    kind: z.enum(ruleKinds, { error: fault("kindUnknown") }),
    version,
    remindHours: wholeNumber("remindHoursRange", 0, 720),
    escalateHours: wholeNumber("escalateHoursRange", 0, 1440),
  })
  .refine(({ remindHours, escalateHours }) => escalateHours >= remindHours, {
    path: ["escalateHours"],
    error: fault("escalateBeforeRemind"),
  });
export type ChangeRule = z.output<typeof changeRuleSchema>;

/** The night's hours, and after how many days a need counts as without a service. */
export const changeSettingsSchema = z
  .object({
    version,
    shiftFrom: time("shiftFromInvalid"),
    shiftTo: time("shiftToInvalid"),
    takerDays: wholeNumber("takerDaysRange", 1, 90),
  })
  .refine(({ shiftFrom, shiftTo }) => shiftFrom !== shiftTo, { path: ["shiftTo"], error: fault("shiftEmpty") });
export type ChangeSettings = z.output<typeof changeSettingsSchema>;

/** Whether reminders come by e-mail. */
export const setRemindersSchema = z.object({ getsReminders: z.boolean({ error: fault("getsRemindersInvalid") }) });

/** A letter that was given up. */
export const retryMailSchema = z.object({ mailId: z.uuid({ error: fault("mailUnknown") }) });
