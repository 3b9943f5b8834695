import "server-only";
import { ok } from "@/platform/result";
import { operation } from "./corridor";
import { findDeadMail, saveRetry } from "./data/mails";
import { attentionRules, attentionSettings, getsReminders, saveReminders, saveRule, saveSettings } from "./data/rules";
import { changeRuleSchema, changeSettingsSchema, retryMailSchema, setRemindersSchema } from "./schema";

const organisation = () => ({ kind: "organisation" }) as const;

/** Changes after how many hours something is reminded of, and when the unit head is told. */
export const changeRule = operation({
  name: "change-rule",
  input: changeRuleSchema,
  needs: "administer",
  subject: organisation,
  load: async (scope, { kind }) => (await attentionRules(scope))[kind],
  decide: (_current, input) => ok(input),
  save: async (scope, change) => {
    await saveRule(scope, change);
    return { kind: change.kind, version: change.version + 1 };
  },
  records: () => ({ event: "rule-changed", fields: ["remindHours", "escalateHours"], records: 1 }),
});

/** Changes the night's hours, and after how many days a need counts as without a service. */
export const changeSettings = operation({
  name: "change-settings",
  input: changeSettingsSchema,
  needs: "administer",
  subject: organisation,
  load: attentionSettings,
  decide: (_current, input) => ok(input),
  save: async (scope, change) => {
    await saveSettings(scope, change);
    return { version: change.version + 1 };
  },
  records: () => ({ event: "settings-changed", fields: ["shiftFrom", "shiftTo", "takerDays"], records: 1 }),
});

/** Has a letter that was given up tried again. */
export const retryMail = operation({
  name: "retry-mail",
  input: retryMailSchema,
  needs: "administer",
  subject: organisation,
  load: (scope, { mailId }) => findDeadMail(scope, mailId),
  decide: (current) => ok(current),
  save: async (scope, { id }) => {
    await saveRetry(scope, id);
    return { mailId: id };
  },
  records: () => ({ event: "mail-retried", records: 1 }),
});

/** Switches the own reminders by e-mail on or off. What goes to a unit head or a duty officer comes anyway. */
export const setReminders = operation({
  name: "set-reminders",
  input: setRemindersSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: async (scope) => ({ before: await getsReminders(scope) }),
  decide: (_current, input) => ok(input.getsReminders),
  save: async (scope, wanted) => {
    await saveReminders(scope, wanted);
    return null;
  },
  records: () => ({ event: "reminders-set", fields: ["getsReminders"] }),
});
