import "server-only";
import type { Scope } from "../gate";
import { stepUpMeans, stepUpUntil } from "../identity";
import { findAccountNames } from "../organisations";
import { view } from "./corridor";
import { findSubjectOf, findTold, listOwnOpenings } from "./data/openings";
import { findRule } from "./data/rule";
import { readOpening } from "./data/seen";
import { nothingSchema, openingSchema } from "./schema";

const OWN = 10;

async function start(scope: Scope) {
  const rule = await findRule(scope);
  // Where nothing is decided there is no such page.
  if (!rule.isOn) return null;
  return {
    ...{ rule, now: scope.now, means: await stepUpMeans(scope), confirmedUntil: await stepUpUntil(scope) },
    openings: await listOwnOpenings(scope, OWN),
  };
}
export type EmergencyStart = NonNullable<Awaited<ReturnType<typeof start>>>;

/** The opener's page: whether who asks is sure, the form, and the own openings. */
export const emergencyStart = view({
  name: "emergency-start",
  input: nothingSchema,
  needs: "write",
  subject: () => ({ kind: "self" }),
  load: start,
  records: ({ value }) => ({ event: "emergency-start-shown", records: value.openings.length }),
});

async function shown(scope: Scope, openingId: string) {
  const opening = await findSubjectOf(scope, openingId);
  const seen = opening && (await readOpening(scope, openingId));
  return opening && seen && { opening, seen, now: scope.now };
}
export type ShownOpening = NonNullable<Awaited<ReturnType<typeof shown>>>;

/** What the opening shows, while it lives. Each reading is in the log under the rule `emergency.opening`. */
export const showOpening = view({
  name: "show-opening",
  input: openingSchema,
  needs: "read",
  subject: ({ openingId }) => ({ kind: "opening", openingId }),
  load: (scope, { openingId }) => shown(scope, openingId),
  records: ({ value: { opening, seen } }) => ({
    event: "emergency-read",
    ...(opening.caseId === null ? {} : { caseId: opening.caseId }),
    personIds: seen.person ? [seen.person.id] : [],
    fields: ["person", "guardians", "cases", ...(opening.caseId === null ? [] : ["notes", "tasks"])],
    records: 1,
  }),
});

async function told(scope: Scope, openingId: string) {
  const opening = await findTold(scope, openingId);
  if (!opening) return null;
  const names = await findAccountNames(scope, [opening.openedBy]);
  return { ...opening, openedByName: names.get(opening.openedBy) ?? "", now: scope.now };
}
export type OpeningNotice = NonNullable<Awaited<ReturnType<typeof told>>>;

/** For whoever works on a case that was opened: by whom, when, why, and until when. */
export const openingNotice = view({
  name: "opening-notice",
  input: openingSchema,
  needs: "read",
  subject: () => ({ kind: "self" }),
  load: (scope, { openingId }) => told(scope, openingId),
  records: ({ value }) => ({
    event: "emergency-notice-read",
    ...(value.caseId === null ? {} : { caseId: value.caseId }),
    aboutAccountId: value.openedBy,
    fields: ["reason"],
    records: 1,
  }),
});

/** The decision, for the administrator. */
export const showRule = view({
  name: "show-rule",
  input: nothingSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: async (scope) => ({ rule: await findRule(scope), today: scope.today }),
  records: () => ({ event: "emergency-rule-seen" }),
});
