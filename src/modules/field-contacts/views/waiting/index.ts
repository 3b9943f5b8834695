import "server-only";
import * as z from "zod";
import { attentionSettings } from "@/kernel/attention";
import { view } from "../../corridor";
import { countNeeds } from "../../data/waiting/count-needs";
import { listNightContacts } from "../../data/waiting/night-contacts";
import { endedMonths, showMonth } from "../../domain/waiting/needs";
import { shiftToShow } from "../../domain/waiting/shift";

/** More contacts than this in a night is no night of one unit. */
const NIGHT = 300;

/** The night's contacts: what waits from them, what is missing, who has taken over. Of the unit for who sees it, else one's own. */
export const nightList = view({
  name: "night-list",
  input: z.object({ night: z.string().max(10).nullish().catch(null) }),
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, { night }) => {
    const shift = shiftToShow(night ?? null, await attentionSettings(scope), scope.now);
    const contacts = await listNightContacts(scope, shift, NIGHT);
    return { shift, contacts, seesUnit: scope.principal.sightUnitId !== null, now: scope.now };
  },
  records: ({ value: { contacts } }) => ({
    event: "night-read",
    fields: ["number", "occurredAt", "missingFacts", "waits", "handover"],
    records: contacts.length,
  }),
});

/** Needs found without a service for them, month by month, small groups masked: for the unit head and the steering group. */
export const needsWithoutService = view({
  name: "needs-without-service",
  input: z.object({}),
  needs: "read",
  subject: () => ({ kind: "unitOverview" }),
  load: async (scope) => {
    const { takerDays } = await attentionSettings(scope);
    const months = await countNeeds(scope, { months: endedMonths(scope.today), takerDays });
    return { months: months.map(showMonth), takerDays };
  },
  records: ({ value }) => ({ event: "needs-read", records: value.months.length }),
});
