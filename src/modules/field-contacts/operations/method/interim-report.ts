import "server-only";
import { ok, refuse } from "@/platform/result";
import { methodOperation } from "../../corridor-method";
import { countForPaper, listEditions, saveEdition, signEdition } from "../../data/method/paper-rows";
import { decideSaveInterim, decideSignInterim, interimParts } from "../../domain/method/interim";
import { saveInterimReportSchema, signInterimReportSchema } from "../../schema-method";

/** Writes the texts of an interim report: into the edition at hand, or a new one after a signed one. */
export const saveInterimReport = methodOperation({
  name: "save-interim-report",
  input: saveInterimReportSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: (scope, { number }) => listEditions(scope, number),
  decide: ([newest], input, { today }) => decideSaveInterim(newest ?? null, input, today),
  save: async (scope, to, { current: [newest], input }) => {
    const known = to.version === 0 ? null : (newest?.id ?? null);
    return { edition: to.edition, version: await saveEdition(scope, input, to, known) };
  },
  records: () => ({ event: "interim-report-written", fields: [...interimParts], records: 1 }),
});

/** Signs the edition at hand, with the figures of its period as they stand. */
export const signInterimReport = methodOperation({
  name: "sign-interim-report",
  input: signInterimReportSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { number }) => (await listEditions(scope, number))[0] ?? null,
  decide: (newest, input, { today }) => {
    const may = decideSignInterim(newest, today);
    if (!may.ok) return may;
    return input.version === newest.version ? ok(newest) : refuse("changedMeanwhile");
  },
  save: async (scope, newest) => {
    await signEdition(scope, newest, await countForPaper(scope, { from: newest.periodFrom, to: newest.periodTo }));
    return { edition: newest.edition, version: newest.version + 1 };
  },
  records: () => ({ event: "interim-report-signed", fields: ["figures"], records: 1 }),
});
