import "server-only";
import { findAccountNames } from "@/kernel/organisations";
import { methodView } from "../../corridor-method";
import { findMethodSetting, listMethodVersions } from "../../data/method/method-rows";
import { countForPaper, findSteeringPaper, listSteeringPapers } from "../../data/method/paper-rows";
import { monthOf, periodOfMonth, steeringMonths } from "../../domain/method/steering";
import { nothingAskedSchema, steeringMonthSchema } from "../../schema-method";

/** The months the steering group looks at: those with a paper, and those that wait for one. */
export const steeringMonthList = methodView({
  name: "steering-month-list",
  input: nothingAskedSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope) => {
    const setting = await findMethodSetting(scope);
    const papers = await listSteeringPapers(scope);
    const known = new Set(papers.map(({ month }) => month));
    const due = setting ? steeringMonths(setting, scope.today).filter((month) => !known.has(month)) : [];
    const months = [
      ...papers.map(({ month, signedAt }) => ({ month, state: signedAt ? ("signed" as const) : ("begun" as const) })),
      ...due.map((month) => ({ month, state: "due" as const })),
    ];
    return { months: months.sort((a, b) => (a.month < b.month ? 1 : -1)), setting, thisMonth: monthOf(scope.today) };
  },
  records: ({ value }) => ({ event: "steering-months-listed", records: value.months.length }),
});

/** One month of the steering group: its figures, as they stand or as they were signed, the notes and the decisions. */
export const steeringMonth = methodView({
  name: "steering-month",
  input: steeringMonthSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { month }) => {
    const paper = await findSteeringPaper(scope, month);
    const versions = await listMethodVersions(scope);
    const names = await findAccountNames(scope, paper?.signedBy ? [paper.signedBy] : []);
    return {
      ...{ month, paper },
      figures: paper?.figures ?? (await countForPaper(scope, periodOfMonth(month))),
      signedByName: names.get(paper?.signedBy ?? "") ?? null,
      hasEnded: month < monthOf(scope.today),
      ledTo: versions.filter(({ steeringMonthId }) => paper !== null && steeringMonthId === paper.id),
      others: (await listSteeringPapers(scope)).filter((other) => other.month !== month),
    };
  },
  records: () => ({ event: "steering-month-read", fields: ["figures", "notes", "adjustments"], records: 1 }),
});
