/** The shape of the decision about drafts in browsers. Messages are keys in `messages/organisations`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { hasControlCharacters } from "@/platform/text";

const fault = (name: string) => `organisations.errors.${name}`;
const text = (field: string, longest: number) =>
  z
    .string({ error: fault(`${field}Required`) })
    .trim()
    .max(longest, { error: fault(`${field}TooLong`), abort: true })
    .refine((written) => !hasControlCharacters(written), { error: fault(`${field}Forbidden`) })
    .transform((written) => written || null);

/** On: why, who has decided it and when are part of it. Off: they may stay as they are. */
export const setDeviceDraftsSchema = z
  .object({
    version: z.int({ error: fault("versionMissing") }).min(1, { error: fault("versionMissing") }),
    keepsDeviceDrafts: z.boolean({ error: fault("keepsDeviceDraftsInvalid") }),
    draftHours: z
      .union([z.number(), z.string().trim()], { error: fault("draftHoursRange") })
      .transform((value) => (value === "" ? Number.NaN : Number(value)))
      .refine((hours) => Number.isInteger(hours) && hours >= 24 && hours <= 72, { error: fault("draftHoursRange") }),
    reason: text("deviceDraftsReason", 2000),
    decidedBy: text("deviceDraftsDecidedBy", 120),
    decidedOn: z
      .string({ error: fault("deviceDraftsDecidedOnInvalid") })
      .refine((day) => day === "" || isCalendarDate(day), { error: fault("deviceDraftsDecidedOnInvalid") })
      .transform((day) => day || null),
  })
  .superRefine((input, context) => {
    if (!input.keepsDeviceDrafts) return;
    for (const field of ["reason", "decidedBy", "decidedOn"] as const) {
      const name = `deviceDrafts${field.charAt(0).toUpperCase()}${field.slice(1)}Required`;
      if (input[field] === null) context.addIssue({ code: "custom", path: [field], message: fault(name), input: "" });
    }
  });
export type SetDeviceDrafts = z.output<typeof setDeviceDraftsSchema>;
