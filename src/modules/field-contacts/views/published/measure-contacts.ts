import "server-only";
import { reportView } from "../../corridor-report";
import { listPlaces } from "../../data/report/period-figures";
import { listMeasureContacts } from "../../data/report/measure-contacts";
import { periodOf } from "../../domain/report/period";
import { measureContactsSchema } from "../../schema-report";

/** The contacts behind one figure, for the head of the unit: exact, and noted in the log as such. */
export const measureContacts = reportView({
  name: "measure-contacts",
  input: measureContactsSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, input) => {
    const period = periodOf(input.period);
    const listed = await listMeasureContacts(scope, period, input);
    return { ...listed, period, measure: input.measure, cut: input.cut, places: await listPlaces(scope) };
  },
  records: ({ input, value }) => ({
    event: "figure-contacts-listed",
    fields: [input.period, input.measure, input.cut],
    records: value.rows.length,
  }),
});
