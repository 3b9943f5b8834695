import * as z from "zod";
import { wordsOf, yesNo, yesNoUnknown } from "../contract";
import { choice, common, need, text, textIfAny } from "./fields";

/** The concern report: one shape for the form and the operation. */
export const sendConcernReportSchema = z
  .object({
    ...common,
    observed: text("observed"),
    wordsOf: choice(wordsOf, "wordsOf"),
    saidBy: textIfAny(),
    immediateDanger: choice(yesNoUnknown, "immediateDanger"),
    danger: textIfAny(),
    guardiansInformed: choice(yesNo, "guardiansInformed"),
    whyNotInformed: textIfAny(),
    siblings: choice(yesNoUnknown, "siblings"),
    siblingsKnown: textIfAny(),
    isReporterInDanger: choice(yesNo, "isReporterInDanger"),
    reporterDanger: textIfAny(),
    whyYoung: textIfAny(),
  })
  .superRefine((input, context) => {
    need(context, input.isRight === "no" && input.correction === null, "correction");
    need(context, input.wordsOf === "other" && input.saidBy === null, "saidBy");
    need(context, input.immediateDanger === "yes" && input.danger === null, "danger");
    need(context, input.guardiansInformed === "no" && input.whyNotInformed === null, "whyNotInformed");
    need(context, input.isReporterInDanger === "yes" && input.reporterDanger === null, "reporterDanger");
  })
  .transform((input) => ({
    ...input,
    // An answer that was changed back leaves its text behind: it is not part of the report.
    correction: input.isRight === "no" ? input.correction : null,
    saidBy: input.wordsOf === "own" ? null : input.saidBy,
    danger: input.immediateDanger === "yes" ? input.danger : null,
    whyNotInformed: input.guardiansInformed === "no" ? input.whyNotInformed : null,
    siblingsKnown: input.siblings === "yes" ? input.siblingsKnown : null,
    reporterDanger: input.isReporterInDanger === "yes" ? input.reporterDanger : null,
  }));
export type SendConcernReport = z.output<typeof sendConcernReportSchema>;
