import "server-only";
import { view } from "../corridor";
import { nothingSchema } from "../schema";

/** The import's page shows no data; who may open it is weighed all the same. */
export const importPage = view({
  name: "import-page",
  input: nothingSchema,
  needs: "decide",
  subject: () => ({ kind: "unitOverview" }),
  load: () => Promise.resolve({}),
  records: () => ({ event: "import-opened" }),
});
