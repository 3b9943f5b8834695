import "server-only";
import { saveAcknowledgement } from "@/kernel/cases";
import { refuse } from "@/platform/result";
import { operation } from "../corridor";
import { findContact } from "../data/open-contact";
import { decideAcknowledge } from "../domain/handover";
import { acknowledgeHandoverSchema } from "../schema";

/** The receiving unit says that it has taken the contact over; whoever says it works on the case from then on. */
export const acknowledgeContact = operation({
  name: "acknowledge-contact",
  input: acknowledgeHandoverSchema,
  needs: "write",
  subject: ({ caseId }) => ({ kind: "case", caseId }),
  load: (scope, { caseId }) => findContact(scope, caseId),
  decide: ({ contact, handovers }, input, { now, principal }) => {
    const decided = decideAcknowledge(contact, input, { now, unitId: principal.unitId });
    const newest = handovers[0];
    if (!decided.ok) return decided;
    return newest ? { ok: true, value: { ...decided.value, version: newest.version } } : refuse("handoverUnknown");
  },
  save: async (scope, { handoverId, version }, { input: { caseId } }) => {
    await saveAcknowledgement(scope, { caseId, handoverId, version });
    return { caseId, handoverId };
  },
  records: ({ input }) => ({ event: "acknowledged", caseId: input.caseId, fields: ["acknowledgedAt"], records: 1 }),
  announces: ({ value }) => [
    { name: "field-contacts.acknowledged", payload: { caseId: value.caseId, handoverId: value.handoverId } },
  ],
});
