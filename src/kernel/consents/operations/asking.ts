import "server-only";
import { operation } from "../corridor";
import { insertAnswer, insertConsent, listConsents, saveWithdrawal } from "../data/consents";
import { findSubjectAge, listGuardianFacts } from "../data/facts";
import { consentSettings, findConsentCase, findNoticeVersion, listReceivers } from "../data/places";
import { decideAnswer, decideWithdraw } from "../domain/answering";
import { isAdultOn } from "../domain/adult";
import { decideRegister } from "../domain/registering";
import type { Scope } from "../../gate";
import { recordAnswerSchema, registerConsentSchema, withdrawAnswerSchema } from "../schema";

const ofCase = ({ caseId }: { readonly caseId: string }) => ({ kind: "case", caseId }) as const;

/** Writes down what somebody is asked, or was told. Nothing opens before they have answered. */
export const registerConsent = operation({
  name: "register-consent",
  input: registerConsentSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, kind }) => {
    const found = await findConsentCase(scope, caseId);
    if (!found) return null;
    const { maxMonths } = await consentSettings(scope);
    return {
      ...{ personId: found.personId, isClosed: found.closedAt !== null, maxMonths },
      receivers: await listReceivers(scope),
      noticeVersion: await findNoticeVersion(scope, kind),
    };
  },
  decide: (current, input, { today }) => decideRegister(current, input, today),
  save: (scope, consent, { input }) => insertConsent(scope, consent, input),
  records: ({ input, change }) => ({
    event: `consent-asked.${input.kind}`,
    caseId: input.caseId,
    personIds: [change.personId],
    fields: ["purposes", "categories", "receivers", "validFrom", "validTo", "words", "reservation"],
    records: 1,
  }),
  announces: ({ input, value }) => [
    { name: "consents.asked", payload: { caseId: input.caseId, consentId: value.consentId } },
  ],
});

/** A person's consents around one of them or one answer, or null when that is not theirs. */
async function around(
  scope: Scope,
  caseId: string,
  isIt: (one: { id: string; answers: readonly { id: string }[] }) => boolean,
) {
  const found = await findConsentCase(scope, caseId);
  if (!found?.personId) return null;
  const consents = await listConsents(scope, found.personId);
  const consent = consents.find(isIt);
  if (!consent) return null;
  const others = consents.filter((one) => one.id !== consent.id);
  return { consent, others, personId: found.personId, isClosed: found.closedAt !== null };
}

/** Notes what one person answered. Each signer's answer is its own; a new one supersedes the old, which stays. */
export const recordAnswer = operation({
  name: "record-answer",
  input: recordAnswerSchema,
  needs: "write",
  subject: ofCase,
  load: async (scope, { caseId, consentId }) => {
    const found = await around(scope, caseId, ({ id }) => id === consentId);
    if (!found) return null;
    const age = await findSubjectAge(scope, found.personId);
    return {
      ...found,
      isAdult: isAdultOn(age, scope.today),
      guardians: await listGuardianFacts(scope, found.personId),
    };
  },
  decide: (current, input, { now }) => decideAnswer(current, input, now),
  save: (scope, answer, { input }) => insertAnswer(scope, answer, input),
  records: ({ input, current, change }) => ({
    event: `consent-answered.${change.answer}`,
    caseId: input.caseId,
    personIds: [current.personId],
    fields: ["answer", "categories", "receivers", "form", "answeredAt", "evidence", "reservation"],
    records: 1,
  }),
  announces: ({ input, value }) => [
    {
      name: "consents.answered",
      payload: { caseId: input.caseId, consentId: input.consentId, answerId: value.answerId },
    },
  ],
});

/**
 * Takes a yes back, for whoever works with the case. In the same transaction the database ends what was readable on it
 * (docs/adr/0016), so that the receiver's very next request finds nothing.
 */
export const withdrawAnswer = operation({
  name: "withdraw-answer",
  input: withdrawAnswerSchema,
  needs: "write",
  subject: ofCase,
  load: (scope, { caseId, answerId }) =>
    around(scope, caseId, ({ answers }) => answers.some((answer) => answer.id === answerId)),
  decide: decideWithdraw,
  save: async (scope, answerIds, { input }) => ({ withdrawn: await saveWithdrawal(scope, answerIds, input) }),
  records: ({ input, current, change }) => ({
    event: "consent-withdrawn",
    caseId: input.caseId,
    personIds: [current.personId],
    fields: ["withdrawnAt", "withdrawnHow", "reason"],
    records: change.length,
  }),
  announces: ({ input, current }) => [
    {
      name: "consents.withdrawn",
      payload: { caseId: input.caseId, consentId: current.consent.id, answerId: input.answerId },
    },
  ],
});
