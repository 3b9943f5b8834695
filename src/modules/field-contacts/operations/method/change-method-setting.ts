import "server-only";
import { listColleagues } from "@/kernel/organisations";
import { ok, refuse } from "@/platform/result";
import { methodOperation } from "../../corridor-method";
import { findMethodSetting, saveMethodSetting } from "../../data/method/method-rows";
import { changeMethodSettingSchema } from "../../schema-method";

/** Says who answers for the method, when it began and how often the steering group meets. */
export const changeMethodSetting = methodOperation({
  name: "change-method-setting",
  input: changeMethodSettingSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { responsibleId }) => {
    const colleagues = await listColleagues(scope, scope.principal.unitId);
    if (responsibleId !== null && !colleagues.some(({ accountId }) => accountId === responsibleId)) return null;
    return { version: (await findMethodSetting(scope))?.version ?? 0 };
  },
  decide: ({ version }, input) => (input.version === version ? ok(input) : refuse("changedMeanwhile")),
  save: async (scope, { version, ...setting }) => ({ version: await saveMethodSetting(scope, setting, version) }),
  records: ({ input }) => ({
    event: "method-setting-changed",
    fields: ["responsibleId", "startedOn", "monthlyMonths", "laterEveryMonths"],
    ...(input.responsibleId === null ? {} : { aboutAccountId: input.responsibleId }),
    records: 1,
  }),
});
