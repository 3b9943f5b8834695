import "server-only";
import { addDays } from "@/platform/clock";
import { tallyView } from "../../corridor-method";
import { currentOf, listReleases, listTallyReceivers } from "../../data/method/tally-rows";
import { cellKey, tallyCells, tallyDaysBack, tallySum } from "../../domain/method/tally";
import { tallyDaySchema } from "../../schema-method";

/** The own group's day: what has been counted for one receiver, and every version of it. */
export const tallyDay = tallyView({
  name: "tally-day",
  input: tallyDaySchema,
  needs: "read",
  subject: () => ({ kind: "ownUnit" }),
  load: async (scope, asked) => {
    const { today } = scope;
    const receivers = await listTallyReceivers(scope);
    const chosen = receivers.find(({ receiver }) => receiver === asked.receiver) ?? receivers[0] ?? null;
    const first = addDays(today, -tallyDaysBack);
    const on = asked.on !== null && asked.on <= today && asked.on >= first ? asked.on : today;
    const releases = chosen ? await listReleases(scope, chosen.receiver, on) : [];
    const current = new Map(currentOf(releases).map((one) => [cellKey(one), one]));
    const counts = tallyCells.map((cell) => {
      const known = current.get(cellKey(cell));
      return { ...cell, count: known?.count ?? 0, version: known?.version ?? 0 };
    });
    return {
      ...{ receivers, chosen, on, today, counts },
      total: tallySum(counts),
      corrections: releases.filter(({ correction }) => correction !== null),
      earlier: on > first ? addDays(on, -1) : null,
      later: on < today ? addDays(on, 1) : null,
    };
  },
  records: ({ value }) => ({ event: "tally-day-read", fields: ["counts"], records: value.total }),
});
