import * as z from "zod";
import { isCalendarDate } from "@/platform/clock/calendar-date";
import { judgements } from "./contract";

const day = z.string().refine(isCalendarDate, "ownReport.errors.dayShape");

/** Addresses may come without days, or with nonsense: then the usual time is shown. */
const dayOrUsual = z.union([day, z.null()]).catch(null);

export const ownReportSchema = z.object({ personId: z.uuid(), from: dayOrUsual, to: dayOrUsual });
export const makePackSchema = z.object({ personId: z.uuid() });
export const packSchema = z.object({ personId: z.uuid(), packId: z.uuid() });

export const judgeTextSchema = z
  .object({
    personId: z.uuid(),
    packId: z.uuid(),
    source: z.string().regex(/^[a-z_]+\.[a-z_]+\.[0-9a-f-]{36}$/),
    judgement: z.enum(judgements, "ownReport.errors.judgementMissing"),
    /** Words to mask, one a line. */
    phrases: z.string().max(4000, "ownReport.errors.phrasesLong"),
    reason: z.string().trim().max(500, "ownReport.errors.reasonLong"),
  })
  .superRefine(({ judgement, phrases, reason }, context) => {
    if (judgement === "asIs") return;
    if (reason === "")
      context.addIssue({ code: "custom", path: ["reason"], message: "ownReport.errors.reasonMissing" });
    if (judgement === "masked" && phrases.trim() === "")
      context.addIssue({ code: "custom", path: ["phrases"], message: "ownReport.errors.phrasesMissing" });
  });
export const approvePackSchema = z.object({
  personId: z.uuid(),
  packId: z.uuid(),
  version: z.coerce.number().int().min(1),
});
