import "server-only";
import { ok } from "@/platform/result";
import { StaleVersion, type Scope } from "../../gate";
import { checkStepUp, noteStepUp, stepUpUntil } from "../../identity";
import { operation } from "../corridor";
import { findAnswer, findSubjectOf, insertOpening, saveClosed, takeQuestion } from "../data/openings";
import { findRule } from "../data/rule";
import { decideConfirmation, decideOpening, type Asked } from "../domain/opening";
import { confirmIdentitySchema, openingSchema, openSubjectSchema, type OpenSubject } from "../schema";

const self = () => ({ kind: "self" }) as const;

/** Shows once more who one is, with the password or a code: it holds for five minutes. */
export const confirmIdentity = operation({
  name: "confirm-identity",
  input: confirmIdentitySchema,
  needs: "write",
  subject: self,
  load: (scope, { password, code }) => checkStepUp(scope, { password: password.reveal(), code: code.reveal() }),
  decide: (shown) => decideConfirmation(shown),
  save: async (scope, { method }) => {
    await noteStepUp(scope, method);
    return null;
  },
  records: ({ change }) => ({ event: "identity-confirmed", fields: [change.method] }),
});

/** What is asked before the number is looked for: without a decision and a sure identity there is no looking. */
async function asked(scope: Scope, input: OpenSubject): Promise<Asked> {
  const isDecided = (await findRule(scope)).isOn;
  const isConfirmed = (await stepUpUntil(scope)) !== null;
  if (!isDecided || !isConfirmed) return { isDecided, isConfirmed, waits: 0, answer: null };
  const waits = await takeQuestion(scope);
  return { isDecided, isConfirmed, waits, answer: waits > 0 ? null : await findAnswer(scope, input) };
}

/** Opens one case or one person for sixty minutes, to read. Those who answer for it and who review it are told at once. */
export const openSubject = operation({
  name: "open-subject",
  input: openSubjectSchema,
  needs: "write",
  subject: self,
  load: asked,
  decide: decideOpening,
  save: async (scope, _change, { input }) => {
    const { openingId } = await insertOpening(scope, input);
    const { caseId, personId } = (await findSubjectOf(scope, openingId)) ?? { caseId: null, personId: null };
    return { openingId, caseId, personId };
  },
  records: ({ value: { caseId, personId } }) => ({
    event: "emergency-opened",
    fields: ["reason"],
    ...(caseId === null ? {} : { caseId }),
    ...(personId === null ? {} : { personIds: [personId] }),
    records: 1,
  }),
  announces: ({ value }) => [{ name: "emergency.opened", payload: { openingId: value.openingId } }],
});

/** Closes the own opening before its hour is out. */
export const closeOpening = operation({
  name: "close-opening",
  input: openingSchema,
  needs: "write",
  subject: ({ openingId }) => ({ kind: "opening", openingId }),
  load: (scope, { openingId }) => findSubjectOf(scope, openingId),
  decide: (opening) => ok(opening),
  save: async (scope, { id }) => {
    if (!(await saveClosed(scope, id))) throw new StaleVersion();
    return { openingId: id };
  },
  records: ({ current: { caseId, personId } }) => ({
    event: "emergency-closed",
    ...(caseId === null ? {} : { caseId }),
    ...(personId === null ? {} : { personIds: [personId] }),
  }),
});
