import "server-only";
import { reportOperation } from "../../corridor-report";
import { countPeriod, findSettled, insertSettled, listPlaces, placeIds } from "../../data/report/period-figures";
import { listTextVersions, signText } from "../../data/report/report-texts";
import { lookUpCounts } from "../../domain/report/count-contacts";
import { partsOf, periodOf } from "../../domain/report/period";
import { publishPeriod } from "../../domain/report/publish";
import { schemeFor } from "../../domain/report/scheme";
import { decideSign, textStateOf } from "../../domain/report/signing";
import { signReportSchema } from "../../schema-report";

/**
 * Signs a report: the figures of its four-month periods are settled, those that are not yet, and the text is locked. What
 * was settled once stays as it is, whatever is registered afterwards.
 */
export const signReport = reportOperation({
  name: "sign-report",
  input: signReportSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { period }) => textStateOf(await listTextVersions(scope, period)),
  decide: (state, input, { today }) => decideSign(state, input, today),
  save: async (scope, draft, { input }) => {
    await signText(scope, draft, input.version);
    const parts = partsOf(periodOf(input.period));
    const settled = await findSettled(
      scope,
      parts.map(({ code }) => code),
    );
    const scheme = schemeFor(placeIds(await listPlaces(scope)));
    const open = parts.filter(({ code }) => !settled.has(code));
    for (const part of open) {
      await insertSettled(scope, part.code, publishPeriod(lookUpCounts(await countPeriod(scope, part)), scheme));
    }
    return { settled: open.map(({ code }) => code), number: draft.number };
  },
  records: ({ input, value }) => ({
    event: "report-signed",
    fields: [input.period, ...value.settled],
    records: value.settled.length,
  }),
});
