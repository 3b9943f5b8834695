import * as z from "zod";
import { lvmRisks, substances, voluntaryCare, yesNo, yesNoUnknown } from "../contract";
import { choice, common, fault, need, text, textIfAny } from "./fields";

const some = <const T extends readonly [string, ...string[]]>(values: T, field: string) =>
  z
    .array(z.enum(values, { error: fault(`${field}Required`) }), { error: fault(`${field}Required`) })
    .min(1, { error: fault(`${field}Required`) })
    .max(values.length, { error: fault(`${field}Required`) });

/** The notification under LVM 6 §: one shape for the form and the operation. */
export const sendLvmNotificationSchema = z
  .object({
    ...common,
    substances: some(substances, "substances"),
    observed: text("observed"),
    risks: some(lvmRisks, "risks"),
    voluntaryCare: choice(voluntaryCare, "voluntaryCare"),
    voluntaryCareKnown: textIfAny(),
    immediateDanger: choice(yesNoUnknown, "immediateDanger"),
    danger: textIfAny(),
    personInformed: choice(yesNo, "personInformed"),
    whyNotInformed: textIfAny(),
    whyAdult: textIfAny(),
  })
  .superRefine((input, context) => {
    need(context, input.isRight === "no" && input.correction === null, "correction");
    need(context, input.immediateDanger === "yes" && input.danger === null, "danger");
    need(context, input.personInformed === "no" && input.whyNotInformed === null, "whyNotInformed");
  })
  .transform((input) => ({
    ...input,
    correction: input.isRight === "no" ? input.correction : null,
    danger: input.immediateDanger === "yes" ? input.danger : null,
    whyNotInformed: input.personInformed === "no" ? input.whyNotInformed : null,
  }));
export type SendLvmNotification = z.output<typeof sendLvmNotificationSchema>;
