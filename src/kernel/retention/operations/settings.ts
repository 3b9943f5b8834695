import "server-only";
import { ok, refuse } from "@/platform/result";
import { operation } from "../corridor";
import { listRules } from "../data/disposals";
import { findSettings, insertSignOff, saveSettings } from "../data/settings";
import { changeSettingsSchema, signRuleSchema } from "../schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Changes how the authority keeps: research area, how staff are named, how long the log stays. */
export const changeRetentionSettings = operation({
  name: "change-settings",
  input: changeSettingsSchema,
  needs: "administer",
  subject: organisation,
  load: findSettings,
  decide: (_current, { area, ...input }) => ok({ ...input, area: area === "" ? null : area }),
  save: (scope, change) => saveSettings(scope, change),
  records: () => ({ event: "settings-changed", fields: ["keepsAll", "area", "staffShown", "logYears"], records: 1 }),
});

/** Notes that the authority's lawyer stands for a rule. Until all are signed nothing can be let go. */
export const signRetentionRule = operation({
  name: "sign-rule",
  input: signRuleSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { code, ruleVersion }) =>
    (await listRules(scope)).find((rule) => rule.code === code && rule.version === ruleVersion) ?? null,
  decide: (rule, input, { today }) => {
    if (rule.signedBy !== null) return refuse("signedAlready");
    return input.signedOn > today ? refuse("signedOnFuture", { field: "signedOn" }) : ok(input);
  },
  save: (scope, change) => insertSignOff(scope, change),
  records: () => ({ event: "rule-signed", fields: ["signedBy", "signedOn"], records: 1 }),
});
