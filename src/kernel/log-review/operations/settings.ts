import "server-only";
import { ok } from "@/platform/result";
import { operation } from "../corridor";
import { findSettings, saveReviewSettings } from "../data/samples";
import { changeReviewSchema } from "../schema";

/** Changes how much of the log is reviewed, and what counts as night. */
export const changeReview = operation({
  name: "change-review",
  input: changeReviewSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: findSettings,
  decide: (_current, input) => ok(input),
  save: async (scope, change) => {
    await saveReviewSettings(scope, change);
    return { version: change.version + 1 };
  },
  records: () => ({
    event: "review-changed",
    fields: ["casesPerWeek", "randomShare", "nightFrom", "nightTo", "laterActDays"],
    records: 1,
  }),
});
