import "server-only";
import { chainOperation } from "../../corridor-chain";
import { awaitDecisions, findConfiguration, insertHousingRule } from "../../data/chain/configuration";
import { decideNextDecision } from "../../domain/chain/configuration";
import { decideHousingRuleSchema } from "../../schema-chain";

/** Decides the rules of the roof guarantee from a day on. */
export const decideHousingRule = chainOperation({
  name: "decide-housing-rule",
  input: decideHousingRuleSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => {
    await awaitDecisions(scope);
    return (await findConfiguration(scope)).housingRules;
  },
  decide: (rules, input) => decideNextDecision(rules, input),
  save: async (scope, input) => ({ ruleId: await insertHousingRule(scope, input) }),
  records: () => ({ event: "housing-rule-decided", fields: ["betterFirstTo", "acuteHousingFrom"], records: 1 }),
});
