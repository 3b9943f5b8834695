import "server-only";
import { ok } from "@/platform/result";
import { methodOperation } from "../../corridor-method";
import { insertMethodVersion, listMethodVersions } from "../../data/method/method-rows";
import { listSignedMonths } from "../../data/method/paper-rows";
import { methodSteps } from "../../domain/method/steps";
import { decideMethodVersion } from "../../domain/method/versions";
import { recordMethodVersionSchema } from "../../schema-method";

/** Records a decided version of the method's text. It holds from its day on and is never edited. */
export const recordMethodVersion = methodOperation({
  name: "record-method-version",
  input: recordMethodVersionSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { steeringMonthId }) => {
    const months = await listSignedMonths(scope);
    if (steeringMonthId !== null && !months.some(({ id }) => id === steeringMonthId)) return null;
    return listMethodVersions(scope);
  },
  decide: (versions, input, { today }) => {
    const decided = decideMethodVersion(versions, input, today);
    return decided.ok ? ok({ ...input, number: decided.value }) : decided;
  },
  save: async (scope, change) => {
    const stepTexts = methodSteps.map((step) => change[`text${step}`]);
    return { versionId: await insertMethodVersion(scope, { ...change, stepTexts }), number: change.number };
  },
  records: () => ({ event: "method-version-recorded", fields: ["stepTexts", "validFrom", "why"], records: 1 }),
});
