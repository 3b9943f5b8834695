import "server-only";
import { refuse } from "@/platform/result";
import { insertCase } from "../../cases";
import { operation } from "../corridor";
import { findReceived, saveRegistration, saveSeen, saveTakeOver } from "../data/received";
import { decideAcknowledge, decideRegister, decideTakeOver } from "../domain/answering";
import { receivedSchema, registerReceivedSchema, takeOverSchema } from "../schema";
import { opensCases } from "../domain/inbox-unit";
import { RECEIVED_WORKFLOW } from "../received-cases";

const ownUnit = () => ({ kind: "ownUnit" }) as const;

/** Says that the unit has seen what it received; the sender learns the role and the time. It changes nothing else. */
export const acknowledgeReceived = operation({
  name: "acknowledge-received",
  input: receivedSchema,
  needs: "write",
  subject: ownUnit,
  load: (scope, { receivedId }) => findReceived(scope, receivedId),
  decide: (copy, _input, { now }) => decideAcknowledge(copy, now),
  save: (scope, _change, { input }) => saveSeen(scope, input.receivedId),
  records: () => ({ event: "received-seen", fields: ["acknowledgedAt", "acknowledgedBy"], records: 1 }),
});

/**
 * Registers what was received in the own records: a decision with a note of where. From then on it is the authority's own
 * lawful copy, whatever becomes of the sender's ground; the sender learns the role and the time.
 */
export const registerReceived = operation({
  name: "register-received",
  input: registerReceivedSchema,
  needs: "write",
  subject: ownUnit,
  load: (scope, { receivedId }) => findReceived(scope, receivedId),
  decide: (copy, _input, { now }) => decideRegister(copy, now),
  save: (scope, _change, { input }) => saveRegistration(scope, input.receivedId, input.note),
  records: () => ({ event: "received-registered", fields: ["registeredAt", "registeredBy", "note"], records: 1 }),
});

/** Opens an own case for what was received, about somebody in the own register; that registers it. Never done by itself. */
export const takeOverReceived = operation({
  name: "take-over-received",
  input: takeOverSchema,
  needs: "write",
  subject: ({ personId }) =>
    personId === null ? { kind: "ownUnit" } : [{ kind: "ownUnit" }, { kind: "person", personId }],
  load: (scope, { receivedId }) => findReceived(scope, receivedId),
  decide: (copy, input, { principal }) =>
    opensCases(principal.role) ? decideTakeOver(copy, input) : refuse("noOwnCases"),
  save: async (scope, { personId, registers }, { input }) => {
    const caseId = scope.newId();
    const { number } = await insertCase(scope, { id: caseId, workflow: RECEIVED_WORKFLOW, personId });
    if (registers) await saveRegistration(scope, input.receivedId, number);
    await saveTakeOver(scope, input.receivedId, caseId);
    return { caseId };
  },
  records: ({ change, value }) => ({
    event: "received-taken-over",
    caseId: value.caseId,
    personIds: change.personId === null ? [] : [change.personId],
    fields: ["caseId", ...(change.registers ? ["registeredAt"] : [])],
    records: 1,
  }),
});
