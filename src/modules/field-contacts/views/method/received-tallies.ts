import "server-only";
import { methodView } from "../../corridor-method";
import { listReceivedVersions } from "../../data/method/tally-rows";
import { tallySum } from "../../domain/method/tally";
import { monthOf, monthsFrom, periodOfMonth } from "../../domain/method/steering";
import { fidelityMonthSchema } from "../../schema-method";

/** What the police have tallied in one month: by group and day, from whom and on which day it came. */
export const receivedTallies = methodView({
  name: "received-tallies",
  input: fidelityMonthSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, asked) => {
    const month = asked.month ?? monthOf(scope.today);
    const versions = await listReceivedVersions(scope, periodOfMonth(month));
    const current = versions.filter(({ isReplaced }) => !isReplaced);
    const groups = [...new Set(current.map(({ policeGroup }) => policeGroup))].sort((a, b) => a.localeCompare(b, "sv"));
    return {
      ...{ month, current },
      corrections: versions.filter(({ correction }) => correction !== null),
      groups: groups.map((name) => ({
        name,
        count: tallySum(current.filter(({ policeGroup }) => policeGroup === name)),
      })),
      total: tallySum(current),
      earlier: monthsFrom(month, -1),
      later: month < monthOf(scope.today) ? monthsFrom(month, 1) : null,
    };
  },
  records: ({ value }) => ({ event: "tallies-read", fields: ["count"], records: value.current.length }),
});
