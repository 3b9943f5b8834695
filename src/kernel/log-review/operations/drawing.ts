import "server-only";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { findSample, findSize, insertSample, listCandidates } from "../data/samples";
import { monthOf } from "../domain/month";
import { drawSample } from "../domain/sample";
import { monthSchema } from "../schema";

/** Draws the sample of a month that is over: by lot, and by the targeted rules. Once; the same readings would give the same sample. */
export const drawMonth = operation({
  name: "draw-month",
  input: monthSchema,
  needs: "decide",
  subject: () => ({ kind: "log" }),
  timeoutMs: 120_000,
  load: async (scope, { month }) => {
    const size = await findSize(scope);
    // A month that is not over, or is drawn already, is not read.
    if (month >= monthOf(scope.today)) return { isDrawn: false, size, candidates: [], population: 0 };
    if (await findSample(scope, month)) return { isDrawn: true, size, candidates: [], population: 0 };
    return { isDrawn: false, size, ...(await listCandidates(scope, month, size.byLot)) };
  },
  decide: ({ isDrawn, size, candidates }, { month }, { today }) => {
    if (month >= monthOf(today)) return refuse("monthNotOver", { field: "month" });
    if (isDrawn) return refuse("drawnAlready", { field: "month" });
    const drawn = drawSample(candidates, size);
    return drawn.length === 0 ? refuse("nothingToDraw", { field: "month" }) : ok(drawn);
  },
  save: (scope, drawn, { current, input }) => insertSample(scope, input.month, { drawn, ...current }),
  records: ({ value }) => ({
    event: "sample-drawn",
    fields: ["reader", "subject", "times", "rules"],
    records: value.drawn,
  }),
});
