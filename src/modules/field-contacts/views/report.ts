import "server-only";
import * as z from "zod";
import { referenceTargets } from "@/kernel/organisations";
import { view } from "../corridor";
import { countUnitFigures, findContactSpan } from "../data/report-figures";
import { reportPeriodSchema } from "../schema";

/** The report of the own unit for one period: exact figures, for the one who leads the unit. */
export const report = view({
  name: "report",
  input: reportPeriodSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, period) => ({ figures: await countUnitFigures(scope, period), period }),
  records: ({ value }) => ({ event: "report-read", records: value.figures.interventions }),
});

/** What the report's page starts from: the period asked for if it is a period, the days there are contacts from, the goals. */
export const reportPage = view({
  name: "report-page",
  input: z.object({ unchecked: z.object({ from: z.string().catch(""), to: z.string().catch("") }) }),
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { unchecked }) => {
    const span = await findContactSpan(scope);
    const asked = unchecked.from !== "" || unchecked.to !== "" ? reportPeriodSchema.safeParse(unchecked) : null;
    const year = (span?.to ?? scope.today).slice(0, 4);
    const period = asked ? (asked.success ? asked.data : null) : { from: `${year}-01-01`, to: `${year}-12-31` };
    const faults =
      asked && !asked.success
        ? asked.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }))
        : [];
    return {
      ...{ span, period, faults, unchecked, today: scope.today },
      figures: period ? await countUnitFigures(scope, period) : null,
      targets: await referenceTargets(scope, period?.to ?? scope.today),
    };
  },
  records: ({ value }) => ({ event: "report-read", records: value.figures?.interventions ?? 0 }),
});
