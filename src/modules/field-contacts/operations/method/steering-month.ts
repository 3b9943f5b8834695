import "server-only";
import { ok, refuse } from "@/platform/result";
import { methodOperation } from "../../corridor-method";
import { countForPaper, findSteeringPaper, saveSteeringPaper, signSteeringPaper } from "../../data/method/paper-rows";
import { decideSaveMonth, decideSignMonth, periodOfMonth } from "../../domain/method/steering";
import { saveSteeringMonthSchema, signSteeringMonthSchema } from "../../schema-method";

/** Writes what the steering group said and decided about a month, and who was there by title. */
export const saveSteeringMonth = methodOperation({
  name: "save-steering-month",
  input: saveSteeringMonthSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { month }) => {
    const paper = await findSteeringPaper(scope, month);
    return { id: paper?.id ?? null, version: paper?.version ?? 0, isSigned: paper?.signedAt != null };
  },
  decide: (current, input, { today }) => {
    const may = decideSaveMonth(current, input.month, today);
    if (!may.ok) return may;
    return input.version === current.version ? ok(input) : refuse("changedMeanwhile");
  },
  save: async (scope, change, { current }) => ({ version: await saveSteeringPaper(scope, change, current.id) }),
  records: () => ({ event: "steering-month-written", fields: ["notes", "adjustments", "participants"], records: 1 }),
});

/** Signs a month: its figures are kept as they stand, and nothing of it is changed after that. */
export const signSteeringMonth = methodOperation({
  name: "sign-steering-month",
  input: signSteeringMonthSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: (scope, { month }) => findSteeringPaper(scope, month),
  decide: (paper, input, { today }) => {
    const current = { isSigned: paper.signedAt !== null, participants: paper.participants.length };
    const may = decideSignMonth(current, input.month, today);
    if (!may.ok) return may;
    return input.version === paper.version ? ok(paper) : refuse("changedMeanwhile");
  },
  save: async (scope, paper) => {
    await signSteeringPaper(scope, paper, await countForPaper(scope, periodOfMonth(paper.month)));
    return { version: paper.version + 1 };
  },
  records: () => ({ event: "steering-month-signed", fields: ["figures"], records: 1 }),
});
