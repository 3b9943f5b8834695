/** The shapes of the forms and operations of legal bases. Messages are keys in `messages/legalBases`. */
import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";

const fault = (name: string) => `legalBases.errors.${name}`;
const CODE = /^[A-Z][A-Z0-9_]{2,39}$/;
const MAX_NOTE = 2000;
const MAX_DECIDED_BY = 200;

const code = z.string({ error: fault("codeUnknown") }).regex(CODE, { error: fault("codeUnknown") });
const version = z.coerce.number({ error: fault("versionUnknown") }).int({ error: fault("versionUnknown") });
const text = (missing: string, long: string, most: number) =>
  z
    .string({ error: fault(missing) })
    .trim()
    .min(1, { error: fault(missing) })
    .max(most, { error: fault(long) });

/** Nothing is asked for. */
export const nothingSchema = z.object({});

/** One basis. A text that cannot be a code is as if there were no such basis. */
export const showBasisSchema = z.object({ code: z.string().max(60).catch("") });

/** The lawyer's word on one version. */
export const signBasisSchema = z.object({
  code,
  version,
  hasRead: z.literal(true, { error: fault("hasReadRequired") }),
  note: text("noteRequired", "noteTooLong", MAX_NOTE),
});
export type SignBasis = z.output<typeof signBasisSchema>;

/** Taking it back. */
export const revokeBasisSchema = z.object({
  signOffId: z.uuid({ error: fault("signOffUnknown") }),
  reason: text("reasonRequired", "reasonTooLong", MAX_NOTE),
});
export type RevokeBasis = z.output<typeof revokeBasisSchema>;

/** What the delegation says of one basis, or of all that are not named. */
export const recordDelegationSchema = z.object({
  basis: z
    .string({ error: fault("codeUnknown") })
    .transform((value) => (value === "" ? null : value))
    .refine((value) => value === null || CODE.test(value), { error: fault("codeUnknown") }),
  needsSecondPerson: z
    .enum(["yes", "no"], { error: fault("needsSecondPersonRequired") })
    .transform((value) => value === "yes"),
  decidedBy: text("decidedByRequired", "decidedByTooLong", MAX_DECIDED_BY),
  validFrom: z
    .string({ error: fault("validFromInvalid") })
    .refine(isCalendarDate, { error: fault("validFromInvalid") }),
});
export type RecordDelegation = z.output<typeof recordDelegationSchema>;
