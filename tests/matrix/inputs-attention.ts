import { randomUUID } from "node:crypto";
import type { Asking } from "./checker";

const nothing: Asking = { input: () => ({}) };

export const attentionInputs: Readonly<Record<string, Asking>> = {
  "attention.unit-board": { input: () => ({ kind: null }) },
  "field-contacts.night-list": { input: () => ({ night: null }) },
  "field-contacts.needs-without-service": nothing,
  "attention.own-waiting": nothing,
  "attention.show-attention": nothing,
  "attention.change-rule": {
    input: () => ({ kind: "offerUnanswered", version: 1, remindHours: "72", escalateHours: "168" }),
  },
  "attention.change-settings": {
    input: () => ({ version: 1, shiftFrom: "18:00", shiftTo: "08:00", takerDays: "7" }),
  },
  "attention.set-reminders": { input: () => ({ getsReminders: true }) },
  "attention.retry-mail": {
    isAboutRow: true,
    input: async (t, kit) => {
      const mailId = randomUUID();
      if (t.situation === "unknown") return { mailId };
      const { accountId } = await kit.account(t);
      await kit.sql(
        `insert into notice_mail (tenant_id, id, recipient_id, is_urgent, made_at, attempts, next_try_at, dead_at, last_fault)
         values ($1, $2, $3, false, now(), 10, now(), now(), 'rejected')`,
        [t.tenantId, mailId, accountId],
      );
      return { mailId };
    },
  },
};
