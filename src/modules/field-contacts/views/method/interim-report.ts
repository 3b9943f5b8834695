import "server-only";
import { findAccountNames } from "@/kernel/organisations";
import { addDays } from "@/platform/clock";
import { methodView } from "../../corridor-method";
import { findMethodSetting } from "../../data/method/method-rows";
import { countForPaper, listEditions } from "../../data/method/paper-rows";
import { monthOf, monthsFrom } from "../../domain/method/steering";
import { interimReportSchema } from "../../schema-method";

/** An interim report: the edition asked for, or the newest, and its figures as they stand or as they were signed. */
export const interimReport = methodView({
  name: "interim-report",
  input: interimReportSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { number, edition }) => {
    const editions = await listEditions(scope, number);
    const shown = editions.find((one) => one.edition === edition) ?? editions[0] ?? null;
    const setting = await findMethodSetting(scope);
    const first = monthOf(setting?.startedOn ?? scope.today);
    const year = { from: monthsFrom(first, (number - 1) * 12), to: addDays(monthsFrom(first, number * 12), -1) };
    const period = shown ? { from: shown.periodFrom, to: shown.periodTo } : year;
    const people = editions.flatMap(({ writtenBy, signedBy }) => [writtenBy, ...(signedBy === null ? [] : [signedBy])]);
    const names = await findAccountNames(scope, people);
    return {
      ...{ number, shown, period },
      figures: shown?.figures ?? (await countForPaper(scope, period)),
      hasEnded: period.to < scope.today,
      isNewest: shown === null || shown.edition === editions[0]?.edition,
      editions: editions.map((one) => ({
        ...{ edition: one.edition, writtenAt: one.writtenAt, signedAt: one.signedAt },
        writtenByName: names.get(one.writtenBy) ?? "",
        signedByName: names.get(one.signedBy ?? "") ?? null,
      })),
    };
  },
  records: ({ value }) => ({
    event: "interim-report-read",
    fields: ["texts", "figures"],
    records: value.editions.length,
  }),
});
