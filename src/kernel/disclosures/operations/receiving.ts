import "server-only";
import { insertCase } from "../../cases";
import { operation } from "../corridor";
import { findReceived, saveAcknowledgement, saveTakeOver } from "../data/releases";
import { decideAcknowledge, decideTakeOver } from "../domain/answering";
import { receivedSchema, takeOverSchema } from "../schema";
import { RECEIVED_WORKFLOW } from "../received-cases";

const ownUnit = () => ({ kind: "ownUnit" }) as const;

/** Acknowledges what the unit has received; the sender learns the role and the time. From then on the copy stays. */
export const acknowledgeReceived = operation({
  name: "acknowledge-received",
  input: receivedSchema,
  needs: "write",
  subject: ownUnit,
  load: (scope, { receivedId }) => findReceived(scope, receivedId),
  decide: (copy, _input, { now }) => decideAcknowledge(copy, now),
  save: (scope, _change, { input }) => saveAcknowledgement(scope, input.receivedId),
  records: () => ({ event: "received-acknowledged", fields: ["acknowledgedAt", "acknowledgedBy"], records: 1 }),
});

/** Opens an own case for what was received, about somebody in the own register: a decision, never done by itself. */
export const takeOverReceived = operation({
  name: "take-over-received",
  input: takeOverSchema,
  needs: "write",
  subject: ({ personId }) =>
    personId === null ? { kind: "ownUnit" } : [{ kind: "ownUnit" }, { kind: "person", personId }],
  load: (scope, { receivedId }) => findReceived(scope, receivedId),
  decide: decideTakeOver,
  save: async (scope, { personId }, { input }) => {
    const caseId = scope.newId();
    await insertCase(scope, { id: caseId, workflow: RECEIVED_WORKFLOW, personId });
    await saveTakeOver(scope, input.receivedId, caseId);
    return { caseId };
  },
  records: ({ change, value }) => ({
    event: "received-taken-over",
    caseId: value.caseId,
    personIds: change.personId === null ? [] : [change.personId],
    fields: ["caseId"],
    records: 1,
  }),
});
