import "server-only";
import { ok, refuse } from "@/platform/result";
import type { Scope } from "../../gate";
import { operation } from "../corridor";
import { insertMaturity, insertSeen, insertStanding, listConsents } from "../data/consents";
import { findSubjectAge, listGuardianFacts } from "../data/facts";
import { consentSettings, findConsentCase, saveConsentSettings } from "../data/places";
import { isAdultOn } from "../domain/adult";
import { assessMaturitySchema, changeConsentSettingsSchema, decideStandingSchema, noteSeenSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

async function subjectOf(scope: Scope, caseId: string) {
  const found = await findConsentCase(scope, caseId);
  if (!found?.personId) return null;
  return { personId: found.personId, isAdult: isAdultOn(await findSubjectAge(scope, found.personId), scope.today) };
}

/** Writes down who decides for a minor, by age and maturity, and why (OSL 12:3). The latest judgement counts. */
export const assessMaturity = operation({
  name: "assess-maturity",
  input: assessMaturitySchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId }) => subjectOf(scope, caseId),
  decide: (current) => (current.isAdult === true ? refuse("adultsDecideThemselves") : ok(current)),
  save: async (scope, { personId }, { input }) => {
    await insertMaturity(scope, personId, input);
    return {};
  },
  records: ({ input, current }) => ({
    event: `maturity-assessed.${input.level}`,
    caseId: input.caseId,
    personIds: [current.personId],
    fields: ["level", "note"],
    records: 1,
  }),
  announces: ({ input }) => [{ name: "consents.maturity-assessed", payload: { caseId: input.caseId } }],
});

/** Decides whether a guardian is asked, with the reason: absent, or asking would harm the child (OSL 12:3). */
export const decideGuardian = operation({
  name: "decide-guardian",
  input: decideStandingSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId }) => {
    const subject = await subjectOf(scope, caseId);
    if (!subject) return null;
    const facts = await listGuardianFacts(scope, subject.personId);
    const ids = facts.map(({ personId }) => personId);
    const seen = await scope.tx.person.findMany({
      where: { AND: [scope.personsInSight(), { id: { in: ids } }] },
      select: { id: true },
    });
    return { ...subject, guardianIds: seen.map(({ id }) => id) };
  },
  decide: (current, { guardianId }) => {
    if (current.isAdult === true) return refuse("adultsDecideThemselves");
    return current.guardianIds.includes(guardianId) ? ok(current) : refuse("guardianNotKnown");
  },
  save: async (scope, { personId }, { input }) => {
    await insertStanding(scope, personId, input);
    return {};
  },
  records: ({ input, current }) => ({
    event: `guardian-decided.${input.standing}`,
    caseId: input.caseId,
    personIds: [current.personId, input.guardianId],
    fields: ["standing", "reason"],
    records: 1,
  }),
  announces: ({ input }) => [{ name: "consents.guardian-decided", payload: { caseId: input.caseId } }],
});

/** Notes that the unit has seen that a yes was taken back: it waits no longer. */
export const noteSeen = operation({
  name: "note-seen",
  input: noteSeenSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, answerId }) => {
    const found = await findConsentCase(scope, caseId);
    if (!found?.personId) return null;
    const answers = (await listConsents(scope, found.personId)).flatMap((consent) => consent.answers);
    const answer = answers.find(({ id }) => id === answerId);
    return answer ? { answer, personId: found.personId } : null;
  },
  decide: ({ answer }) =>
    answer.withdrawnAt === null && answer.answer === "yes" ? refuse("nothingCeased") : ok({ answerId: answer.id }),
  save: async (scope, { answerId }) => {
    await insertSeen(scope, answerId);
    return { answerId };
  },
  records: ({ input, current }) => ({
    event: "consent-change-seen",
    caseId: input.caseId,
    personIds: [current.personId],
    records: 1,
  }),
});

/** Changes how long a consent may last, and when people are reminded. */
export const changeConsentSettings = operation({
  name: "change-settings",
  input: changeConsentSettingsSchema,
  needs: "administer",
  subject: () => ({ kind: "organisation" }),
  load: consentSettings,
  decide: (_current, input) => ok(input),
  save: async (scope, change) => {
    await saveConsentSettings(scope, change);
    return { version: change.version + 1 };
  },
  records: () => ({
    event: "consent-settings-changed",
    fields: ["maxMonths", "firstReminderDays", "lastReminderDays"],
    records: 1,
  }),
});
