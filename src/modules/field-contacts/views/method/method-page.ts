import "server-only";
import { findAccountNames, listColleagues } from "@/kernel/organisations";
import { methodView } from "../../corridor-method";
import { listDueFidelity } from "../../data/method/fidelity-rows";
import { findMethodSetting, listMethodVersions } from "../../data/method/method-rows";
import { listSignedMonths } from "../../data/method/paper-rows";
import { versionOn } from "../../domain/method/versions";
import { nothingAskedSchema } from "../../schema-method";

/** The method of the own unit: the text that holds, the versions before and after it, and who answers for it. */
export const methodPage = methodView({
  name: "method-page",
  input: nothingAskedSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => {
    const { role, unitId } = scope.principal;
    const isHead = role === "unitHead";
    const versions = await listMethodVersions(scope);
    const setting = await findMethodSetting(scope);
    const names = await findAccountNames(scope, setting?.responsibleId ? [setting.responsibleId] : []);
    return {
      versions,
      current: versionOn(versions, scope.today),
      setting: setting && { ...setting, responsibleName: names.get(setting.responsibleId ?? "") ?? null },
      today: scope.today,
      due: await listDueFidelity(scope),
      mayDecide: isHead,
      colleagues: isHead ? (await listColleagues(scope, unitId)).map(({ accountId: id, name }) => ({ id, name })) : [],
      signedMonths: isHead ? await listSignedMonths(scope) : [],
    };
  },
  records: ({ value }) => ({ event: "method-read", fields: ["stepTexts"], records: value.versions.length }),
});
