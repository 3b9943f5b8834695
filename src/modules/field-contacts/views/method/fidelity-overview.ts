import "server-only";
import { findAccountNames } from "@/kernel/organisations";
import { methodView } from "../../corridor-method";
import { countFidelity, countReasons } from "../../data/method/fidelity-rows";
import { findMethodSetting, isMethodResponsible } from "../../data/method/method-rows";
import { showMaskedSteps, showSteps, sortedReasons, sumByStep } from "../../domain/method/fidelity-figures";
import { monthOf, monthsFrom, periodOfMonth } from "../../domain/method/steering";
import { fidelityMonthSchema } from "../../schema-method";

/**
 * How the method was followed in one month. The head of the unit and the one who answers for the method see every
 * worker; anybody else sees themselves, and the others together with small groups masked.
 */
export const fidelityOverview = methodView({
  name: "fidelity-overview",
  input: fidelityMonthSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, asked) => {
    const { accountId, role } = scope.principal;
    const month = asked.month ?? monthOf(scope.today);
    const rows = await countFidelity(scope, periodOfMonth(month));
    const reasons = sortedReasons(await countReasons(scope, periodOfMonth(month)));
    const seesAll = role === "unitHead" || (await isMethodResponsible(scope));
    const workers = [...new Set(rows.flatMap(({ worker }) => (worker === null ? [] : [worker])))];
    const setting = await findMethodSetting(scope);
    const names = await findAccountNames(scope, [
      ...workers,
      ...(setting?.responsibleId ? [setting.responsibleId] : []),
    ]);
    const shown = workers.map((worker) => ({
      worker,
      name: names.get(worker) ?? "",
      isOwn: worker === accountId,
      steps: showSteps(sumByStep(rows.filter((row) => row.worker === worker))),
      reasons: reasons.filter((reason) => reason.worker === worker),
    }));
    return {
      ...{ month, seesAll },
      earlier: monthsFrom(month, -1),
      later: month < monthOf(scope.today) ? monthsFrom(month, 1) : null,
      responsibleName: names.get(setting?.responsibleId ?? "") ?? null,
      unit: seesAll ? showSteps(sumByStep(rows)) : null,
      others: seesAll ? null : showMaskedSteps(sumByStep(rows.filter(({ worker }) => worker === null))),
      workers: shown.sort((a, b) => a.name.localeCompare(b.name, "sv")),
    };
  },
  records: ({ value }) => ({ event: "fidelity-figures-read", fields: ["steps"], records: value.workers.length }),
});
