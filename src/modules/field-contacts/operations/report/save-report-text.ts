import "server-only";
import { reportOperation } from "../../corridor-report";
import { listTextVersions, saveText } from "../../data/report/report-texts";
import { decideSaveText, textStateOf } from "../../domain/report/signing";
import { saveReportTextSchema } from "../../schema-report";

/** Saves the draft of the editor's comments. A draft is seen by the head of the unit alone. */
export const saveReportText = reportOperation({
  name: "save-report-text",
  input: saveReportTextSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { period }) => textStateOf(await listTextVersions(scope, period)),
  decide: (state, input) => decideSaveText(state, input),
  save: async (scope, change, { input }) => ({ version: await saveText(scope, input.period, input.version, change) }),
  records: ({ input }) => ({ event: "report-text-saved", fields: [input.period], records: 1 }),
});
