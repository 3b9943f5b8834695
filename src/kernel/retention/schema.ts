import * as z from "zod";
import { retentionClasses } from "./contract";

const day = z.iso.date("retention.errors.dayShape");
const reason = z.string().trim().min(1, "retention.errors.reasonMissing").max(2000, "retention.errors.reasonLong");
const version = z.coerce.number().int().min(1);

export const nothingSchema = z.object({});
export const caseRetentionSchema = z.object({ caseId: z.uuid() });

export const placeHoldSchema = z.object({
  caseId: z.uuid(),
  reason,
  /** The last day it holds; empty: until it is lifted. */
  holdsUntil: z.union([z.literal("").transform(() => null), day]),
});
export const liftHoldSchema = z.object({ caseId: z.uuid(), holdId: z.uuid(), version });
export const noteClassSchema = z.object({
  caseId: z.uuid(),
  retentionClass: z.enum(retentionClasses, "retention.errors.classMissing"),
  reason,
});

export const disposalSchema = z.object({ disposalId: z.uuid() });
export const decideDisposalSchema = z.object({
  disposalId: z.uuid(),
  version,
  decision: z.enum(["approved", "declined"], "retention.errors.decisionMissing"),
});

export const changeSettingsSchema = z.object({
  keepsAll: z.boolean(),
  area: z.string().trim().max(120, "retention.errors.areaLong"),
  staffShown: z.enum(["name", "role"], "retention.errors.staffShownMissing"),
  logYears: z.coerce
    .number("retention.errors.logYearsRange")
    .int("retention.errors.logYearsRange")
    .min(5, "retention.errors.logYearsRange")
    .max(50, "retention.errors.logYearsRange"),
  version,
});
export const signRuleSchema = z.object({
  code: z.string().min(1).max(40),
  ruleVersion: version,
  signedBy: z.string().trim().min(1, "retention.errors.signedByMissing").max(120, "retention.errors.signedByLong"),
  signedOn: day,
});
