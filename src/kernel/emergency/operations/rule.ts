import "server-only";
import { operation } from "../corridor";
import { findRule, saveRule } from "../data/rule";
import { decideRuleChange } from "../domain/opening";
import { decideRuleSchema } from "../schema";

/** Writes down whether emergency openings may be made: what was decided, by whom and when. */
export const decideRule = operation({
  name: "decide-rule",
  input: decideRuleSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: findRule,
  decide: decideRuleChange,
  save: async (scope, _change, { input }) => {
    await saveRule(scope, input);
    return { version: input.version + 1 };
  },
  records: ({ change }) => ({
    event: change.event,
    fields: ["isOn", "decision", "decidedBy", "decidedOn"],
    records: 1,
  }),
});
