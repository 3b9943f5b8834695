import "server-only";
import { isMailConfigured } from "@/platform/mail";
import { view } from "./corridor";
import { findMailState } from "./data/mails";
import { attentionRules, attentionSettings, getsReminders } from "./data/rules";
import { listOwnWaiting, listUnitWaiting } from "./data/waiting";
import type { AttentionRules, WaitingItem } from "./contract";
import { latenessOf } from "./domain/lateness";
import { boardSchema, nothingSchema } from "./schema";

export { attentionRules, attentionSettings } from "./data/rules";

/** How many of one kind a board shows, and how many its own page. */
const ON_BOARD = 20;
const OF_KIND = 500;
const OWN = 200;

const FIELDS = ["number", "kind", "since", "dueAt", "owner"];

/** What waits at the unit, for the one who leads it. */
export const unitBoard = view({
  name: "unit-board",
  input: boardSchema,
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope, { kind }) => {
    const only = kind ?? null;
    const rules = await attentionRules(scope);
    const sections = await listUnitWaiting(scope, { kind: only, limit: only === null ? ON_BOARD : OF_KIND });
    return {
      ...{ only, rules, now: scope.now },
      sections: sections.map(({ items, ...section }) => ({ ...section, items: marked(items, rules, scope.now) })),
    };
  },
  records: ({ value: { sections } }) => ({
    event: "board-read",
    fields: FIELDS,
    records: sections.reduce((sum, { items }) => sum + items.length, 0),
  }),
});

/** What waits for me. */
export const ownWaiting = view({
  name: "own-waiting",
  input: nothingSchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope) => {
    const rules = await attentionRules(scope);
    const items = marked(await listOwnWaiting(scope, OWN), rules, scope.now);
    return {
      ...{ items, rules, now: scope.now, getsReminders: await getsReminders(scope) },
      seesUnit: scope.principal.sightUnitId !== null,
      mailConfigured: isMailConfigured(),
    };
  },
  records: ({ value: { items } }) => ({ event: "waiting-read", fields: FIELDS, records: items.length }),
});

/** The hours, the night's work, and whether letters leave. */
export const showAttention = view({
  name: "show-attention",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => ({
    rules: await attentionRules(scope),
    settings: await attentionSettings(scope),
    mail: { ...(await findMailState(scope)), isConfigured: isMailConfigured() },
  }),
  records: () => ({ event: "settings-seen" }),
});

/** Something that waits, and how late it is. */
export type MarkedItem = ReturnType<typeof marked>[number];

function marked(items: readonly WaitingItem[], rules: AttentionRules, now: Date) {
  return items.map((item) => ({ ...item, lateness: latenessOf(item, rules[item.rule], now) }));
}
